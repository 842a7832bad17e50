"""``tmworkshop action``: what people said they would do, and what became of it."""

from tmworkshop.cli.groups import Noun

command = Noun(
    "action",
    about="See and follow up what members said they would do.",
    example="list",
    verbs=("list", "show", "update"),
)
