"""``tmworkshop backup list``: the backups, and the copies made to other places."""

from __future__ import annotations

from tmworkshop.cli.backup.backup_page import answer_backups, answer_backups_json
from tmworkshop.cli.options import Options
from tmworkshop.cli.verb import json_option, verb
from tmworkshop.cli.workspace import open_backups


@verb()
@json_option
def command(options: Options, *, as_json: bool) -> None:
    """List the backups, the oldest first, and the copies made to other places."""
    backups = open_backups(options)
    show = answer_backups_json if as_json else answer_backups
    show(backups.files(), backups.elsewhere())
