"""``tmworkshop action``: what people said they would do, and what became of it."""

from tmworkshop.cli.lazy import Noun

command = Noun(
    "action",
    help="See and follow up what members said they would do.",
    example="tmworkshop action list",
    table={
        "list": "List the open actions of a set, oldest first.",
        "show": "Tell the story of action NUMBER, and who said what of it when.",
        "update": "Keep word that the owner of action NUMBER sent, or put it right.",
    },
)
