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
from typing import Protocol

from bench.scratch import BUILD, scratch, scratch_in

SHUTDOWN = 0x8004587D  # EXT4_IOC_SHUTDOWN
NO_LOG_FLUSH = struct.pack("I", 2)
SIZE = 64 * 2**20  # bytes of a disk that is cut off
TRIES, PAUSE = 50, 0.1  # until a disk lets go, in seconds


class NoDisk(Exception):
    """There can be no such disk here."""


@contextmanager
def small_disk(size: int) -> Iterator[Path]:
    """Give the folder of a disk of *size* bytes, in memory; NoDisk without root."""
    with scratch_in(BUILD), scratch() as folder:
        options = f"size={size},mode=700"
        made("mount", "-t", "tmpfs", "-o", options, "none", folder)
        try:
            yield folder
        finally:
            let_go(folder)


class Disk(Protocol):
    """A disk whose power can be cut."""

    folder: Path

    def settle(self) -> None:
        """Put all there is on it, for good."""

    def cut_off(self) -> int:
        """Cut its power; return when that began, by the clock that all share."""

    def start_again(self) -> None:
        """Let it come up as it does after a cut."""


@contextmanager
def ext4_disk(size: int = SIZE) -> Iterator[CutOff]:
    """Give a disk of *size* bytes in a file; NoDisk without root."""
    with scratch_in(BUILD), scratch() as there:
        disk = CutOff(there / "image", there / "disk")
        disk.folder.mkdir()
        with disk.image.open("wb") as image:
            image.truncate(size)
        made("mkfs.ext4", "-q", "-F", disk.image)
        made(*disk.mount)
        try:
            yield disk
        finally:
            let_go(disk.folder)


class CutOff:
    """A disk in a file, and the folder where it is mounted."""

    def __init__(self, image: Path, folder: Path) -> None:
        self.image = image
        self.folder = folder
        self.mount = ("mount", "-o", "loop", image, folder)

    def settle(self) -> None:
        """Put all there is on it, for good."""
        subprocess.run(["sync", "-f", self.folder], check=True)

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
        let_go(self.folder)
        subprocess.run(self.mount, check=True)


def made(*command: str | Path) -> None:
    """Run *command*; NoDisk if it is refused, or not there."""
    try:
        subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as error:
        why = f"{command[0]} is refused here" if os.geteuid() == 0 else "needs root"
        raise NoDisk(why) from error


def let_go(folder: Path) -> None:
    """Unmount *folder*, as soon as nobody uses it."""
    await_done("umount", folder)


def await_done(*command: str | Path) -> None:
    """Run *command* until it is not refused; TimeoutError after five seconds."""
    for _ in range(TRIES):
        with suppress(subprocess.CalledProcessError):
            subprocess.run(command, check=True, capture_output=True)
            return
        time.sleep(PAUSE)
    raise TimeoutError(f"{command[-1]} is still in use")
