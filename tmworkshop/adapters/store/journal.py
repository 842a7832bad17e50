"""An append-only file of checked lines: one line is one call, all of it or nothing.

The first line says the schema and how often the file was rewritten; each other one
is a list of documents, every document with an id.  A last line without its newline
was never acknowledged: readers pass over it, the next writer sets it aside.  A
complete line with a wrong checksum is damage, even the last.

A file of an older schema is read as today's; the first writer makes it so.
Readers take no lock and hold nothing open.  Nothing slow is imported to read.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from contextlib import AbstractContextManager
from io import FileIO
from pathlib import Path
from typing import Literal

from tmworkshop.adapters.drive import disk
from tmworkshop.adapters.drive.locks import Lock
from tmworkshop.adapters.store.checked_lines import (
    Document,
    count_sound_lines,
    documents_in,
    line_of,
)
from tmworkshop.adapters.store.headers import LONGEST, Header, header_in, header_line
from tmworkshop.adapters.store.migrations import STEPS, Step, newest_schema, take_steps
from tmworkshop.domain.errors import Conflict, Damaged

PATIENCE = 10.0  # seconds to wait for another window to finish writing
TORN, DAMAGED = ".torn", ".damaged"  # endings of what was set aside, beside the file
SLIP = b'"unattributed":true'
LAST = 256  # bytes before the end by which a file is known again

Before = Callable[[Path], object]
Check = Callable[[Document], object]


class Journal:
    """The documents of one file by id, in the order they were kept."""

    def __init__(
        self,
        path: Path,
        before: Before | None = None,
        steps: Sequence[Step] = STEPS,
        check: Check | None = None,
    ) -> None:
        """Know *path*, whose older schemas *steps* lead to today's.

        *before* is called with *path* before that is written; it holds the lock then.
        *check* is called with each document before it is written, as it will be read,
        and raises ValueError if that should not be.
        """
        self._path = path
        self._before = before or bool
        self._steps = steps
        self._newest = newest_schema(steps)
        self._check = check or bool
        self._lock = Lock(disk.path_beside(path, ".lock"))
        self._refused = b""  # a line that the disk did not say it had
        self._inode = 0
        self._forget()

    def found(self, documents: Sequence[Document] = ()) -> None:
        """Begin the file with *documents*, all at once; Conflict if there is one."""
        lines = [line_of(documents)] if documents else []
        self._read_back(lines, set())
        with self.locked(), disk.in_words(self._path):
            if self._path.exists():
                is_ours = disk.is_own_file(self._path)
                what = "" if is_ours else ", and is a folder or a link: move it away"
                raise Conflict(f"{self._path} is there already{what}.")
            first = header_line(Header(schema=self._newest))
            disk.replace_file(self._path, b"".join((first, *lines)))

    def documents(self) -> Mapping[str, Document]:
        """Return the documents, with all that others have kept since.

        The mapping grows as the file does; once the file has been rewritten, it
        is another mapping.
        """
        with disk.in_words(self._path):
            for _ in range(disk.TIMES):
                if self._is_read_to_its_end():
                    break
        return self._as_of_today

    def locked(self, wait: float | None = None) -> AbstractContextManager[None]:
        """Keep every other window from writing; a lock within a lock is one."""
        busy = f"Another window is still writing to {self._path}: try once more."
        patience = PATIENCE if wait is None else wait
        return self._lock.held(wait=patience, otherwise=busy)

    def append(self, documents: Sequence[Document]) -> None:
        """Keep *documents* as one line, on the disk before this returns."""
        line = line_of(documents)
        with self.locked(), disk.in_words(self._path):
            with self._opened("r+b") as file:
                if torn := self._catch_up(file):
                    self._set_aside(torn)
                    file.truncate(self._end)
                if not self._is_old:
                    self._add(file, line)
                    return
            self._replace(self._as_of_today.values())
            self.append(documents)

    def rewrite(self, documents: Iterable[Document]) -> None:
        """Replace the whole file by *documents*, all of them or nothing.

        What had been set aside goes too: it may hold words that are to be erased.
        """
        with self.locked(), disk.in_words(self._path):
            self.documents()
            self._replace(documents)
            disk.remove_file(disk.path_beside(self._path, TORN))
            self._forget_slips_aside()

    def put_back(
        self, documents: Iterable[Document], header: Header, rest: bytes
    ) -> None:
        """Let the file hold *documents*, of the schema that *header* says, under it.

        It has had that already: so this counts as no rewrite, and other windows look
        if theirs are there.  The *rest* of what stood in the file is put aside, where
        it waits for a copy that has it whole.
        """
        with self.locked(), disk.in_words(self._path):
            self._set_aside(rest, DAMAGED)
            self._write_anew(documents, header)

    def _is_read_to_its_end(self) -> bool:
        """Read what is new; False if the file was replaced and overwritten by then."""
        with self._opened("rb") as file:
            try:
                self._catch_up(file)
            except Damaged:
                if not disk.is_replaced(file, self._path):
                    raise
            if disk.is_replaced(file, self._path):
                self._forget()
                return False
        return True

    def _opened(self, mode: Literal["rb", "r+b"]) -> FileIO:
        return open(self._path, mode, buffering=0, opener=disk.open_private)

    def _forget(self) -> None:
        self._documents: dict[str, Document] = {}
        self._as_of_today: Mapping[str, Document] = self._documents
        self.header = Header()  # the first line as it was last read
        self._end = 0
        self._last = b""  # what stands before the end: the last line, or a part of it

    def _set_aside(self, rest: bytes, ending: str = TORN) -> None:
        if rest:
            disk.add_to(disk.path_beside(self._path, ending), rest + b"\n")

    def _forget_slips_aside(self) -> None:
        """Let go of damaged lines that may tell when a slip was written."""
        aside = disk.path_beside(self._path, DAMAGED)
        if not aside.exists():
            return
        lines = [line for line in aside.read_bytes().split(b"\n") if line.strip()]
        stay = [line for line in lines if b'"said"' in line and SLIP not in line]
        if not stay:
            disk.remove_file(aside)
        elif stay != lines:
            disk.replace_file(aside, b"\n".join(stay) + b"\n")

    def _add(self, file: FileIO, line: bytes) -> None:
        if line == self._refused:
            again = documents_in([line[:-1]], set())
            if again.keys() <= self._documents.keys():
                # it could not be cut off again: it stands
                disk.write_at(file, self._end, b"")
                return
        added = self._read_back([line], self._documents.keys())
        self._refused = line
        disk.write_at(file, self._end, line)
        self._refused = b""
        self._take(added, line)

    def _replace(self, documents: Iterable[Document]) -> None:
        if self._is_old:
            self._before(self._path)
        rewritten = self.header.rewritten + 1
        header = self.header._replace(schema=self._newest, rewritten=rewritten)
        self._write_anew(documents, header)

    def _write_anew(self, documents: Iterable[Document], header: Header) -> None:
        lines = [line_of([document]) for document in documents]
        self._read_back(lines, set())
        disk.replace_or_keep(self._path, b"".join((header_line(header), *lines)))

    def _read_back(
        self, lines: Sequence[bytes], known: Set[str]
    ) -> dict[str, Document]:
        """Return what a reader will find in *lines*; ValueError if one could not."""
        added = documents_in([line[:-1] for line in lines], known)
        for document in added.values():
            self._check(document)
        return added

    @property
    def _is_old(self) -> bool:
        return self.header.schema < self._newest

    def _catch_up(self, file: FileIO) -> bytes:
        """Read what is new in *file*; return its torn end, mostly empty."""
        try:
            return self._read_on(file)
        except Damaged:
            # a file that another hand replaced is first read again from its start
            self._forget()
            return self._read_on(file)

    def _read_on(self, file: FileIO) -> bytes:
        if not self._is_as_read(file):
            self._forget()
        if not self.header.line:
            file.seek(0)
            self._read_header(file.read(LONGEST))
        file.seek(self._end)
        chunk = file.read()
        complete = chunk[: chunk.rfind(b"\n") + 1]
        self._take(self._parsed(complete), complete)
        return chunk[len(complete) :]

    def _is_as_read(self, file: FileIO) -> bool:
        """Say whether *file* is the one that was read, by its first and last line."""
        was, self._inode = self._inode, os.fstat(file.fileno()).st_ino
        if was != self._inode:
            return False
        file.seek(0)
        if file.read(len(self.header.line)) != self.header.line:
            return False
        file.seek(self._end - len(self._last))
        return file.read(len(self._last)) == self._last

    def _read_header(self, beginning: bytes) -> None:
        try:
            header = header_in(beginning)
        except ValueError:
            raise self._damage(line=1, byte=0) from None
        if header.schema > self._newest:
            raise Conflict(
                f"A newer tmworkshop wrote {self._path}: "
                "update tmworkshop on this computer, then try once more."
            )
        self.header, self._end = header, len(header.line)

    def _parsed(self, lines: bytes) -> dict[str, Document]:
        every, known = lines.split(b"\n")[:-1], self._documents.keys()
        try:
            return documents_in(every, known)
        except ValueError:
            sound = every[: count_sound_lines(every, known)]
        byte = self._end + sum(len(line) + 1 for line in sound)
        raise self._damage(line=len(sound) + 2, byte=byte)

    def _take(self, added: Mapping[str, Document], lines: bytes) -> None:
        self._documents.update(added)
        if added and self._is_old:
            self._as_of_today = take_steps(
                self._documents.values(), self.header.schema, self._steps
            )
        self._end += len(lines)
        self._last = lines[-LAST:] or self._last

    def _damage(self, *, line: int, byte: int) -> Damaged:
        from tmworkshop.domain.remedies import Remedy  # needed only where one is told

        return Damaged(
            f"{self._path} is damaged in line {line}, at byte {byte}: it is not "
            "as it was written. Nothing has been changed.",
            Remedy.EXAMINE,
        )
