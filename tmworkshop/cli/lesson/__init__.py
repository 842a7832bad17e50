"""``tmworkshop lesson``: the ten lessons of the review, and their evidence."""

from tmworkshop.cli.groups import Noun

command = Noun(
    "lesson",
    about="Show the ten lessons of the review, and their evidence.",
    example="show 5",
    verbs=("list", "show"),
)
