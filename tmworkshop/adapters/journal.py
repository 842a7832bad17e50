"""An append-only file of checked lines: one line is one call, all of it or nothing.

A line is ``crc32 SP json NL``.  The first says the schema and how often the file was
rewritten; each other one is a list of documents, every document with an id.  A last
line without its newline was never acknowledged: readers pass over it, the next
writer sets it aside.  A complete line with a wrong checksum is damage, even the last.

Readers take no lock and hold nothing open.  Nothing slow is imported to read.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from io import SEEK_END, FileIO
from pathlib import Path
from typing import Any
from zlib import crc32

from tmworkshop.adapters.disk import (
    Lock,
    add_to,
    beside,
    in_words,
    replace,
    write_at,
)
from tmworkshop.domain.errors import Conflict, Damaged

Document = dict[str, Any]

SCHEMA = 1
LONGEST_HEADER = 1000
PATIENCE = 10.0  # seconds to wait for another window to finish writing

_encoded = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), allow_nan=False
).encode


class Journal:
    """The documents of one file by id, in the order they were kept."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = Lock(beside(path, ".lock"))
        self._forget()

    def found(self) -> None:
        """Begin the file; Conflict if there is one."""
        with self.locked(), in_words(self._path):
            if self._path.exists():
                raise Conflict(f"{self._path} is there already.")
            replace(self._path, _header(rewritten=0))

    def documents(self) -> Mapping[str, Document]:
        """Return the documents, with all that others have kept since.

        The mapping grows as the file does; once the file has been rewritten, it
        is another mapping.
        """
        with in_words(self._path), self._path.open("rb", 0) as file:
            self._catch_up(file)
        return self._documents

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep every other window from writing; a lock within a lock is one."""
        busy = f"Another window is still writing to {self._path}: try once more."
        with self._lock.held(wait=PATIENCE, otherwise=busy):
            yield

    def append(self, documents: Sequence[Document]) -> None:
        """Keep *documents* as one line, on the disk before this returns."""
        line = _line(documents)
        ids = {document["id"] for document in documents}
        with self.locked(), in_words(self._path), self._path.open("r+b", 0) as file:
            if torn := self._catch_up(file):
                add_to(beside(self._path, ".torn"), torn + b"\n")
                file.truncate(self._end)
            if len(ids) < len(documents) or not self._documents.keys().isdisjoint(ids):
                raise ValueError("an id is used once only")
            # read back before it is written: memory holds what a reader will find
            added = self._parsed(line)
            write_at(file, self._end, line)
            self._take(added, len(line))

    def rewrite(self, documents: Iterable[Document]) -> None:
        """Replace the whole file by *documents*, all of them or nothing.

        What had been set aside goes too: it may hold words that are to be erased.
        """
        with self.locked(), in_words(self._path):
            self.documents()
            lines = [_line([document]) for document in documents]
            header = _header(rewritten=self._rewritten + 1)
            replace(self._path, b"".join((header, *lines)))
            beside(self._path, ".torn").unlink(missing_ok=True)

    def _forget(self) -> None:
        self._documents: dict[str, Document] = {}
        self._header = b""
        self._rewritten = 0
        self._end = 0

    def _catch_up(self, file: FileIO) -> bytes:
        """Read what is new in *file*; return its torn end, mostly empty."""
        try:
            return self._read_on(file)
        except Damaged:
            # a file that another hand replaced is first read again from its start
            self._forget()
            return self._read_on(file)

    def _read_on(self, file: FileIO) -> bytes:
        file.seek(0)
        rewritten = file.read(len(self._header)) != self._header
        if rewritten or file.seek(0, SEEK_END) < self._end:
            self._forget()
        if not self._header:
            file.seek(0)
            self._read_header(file.read(LONGEST_HEADER).partition(b"\n")[0])
        file.seek(self._end)
        chunk = file.read()
        complete = chunk.rfind(b"\n") + 1
        self._take(self._parsed(chunk[:complete]), complete)
        return chunk[complete:]

    def _read_header(self, line: bytes) -> None:
        try:
            said = _said_by(line)
            newer, rewritten = said["schema"] > SCHEMA, said["rewritten"]
        except (KeyError, TypeError, ValueError):
            raise self._damage(line=1, byte=0) from None
        if newer:
            raise Conflict(
                f"A newer tmworkshop wrote {self._path}: "
                "update tmworkshop on this computer, then try once more."
            )
        self._header, self._rewritten = line + b"\n", rewritten
        self._end = len(self._header)

    def _parsed(self, lines: bytes) -> dict[str, Document]:
        every = lines.split(b"\n")[:-1]
        try:
            said = json.loads(b"[%b]" % b",".join(map(_body, every)))
            found = {document["id"]: document for each in said for document in each}
            fresh = found.keys().isdisjoint(self._documents)
            if fresh and len(found) == sum(map(len, said)):
                return found
        except (KeyError, TypeError, ValueError):
            pass  # one of them is damaged: which one is told below
        raise self._first_damage(every)

    def _first_damage(self, lines: list[bytes]) -> Damaged:
        """Return the damage of the first of *lines* that is not sound."""
        known, byte = set(self._documents), self._end
        sound = 0
        while sound < len(lines) and _is_sound(lines[sound], known):
            byte += len(lines[sound]) + 1
            sound += 1
        return self._damage(line=sound + 2, byte=byte)

    def _take(self, added: Mapping[str, Document], length: int) -> None:
        self._documents.update(added)
        self._end += length

    def _damage(self, *, line: int, byte: int) -> Damaged:
        return Damaged(
            f"{self._path} is damaged in line {line}, at byte {byte}: it does not say "
            "what was written there. Nothing has been changed; restore a backup."
        )


def _header(*, rewritten: int) -> bytes:
    return _line({"schema": SCHEMA, "rewritten": rewritten})


def _line(content: object) -> bytes:
    # half a character, from a broken terminal, is no reason to lose the sentence
    body = _encoded(content).encode("utf-8", "replace")
    return b"%08x %s\n" % (crc32(body), body)


def _body(line: bytes) -> bytes:
    if line[:9] != b"%08x " % crc32(line[9:]):
        raise ValueError("wrong checksum")
    return line[9:]


def _said_by(line: bytes) -> Any:
    return json.loads(_body(line))


def _is_sound(line: bytes, known: set[str]) -> bool:
    """Say whether *line* says what was written, of ids not yet *known*; know them."""
    try:
        ids = [document["id"] for document in _said_by(line)]
    except (KeyError, TypeError, ValueError):
        return False
    is_new = known.isdisjoint(ids) and len(set(ids)) == len(ids)
    known.update(ids)
    return is_new
