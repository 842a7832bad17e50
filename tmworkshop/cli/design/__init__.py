"""``tmworkshop design``: plans of a session; listed, shown, checked, begun."""

from tmworkshop.cli.groups import Noun

command = Noun(
    "design",
    about="Plans of a session: list them, show one, write and check your own.",
    example="show lesson-session-90",
    verbs=("list", "show", "check", "new"),
)
