"""``tmworkshop backup verify``: backups read to their end, as a restore would."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from tmworkshop.adapters.backups.inspection import inspect_zip
from tmworkshop.adapters.backups.taken import find_copies, read_sets
from tmworkshop.cli.backup.backup_page import answer_verified, backups_data
from tmworkshop.cli.backup.keys import passphrase_file_option, unlocked
from tmworkshop.cli.echo import answer_json
from tmworkshop.cli.options import Options
from tmworkshop.cli.verb import json_option, verb
from tmworkshop.cli.workspace import open_backups
from tmworkshop.domain.errors import Damaged


@verb("", "last")
@click.argument("name", required=False)
@passphrase_file_option
@json_option
def command(
    options: Options, name: str | None, passphrase_file: Path | None, *, as_json: bool
) -> None:
    """Open NAME, a file or a backup of the list, and read it to its end; else all.

    Copies elsewhere are among them, if they are within reach.
    """
    backups, unseal = open_backups(options), unlocked(options, passphrase_file)
    if name:
        looked = [inspect_zip(backups.file(name), unseal)]
    else:
        looked = [inspect_zip(file, unseal) for file in backups.files()]
        taken = find_copies(options.folder, read_sets(options.folder))
        looked += [
            replace(inspect_zip(each, unseal), name=str(each))
            for each in taken
            if each.is_file()
        ]
    if as_json:
        answer_json(backups=backups_data(looked))
    else:
        answer_verified(looked)
    if wrong := [each for each in looked if each.trouble]:
        raise Damaged(
            f"{len(wrong)} of {len(looked)} cannot be restored. "
            "Make a new one:\n  tmworkshop backup make"
        )
