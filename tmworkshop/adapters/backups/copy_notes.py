"""The list of copies that were made to other places: a day and a path, no content."""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path

from tmworkshop.adapters.drive.disk import read_file, replace_file
from tmworkshop.adapters.drive.sync_programs import may_be_asked
from tmworkshop.domain.backups import CopyElsewhere
from tmworkshop.domain.errors import Damaged

NAME = "elsewhere.json"


def read_copy_notes(folder: Path) -> tuple[CopyElsewhere, ...]:
    """Return the copies that *folder* has a note of, the first one first."""
    file = folder / NAME
    try:
        return tuple(
            CopyElsewhere(date.fromisoformat(each["made_on"]), str(each["place"]))
            for each in json.loads(read_file(file))
        )
    except FileNotFoundError:
        return ()
    except (KeyError, TypeError, ValueError) as error:
        raise Damaged(
            f"{file} cannot be read: it lists the copies that were taken elsewhere. "
            "Look at it, or move it away and note yourself where they are."
        ) from error


def list_within_reach(folder: Path) -> tuple[Path, ...]:
    """Return those noted places that are there now, the last one first.

    No drive of another computer is asked: it may not answer for minutes.
    """
    places = [Path(each.place) for each in read_copy_notes(folder)]
    return tuple(filter(is_there, reversed(dict.fromkeys(places))))


def is_there(place: Path) -> bool:
    """Say whether *place* is on a drive of this computer, and there."""
    with suppress(OSError):
        return may_be_asked(place) and place.exists()
    return False


def note_copy(folder: Path, copy: CopyElsewhere) -> None:
    """Add *copy* to the notes in *folder*."""
    _write_notes(folder, dict.fromkeys((*read_copy_notes(folder), copy)))


def forget_copy(folder: Path, place: Path) -> None:
    """Take what was noted of a copy at *place* out of the notes in *folder*."""
    every = read_copy_notes(folder)
    kept = [each for each in every if Path(each.place) != place]
    if len(kept) < len(every):
        _write_notes(folder, kept)


def _write_notes(folder: Path, copies: Iterable[CopyElsewhere]) -> None:
    notes = [
        {"made_on": each.made_on.isoformat(), "place": each.place} for each in copies
    ]
    replace_file(folder / NAME, (json.dumps(notes, indent=1) + "\n").encode())
