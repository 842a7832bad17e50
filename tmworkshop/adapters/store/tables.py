"""TinyDB over the journal; the one module that imports TinyDB.

Inserting, of one document or many, is one line.  Whatever else TinyDB can do rewrites
the file.  Each change holds the lock from its first look to its last byte.  Documents
are copied on their way out, and no answer is remembered: another window may write.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from copy import deepcopy
from typing import Any

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Document, Table

from tmworkshop.adapters.store.journal import Journal

FACTS = "facts"


class JournalStorage(Storage):
    """A journal as TinyDB sees it: one table that is read or written whole."""

    def __init__(self, journal: Journal) -> None:
        self.journal = journal

    def read(self) -> dict[str, dict[str, Any]]:
        """Return a copy of the table, for TinyDB changes what it is given."""
        return {FACTS: deepcopy(dict(self.journal.documents()))}

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        """Rewrite the journal as *data* says."""
        self.journal.rewrite(data.get(FACTS, {}).values())


class FactDocument(Document):
    """A document that shares nothing with the table it came from."""

    def __init__(self, value: Mapping[str, Any], doc_id: int) -> None:
        super().__init__(deepcopy(dict(value)), doc_id)


class FactTable(Table):
    """The table of facts, whose ids are those that the documents bring along."""

    document_class = FactDocument
    document_id_class = str  # type: ignore[assignment]  # TinyDB thinks of int only

    def __init__(self, storage: JournalStorage, name: str = FACTS) -> None:
        if name != FACTS:
            raise ValueError(f"the one table is {FACTS!r}, not {name!r}")
        self._journal = storage.journal
        super().__init__(storage, name, cache_size=0)

    def insert(self, document: Mapping[str, Any]) -> Any:
        """Keep *document* and return its id."""
        return self.insert_multiple([document])[0]

    def insert_multiple(self, documents: Iterable[Mapping[str, Any]]) -> list[Any]:
        """Keep *documents* as one line and return their ids."""
        added = [dict(document) for document in documents]
        if added:
            self._journal.append(added)
        return [document["id"] for document in added]

    def _read_table(self) -> dict[str, Mapping[str, Any]]:
        return dict(self._journal.documents())

    def _update_table(self, updater: Callable[[dict[int, Any]], None]) -> None:
        with self._journal.locked():
            super()._update_table(updater)


class FactBase(TinyDB):
    """TinyDB whose default table, and only one, is that of a journal's facts."""

    table_class = FactTable  # type: ignore[assignment]  # TinyDB's own stand there
    default_table_name = FACTS
    default_storage_class = JournalStorage  # type: ignore[assignment]
