"""``tmworkshop member``: who is in a set, and what they agree to share."""

from tmworkshop.cli.groups import Noun

command = Noun(
    "member",
    about="Who is in a set, and what they agree to share.",
    example="import roster.csv --set dyffryn",
    verbs=(
        *("add", "import", "list", "update", "consent"),
        *("show", "export", "discard", "erase"),
    ),
)
