"""An exFAT stick whose power can be cut; it needs root, and Linux.

The stick is a file on an ext4 disk, and that disk is cut off.  So what was synced is
there afterwards, what the driver of exFAT had in its own memory is gone, and of what it
wrote but never synced there is nothing, each second page at random, or all of it.  What
a stick may do that lies about a sync, or wears out in a cut, is not played.
"""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import cycle
from pathlib import Path
from random import Random

from soak.disks import CutOff, NoDisk, await_done, ext4_disk, let_go, made

BEHIND = 160 * 2**20  # bytes of the disk that the stick lies on
SIZE = 64 * 2**20  # bytes of the stick
PAGE = 4096  # bytes that the kernel writes at once, or not at all
SHARES = (0, 0.5, 1)  # of what was not synced, that is there after a cut all the same
WRITE_AND_WAIT = 7  # SYNC_FILE_RANGE_WAIT_BEFORE | _WRITE | _WAIT_AFTER
# the kernel's own driver where there is one, else that of exfat-fuse
DRIVERS = (("mount", "-t", "exfat"), ("mount.exfat-fuse",))


@contextmanager
def exfat_disk() -> Iterator[Stick]:
    """Give a stick, in a file on another disk; NoDisk without root, or a driver."""
    with ext4_disk(BEHIND) as behind:
        stick = Stick(behind, behind.image.parent / "stick")
        stick.folder.mkdir()
        stick.image.write_bytes(bytes(SIZE))  # a hole would be filled in a cut
        made("mkfs.exfat", stick.image)
        behind.settle()
        stick.plug_in()
        try:
            yield stick
        finally:
            stick.take_out()


class Stick:
    """An exFAT stick in a file, and the folder where it is mounted."""

    def __init__(self, behind: CutOff, folder: Path) -> None:
        self.folder = folder
        self.image = behind.folder / "stick"
        self._behind = behind
        self._device = Path()
        self._shares = cycle(SHARES)
        self._chance = Random(SIZE)  # noqa: S311

    def plug_in(self) -> None:
        """Mount it with the first driver that does."""
        command = ["losetup", "--find", "--show", str(self.image)]
        found = subprocess.run(command, check=True, capture_output=True, text=True)
        self._device = Path(found.stdout.strip())
        for driver in DRIVERS:
            with suppress(NoDisk):
                made(*driver, self._device, self.folder)
                return
        self._unplug()
        raise NoDisk("exFAT is not known here, nor exfat-fuse")

    def take_out(self) -> None:
        """Unmount it."""
        let_go(self.folder)
        self._unplug()

    def settle(self) -> None:
        """Put all there is on it, for good."""
        root = os.open(self.folder, os.O_RDONLY)
        try:
            os.fsync(root)  # with exfat-fuse this syncs all there is
        finally:
            os.close(root)
        subprocess.run(["sync", "-f", self.folder], check=True)

    def cut_off(self) -> int:
        """Cut the power of the disk behind it; return when that began."""
        self._write_some(next(self._shares))
        return self._behind.cut_off()

    def start_again(self) -> None:
        """Let it be plugged in again, once it was looked over as systems do then."""
        subprocess.run(["umount", "-l", self.folder], check=True)
        self._unplug()
        self._behind.start_again()
        command = ["fsck.exfat", "-y", str(self.image)]
        subprocess.run(command, check=False, capture_output=True)
        self.plug_in()

    def _unplug(self) -> None:
        await_done("losetup", "--detach", self._device)

    def _write_some(self, share: float) -> None:
        """Let some pages that nobody asked to sync come to be on the disk."""
        assert sys.platform == "linux"
        write = ctypes.CDLL(None, use_errno=True).sync_file_range
        write.argtypes = (ctypes.c_int, ctypes.c_int64, ctypes.c_int64, ctypes.c_uint)
        files = [os.open(each, os.O_RDWR) for each in (self._device, self.image)]
        try:
            for start in range(0, SIZE, PAGE):
                if self._chance.random() < share:
                    write(files[0], start, PAGE, WRITE_AND_WAIT)
            if share:
                os.fdatasync(files[1])
        finally:
            for file in files:
                os.close(file)
