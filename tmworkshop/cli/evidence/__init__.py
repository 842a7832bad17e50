"""``tmworkshop evidence``: the cards: searched, listed, one shown with its sources."""

from tmworkshop.cli.groups import Noun

command = Noun(
    "evidence",
    about="Search what the sources found, and show where each finding stands.",
    example="search trust",
    verbs=("search", "list", "show"),
)
