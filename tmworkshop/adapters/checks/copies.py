"""Checks of the backups: whether there is one of today's facts, and if it opens."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from tmworkshop.adapters.backups.backup_files import FOLDER, list_backup_files
from tmworkshop.adapters.backups.copy_notes import read_copy_notes
from tmworkshop.adapters.backups.inspection import Inspection, inspect_zip, read_label
from tmworkshop.adapters.checks.here import Here
from tmworkshop.adapters.store.workspace import FolderWorkspace
from tmworkshop.domain.findings import Finding, noted, well, wrong
from tmworkshop.domain.phrases import say_count
from tmworkshop.domain.remedies import Remedy, Way

PATIENCE = timedelta(days=7)  # that facts may wait for a backup
LONG = timedelta(days=90)  # since a copy was taken to another place


def check_backups(here: Here) -> Iterator[Finding]:
    """Open every backup, read the last one to its end, and see how old it is."""
    files = list_backup_files(here.workspace / FOLDER)
    if not files:
        yield from _none(here)
        return
    for file in files[:-1]:
        if (looked := read_label(file)).trouble:
            yield _unsound(file, looked)
    last = inspect_zip(files[-1])
    if last.manifest is None:
        yield _unsound(files[-1], last)
        return
    changed = _last_change(here)
    if changed and changed - last.manifest.made > PATIENCE:
        days = (changed - last.manifest.made).days
        yield wrong(
            f"Facts were kept until {say_count(days, 'day')} after the last backup.",
            remedy=Way(Remedy.MAKE_BACKUP),
        )
    else:
        yield well(f"{say_count(len(files), 'backup')}; the last one reads to its end.")


def check_copies_elsewhere(here: Here) -> Iterator[Finding]:
    """Say when a copy was last taken to another place."""
    taken = [each.made_on for each in read_copy_notes(here.workspace / FOLDER)]
    on_a_stick = Way(Remedy.MAKE_BACKUP_ELSEWHERE)
    if not taken and _last_change(here):
        yield noted(
            "No copy is known to lie outside this computer, should it be lost.",
            remedy=on_a_stick,
        )
    elif taken:
        days = (here.now.astimezone().date() - max(taken)).days
        words = f"A copy was last taken elsewhere {say_count(days, 'day')} ago."
        is_long_ago = timedelta(days=days) > LONG
        yield noted(words, remedy=on_a_stick) if is_long_ago else well(words)


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
