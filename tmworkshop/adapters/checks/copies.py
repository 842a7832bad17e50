"""Checks of the backups and of copies elsewhere: all are read, and compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from tmworkshop.adapters.backups.backup_files import ENDING, FOLDER, list_backup_files
from tmworkshop.adapters.backups.copy_notes import read_copy_notes
from tmworkshop.adapters.backups.inspection import Inspection, inspect_zip
from tmworkshop.adapters.backups.taken import OURS, Looked, find_copies, look_at_copy
from tmworkshop.adapters.checks.here import Here
from tmworkshop.adapters.drive.config_folder import config_folder
from tmworkshop.adapters.drive.open_places import find_opening
from tmworkshop.adapters.keys.unasked import open_unasked
from tmworkshop.adapters.store.workspace import FolderWorkspace
from tmworkshop.domain.findings import Finding, noted, unknown, well, wrong
from tmworkshop.domain.phrases import say_count
from tmworkshop.domain.remedies import Remedy, Way

PATIENCE = timedelta(days=7)  # that facts may wait for a backup
BY_HAND = "take a new copy to that folder; then, if this one stays, remove it yourself"
LONG = timedelta(days=90)  # since a copy was taken to another place


def check_backups(here: Here) -> Iterator[Finding]:
    """Read every backup to its end, and see how old the last one is."""
    looked = {f: inspect_zip(f) for f in list_backup_files(here.workspace / FOLDER)}
    if not looked:
        yield from _none(here)
        return
    yield from (_unsound(file, looked[file]) for file in looked if looked[file].trouble)
    *_, last = looked.values()
    if last.manifest is None:
        return
    sound = sum(not each.trouble for each in looked.values())
    changed = _last_change(here)
    if changed and changed - last.manifest.made > PATIENCE:
        days = (changed - last.manifest.made).days
        yield wrong(
            f"Facts were kept until {say_count(days, 'day')} after the last backup.",
            remedy=Way(Remedy.MAKE_BACKUP),
        )
    else:
        yield well(f"{say_count(sound, 'backup')} read to the end, the last one too.")


def check_copies_elsewhere(here: Here) -> Iterator[Finding]:
    """Say when a copy was last taken to another place, and look at those in reach."""
    taken = [each.made_on for each in read_copy_notes(here.workspace / FOLDER)]
    on_a_stick = Way(Remedy.MAKE_BACKUP_ELSEWHERE)
    if not taken and _last_change(here):
        yield noted(
            "No copy is known to lie outside this computer, should it be lost.",
            remedy=on_a_stick,
        )
    elif taken:
        sets = dict(here.readable())
        unseal = open_unasked(config_folder(here.environ))
        looked = [
            look_at_copy(place, sets, unseal)
            for place in find_copies(here.workspace, sets)
        ]
        days = (here.now.astimezone().date() - max(taken)).days
        when = f"{say_count(days, 'day')} ago" if days > 0 else "today"
        words = f"A copy was last taken elsewhere {when}."
        if whole := sum(not (each.trouble or each.is_sealed) for each in looked):
            words += f" Within reach, whole: {say_count(whole, 'copy', 'copies')}."
        is_long_ago = timedelta(days=days) > LONG
        yield noted(words, remedy=on_a_stick) if is_long_ago else well(words)
        yield from _what_is_amiss(here, looked)


def _what_is_amiss(here: Here, looked: Iterable[Looked]) -> Iterator[Finding]:
    """Say which copies elsewhere are damaged, or are not as the sets are today."""
    folders: set[Path] = set()
    for each in looked:
        folder, place = each.place.parent, str(each.place)
        is_newest = each.place.is_file() and folder not in folders
        folders.add(folder)
        # one that was renamed is left by whatever makes a newer one
        is_ours = is_newest and each.place.name.startswith(OURS)
        mend = partial(here.copy_to, folder) if here.copy_to and is_ours else None
        way = Way(Remedy.MEND) if mend else BY_HAND
        if each.is_sealed:
            words = "The copy {} is encrypted, and was not opened."
            yield unknown(words, place, remedy=Way(Remedy.VERIFY_BACKUP, (place,)))
        elif each.trouble:
            words = "The copy {} cannot be restored."
            finding = wrong(words, place, remedy=way, detail=each.trouble, mend=mend)
            yield finding.mended_as(
                "a new copy lies beside {}, which is damaged.", place
            )
        elif each.unforgotten:
            words = "The copy {} holds words or names that were to be forgotten since."
            done = "the copy {} held what was to be forgotten; a new one was made."
            yield wrong(words, place, remedy=way, mend=mend).mended_as(done, place)
        elif each.lacking and is_newest:
            facts = say_count(each.lacking, "fact")
            words = f"The copy {{}} lacks {facts} kept since."
            done = f"the copy {{}} lacked {facts}; a new one was made."
            yield noted(words, place, remedy=way, mend=mend).mended_as(done, place)
        exposed = each.place.suffix == ENDING and find_opening(folder, here.environ)
        if exposed and each.place.is_file():
            words = f"The copy {{}} is open, {exposed}: whoever has it reads all of it."
            yield noted(words, place, remedy="take a new one there, which is encrypted")


def _none(here: Here) -> Iterator[Finding]:
    if FolderWorkspace(here.workspace).sets():
        yield wrong("There is no backup yet.", remedy=Way(Remedy.MAKE_BACKUP))
    else:
        yield noted("There is nothing to back up yet.")


def _unsound(file: Path, looked: Inspection) -> Finding:
    return wrong(
        "The backup {} cannot be restored.",
        str(file),
        remedy=Way(Remedy.REPLACE_BACKUP),
        detail=looked.trouble,
    )


def _last_change(here: Here) -> datetime | None:
    """Return when something was last kept in any set that can be read."""
    times = (fact.at for _, facts in here.readable() for fact in facts)
    return max(times, default=None)
