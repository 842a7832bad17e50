"""What a disk is asked for, the same on every platform, with its refusals in words.

Files are private to their owner, a sync is a real one, a file is replaced whole or
not at all, and a lock is a file of its own.  filelock is imported when a lock is
wanted, because reading wants none and must stay quick.
"""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import FileIO
from pathlib import Path

from tmworkshop.domain.errors import Conflict, Environment

FULL = {errno.ENOSPC, errno.EFBIG, errno.EDQUOT}
FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
UNLOCKABLE = {errno.ENOSYS, errno.ENOLCK, errno.EOPNOTSUPP}
PAUSE = 0.005  # seconds between two looks at a lock
# on Windows a virus scanner or a synced folder may hold a file for a moment
PAUSES = (0.1, 0.2, 0.4, 0.8) if os.name == "nt" else ()


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Turn what the machine says about *path* into an Environment error."""
    try:
        yield
    except OSError as error:
        raise Environment(_refusal(path, error)) from error


class Lock:
    """A lock that is a file of its own: one window holds it, and may hold it twice."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._held = False

    @contextmanager
    def held(self, *, wait: float, otherwise: str) -> Iterator[None]:
        """Hold it, waiting up to *wait* seconds; Conflict, saying *otherwise*."""
        if self._held:
            yield
            return
        with in_words(self._file):
            descriptor = _private(self._file, os.O_RDWR | os.O_CREAT)
        try:
            with in_words(self._file):
                _acquire(descriptor, wait, otherwise)
            with self._held_once(descriptor):
                yield
        finally:
            os.close(descriptor)

    @contextmanager
    def _held_once(self, descriptor: int) -> Iterator[None]:
        from filelock import unlock_descriptor

        self._held = True
        try:
            yield
        finally:
            self._held = False
            unlock_descriptor(descriptor)


def beside(path: Path, ending: str) -> Path:
    """Return the path of the companion of *path* with one more *ending*."""
    return path.with_name(path.name + ending)


def make_folder(folder: Path) -> None:
    """Make *folder*, private to its owner, unless it is there."""
    if not folder.is_dir():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _sync_folder(folder.parent)


def write_at(file: FileIO, start: int, content: bytes) -> None:
    """Write *content* at *start* and sync it, or cut *file* back to *start*."""
    try:
        file.seek(start)
        _write_all(file, content)
        _sync(file)
    except BaseException:
        with suppress(OSError):
            file.truncate(start)
            _sync(file)
        raise


def add_to(path: Path, content: bytes) -> None:
    """Add *content* at the end of the private file *path*."""
    with open(path, "ab", buffering=0, opener=_private) as file:
        _write_all(file, content)


def replace(path: Path, content: bytes) -> None:
    """Make *path* hold *content*, or leave it as it was."""
    new = beside(path, ".new")
    try:
        with open(new, "wb", buffering=0, opener=_private) as file:
            _write_all(file, content)
            _sync(file)
        _swap(new, path)
    except BaseException:
        with suppress(OSError):
            new.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _acquire(descriptor: int, wait: float, otherwise: str) -> None:
    from filelock import lock_descriptor

    until = time.monotonic() + wait
    while not lock_descriptor(descriptor, blocking=False):
        if time.monotonic() >= until:
            raise Conflict(otherwise)
        time.sleep(PAUSE)


def _write_all(file: FileIO, content: bytes) -> None:
    rest = memoryview(content)
    while rest:
        rest = rest[file.write(rest) :]


def _sync(file: FileIO) -> None:
    if sys.platform == "darwin":
        import fcntl

        # a plain fsync leaves the bytes in the drive; some volumes offer no better
        try:
            fcntl.fcntl(file, fcntl.F_FULLFSYNC)
        except OSError:
            os.fsync(file.fileno())
    elif sys.platform == "win32":
        os.fsync(file.fileno())
    else:
        os.fdatasync(file.fileno())


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return  # Windows opens no folder
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _swap(new: Path, path: Path) -> None:
    for pause in PAUSES:
        try:
            new.replace(path)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    new.replace(path)


def _private(path: str | Path, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _refusal(path: Path, error: OSError) -> str:
    if error.errno in FULL:
        return (
            f"There is no room left for {path}. All that was kept is safe, but the "
            "last words are not kept yet: make room on the disk, then try once more."
        )
    if error.errno in FORBIDDEN:
        return (
            f"tmworkshop may not use {path}: give yourself the right to it, or name "
            "another folder with --workspace."
        )
    if error.errno in UNLOCKABLE:
        return (
            f"The drive of {path} cannot keep two windows apart: name a folder on "
            "this computer with --workspace."
        )
    if isinstance(error, FileNotFoundError):
        return f"{path} is not there: was it moved, or a drive taken out?"
    return f"{path} cannot be used: {error.strerror or error}."
