"""``tmworkshop programme``: what a lead asks for, takes in, and compares."""

from tmworkshop.cli.groups import Noun

command = Noun(
    "programme",
    about="Ask partnerships for packs, take them in, and compare what they share.",
    example="compare",
    verbs=("begin", "add", "list", "drop", "words", "compare", "release", "end"),
)
