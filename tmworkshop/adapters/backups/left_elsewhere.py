"""Which copies that were taken elsewhere still hold what a set was to forget."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from enum import Enum
from pathlib import Path

from tmworkshop.adapters.backups.archive import Unseal
from tmworkshop.adapters.backups.backup_files import FOLDER, moment_of
from tmworkshop.adapters.backups.copies_of import read_copy_at
from tmworkshop.adapters.backups.copy_notes import is_there, read_copy_notes
from tmworkshop.adapters.backups.inspection import inspect_zip
from tmworkshop.adapters.backups.taken import find_copies, read_sets, stays_sealed
from tmworkshop.adapters.store.format import Facts
from tmworkshop.domain.values import Value, value

Holds = Callable[[Facts], bool]  # of the facts of a set as they are in a copy


class CopyState(Enum):
    """What is known of a copy elsewhere."""

    HOLDS = "it still holds some of it"
    SEALED = "it is encrypted, and may still hold it"
    DAMAGED = "it cannot be read, and may still hold it"
    AWAY = "it is not within reach now, and may still hold it"


@value
class LeftCopy(Value):
    """A copy elsewhere that holds, or may hold, what was to be forgotten."""

    place: Path
    made_on: date
    state: CopyState


def find_left(
    workspace: Path, set_id: str, holds: Holds, unseal: Unseal | None = None
) -> Iterator[LeftCopy]:
    """Yield the copies elsewhere that may hold of *set_id* what *holds* looks for."""
    notes = {Path(n.place): n.made_on for n in read_copy_notes(workspace / FOLDER)}
    for place in find_copies(workspace, read_sets(workspace)):
        if state := _look(place, set_id, holds, unseal):
            on = notes.get(place) or moment_of(place).astimezone().date()
            yield LeftCopy(place, on, state)
    for place, on in notes.items():
        # where its folder is there and it is not, someone has removed or renamed it
        if not is_there(place) and not is_there(place.parent):
            yield LeftCopy(place, on, CopyState.AWAY)


def _look(
    place: Path, set_id: str, holds: Holds, unseal: Unseal | None
) -> CopyState | None:
    if place.is_file() and stays_sealed(place, unseal):
        return CopyState.SEALED
    copy = next(read_copy_at(place, set_id, unseal=unseal), None)
    if copy and holds(copy.facts):
        return CopyState.HOLDS
    is_cut = place.is_file() and inspect_zip(place, unseal).trouble
    return CopyState.DAMAGED if is_cut else None
