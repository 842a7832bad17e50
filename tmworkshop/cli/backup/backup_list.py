"""``tmworkshop backup list``: the backups, and the copies made to other places."""

from __future__ import annotations

from dataclasses import asdict

from tmworkshop.adapters.backups.inspection import read_label
from tmworkshop.cli.backup.backup_page import answer_backups, backups_data
from tmworkshop.cli.echo import answer_json
from tmworkshop.cli.options import Options
from tmworkshop.cli.verb import json_option, saves, verb
from tmworkshop.cli.workspace import open_backups


@verb()
@json_option
@saves
def command(options: Options, *, as_json: bool) -> None:
    """List the backups, the oldest first, and the copies made to other places."""
    backups = open_backups(options)
    files, elsewhere = backups.files(), backups.elsewhere()
    if as_json:
        answer_json(
            backups=backups_data(map(read_label, files)),
            elsewhere=[asdict(each) for each in elsewhere],
        )
    else:
        answer_backups(files, elsewhere)
