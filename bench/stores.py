"""The stores that a save is measured in: ours, SQLite, TinyDB's own, and a bare file.

Each is filled with the same facts, and takes one more at a time.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

from tinydb import TinyDB

from tmworkshop.adapters.store.documents import document_of
from tmworkshop.adapters.store.fact_file import FactFile
from tmworkshop.adapters.store.reserve import Reserve
from tmworkshop.domain.facts import Kind, Said, TurnKey

BEGAN = datetime(2026, 3, 12, 9, tzinfo=UTC)
WORDS = "A line of the length that people give when they are asked in a room."
sync = getattr(os, "fdatasync", os.fsync)  # macOS has no fdatasync


def facts(first: int, last: int) -> list[Said]:
    """Return facts as a session keeps them, of one length, numbered up to *last*."""
    return [_said(number) for number in range(first, last)]


def _said(number: int) -> Said:
    return Said(
        id=f"01HV5R0ZJ0{number:016d}",
        at=BEGAN + timedelta(seconds=number, milliseconds=1),
        device="bench",
        kind=Kind.REFLECTION,
        words=WORDS,
        speaker="m1",
        turn=TurnKey("what-you-noticed", "", "m1"),
    )


class Store(Protocol):
    """Whatever keeps a fact, on the disk before it returns."""

    def save(self, fact: Said) -> None:
        """Keep *fact*."""


class Ours:
    """The product's own file, its facts read once, as in a session."""

    def __init__(self, path: Path, kept: Sequence[Said]) -> None:
        self._file = FactFile(path, Reserve(path.with_name("reserve")))
        self._file.found()
        self._file.facts()
        self._file.rewrite(kept)
        self._file.facts()

    def save(self, fact: Said) -> None:
        """Keep *fact* as the product does."""
        self._file.keep([fact])


class Sqlite:
    """A table of documents by id, in a write-ahead log that is always synced."""

    def __init__(self, path: Path, kept: Sequence[Said]) -> None:
        self._base = sqlite3.connect(path, isolation_level=None)
        self._base.execute("PRAGMA journal_mode=WAL")
        self._base.execute("PRAGMA synchronous=FULL")
        self._base.execute("CREATE TABLE facts (id TEXT PRIMARY KEY, fact TEXT)")
        self._base.execute("BEGIN")
        for fact in kept:
            self.save(fact)
        self._base.execute("COMMIT")

    def save(self, fact: Said) -> None:
        """Keep *fact* as a row, in a transaction of its own."""
        row = (fact.id, json.dumps(document_of(fact)))
        self._base.execute("INSERT INTO facts VALUES (?, ?)", row)


class TinyDefault:
    """TinyDB as it comes, which writes its whole file each time."""

    def __init__(self, path: Path, kept: Sequence[Said]) -> None:
        documents = {number: document_of(fact) for number, fact in enumerate(kept, 1)}
        path.write_text(json.dumps({"_default": documents}), "utf-8")
        self._base = TinyDB(path)

    def save(self, fact: Said) -> None:
        """Keep *fact* as a document."""
        self._base.insert(document_of(fact))


class Bare:
    """A file that gets as many bytes as a fact has, and is synced: the floor."""

    def __init__(self, path: Path, length: int) -> None:
        self._file = path.open("ab", buffering=0)
        self._line = b"x" * length

    def save(self) -> None:
        """Write and sync one line."""
        self._file.write(self._line)
        sync(self._file.fileno())
