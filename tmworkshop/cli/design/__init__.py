"""``tmworkshop design``: plans of a session; listed, shown, checked, begun."""

from tmworkshop.cli.lazy import Noun

command = Noun(
    "design",
    help="Plans of a session: list them, show one, write and check your own.",
    example="tmworkshop design show lesson-session-90",
    table={
        "list": "List the designs: the shipped ones, and your own in the workspace.",
        "show": "Show the design NAME: what to have ready, and each step in turn.",
        "check": "Say all that is wrong with the design in FILE, each with its place.",
        "new": "Begin a design of your own, called NAME, as a copy of another one.",
    },
)
