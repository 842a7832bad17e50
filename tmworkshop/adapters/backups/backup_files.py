"""The files of the backups: their names, their order, how one is put there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from tmworkshop.adapters.drive import disk
from tmworkshop.domain.errors import Damaged, Environment, NotFound
from tmworkshop.domain.names import suggest_names
from tmworkshop.domain.remedies import Remedy

FOLDER = "backups"
ENDING = ".zip"
SEALED = ".age"  # after that ending
LAST = "last"
# why one is made
CLOSE, MIGRATION, BY_HAND = "close", "migration", "hand"
REPLACED, TAKEN = "replaced", "taken"
AUTOMATIC = {CLOSE, MIGRATION}
MOMENT = "%Y-%m-%dT%H%M%SZ"
NAME = re.compile(r"(\d{4}-\d\d-\d\dT\d{6}Z)-([a-z]+)(?:-(\d+))?")
IN_NAME = re.compile(r"\d{4}-\d\d-\d\dT\d{6}Z")
UNKNOWN = datetime.min.replace(tzinfo=UTC)


class BackupLabel(NamedTuple):
    """What the name of a backup says, in the order in which they were made."""

    made: datetime
    number: int
    why: str


def list_backup_files(folder: Path) -> tuple[Path, ...]:
    """Return the backups as they were made; those with a strange name first."""
    with in_words(folder):
        if not folder.exists():
            return ()
        zips = (each for each in folder.iterdir() if each.suffix == ENDING)
        backups = list(filter(disk.is_own_file, zips))
    return tuple(sorted(backups, key=_order))


def find_backup_file(folder: Path, name: str) -> Path:
    """Return the file of the backup *name*, of the last one, or one elsewhere."""
    known = {file.stem: file for file in list_backup_files(folder)}
    wanted = name.removesuffix(ENDING)
    if wanted == LAST and known:
        return [*known.values()][-1]
    if wanted in known:
        return known[wanted]
    with in_words(there := disk.place_of(name)):
        if there.is_file():
            return there
    near = suggest_names(wanted, known)
    remedy = None if near else Remedy.LIST_BACKUPS
    raise NotFound(f"There is no backup {name!r}.{near}", remedy)


def label_of(file: Path) -> BackupLabel | None:
    """Return what the name of the backup *file* says; None of a strange one."""
    read = NAME.fullmatch(file.stem)
    if read is None:
        return None
    moment, why, number = read.groups()
    try:
        made = datetime.strptime(moment, MOMENT).replace(tzinfo=UTC)
    except ValueError:
        return None
    return BackupLabel(made, int(number or 1), why)


def moment_of(file: Path) -> datetime:
    """Return when the copy *file* was made by its name, or else last written."""
    with suppress(ValueError):
        if read := IN_NAME.search(file.name):
            return datetime.strptime(read[0], MOMENT).replace(tzinfo=UTC)
    with suppress(OSError, OverflowError, ValueError):
        return datetime.fromtimestamp(file.stat().st_mtime, UTC)
    return UNKNOWN


def _order(file: Path) -> tuple[BackupLabel, str]:
    first = BackupLabel(UNKNOWN, 0, "")
    return label_of(file) or first, file.stem


def choose_free_file(folder: Path, stem: str, ending: str = ENDING) -> Path:
    """Return a file in *folder* that is not there yet, named *stem* or nearly so."""
    file, number = folder / f"{stem}{ending}", 1
    while file.exists():
        number += 1
        file = folder / f"{stem}-{number}{ending}"
    return file


def put_backup(file: Path, content: bytes) -> None:
    """Make *file* hold *content*, and look whether it does."""
    with in_words(file):
        disk.replace_file(file, content)
        if file.read_bytes() != content:
            raise Damaged(f"{file} does not hold what was written to it.")


@contextmanager
def in_words(place: Path) -> Iterator[None]:
    """Turn what the machine says about *place* into an Environment error."""
    try:
        yield
    except OSError as error:
        from tmworkshop.adapters.drive.refusals import understand_refusal

        meant = understand_refusal(place, error)
        raise Environment(
            f"{place} cannot be used for backups: {meant.strerror or meant}. "
            "The sets themselves are as they were."
        ) from meant
