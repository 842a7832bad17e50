"""``tmworkshop set``: learning sets, begun, listed, shown, changed, removed."""

from tmworkshop.cli.groups import Noun

command = Noun(
    "set",
    about="Learning sets: begin one, list them, show one.",
    example='add "Dyffryn set"',
    verbs=("add", "list", "show", "update", "agreement", "discard", "purge"),
)
