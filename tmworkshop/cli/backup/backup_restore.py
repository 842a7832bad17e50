"""``tmworkshop backup restore``: a backup taken up, to a new folder or in place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from tmworkshop.adapters.backups.foreign import find_foreign
from tmworkshop.adapters.backups.inspection import UnpackedBackup
from tmworkshop.adapters.backups.restore import (
    RestoreRules,
    choose_sets,
    ensure_new,
    fill_in_files,
    put_back_sets,
    read_backup,
    reconcile_backup,
    unpack_backup,
)
from tmworkshop.adapters.drive.disk import place_of
from tmworkshop.application.backups import bring_back, ensure_put_down
from tmworkshop.cli.asker import Asker
from tmworkshop.cli.backup.brought_content import choose_content, say_kept, say_left
from tmworkshop.cli.backup.keys import passphrase_file_option, unlocked
from tmworkshop.cli.backup.programme_restored import (
    bring_programme_back,
    reconcile_programme,
)
from tmworkshop.cli.backup.unread_sets import replace_in_packs, say_replaced
from tmworkshop.cli.echo import answer, say, wrap
from tmworkshop.cli.options import Options
from tmworkshop.cli.verb import FOLDER, verb
from tmworkshop.cli.workspace import (
    open_backups,
    open_duties,
    open_workspace,
    take_as_whole,
)
from tmworkshop.domain.dates import say_date
from tmworkshop.domain.duties import Restoring
from tmworkshop.domain.errors import NotFound

BECOMES = (
    "It is a copy until you name it: with --workspace, as here, it is the workspace of "
    "one command; of all from now on by this variable of the environment:"
)


@verb("last --to Restored", "last --in-place --set dyffryn")
@click.argument("name")
@click.option("--to", "place", type=FOLDER, metavar="DIR", help="A new folder for it.")
@click.option("--in-place", is_flag=True, help="Replace the sets of this workspace.")
@click.option("--set", "sets", multiple=True, metavar="SET", help="In place: only it.")
@click.option("--yes", is_flag=True, help="In place: do not ask again.")
@click.option(
    "--with-content/--without-content",
    "is_wanted",
    default=None,
    help="Put in designs, prompts, templates that are not here; else you are asked.",
)
@passphrase_file_option
def command(
    options: Options,
    name: str,
    place: Path | None,
    passphrase_file: Path | None,
    *,
    in_place: bool,
    sets: tuple[str, ...],
    yes: bool,
    is_wanted: bool | None,
) -> None:
    """Restore NAME, a file or a backup of the list, to a new folder first.

    Look at it there; in place, the sets as they are become a backup themselves.
    """
    _ensure_one_way(place, sets, in_place=in_place, is_wanted=bool(is_wanted))
    file = open_backups(options).file(name)
    if place:
        open_backups(options).may_restore_to(place_of(place))
    if not in_place and place is None:
        place = Path(Asker(options).ask("A new folder for it", "--to DIR"))
    backup = read_backup(file, unlocked(options, passphrase_file))
    if place:
        foreign = find_foreign(backup, options.folder)
        brought = choose_content(options, backup, foreign, is_wanted)
        _restore_to(options, brought.backup, place)
        say_left(brought.left, file)
    elif (wanted := _agree_on_sets(options, backup, sets, sure=yes)) is not None:
        if wanted:
            _put_back(options, backup, file, wanted)
        if not sets:
            bring_programme_back(options, backup)
            is_wanted = False if yes and is_wanted is None else is_wanted
            _fill_in(options, backup, file, is_wanted)


def _ensure_one_way(
    place: Path | None, sets: Sequence[str], *, in_place: bool, is_wanted: bool
) -> None:
    if in_place and place:
        raise click.UsageError("--to and --in-place are two ways: give one of them.")
    if sets and not in_place:
        raise click.UsageError("--set is for --in-place; to a folder goes all of it.")
    if sets and is_wanted:
        raise click.UsageError("--set brings a set alone; leave --with-content out.")


def _restore_to(options: Options, backup: UnpackedBackup, place: Path) -> None:
    """Write *backup* to the new folder *place*, and say how to look at it."""
    backups, folder = open_backups(options), options.folder
    place = place_of(place)
    backups.may_restore_to(place)
    ready, changed = reconcile_backup(backup, folder, bring_back)
    ready = reconcile_programme(options, ready)
    ensure_new(ready, place)
    # noted first: better a note too many than a copy that nobody knows of
    backups.note_restored(place)
    if unpack_backup(ready, place):
        say("A restore to this folder had been cut off: what it left is removed.")
    answer(str(place))
    _tell(backup, changed)
    if place != folder:
        say(
            "Look at it:",
            f'  tmworkshop --workspace "{place}" set list',
            *wrap(BECOMES),
            f'  TMWORKSHOP_WORKSPACE="{place}"',
        )


def _agree_on_sets(
    options: Options, backup: UnpackedBackup, sets: Sequence[str], *, sure: bool
) -> tuple[str, ...] | None:
    """Return which of *sets*, all if none is named, are to be replaced; None if not."""
    folder = options.folder
    if not folder.is_dir():
        raise NotFound(
            f"There is no workspace {folder} yet, so nothing to replace: "
            f'restore with --to "{folder}"'
        )
    wanted = choose_sets(backup, sets)
    made = say_date(backup.manifest.made.astimezone().date())
    shown = [f"{', '.join(wanted)}: the facts of {made} take the place of today's."]
    if not wanted:
        shown = [f"What is missing here comes back from {made}."]
    if sure or Asker(options).agree("Restore them here", *shown):
        return wanted
    say("Nothing has been changed.")
    return None


def _put_back(
    options: Options, backup: UnpackedBackup, file: Path, wanted: Sequence[str]
) -> None:
    """Replace the sets *wanted* by those of *backup*, which lies in *file*."""
    missing = [each for each in wanted if each not in open_workspace(options).sets()]
    duties, ids = open_duties(options), tuple(sorted(wanted))

    def begin(prints: tuple[str, ...]) -> None:
        is_here = file.stem in open_backups(options).names()
        name, made = file.stem if is_here else str(file), backup.manifest.made
        duties.take_on(Restoring(ids[0], "", ids, prints, name, made.isoformat()))

    unread = replace_in_packs(options, wanted)
    put_aside = open_backups(options).put_aside
    rules = RestoreRules(ensure_put_down, bring_back, put_aside, begin)
    done = put_back_sets(backup, options.folder, wanted, rules)
    take_as_whole(options, wanted)
    for duty in duties.waiting():  # one that could not be finished as well
        if isinstance(duty, Restoring) and {*duty.sets} <= {*ids}:
            duties.fulfil(duty)
    answer(*wanted)
    _tell(backup, done.changed)
    say_replaced(unread)
    for set_id in missing:
        say(
            f"{set_id} was not here any more. If it had been purged:",
            f"  tmworkshop set purge {set_id} --now",
        )
    say("As they were before:", f"  tmworkshop backup restore {done.aside} --to DIR")


def _fill_in(
    options: Options, backup: UnpackedBackup, file: Path, is_wanted: bool | None
) -> None:
    """Put in what of *backup* is no set and is missing here, where it *is_wanted*."""
    foreign = find_foreign(backup, options.folder)
    other = tuple(name for name in foreign if (options.folder / name).exists())
    missing = tuple(name for name in foreign if name not in other)
    brought = choose_content(options, backup, missing, is_wanted)
    answer(*fill_in_files(brought.backup, options.folder))
    say_kept(other)
    say_left(brought.left, file)


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
