"""``tmworkshop lesson``: the ten lessons of the review, and their evidence."""

from tmworkshop.cli.lazy import Noun

command = Noun(
    "lesson",
    help="Show the ten lessons of the review, and their evidence.",
    example="tmworkshop lesson show 5",
    table={
        "list": "List the lessons.",
        "show": "Show lesson NUMBER: what was found, how sure it is, and its cards.",
    },
)
