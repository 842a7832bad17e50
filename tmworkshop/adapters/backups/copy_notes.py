"""The list of copies that were made to other places: a day and a path, no content."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from tmworkshop.adapters.drive.disk import replace_file
from tmworkshop.domain.backups import CopyElsewhere
from tmworkshop.domain.errors import Damaged

NAME = "elsewhere.json"


def read_copy_notes(folder: Path) -> tuple[CopyElsewhere, ...]:
    """Return the copies that *folder* has a note of, the first one first."""
    file = folder / NAME
    try:
        return tuple(
            CopyElsewhere(date.fromisoformat(each["made_on"]), str(each["place"]))
            for each in json.loads(file.read_bytes())
        )
    except FileNotFoundError:
        return ()
    except (KeyError, TypeError, ValueError) as error:
        raise Damaged(
            f"{file} cannot be read: it lists the copies that were taken elsewhere. "
            "Look at it, or move it away and note yourself where they are."
        ) from error


def note_copy(folder: Path, copy: CopyElsewhere) -> None:
    """Add *copy* to the notes in *folder*."""
    notes = [
        {"made_on": each.made_on.isoformat(), "place": each.place}
        for each in dict.fromkeys((*read_copy_notes(folder), copy))
    ]
    replace_file(folder / NAME, (json.dumps(notes, indent=1) + "\n").encode())
