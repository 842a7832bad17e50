"""``tmworkshop session``: started, taken up again, listed, shown, put right."""

from tmworkshop.cli.lazy import Noun

command = Noun(
    "session",
    help="Sessions: start one, take it up again, list them, show one.",
    example="tmworkshop session start",
    table={
        "start": "Open a session and walk the room through it.",
        "resume": "Take up the open session where it was put down, or where it was cut "
        "off.",
        "scribe": "Write along while someone else steers: words are kept, nothing "
        "moves on.",
        "list": "List the sessions of a set, in numbers.",
        "show": "Show session NUMBER, else the last: who was there, what was kept, in "
        "numbers.",
        "edit": "List what a session keeps, or put NUMBER of it right.",
        "reopen": "Take the close of the last session back, and go on at its "
        "read-back.",
        "discard": "Take away the open session, begun by mistake, in which nothing was "
        "said.",
    },
)
