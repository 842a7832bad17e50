"""``tmworkshop prompt``: all that may be put to the room, kind by kind."""

from tmworkshop.cli.groups import Noun

command = Noun(
    "prompt",
    about="List what may be put to the room, and check your own.",
    example="list",
    verbs=("list", "check"),
)
