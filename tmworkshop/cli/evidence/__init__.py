"""``tmworkshop evidence``: the cards: searched, listed, one shown with its sources."""

from tmworkshop.cli.lazy import Noun

command = Noun(
    "evidence",
    help="Search what the sources found, and show where each finding stands.",
    example="tmworkshop evidence search trust",
    table={
        "search": "Find the cards that hold WORDS, the best first.",
        "list": "List the cards by their titles.",
        "show": "Show CARD: its finding, how strong it is, and where to look it up.",
    },
)
