"""``tmworkshop backup restore``: a backup taken up, to a new folder or in place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from tmworkshop.adapters.backups.inspection import UnpackedBackup
from tmworkshop.adapters.backups.restore import (
    RestoreRules,
    choose_sets,
    fill_in_files,
    put_back_sets,
    read_backup,
    reconcile_backup,
    unpack_backup,
)
from tmworkshop.adapters.drive.disk import place_of
from tmworkshop.application.backups import bring_back, ensure_put_down
from tmworkshop.cli.asker import Asker
from tmworkshop.cli.echo import answer, say, wrap
from tmworkshop.cli.options import Options
from tmworkshop.cli.verb import FOLDER, verb
from tmworkshop.cli.workspace import open_backups, open_workspace
from tmworkshop.domain.dates import say_date
from tmworkshop.domain.errors import NotFound


@verb("last --to Restored", "last --in-place --set dyffryn")
@click.argument("name")
@click.option("--to", "place", type=FOLDER, metavar="DIR", help="A new folder for it.")
@click.option("--in-place", is_flag=True, help="Replace the sets of this workspace.")
@click.option("--set", "sets", multiple=True, metavar="SET", help="In place: only it.")
@click.option("--yes", is_flag=True, help="In place: do not ask again.")
def command(
    options: Options,
    name: str,
    place: Path | None,
    *,
    in_place: bool,
    sets: tuple[str, ...],
    yes: bool,
) -> None:
    """Restore NAME, a file or a backup of the list, to a new folder first.

    Look at it there; in place, the sets as they are become a backup themselves.
    """
    if in_place and place:
        raise click.UsageError("--to and --in-place are two ways: give one of them.")
    if sets and not in_place:
        raise click.UsageError("--set is for --in-place; to a folder goes all of it.")
    file = open_backups(options).file(name)
    if not in_place and place is None:
        place = Path(Asker(options).ask("A new folder for it", "--to DIR"))
    backup = read_backup(file)
    if place:
        _restore_to(options, backup, place)
    else:
        _restore_in_place(options, backup, sets, sure=yes)


def _restore_to(options: Options, backup: UnpackedBackup, place: Path) -> None:
    """Write *backup* to the new folder *place*, and say how to look at it."""
    backups, folder = open_backups(options), options.folder
    place = place_of(place)
    backups.may_restore_to(place)
    ready, changed = reconcile_backup(backup, folder, bring_back)
    unpack_backup(ready, place)
    backups.note_restored(place)
    answer(str(place))
    _tell(backup, changed)
    if place != folder:
        say(f'Look at it: tmworkshop --workspace "{place}" set list')


def _restore_in_place(
    options: Options, backup: UnpackedBackup, sets: Sequence[str], *, sure: bool
) -> None:
    """Replace *sets* of the workspace, all if none is named, by those of *backup*."""
    folder = options.folder
    if not folder.is_dir():
        raise NotFound(
            f"There is no workspace {folder} yet, so nothing to replace: "
            f'restore with --to "{folder}"'
        )
    wanted = choose_sets(backup, sets)
    made = say_date(backup.manifest.made.astimezone().date())
    shown = f"{', '.join(wanted)}: the facts of {made} take the place of today's."
    if not (sure or Asker(options).agree("Restore them here", shown)):
        say("Nothing has been changed.")
        return
    missing = [each for each in wanted if each not in open_workspace(options).sets()]
    rules = RestoreRules(ensure_put_down, bring_back, open_backups(options).put_aside)
    done = put_back_sets(backup, folder, wanted, rules)
    filled = () if sets else fill_in_files(backup, folder)
    answer(*wanted, *filled)
    _tell(backup, done.changed)
    for set_id in missing:
        say(
            f"{set_id} was not here any more. If it had been purged: "
            f"tmworkshop set purge {set_id} --now"
        )
    say(f"As they were before: tmworkshop backup restore {done.aside} --to DIR")


def _tell(backup: UnpackedBackup, changed: Iterable[str]) -> None:
    for set_id in changed:
        say(
            *wrap(
                f"{set_id}: what was erased or said on sharing slips since this backup "
                "was made holds here as well."
            )
        )
    for set_id in backup.manifest.damaged:
        say(f"{set_id} could not be read even when this backup was made.")
