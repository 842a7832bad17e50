"""What there is in a set's file and in its copies: ids of facts, and what was said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from soak.tally import Tally
from tests.formats.kept import SETS, sentences
from tmworkshop.adapters.backups.restore import read_backup
from tmworkshop.adapters.store.documents import document_of
from tmworkshop.adapters.store.format import read_facts
from tmworkshop.domain.errors import WorkshopError

Things = frozenset[str]  # the ids of facts, and what people said in them


def things_of(documents: Mapping[str, Any], said: Iterable[str]) -> Things:
    """Return the ids of *documents*, and what is *said* in them."""
    return frozenset({*documents, *said})


def things_in(content: bytes, called: str) -> Things:
    """Return what there is in a set's file *content* as today's version reads it."""
    read = {fact.id: document_of(fact) for fact in read_facts(content, called)}
    return things_of(read, sentences(list(read.values())))


def things_in_copies(folder: Path, tally: Tally | None = None) -> dict[str, Things]:
    """Return what is in the backups and sticks in *folder*, set by set."""
    things: dict[str, Things] = dict.fromkeys(SETS, frozenset())
    for file in (*folder.glob("workspace/backups/*.zip"), *folder.glob("stick/*.zip")):
        try:
            for set_id in SETS:
                if content := contents_of(file).get(f"sets/{set_id}.jsonl"):
                    things[set_id] |= things_in(content, str(file))
        except WorkshopError:
            assert tally, f"{file} cannot be read to begin with"
            tally.unreadable += 1
    return things


def contents_of(backup: Path) -> Mapping[str, bytes]:
    """Return the files in a *backup*, by their names."""
    return read_backup(backup).contents
