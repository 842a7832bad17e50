"""``tmworkshop member``: who is in a set, and what they agree to share."""

from tmworkshop.cli.lazy import Noun

command = Noun(
    "member",
    help="Who is in a set, and what they agree to share.",
    example="tmworkshop member import roster.csv --set dyffryn",
    table={
        "add": "Take NAME into a set.",
        "import": "Take everyone on a roster into a set, or nobody.",
        "list": "List who is in a set, with their partnership and the date of their "
        "slip.",
        "update": "Put right the name of NAME, or say whom they come from now.",
        "consent": "Type in what the private slip of NAME says may leave the set.",
        "show": "Show what is held about NAME: counts and dates, and no words.",
        "export": "Write all that is held about NAME, as a page to read and as JSON.",
        "discard": "Take back the last import or add, while nothing is kept of whom it "
        "brought in.",
        "erase": "Erase all that is kept of NAME in a set: its file, pages, drafts, "
        "backups.",
    },
)
