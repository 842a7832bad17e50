"""``tmworkshop session``: started, taken up again, listed, shown, put right."""

from tmworkshop.cli.groups import Noun

command = Noun(
    "session",
    about="Sessions: start one, take it up again, list them, show one.",
    example="start",
    verbs=("start", "resume", "scribe", "list", "show", "edit", "reopen", "discard"),
)
