"""What a refusal of a disk means, whatever number the system gave it.

Windows calls it forbidden that a folder stands where a file has to be, and that another
program has a file open; and missing what would lie in a file.
"""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path

IN_USE = {32, 33}  # as Windows numbers them: a file is open elsewhere, or a piece of it
NO_FOLDER = {3, 123, 267}  # as Windows numbers them: what is looked into is none
WANTS_FOLDER = {errno.ENOTDIR, errno.EEXIST}
WANTS_FILE = {errno.EISDIR, errno.EINVAL}
FOLDER = "it is a folder, where a file has to be"
FILE = "is a file, where a folder has to be"
OPEN_ELSEWHERE = "another program has it open: close it there, then try once more"


def understand_refusal(path: Path, error: OSError) -> OSError:
    """Return what *error*, met at *path*, means; itself where that is what it says."""
    if isinstance(error, FileNotFoundError | NotADirectoryError | FileExistsError):
        above = next(filter(os.path.lexists, path.parents), path)
        if above != path and _is_file(above):
            return NotADirectoryError(errno.ENOTDIR, f"{above} {FILE}")
    number = _number_of(path, error)
    wants_folder = error.errno in WANTS_FOLDER or number in NO_FOLDER
    if wants_folder and _is_file(path):
        return NotADirectoryError(errno.ENOTDIR, f"it {FILE}")
    if _is_folder(path) and (error.errno in WANTS_FILE or number == 0):
        return IsADirectoryError(errno.EISDIR, FOLDER)
    return OSError(errno.EBUSY, OPEN_ELSEWHERE) if number in IN_USE else error


def _number_of(path: Path, error: OSError) -> int | None:
    """Return why Windows forbids *path*, as it numbers that; 0 where it does not say.

    To open a file says no more than that it is forbidden.  To call it what it is called
    already changes nothing, and says why that may not be.
    """
    number: int | None = getattr(error, "winerror", None)
    if sys.platform != "win32" or number or error.errno != errno.EACCES:
        return number
    if not _is_folder(path):
        try:
            path.rename(path)
        except OSError as trouble:
            return getattr(trouble, "winerror", None)
    return 0


def _is_file(path: Path) -> bool:
    with suppress(OSError):
        return path.is_file()
    return False


def _is_folder(path: Path) -> bool:
    with suppress(OSError):
        return path.is_dir()
    return False
