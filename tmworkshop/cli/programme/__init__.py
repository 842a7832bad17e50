"""``tmworkshop programme``: lessons and themes by partnership."""

from tmworkshop.cli.groups import Noun

command = Noun(
    "programme",
    about="Compare what partnerships share.",
    example="compare",
    verbs=("compare",),
)
