"""``tmworkshop backup make``: a copy of the whole workspace, put aside by hand."""

from __future__ import annotations

from pathlib import Path

import click

from tmworkshop.adapters.backups.backup_files import BY_HAND
from tmworkshop.adapters.backups.folder_backups import FolderBackups
from tmworkshop.adapters.drive.open_places import find_opening
from tmworkshop.cli.backup.keys import (
    NewPassphrase,
    is_for_key,
    make_key,
    new_passphrase_options,
    open_keychain,
    say_if_no_sheet,
)
from tmworkshop.cli.echo import answer, say, wrap
from tmworkshop.cli.options import Options
from tmworkshop.cli.verb import FOLDER, verb
from tmworkshop.cli.workspace import open_backups
from tmworkshop.domain.errors import Damaged, Missing
from tmworkshop.domain.phrases import say_count
from tmworkshop.domain.remedies import Remedy

YOURS = (
    "An erasure cannot reach a copy elsewhere: tmworkshop notes that there is one, and "
    "it is yours to keep safe and to remove."
)


@verb("", "--to E:/")
@click.option("--to", "place", type=FOLDER, metavar="DIR", help="Elsewhere: a stick.")
@click.option(
    "--encrypt/--open",
    default=None,
    help="Encrypted, or for anyone who has it; on sticks and the like: encrypted.",
)
@new_passphrase_options
def command(
    options: Options, place: Path | None, *, encrypt: bool | None, given: NewPassphrase
) -> None:
    """Make a backup of every set, the settings and your own designs and pages.

    One is made by itself whenever a session closes; those make room for newer ones.
    One made by hand stays until you remove it.  Of those elsewhere, the older ones
    beside a new one go if it holds all that they hold.  A copy elsewhere is encrypted
    where others get at it: on a stick, in a synced folder, on a network drive.
    """
    backups = open_backups(options)
    if place is None:
        if encrypt is not None:
            raise click.UsageError("--encrypt and --open are for a copy with --to.")
        answer(backups.make(BY_HAND))
    else:
        _make_at(options, backups, place, encrypt=encrypt, given=given)
        say(*wrap(YOURS))
    if lacking := len(backups.lacking):
        files = say_count(lacking, "file")
        words = f"It holds all but {files} that cannot be read."
        raise Damaged(words, Remedy.EXAMINE)


def _make_at(
    options: Options,
    backups: FolderBackups,
    place: Path,
    *,
    encrypt: bool | None,
    given: NewPassphrase,
) -> None:
    """Make a copy at *place*, encrypted if that is said, or if it should be there."""
    place = backups.may_make_at(place)
    if not (is_for_key(options, place) if encrypt is None else encrypt):
        answer(str(backups.make_at(place)))
        if exposed := find_opening(place, options.environ):
            say(f"It is open, {exposed}: whoever has it reads all of it.")
        return
    keychain = open_keychain(options, given.file)
    if not keychain.public:
        try:
            make_key(options, keychain, given)
        except Missing as error:
            raise Missing(f"{error}; or leave the copy open: --open") from error
    elif given.file:
        keychain.read_secret()  # and with it what older copies there hold
    answer(str(backups.make_at(place, keychain)))
    say("It is encrypted, and was opened again as a proof.")
    say_if_no_sheet(keychain)
