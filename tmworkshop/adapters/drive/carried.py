"""A folder that the program is carried about in, and what is kept beside it there.

It is known by a file that lies beside the program, and found from where that lies: the
same stick has another letter on each laptop. Once someone has said that the laptop is
not theirs, a second folder stands in it, and all that is kept lies there.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

MARKER = "carried.txt"  # in FOLDER/app, with the program in FOLDER/app/site
KEPT = "kept"
# not resolved: a drive may stand for a folder of another one
PROGRAM = Path(os.path.abspath(__file__)).parents[2]  # noqa: PTH100  # without ".."


def find_carried() -> Path | None:
    """Return the folder that the program is carried about in, if it is in one."""
    app = PROGRAM.parent.parent
    return app.parent if (app / MARKER).is_file() else None


def find_kept() -> Path | None:
    """Return the folder beside the program that all is kept in, if it is to be."""
    carried = find_carried()
    kept = carried / KEPT if carried else None
    return kept if kept and kept.is_dir() else None


def is_on_one_drive(one: Path, other: Path) -> bool:
    """Say whether two folders, which may be missing, lie on the same drive."""
    if sys.platform == "win32":
        return one.drive.casefold() == other.drive.casefold()
    return _drive_of(one) == _drive_of(other)


def _drive_of(folder: Path) -> int:
    there = next(each for each in (folder, *folder.parents) if each.is_dir())
    return there.stat().st_dev
