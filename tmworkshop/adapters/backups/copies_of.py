"""Every copy of one set's facts that this computer can reach, and where each lies.

They are read one by one, as they are asked for: what lies beside the file, then the
backups and what was taken elsewhere, the newest first.  Nothing is written, merged or
judged here; a copy that is of another set of the same name is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import UTC, date, datetime
from enum import Enum
from itertools import chain
from pathlib import Path
from typing import Any

from tmworkshop.adapters.backups.archive import (
    Archive,
    Unseal,
    open_zip,
    read_backup_file,
)
from tmworkshop.adapters.backups.backup_files import (
    FOLDER,
    list_backup_files,
    moment_of,
)
from tmworkshop.adapters.backups.copy_notes import list_within_reach
from tmworkshop.adapters.drive.disk import path_beside, read_file
from tmworkshop.adapters.store.format import Facts, Salvage, salvage_lines
from tmworkshop.adapters.store.workspace import FOLDER as SETS
from tmworkshop.adapters.store.workspace import FolderWorkspace, set_file
from tmworkshop.domain.errors import Damaged, WorkshopError
from tmworkshop.domain.record.fact_order import founding_of
from tmworkshop.domain.values import Value, value


class Origin(Enum):
    """What a copy is, by where it lies."""

    FILE = "the set's own file"
    UNFINISHED = "what a write left that did not come to its end"
    ASIDE = "lines that could not be read, set aside"
    STRANGER = "a copy that lies among the sets"
    BACKUP = "a backup"
    ELSEWHERE = "a copy that was taken to another place"


@value
class FactCopy(Value):
    """What can be read of a set's facts in *path*, made or last written then."""

    origin: Origin
    path: Path
    made: datetime
    read: Salvage

    @property
    def label(self) -> str:
        """What it is called: a backup by its name, another by its file's."""
        return self.path.stem if self.origin is Origin.BACKUP else self.path.name

    @property
    def day(self) -> date:
        """The day it is from, here."""
        return self.made.astimezone().date()

    @property
    def documents(self) -> Mapping[str, dict[str, Any]]:
        """The documents that can be read, as they are written today, by id."""
        return self.read.as_of_today

    @property
    def facts(self) -> Facts:
        """The facts that can be read, in the order they were kept."""
        return self.read.facts

    @property
    def rewritten(self) -> int:
        """How often the file was rewritten, as far as it says."""
        return self.read.header.rewritten

    @property
    def unreadable(self) -> int:
        """How many lines, or documents in them, cannot be read."""
        return self.read.lost + len(self.documents) - len(self.facts)

    @property
    def founding(self) -> str:
        """The id of the fact that founded the set; empty if it cannot be read."""
        return founding_of(self.facts)


def read_copies(
    workspace: Path, set_id: str, unseal: Unseal | None = None
) -> Iterator[FactCopy]:
    """Yield every copy of the set *set_id* that can be read, its own file first.

    One that is encrypted can, if *unseal* opens it.
    """
    named = list(_beside(workspace, set_id))
    known = chain(named, _packed(workspace, set_id, unseal))
    founding = next((each.founding for each in known if each.founding), "")
    yield from (each for each in named if each.founding in ("", founding))
    for each in _strangers(workspace):
        is_alike = each.label.startswith(set_id) and each.founding
        if each.founding == founding if founding else is_alike:
            yield each
    for each in _packed(workspace, set_id, unseal):
        if each.founding in ("", founding):
            yield each


def read_packed(archive: Archive, set_id: str) -> Salvage | None:
    """Return what can be read of the copy of *set_id* in *archive*, if it has one."""
    name = set_file(set_id)
    listed = {each.name: each for each in archive.manifest.files}
    if not archive.holds(name):
        return None
    try:
        return salvage_lines(archive.content(listed[name]))
    except (Damaged, KeyError):  # all the same each line of it can be sound
        return salvage_lines(archive.rest_of(name))


def _beside(workspace: Path, set_id: str) -> Iterator[FactCopy]:
    """Yield the set's own file, and what a kill or a mending left beside it."""
    file = FolderWorkspace(workspace).path_of(set_id)
    yield from _read_file(Origin.FILE, file)
    yield from _read_file(Origin.UNFINISHED, path_beside(file, ".new"))
    yield from _read_file(Origin.ASIDE, path_beside(file, ".torn"), before=b"\n")


def _strangers(workspace: Path) -> Iterator[FactCopy]:
    """Yield what can be read of the strangers among the sets, the newest first."""
    names = FolderWorkspace(workspace).strangers()
    files = (workspace / SETS / name for name in names if not name.endswith(".new"))
    read = (each for file in files for each in _read_file(Origin.STRANGER, file))
    yield from sorted(read, key=lambda copy: copy.made, reverse=True)


def _read_file(origin: Origin, file: Path, before: bytes = b"") -> Iterator[FactCopy]:
    with suppress(OSError, OverflowError, ValueError):  # a clock may say anything
        content = read_file(file)
        made = datetime.fromtimestamp(file.stat().st_mtime, UTC)
        if sound := salvage_lines(before + content):
            yield FactCopy(origin, file, made, sound)


def _packed(workspace: Path, set_id: str, unseal: Unseal | None) -> Iterator[FactCopy]:
    """Yield the copies of *set_id* in backups and elsewhere, the newest first."""
    backups = list_backup_files(workspace / FOLDER)
    taken: list[Path] = []
    with suppress(WorkshopError):  # a list of them that cannot be read
        taken = [
            each
            for each in list_within_reach(workspace / FOLDER)
            if each not in backups
        ]
    for file in sorted((*backups, *taken), key=moment_of, reverse=True):
        origin = Origin.BACKUP if file in backups else Origin.ELSEWHERE
        yield from read_copy_at(file, set_id, origin, unseal)


def read_copy_at(
    place: Path,
    set_id: str,
    origin: Origin = Origin.ELSEWHERE,
    unseal: Unseal | None = None,
) -> Iterator[FactCopy]:
    """Yield the copy of *set_id* in a backup, or in a folder that one was restored to.

    None if it has none that can be read.
    """
    if place.is_dir():
        yield from _read_file(origin, FolderWorkspace(place).path_of(set_id))
    else:
        with suppress(WorkshopError, OSError):
            yield from _read_zip(origin, place, set_id, read_backup_file(place, unseal))


def _read_zip(
    origin: Origin, file: Path, set_id: str, content: bytes
) -> Iterator[FactCopy]:
    with open_zip(content, str(file)) as archive:
        made, sound = archive.manifest.made, read_packed(archive, set_id)
    if sound:
        yield FactCopy(origin, file, made, sound)
