"""``tmworkshop programme``: lessons and themes by partnership."""

from tmworkshop.cli.lazy import Noun

command = Noun(
    "programme",
    about="Compare what partnerships share.",
    example="compare",
    verbs=("compare",),
)
