"""A learning set's facts in the bytes of a copy: read, counted, changed, written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from tmworkshop.adapters.store.checked_lines import (
    Document,
    documents_in,
    line_of,
    said_by,
)
from tmworkshop.adapters.store.documents import document_of, fact_of
from tmworkshop.adapters.store.migrations import FIRST, STEPS, brought_up, newest
from tmworkshop.domain.errors import Conflict, Damaged
from tmworkshop.domain.facts import AnyFact

Facts = tuple[AnyFact, ...]
Change = Callable[[Facts], Iterable[AnyFact] | None]


def facts_in(content: bytes, called: str) -> Facts:
    """Return the facts in *content*; Damaged or Conflict if it cannot be read."""
    documents = _documents(content, called).values()
    return tuple(fact_of(document, called) for document in documents)


def changed(content: bytes, called: str, facts: Iterable[AnyFact]) -> bytes:
    """Return *content* as a file of *facts*.

    A fact that stays as it was keeps what a newer version wrote beside it.
    """
    documents = _documents(content, called)
    first = said_by(content.partition(b"\n")[0])
    as_they_were = {fact.id: fact for fact in facts_in(content, called)}
    kept = (
        documents[fact.id] if fact == as_they_were.get(fact.id) else document_of(fact)
        for fact in facts
    )
    header = line_of(first | {"schema": newest(STEPS)})
    return b"".join((header, *(line_of([document]) for document in kept)))


def newer_than(present: bytes, content: bytes) -> bytes:
    """Return the file *content* so that whoever has read *present* reads it anew."""
    header, _, rest = content.partition(b"\n")
    first = said_by(header)
    rewritten = max(_rewritten(present), _rewritten(content)) + 1
    return line_of(first | {"rewritten": rewritten}) + rest


def _rewritten(content: bytes) -> int:
    try:
        return int(said_by(content.partition(b"\n")[0])["rewritten"])
    except (KeyError, TypeError, ValueError):
        return 0


def _documents(content: bytes, called: str) -> Mapping[str, Document]:
    """Return the documents of *content* as of today, by their ids."""
    # what follows the last newline was never acknowledged
    first, *lines = content.split(b"\n")[:-1] or [b""]
    try:
        schema = int(said_by(first)["schema"])
        documents = documents_in(lines, set())
    except (KeyError, TypeError, ValueError) as error:
        raise Damaged(f"{called} does not say what was written to it.") from error
    if schema > newest(STEPS):
        raise Conflict(f"A newer tmworkshop wrote {called}: update tmworkshop.")
    if schema < FIRST:
        raise Damaged(f"{called} does not say what was written to it.")
    return brought_up(documents.values(), schema, STEPS)
