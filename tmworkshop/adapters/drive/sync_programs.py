"""Whether a folder lies where a program copies it away, or on another computer.

A synced folder may hold a file just when it is to be written, and makes two of it when
two computers write; a network drive may keep no two windows apart.  It is told by the
folder's path, the environment, marks that such programs leave, and the drive.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Container, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
NAMES = {  # of a folder that such a program keeps, wherever it lies
    "OneDrive": r"OneDrive([ -].+)?",
    "Dropbox": r"Dropbox([ -].+)?",
    "iCloud Drive": r"iCloud ?Drive|Mobile Documents",
    "Google Drive": r"Google ?Drive(-.+)?|My Drive",
    "Nextcloud": r"Nextcloud([ -]?.+)?",
    "Box": r"Box( Sync|-Box)?",
    "Syncthing": r"Sync(thing)?",
}
MARKS = {  # what lies at the top of such a folder
    ".dropbox.cache": "Dropbox",
    ".nextcloudsync.log": "Nextcloud",
    ".stfolder": "Syncthing",
    ".tmp.drivedownload": "Google Drive",
}
MOUNTS = Path("/proc/self/mounts")
NETWORKED = {"cifs", "davfs", "fuse.sshfs", "nfs", "nfs4", "smb3", "smbfs"}
AWAY = {*NETWORKED, "autofs"}  # where it may take long to learn that nobody answers
REMOTE = 4  # Windows' number for a drive of another computer


def find_keeper(folder: Path, environ: Mapping[str, str]) -> str:
    """Return the program or drive that *folder* is entrusted to; mostly nothing."""
    real = folder
    with suppress(OSError):
        real = folder.resolve()
    paths = dict.fromkeys((folder, real))  # mostly one
    programs = (each for path in paths for each in _signs(path, environ))
    return next(programs, "a network drive" if _is_networked(real) else "")


def may_be_asked(place: Path) -> bool:
    """Say whether *place* lies on a drive of this computer, which answers at once."""
    return not _is_networked(place, AWAY)


def _signs(folder: Path, environ: Mapping[str, str]) -> Iterator[str]:
    """Yield the names of the programs that seem to sync *folder*."""
    synced = (environ.get(each) for each in VARIABLES)
    if any(folder.is_relative_to(each) for each in synced if each):
        yield "OneDrive"
    for part in folder.parts:
        yield from (name for name, like in NAMES.items() if re.fullmatch(like, part))
    for place in (folder, *folder.parents):
        yield from (MARKS[mark] for mark in MARKS if _is_there(place / mark))


def _is_there(path: Path) -> bool:
    with suppress(OSError):
        return path.exists()
    return False


def _is_networked(folder: Path, kinds: Container[str] = NETWORKED) -> bool:
    if sys.platform == "win32":
        import ctypes

        if folder.drive.startswith("\\\\"):
            return True
        drive = f"{folder.drive}\\"
        return ctypes.windll.kernel32.GetDriveTypeW(drive) == REMOTE
    kind, _ = mount_of(folder)
    return kind in kinds


def mount_of(folder: Path) -> tuple[str, str]:
    """Return the kind of drive that *folder* lies on, and its source, on Linux."""
    mounts: dict[Path, tuple[str, str]] = {}
    with suppress(OSError):
        for line in MOUNTS.read_text("utf-8", "replace").splitlines():
            source, place, kind, *_ = line.split()
            mounts[Path(place.replace("\\040", " "))] = kind, source
    places = (each for each in (folder, *folder.parents) if each in mounts)
    return mounts.get(next(places, folder), ("", ""))
