"""Each set in numbers, noted beside the sets, so that home reads none that it knows.

A note is of the very bytes of a set's file, by the checksum that is trusted with each
line, and of the mark that says how far it had come.  A file is not read to its end that
nothing has written to: it lies where it lay, as long, its first line and its last ones
the same, and of the same times, one of which no program can set back (Windows has none
such).  Times that are of just now do not tell, and length and time alone would not: a
synced folder brings both back with an older file.  What a disk spoils by itself is
seen by whatever reads the set; nothing hangs on what home says.
A note that cannot be read is made anew, and so is one of another version, which may
count otherwise.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

from tmworkshop import __version__
from tmworkshop.adapters.drive.disk import (
    make_folder,
    open_private,
    path_beside,
    read_file,
    remove_file,
)
from tmworkshop.adapters.store.checked_lines import line_of, read_line
from tmworkshop.domain.errors import WorkshopError
from tmworkshop.domain.record.counts import SetCounts

END = 4096  # bytes at each end of a file by which it is known again
SETTLED = 3.0  # seconds; some drives count in twos
FORM = 1  # of a note; one more whenever something else is counted
NUMBERS = (
    *("members", "sessions", "open_actions", "to_resume"),
    *("doubles", "partnership_doubles"),
)
UNREADABLE = (OSError, KeyError, TypeError, ValueError)

Find = Callable[[str], Path]  # the file of a set
Mark = Callable[[Path], bytes]  # what is marked of a set's file


class _Note(NamedTuple):
    """What is noted of a set, what its file was, and how that looked."""

    counts: SetCounts
    of: str
    seen: str  # nothing where its times were of just then


class NotedCounts:
    """The notes of one workspace."""

    def __init__(self, folder: Path, find: Find, mark: Mark) -> None:
        self._folder = folder
        self._find = find
        self._mark = mark

    def recall(self, set_id: str, count: Callable[[], SetCounts]) -> SetCounts:
        """Return what is noted of *set_id* as it stands, else what *count* returns.

        That is noted, unless something is the matter, or others wrote meanwhile.
        """
        noted, seen = self._read(set_id), self._look(set_id)
        if noted and seen and seen == noted.seen:
            return noted.counts
        known_by = self._key(set_id)
        if noted and known_by and known_by == noted.of:
            if seen:
                self._write(noted._replace(seen=seen))
            return noted.counts
        counts = count()
        if known_by and counts.is_whole and self._key(set_id) == known_by:
            self._write(_Note(counts, known_by, seen))
        return counts

    def keep_only(self, set_ids: Iterable[str]) -> None:
        """Let go of what is noted of any other set."""
        names = {_file_name(each) for each in set_ids}
        with suppress(OSError):
            for file in [*self._folder.iterdir()]:
                if file.name not in names:
                    remove_file(file)

    def drop(self, set_id: str) -> None:
        """Let go of what is noted of *set_id*."""
        remove_file(self._folder / _file_name(set_id))

    def _look(self, set_id: str) -> str:
        """Return how the set's file looks; nothing if that does not tell it apart."""
        try:
            path = self._find(set_id)
            before = time.time_ns()
            with open(path, "rb", buffering=0, opener=open_private) as file:
                status = os.fstat(file.fileno())
                ends = file.read(END)
                file.seek(max(0, status.st_size - END))
                ends += file.read(END)
            mark = self._mark(path)
        except (OSError, WorkshopError):
            return ""
        times = status.st_mtime_ns, status.st_ctime_ns
        if before - max(times) < SETTLED * 10**9:
            return ""
        place = status.st_dev, status.st_ino, status.st_size
        sums = crc32(ends), crc32(mark)
        return " ".join(map(str, (FORM, __version__, *place, *times, *sums)))

    def _key(self, set_id: str) -> str:
        """Return what the set is known by as it stands; nothing if it is not read."""
        try:
            path = self._find(set_id)
            content, mark = read_file(path), self._mark(path)
        except (OSError, WorkshopError):
            return ""
        sums = f"{crc32(content):08x} {len(content)} {crc32(mark):08x}"
        return f"{FORM} {__version__} {sums}"

    def _read(self, set_id: str) -> _Note | None:
        try:
            line = read_file(self._folder / _file_name(set_id))
            fields = read_line(line.rstrip(b"\n"))
            note = _Note(_counts(fields), str(fields["of"]), str(fields["seen"]))
            return note if note.counts.id == set_id else None
        except UNREADABLE:
            return None

    def _write(self, note: _Note) -> None:
        counts = note.counts
        until = counts.kept_until.isoformat() if counts.kept_until else ""
        fields = {
            "id": counts.id,
            "name": counts.name,
            **{name: getattr(counts, name) for name in NUMBERS},
            "kept_until": until,
            "members_until": [each.isoformat() for each in counts.members_until],
            "of": note.of,
            "seen": note.seen,
        }
        with suppress(OSError, WorkshopError):  # home can do without
            make_folder(self._folder)
            file = self._folder / _file_name(counts.id)
            new = path_beside(file, f".{os.getpid()}")
            with open(new, "wb", opener=open_private) as opened:
                opened.write(line_of(fields))
            new.replace(file)  # not waited for: one that is lost is made again


def _counts(fields: dict[str, Any]) -> SetCounts:
    """Return what *fields* say; KeyError, TypeError or ValueError if they do not."""
    until = fields["kept_until"]
    known: dict[str, Any] = {name: int(fields[name]) for name in NUMBERS}
    return SetCounts(
        id=str(fields["id"]),
        name=str(fields["name"]),
        **known,
        kept_until=date.fromisoformat(until) if until else None,
        members_until=tuple(map(date.fromisoformat, fields["members_until"])),
    )


def _file_name(set_id: str) -> str:
    # no disk spells a digest in two ways
    return f"{blake2b(set_id.encode(), digest_size=16).hexdigest()}.line"
