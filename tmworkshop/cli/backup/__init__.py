"""``tmworkshop backup``: copies of the whole workspace, put aside and taken up."""

from tmworkshop.cli.lazy import Noun

command = Noun(
    "backup",
    help="Backups: make one, list them, verify them, restore one.",
    example="tmworkshop backup make",
    table={
        "make": "Make a backup of every set, the settings and your own designs and "
        "pages.",
        "list": "List the backups, the oldest first, and the copies made to other "
        "places.",
        "verify": "Open NAME, a file or a backup of the list, and read it to its end; "
        "else all.",
        "restore": "Restore NAME, a file or a backup of the list, to a new folder "
        "first.",
    },
)
