"""``tmworkshop backup``: copies of the whole workspace, put aside and taken up."""

from tmworkshop.cli.groups import Noun

command = Noun(
    "backup",
    about="Backups: make one, list them, verify them, restore one; and their key.",
    example="make",
    verbs=("make", "list", "verify", "restore", "key", "rescue"),
)
