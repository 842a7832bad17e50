"""The file system on which something is tried: that of this folder, or exFAT."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from enum import Enum

from bench.scratch import BUILD, scratch_in
from soak.disks import Disk, ext4_disk
from soak.sticks import exfat_disk


class Place(Enum):
    """Where an experiment is tried."""

    HERE = "here"
    EXFAT = "exfat"


DISKS: dict[Place, Callable[[], AbstractContextManager[Disk]]] = {
    Place.HERE: ext4_disk,
    Place.EXFAT: exfat_disk,
}
NAMES = {ext4_disk: "ext4", exfat_disk: "exFAT"}
_place = ContextVar("_place", default=Place.HERE)


@contextmanager
def tried_on(place: Place) -> Iterator[str]:
    """Let what is tried lie on *place*; give the name of its file system.

    NoDisk where there is none such.
    """
    before = _place.set(place)
    try:
        match place:
            case Place.HERE:
                yield _file_system()
            case Place.EXFAT:
                with exfat_disk() as stick, scratch_in(stick.folder):
                    yield NAMES[exfat_disk]
    finally:
        _place.reset(before)


def disk_to_cut() -> AbstractContextManager[Disk]:
    """Give a disk like that on which things are tried, whose power can be cut."""
    return DISKS[_place.get()]()


def disk_name() -> str:
    """Return the name of the file system of such a disk."""
    return NAMES[DISKS[_place.get()]]


def _file_system() -> str:
    """Return the name of the file system of this folder, as far as that is known."""
    BUILD.mkdir(exist_ok=True)
    command = ["findmnt", "--noheadings", "--output", "FSTYPE", "--target", str(BUILD)]
    try:
        found = subprocess.run(command, check=True, capture_output=True, text=True)
    except (OSError, subprocess.CalledProcessError):
        return "this disk"
    return found.stdout.strip()
