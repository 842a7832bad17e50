"""A set's file as TinyDB has it: one table of facts, by their ids.

TinyDB would change a table by writing it whole.  Here one may add to it, as the product
does, and each time that is one line; or ask it, as anyone may who opens a file.  The
one module that imports TinyDB.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from tmworkshop.adapters.store.checked_lines import Document
from tmworkshop.adapters.store.journal import Journal
from tmworkshop.domain.errors import Refused

FACTS = "facts"

Append = Callable[[Sequence[Document]], object]


def _refuse(_: object) -> NoReturn:
    raise Refused("A set's file that is opened so is only read: nothing was changed.")


class FactStorage(Storage):
    """A set's file, read anew at each question and without a lock.

    So no answer is older than what another window kept, and changing an answer changes
    nothing else.
    """

    def __init__(self, path: str | Path, append: Append = _refuse) -> None:
        self._path = Path(path)
        self.append = append

    def read(self) -> dict[str, Any]:
        """Return the one table; a line that was never finished is let be."""
        return {FACTS: Journal(self._path).documents()}

    def write(self, data: Mapping[str, object]) -> NoReturn:
        """Refuse to write the file anew."""
        _refuse(data)


class FactTable(Table):
    """The table of facts, whose ids are those that the documents bring along."""

    document_id_class = str  # type: ignore[assignment]  # TinyDB thinks of int only

    def __init__(self, storage: FactStorage, name: str = FACTS) -> None:
        self._append = storage.append
        super().__init__(storage, name, cache_size=0)

    def insert(self, document: Mapping[str, Any]) -> Any:
        """Keep *document* and return its id."""
        return self.insert_multiple([document])[0]

    def insert_multiple(self, documents: Iterable[Mapping[str, Any]]) -> list[Any]:
        """Keep *documents* as one line and return their ids."""
        added = [dict(document) for document in documents]
        if added:
            self._append(added)
        return [document["id"] for document in added]


class FactBase(TinyDB):
    """A set's file to be asked: ``FactBase(path).search(where("kind") == "note")``."""

    table_class = FactTable  # type: ignore[assignment]  # TinyDB's own stand there
    default_table_name = FACTS
    default_storage_class = FactStorage  # type: ignore[assignment]
