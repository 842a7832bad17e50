"""Two slots in one file, written in turn: whatever stops a writing, one is whole.

Each has a number and a checksum.  What stood in a slot before is written over.  A
kill takes nothing that was written; against a power cut a thread syncs twice a second,
and no key waits for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from io import FileIO
from pathlib import Path
from threading import Event, Thread
from zlib import crc32

from tmworkshop.adapters.store.disk import add_to, make_folder, sync_file

SLOT = 1 << 18  # bytes from one slot to the other; the file is sparse
SYNCED = 0.5  # seconds between two syncs
PATIENCE = 2.0  # seconds for the last one
MARK = b"draft"
HEADER = len(MARK) + 28


class Slots:
    """The file, and the thread that syncs it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: FileIO | None = None
        self._number = 0  # of the record written last; its parity is its slot
        self._used = [0, 0]
        self._dirty = Event()
        self._over = Event()
        self._thread: Thread | None = None

    def open(self) -> bytes:
        """Open the file, private to its owner, and return what was written last.

        ValueError if something stands there and nothing of it is whole.
        """
        make_folder(self._path.parent)
        add_to(self._path, b"")
        self._file = self._path.open("r+b", 0)
        content = self._file.read()
        self._number = max((number for number, _ in _records(content)), default=0)
        self._used = [len(content[:SLOT].rstrip(b"\0")), len(content[SLOT:])]
        return newest(content)

    def write(self, held: bytes) -> None:
        """Write *held* over the older slot; OSError if it finds no room."""
        record = _record(self._number + 1, held)
        if len(record) > SLOT:
            raise OSError("it is too long")
        self._put((self._number + 1) % 2, record)
        self._number += 1
        self._sync_soon()

    def empty(self) -> None:
        """Write zeros over both slots, the older one first."""
        self._put((self._number + 1) % 2, b"")
        self._put(self._number % 2, b"")
        self._sync_soon()

    def close(self) -> None:
        """Sync what is not synced yet, and let the file go."""
        self._over.set()
        self._dirty.set()
        if self._thread and self._thread.is_alive():
            self._thread.join(PATIENCE)
        elif self._thread and self._file:  # it was interrupted as it began
            sync_file(self._file, self._path)
        if self._file:
            self._file.close()

    def _put(self, slot: int, record: bytes) -> None:
        if self._file is None:
            raise OSError("it could not be opened")
        whole = record.ljust(self._used[slot], b"\0")
        self._file.seek(slot * SLOT)
        written = self._file.write(whole)
        if written != len(whole):
            self._used[slot] = max(self._used[slot], written)
            raise OSError("there is no room")
        self._used[slot] = len(record)

    def _sync_soon(self) -> None:
        if not self._dirty.is_set():
            self._dirty.set()
        if self._thread is None:
            self._thread = Thread(target=self._sync_behind, daemon=True)
            self._thread.start()

    def _sync_behind(self) -> None:
        _leave_signals_to_the_typing()
        while not self._over.is_set():
            self._dirty.wait()
            self._over.wait(SYNCED)
            self._dirty.clear()
            with suppress(OSError, ValueError):
                assert self._file  # noqa: S101 (a thread begins with a write)
                sync_file(self._file, self._path)


def newest(content: bytes) -> bytes:
    """Return what was written last into *content*; nothing if it was emptied.

    ValueError if something stands there and nothing of it is whole.
    """
    records = dict(_records(content))
    if records:
        return records[max(records)]
    if content.strip(b"\0"):
        raise ValueError("no slot is whole")
    return b""


def _record(number: int, held: bytes) -> bytes:
    begun = b"%s %08x %08x" % (MARK, number, len(held))
    return b"%s %08x\n%s" % (begun, crc32(begun + held), held)


def _records(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the records in *content* that are whole, with their numbers."""
    for start in (0, SLOT):
        header, held = content[start : start + HEADER], content[start + HEADER :]
        with suppress(ValueError):
            mark, number, length, checksum = header.split()
            held = held[: int(length, 16)]
            begun = b"%s %s %s" % (mark, number, length)
            if mark == MARK and crc32(begun + held) == int(checksum, 16):
                yield int(number, 16), held


def _leave_signals_to_the_typing() -> None:
    """Let signals wake the thread that waits for a key, and not this one."""
    import signal

    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
