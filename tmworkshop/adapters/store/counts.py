"""Each set in numbers, noted beside the sets, so that home reads none that it knows.

A note is of the very bytes of a set's file, and of the mark that says how far it had
come: it counts as long as both are the same, by the checksum that is trusted with each
line of a set.  Their length and their time would not do, and their end neither: a
synced folder brings an older file back with both, and a disk spoils one in the middle.
A note that cannot be read is made anew, and so is one of another version, which may
count otherwise.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import Any
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

FORM = 1  # of a note; one more whenever something else is counted
NUMBERS = (
    *("members", "sessions", "open_actions", "to_resume"),
    *("doubles", "partnership_doubles"),
)
UNREADABLE = (OSError, KeyError, TypeError, ValueError)

Find = Callable[[str], Path]  # the file of a set
Mark = Callable[[Path], bytes]  # what is marked of a set's file


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
        known_by = self._key(set_id)
        if noted := self._read(set_id, known_by):
            return noted
        counts = count()
        if known_by and counts.is_whole and self._key(set_id) == known_by:
            self._write(counts, known_by)
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

    def _key(self, set_id: str) -> str:
        """Return what the set is known by as it stands; nothing if it is not read."""
        try:
            path = self._find(set_id)
            content, mark = read_file(path), self._mark(path)
        except (OSError, WorkshopError):
            return ""
        sums = f"{crc32(content):08x} {len(content)} {crc32(mark):08x}"
        return f"{FORM} {__version__} {sums}"

    def _read(self, set_id: str, known_by: str) -> SetCounts | None:
        try:
            line = read_file(self._folder / _file_name(set_id))
            fields = read_line(line.rstrip(b"\n"))
            is_it = known_by and (fields["of"], fields["id"]) == (known_by, set_id)
            return _counts(fields) if is_it else None
        except UNREADABLE:
            return None

    def _write(self, counts: SetCounts, known_by: str) -> None:
        until = counts.kept_until.isoformat() if counts.kept_until else ""
        fields = {
            "id": counts.id,
            "name": counts.name,
            **{name: getattr(counts, name) for name in NUMBERS},
            "kept_until": until,
            "members_until": [each.isoformat() for each in counts.members_until],
            "of": known_by,
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
