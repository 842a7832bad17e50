"""``tmworkshop prompt``: all that may be put to the room, kind by kind."""

from tmworkshop.cli.lazy import Noun

command = Noun(
    "prompt",
    help="List what may be put to the room, and check your own.",
    example="tmworkshop prompt list",
    table={
        "list": "List the prompts of one KIND; without it, the kinds there are.",
        "check": "Say all that is wrong with your own prompts, each with its place.",
    },
)
