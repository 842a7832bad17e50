"""Disks that may be filled or cut off without harm; they need root, and Linux."""

from __future__ import annotations

import os
import struct
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from fcntl import ioctl
from pathlib import Path

from bench.scratch import scratch

SHUTDOWN = 0x8004587D  # EXT4_IOC_SHUTDOWN
NO_LOG_FLUSH = struct.pack("I", 2)
SIZE = 64 * 2**20  # bytes of a disk that is cut off
TRIES, PAUSE = 50, 0.1  # until a disk lets go, in seconds


class NoDisk(Exception):
    """There can be no such disk here."""


@contextmanager
def small_disk(size: int) -> Iterator[Path]:
    """Give the folder of a disk of *size* bytes, in memory; NoDisk without root."""
    with scratch() as folder:
        options = f"size={size},mode=700"
        _made("mount", "-t", "tmpfs", "-o", options, "none", folder)
        try:
            yield folder
        finally:
            _let_go(folder)


@contextmanager
def ext4_disk() -> Iterator[CutOff]:
    """Give a disk in a file; NoDisk without root."""
    with scratch() as there:
        disk = CutOff(there / "image", there / "disk")
        disk.folder.mkdir()
        with disk.image.open("wb") as image:
            image.truncate(SIZE)
        _made("mkfs.ext4", "-q", "-F", disk.image)
        _made(*disk.mount)
        try:
            yield disk
        finally:
            _let_go(disk.folder)


class CutOff:
    """A disk in a file, and the folder where it is mounted."""

    def __init__(self, image: Path, folder: Path) -> None:
        self.image = image
        self.folder = folder
        self.mount = ("mount", "-o", "loop", image, folder)

    def cut_off(self) -> int:
        """Let it forget all that nobody asked to sync, as if the power were cut.

        Return when that began, in nanoseconds by the clock that all processes share.
        """
        root = os.open(self.folder, os.O_RDONLY)
        try:
            began = time.monotonic_ns()
            ioctl(root, SHUTDOWN, NO_LOG_FLUSH)
        finally:
            os.close(root)
        return began

    def start_again(self) -> None:
        """Let it come up as it does after a cut."""
        _let_go(self.folder)
        subprocess.run(self.mount, check=True)


def _made(*command: str | Path) -> None:
    try:
        subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    except (OSError, subprocess.CalledProcessError) as error:
        why = f"{command[0]} is refused here" if os.geteuid() == 0 else "needs root"
        raise NoDisk(why) from error


def _let_go(folder: Path) -> None:
    for _ in range(TRIES):
        with suppress(subprocess.CalledProcessError):
            subprocess.run(["umount", folder], check=True, stderr=subprocess.DEVNULL)
            return
        time.sleep(PAUSE)
    raise TimeoutError(f"{folder} is still in use")
