"""``tmworkshop programme``: lessons and themes by partnership."""

from tmworkshop.cli.lazy import Noun

command = Noun(
    "programme",
    help="Compare what partnerships share.",
    example="tmworkshop programme compare",
    table={
        "compare": "Show lessons and themes by partnership, and the words behind each "
        "cell.",
    },
)
