"""The words behind a cell of a comparison, as they leave their set."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from sys import intern

from tmworkshop.domain.dates import say_date
from tmworkshop.domain.facts import Kind
from tmworkshop.domain.pages.views import CellEntry
from tmworkshop.domain.parts import Part
from tmworkshop.domain.record.sentences import BECAME, end_sentence, say_practice
from tmworkshop.domain.sharing.given import UNDATED, Shared

HOLDS = {
    "holds": "the lesson holds there",
    "partly": "the lesson holds in part there",
    "not-here": "the lesson does not hold there",
}
# others: are told of no action, or as its own words
TOLD = {Part.HAPPENED: "What happened", Part.LEARNED: "What was learned"}


def entry_of(number: int, shared: Shared) -> CellEntry:
    """Return the words *shared* as entry *number*."""
    return CellEntry(
        number, say_practice(shared.words, shared.parts), intern(_note(shared))
    )


def _note(shared: Shared) -> str:
    """Return who (if they let it be told), what and when; then what came of it."""
    on = "" if shared.day == UNDATED else say_date(shared.day)
    source = ", ".join(filter(None, (shared.name, shared.kind, on)))
    head = "; ".join(filter(None, (source, _stands(shared))))
    lines = [line for heard in shared.story for line in _told(heard.parts)]
    return " ".join((end_sentence(head), *lines)) if lines else head


def _stands(shared: Shared) -> str:
    """Return whether the lesson holds there, or what became of an action so far."""
    if shared.kind is Kind.ACTION:
        return BECAME[shared.became] if shared.became else ""
    return HOLDS.get(shared.parts.get(Part.HOLDS, ""), "")


def _told(parts: Mapping[str, str]) -> Iterator[str]:
    for part, label in TOLD.items():
        if words := parts.get(part):
            yield f"{label}: {end_sentence(words)}"
