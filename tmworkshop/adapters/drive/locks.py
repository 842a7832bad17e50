"""A lock between windows: a file of its own that one of them holds at a time.

The machine lets go of it when its holder dies, so a lock file that lies about locks
nobody out.  It is flock of the standard library; on Windows, which has none, it is
filelock's, whose byte is the lock file's, so that readers never wait.  The two hold
each other off where both are there, but filelock takes as long to import as all else
that a session needs before its first question.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import FileIO
from pathlib import Path

from tmworkshop.adapters.drive.disk import in_words, open_private
from tmworkshop.domain.errors import Conflict

PAUSE = 0.005  # seconds between two looks at a lock


class Lock:
    """One window holds it, and may hold it twice."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._held: FileIO | None = None  # it is held as long as this is open

    @contextmanager
    def held(self, *, wait: float, otherwise: str) -> Iterator[None]:
        """Hold it, waiting up to *wait* seconds; Conflict, saying *otherwise*."""
        if self._held and not self._held.closed:
            yield
            return
        with self._acquired(wait, otherwise) as self._held, _let_go_of(self._held):
            yield

    def _acquired(self, wait: float, otherwise: str) -> FileIO:
        until = time.monotonic() + wait
        while True:
            with in_words(self._file):
                if file := _tried(self._file):
                    return file
            if time.monotonic() >= until:
                raise Conflict(otherwise)
            time.sleep(PAUSE)


def _tried(path: Path) -> FileIO | None:
    """Return the open file at *path* that holds the lock; None if another one does."""
    file = open(path, "ab", buffering=0, opener=open_private)  # noqa: SIM115 (its holder's)
    if take_lock(file.fileno()) and _lies_at(path, file):
        return file
    file.close()
    return None


@contextmanager
def _let_go_of(file: FileIO) -> Iterator[None]:
    try:
        yield
    finally:
        _unlock(file.fileno())  # for to close it may take Windows a while


def take_lock(descriptor: int) -> bool:
    """Take the machine's lock on *descriptor*; False if another holds it."""
    if sys.platform == "win32":
        from filelock import lock_descriptor

        return lock_descriptor(descriptor, blocking=False)
    import fcntl

    # a few file systems say that permission is denied where it is held elsewhere
    with suppress(BlockingIOError, PermissionError):
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return True
    return False


def _unlock(descriptor: int) -> None:
    if sys.platform == "win32":
        from filelock import unlock_descriptor

        unlock_descriptor(descriptor)
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_UN)


def _lies_at(path: Path, file: FileIO) -> bool:
    """Say whether *file* is still the one at *path*: someone may have tidied up."""
    with suppress(FileNotFoundError):
        return os.path.samestat(path.stat(), os.fstat(file.fileno()))
    return False
