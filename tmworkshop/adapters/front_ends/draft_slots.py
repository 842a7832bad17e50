"""Two slots in one file, written in turn: whatever stops a writing, one is whole.

What is written stands over what stood in the slot before, and is there after a kill.
Against a power cut a thread syncs twice a second, and no key waits for it.  A new file
in the place of the old one would cost a key a hundred times as much.
"""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread
from zlib import crc32

from tmworkshop.adapters.drive.disk import add_to, make_folder, open_private, sync_file

SLOT = 1 << 18  # bytes from one slot to the other; the file is sparse
SYNCED = 0.5  # seconds between two syncs
PATIENCE = 2.0  # seconds for the last one
# the number of a record, how long it is, and what its bytes add up to
HEADER = re.compile(rb"(draft ([0-9a-f]{8}) ([0-9a-f]{8})) ([0-9a-f]{8})\n")


class DraftSlots:
    """The file, and the thread that syncs it."""

    def __init__(self, path: Path) -> None:
        """Open the file at *path*, private to its owner; OSError if it cannot be."""
        make_folder(path.parent)
        add_to(path, b"")
        self._path = path
        self._file = open(path, "r+b", 0, opener=open_private)  # noqa: SIM115 (ours)
        self.content = self._file.read()  # as it was left before
        self._number = max(_whole_records(self.content), default=0)
        slots = self.content[:SLOT].rstrip(b"\0"), self.content[SLOT : 2 * SLOT]
        self._most = max(map(len, slots))  # bytes that may stand in one of them
        self._is_dirty = False
        self._over = Event()
        self._thread: Thread | None = None  # begun with the first key

    def write(self, content: bytes) -> None:
        """Write *content* over the older slot, or where there is none, zeros over both.

        OSError if it finds no room.
        """
        if not content:
            self._put(b"")
            self._put(b"")
            return
        begun = b"draft %08x %08x" % (self._number + 1, len(content))
        self._put(b"%s %08x\n%s" % (begun, crc32(begun + content), content))

    def close(self) -> None:
        """Sync what is not synced yet, and let the file go."""
        self._over.set()
        if self._thread:
            self._thread.join(PATIENCE)
        self._file.close()

    def _put(self, record: bytes) -> None:
        if len(record) > SLOT:
            raise OSError("it is too long")
        self._most = max(self._most, len(record))
        self._file.seek((self._number + 1) % 2 * SLOT)
        if self._file.write(record.ljust(self._most, b"\0")) != self._most:
            raise OSError("there is no room")
        self._number += 1
        self._is_dirty = True
        if not self._thread:
            self._thread = Thread(target=self._sync_behind, daemon=True)
            self._thread.start()

    def _sync_behind(self) -> None:
        import signal

        # let signals wake the thread that waits for a key, and not this one
        if hasattr(signal, "pthread_sigmask"):
            signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
        is_over = False
        while not is_over:
            is_over = self._over.wait(SYNCED)
            if self._is_dirty:
                self._is_dirty = False
                with suppress(OSError, ValueError):
                    sync_file(self._file, self._path)


def newest_record(content: bytes) -> bytes:
    """Return what was written last into *content*; nothing if it was emptied.

    ValueError if something stands there and nothing of it is whole.
    """
    records = _whole_records(content)
    if not records and content.strip(b"\0"):
        raise ValueError("no slot is whole")
    return records[max(records)] if records else b""


def _whole_records(content: bytes) -> dict[int, bytes]:
    """Return the records in *content* that are whole, by their numbers."""
    records = {}
    for slot in (content[:SLOT], content[SLOT:]):
        if header := HEADER.match(slot):
            begun, number, length, checksum = header.groups()
            record = slot[header.end() :][: int(length, 16)]
            if crc32(begun + record) == int(checksum, 16):
                records[int(number, 16)] = record
    return records
