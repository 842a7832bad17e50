"""``tmworkshop backup make``: a copy of the whole workspace, put aside by hand."""

from __future__ import annotations

from pathlib import Path

import click

from tmworkshop.adapters.backups.backup_files import BY_HAND
from tmworkshop.cli.echo import answer, say, wrap
from tmworkshop.cli.options import Options
from tmworkshop.cli.verb import FOLDER, verb
from tmworkshop.cli.workspace import open_backups
from tmworkshop.domain.errors import Damaged
from tmworkshop.domain.phrases import say_count
from tmworkshop.domain.remedies import Remedy

YOURS = (
    "An erasure cannot reach a copy elsewhere: tmworkshop notes that there is one, and "
    "it is yours to keep safe and to remove."
)


@verb("", "--to E:/")
@click.option("--to", "place", type=FOLDER, metavar="DIR", help="Elsewhere: a stick.")
def command(options: Options, place: Path | None) -> None:
    """Make a backup of every set, the settings and your own designs and pages.

    One is made by itself whenever a session closes; those make room for newer ones.
    One made by hand stays until you remove it.  Of those elsewhere, the older ones
    beside a new one go if it holds all that they hold.
    """
    backups = open_backups(options)
    if place is None:
        answer(backups.make(BY_HAND))
    else:
        answer(str(backups.make_at(place)))
        say(*wrap(YOURS))
    if lacking := len(backups.lacking):
        files = say_count(lacking, "file")
        words = f"It holds all but {files} that cannot be read."
        raise Damaged(words, Remedy.EXAMINE)
