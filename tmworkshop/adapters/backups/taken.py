"""Copies that were taken to other places: found again, looked at, made room for.

A copy is known by the facts that founded its sets, whatever it is called by now.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from tmworkshop.adapters.backups.archive import Unseal, open_zip, read_backup_file
from tmworkshop.adapters.backups.backup_files import ENDING, FOLDER, SEALED, moment_of
from tmworkshop.adapters.backups.copies_of import (
    read_copy_at,
    read_packed,
)
from tmworkshop.adapters.backups.copy_notes import (
    is_there,
    list_within_reach,
    read_copy_notes,
)
from tmworkshop.adapters.backups.inspection import inspect_zip
from tmworkshop.adapters.backups.stand_ins import (
    AS_IT_LIES,
    CopyReader,
    find_superseded,
)
from tmworkshop.adapters.store.format import Facts
from tmworkshop.adapters.store.workspace import FolderWorkspace
from tmworkshop.domain.backups import count_lacking, count_unforgotten
from tmworkshop.domain.errors import Refused, WorkshopError
from tmworkshop.domain.record.fact_order import founding_of
from tmworkshop.domain.values import Value, value

OURS = "tmworkshop-"  # how the name of one begins
# what is opened in a folder to find one again: files, and bytes of each
MOST, LARGEST = 50, 10 << 20

Sets = Mapping[str, Facts]


@value
class Looked(Value):
    """A copy elsewhere, read to its end beside the facts as they are today."""

    place: Path
    trouble: str = ""
    lacking: int = 0  # facts that were kept since
    unforgotten: int = 0  # facts that hold what was to be forgotten since
    is_sealed: bool = False  # only a passphrase opens it, or no key that is here


class Older(NamedTuple):
    """Older copies beside a new one: which it stands for, and the *others*."""

    superseded: list[Path]
    others: list[Path]


def read_sets(workspace: Path) -> Sets:
    """Return the facts of each set in *workspace* that can be read, by its id."""
    place, sets = FolderWorkspace(workspace), {}
    for set_id in place.sets():
        with suppress(WorkshopError):
            sets[set_id] = place.open_set(set_id).facts()
    return sets


def find_copies(workspace: Path, sets: Sets) -> Iterator[Path]:
    """Yield the copies elsewhere that are there, also under another name, once each.

    *sets* are today's facts by the id of their set.
    """
    known = [*list_within_reach(workspace / FOLDER)]
    yield from known
    noted = [Path(each.place) for each in read_copy_notes(workspace / FOLDER)]
    missing = (each.parent for each in noted if each not in known)
    for folder in filter(is_there, dict.fromkeys(missing)):
        yield from (each for each in _ours_in(folder, sets) if each not in known)


def look_at_copy(place: Path, sets: Sets, unseal: Unseal | None = None) -> Looked:
    """Read the copy at *place* to its end, and compare it with the facts of *sets*.

    One that *unseal* does not open is not looked into.
    """
    if place.is_file() and stays_sealed(place, unseal):
        return Looked(place, is_sealed=True)
    if place.is_file() and (trouble := inspect_zip(place, unseal).trouble):
        return Looked(place, trouble)
    lacking = unforgotten = 0
    for set_id, present in sets.items():
        read = next(read_copy_at(place, set_id, unseal=unseal), None)
        copy = read.facts if read and read.founding == founding_of(present) else ()
        lacking += count_lacking(copy, present)
        unforgotten += count_unforgotten(copy, present)
    return Looked(place, "", lacking, unforgotten)


def list_older_copies(
    new: Path, noted: Collection[Path], sets: Sets, reader: CopyReader = AS_IT_LIES
) -> Older:
    """Return what lies beside the *new* copy of the same workspace.

    What is meant was *noted*, or is named so and holds one of these *sets*.
    """
    others = [each for each in _zips_in(new.parent) if each != new]
    ours = [
        each
        for each in others
        if each in noted
        or (each.name.startswith(OURS) and _is_ours(each, sets, reader))
    ]
    superseded = list(find_superseded(ours, [new], reader))
    return Older(superseded, [each for each in ours if each not in superseded])


def _ours_in(folder: Path, sets: Sets) -> Iterator[Path]:
    yield from (each for each in _zips_in(folder) if _is_ours(each, sets))


def _zips_in(folder: Path) -> Sequence[Path]:
    """Return the zips in *folder*, the newest first, if they are not too many."""
    try:
        ends = (ENDING, f"{ENDING}{SEALED}")
        files = [e for e in folder.iterdir() if e.name.endswith(ends) and e.is_file()]
    except OSError:
        return ()
    plain = (each for each in files if not each.is_symlink())
    return list(islice(sorted(plain, key=moment_of, reverse=True), MOST))


def _is_ours(file: Path, sets: Sets, reader: CopyReader = AS_IT_LIES) -> bool:
    """Say whether *file* is a backup in which a set was founded as it was here."""
    founded = {founding_of(facts) for facts in sets.values()} - {""}
    try:
        if file.stat().st_size > LARGEST:
            return False
        with open_zip(reader.content(file), file.name) as archive:
            copies = (read_packed(archive, each.id) for each in archive.manifest.sets)
            return any(copy and founding_of(copy.facts) in founded for copy in copies)
    except (WorkshopError, OSError):
        return False


def stays_sealed(file: Path, unseal: Unseal | None) -> bool:
    """Say whether *file* is encrypted, and *unseal* does not open it."""
    try:
        read_backup_file(file, unseal)
    except Refused:
        return file.suffix == SEALED
    except (WorkshopError, OSError):
        pass
    return False
