"""``tmworkshop set``: learning sets, begun, listed, shown, changed, removed."""

from tmworkshop.cli.lazy import Noun

command = Noun(
    "set",
    help="Learning sets: begin one, list them, show one.",
    example='tmworkshop set add "Dyffryn set"',
    table={
        "add": "Begin the learning set NAME.",
        "list": "List the sets, in numbers.",
        "show": "Show one set: where it meets, who is in it, what it has done.",
        "update": "Change what a set is called, where it meets, until when it is kept.",
        "agreement": "Choose the ground rules the set works by, or show them.",
        "discard": "Take back SET, which was begun by mistake, while nobody is in it.",
        "purge": "Remove sets that were to be kept until a day that has passed, or one "
        "SET.",
    },
)
