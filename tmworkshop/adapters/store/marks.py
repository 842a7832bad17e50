"""How far each set had come on this computer: a mark outside the folder it lies in.

An older file that comes back, by a synced folder or by hand, is known by it: the mark
counts the facts and has a digest of their ids, whatever their order, and holds no word
and no name.  It is written beside each line that is kept, without waiting for the disk:
one that is lost says nothing, and one that is behind says less.  A rewrite of our own
puts it anew in the same breath; one that it does not know of was another computer's,
which may have had an older file.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from hashlib import blake2b, sha256
from itertools import islice
from pathlib import Path

from tmworkshop.adapters.drive.disk import make_folder, open_private, path_beside
from tmworkshop.adapters.store.checked_lines import Document, line_of, read_line
from tmworkshop.domain.backups import Shortfall
from tmworkshop.domain.errors import WorkshopError
from tmworkshop.domain.facts import UNSTAMPED
from tmworkshop.domain.values import Value, value

FOLDER = "marks"
MOST = 1_000  # bytes of a mark
REMOVED = 10**9  # how often a file counts as rewritten that was removed for good
Documents = Mapping[str, Document]


@value
class Mark(Value):
    """A set's file as it was last known: its first fact, and how far it had come."""

    first: str
    facts: int
    digest: int
    rewritten: int
    until: date


class Marks:
    """The marks of the sets of one workspace."""

    def __init__(self, folder: Callable[[], Path]) -> None:
        """Know the configuration folder that *folder* finds, once it is asked for."""
        self._folder = folder
        self._noted: dict[Path, Mark] = {}  # by this window, which adds to them

    def shortfall(
        self, path: Path, rewritten: int, documents: Documents
    ) -> Shortfall | None:
        """Return what the set's file *path* lacks; None if nothing is known to."""
        mark = self._read(path)
        if mark is None or not documents or mark.first != next(iter(documents)):
            return None
        if mark.rewritten == REMOVED:
            return Shortfall(0, mark.until, was_removed=True)
        lacking = max(0, mark.facts - len(documents))
        is_whole = rewritten >= mark.rewritten and not lacking
        if is_whole and digest_ids(islice(documents, mark.facts)) == mark.digest:
            return None
        if rewritten > mark.rewritten:
            return Shortfall(0, mark.until, may_be_whole=True)
        return Shortfall(lacking, mark.until)

    def note(self, path: Path, rewritten: int, documents: Documents) -> None:
        """Note how far *path* has come, unless it has less than it is known to."""
        mark = self._noted.get(path)
        if mark and mark.rewritten == rewritten and mark.facts <= len(documents):
            fresh = digest_ids(islice(documents, mark.facts, None))
            self._put(path, rewritten, documents, mark.digest ^ fresh)
        elif not self.shortfall(path, rewritten, documents):
            self.put(path, rewritten, documents)

    def put(self, path: Path, rewritten: int, documents: Documents) -> None:
        """Note how far *path* has come, whatever was known of it."""
        self._put(path, rewritten, documents, digest_ids(documents))

    def bury(self, path: Path) -> None:
        """Note that the set's file *path* was removed for good, should it come back."""
        self._noted.pop(path, None)
        if mark := self._read(path):
            self._write(path, replace(mark, facts=0, digest=0, rewritten=REMOVED))

    def is_buried(self, path: Path) -> bool:
        """Say whether the set's file *path* was removed for good, and is not back."""
        mark = self._read(path)
        return bool(mark and mark.rewritten == REMOVED and not path.exists())

    def read_bytes(self, path: Path) -> bytes:
        """Return what is marked of *path*, as it lies; nothing without a mark."""
        try:
            return self._file(path).read_bytes()[:MOST]
        except OSError:
            return b""

    def _put(
        self, path: Path, rewritten: int, documents: Documents, digest: int
    ) -> None:
        if not documents:
            return
        first, last = next(iter(documents)), list(documents.values())[-1]
        until = datetime.fromisoformat(str(last.get("at", UNSTAMPED))).date()
        mark = Mark(first, len(documents), digest, rewritten, until)
        self._noted[path] = mark
        self._write(path, mark)

    def _write(self, path: Path, mark: Mark) -> None:
        as_text = {"digest": f"{mark.digest:032x}", "until": mark.until.isoformat()}
        content = line_of({**vars(mark), **as_text})
        with suppress(OSError, WorkshopError):  # a set can do without one
            file = self._file(path)
            make_folder(file.parent)
            new = path_beside(file, f".{os.getpid()}")
            with open(new, "wb", opener=open_private) as opened:
                opened.write(content)
            new.replace(file)

    def _read(self, path: Path) -> Mark | None:
        try:
            fields = read_line(self.read_bytes(path).rstrip(b"\n"))
            return Mark(
                first=fields["first"],
                facts=int(fields["facts"]),
                digest=int(fields["digest"], 16),
                rewritten=int(fields["rewritten"]),
                until=date.fromisoformat(fields["until"]),
            )
        except (KeyError, TypeError, ValueError):
            return None

    def _file(self, path: Path) -> Path:
        # by a name that tells no set's
        name = sha256(os.fsencode(path.absolute())).hexdigest()
        return self._folder() / FOLDER / name[:32]


def digest_ids(ids: Iterable[str]) -> int:
    """Return one number for *ids*, whatever their order."""
    digest = 0
    for each in ids:
        digest ^= int.from_bytes(blake2b(each.encode(), digest_size=16).digest())
    return digest
