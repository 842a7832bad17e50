"""What can still be read of a damaged set's file, so that a set can go on with it."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from tmworkshop.adapters.drive.disk import add_to, beside, in_words
from tmworkshop.adapters.store.checked_lines import Document, line_of, salvaged
from tmworkshop.adapters.store.documents import fact_of
from tmworkshop.adapters.store.fact_file import FactFile
from tmworkshop.adapters.store.headers import LONGEST, Header, header_in
from tmworkshop.adapters.store.journal import Journal
from tmworkshop.adapters.store.migrations import STEPS, brought_up, newest
from tmworkshop.domain.errors import WorkshopError
from tmworkshop.domain.record.record import record_of
from tmworkshop.domain.values import Value, value

MARK = b"\xef\xbb\xbf"  # what some editors put before a text


@value
class Salvage(Value):
    """The documents of every sound line, as they stand, by id, and what is none."""

    documents: Mapping[str, Document]
    rest: bytes
    header: Header

    @property
    def lost(self) -> int:
        """How many lines cannot be read."""
        return len([line for line in self.rest.split(b"\n") if line.strip()])


def salvage_of(path: Path) -> Salvage | None:
    """Return what can be read of *path*; None if that makes no set."""
    with in_words(path):
        return salvage_in(path.read_bytes(), str(path))


def salvage_in(content: bytes, called: str) -> Salvage | None:
    """Return what can be read of *content*; None if that makes no set."""
    bare = content.removeprefix(MARK)
    header = Header(schema=newest(STEPS))
    with suppress(ValueError):
        header = header_in(bare[:LONGEST].replace(b"\r\n", b"\n"))
    if header.schema > newest(STEPS):
        return None
    documents, rest = salvaged(bare)
    as_of_today = brought_up(documents.values(), header.schema, STEPS)
    try:
        record_of(fact_of(document, called) for document in as_of_today.values())
    except WorkshopError:
        return None
    return Salvage(documents, rest, header)


def readable(content: bytes, called: str) -> bytes | None:
    """Return *content* without the lines that cannot be read; None without a first."""
    found = salvage_in(content, called)
    if found is None or not found.header.line:
        return None
    lines = map(line_of, ([document] for document in found.documents.values()))
    return b"".join((found.header.line, *lines))


def mend(path: Path) -> None:
    """Let *path* hold all that can be read of it; what cannot is set aside."""
    journal = Journal(path)
    with FactFile(path).steering(), journal.locked():
        if found := salvage_of(path):
            if found.rest:
                add_to(beside(path, ".torn"), found.rest + b"\n")
            journal.put_back(found.documents.values(), found.header)
