"""The words behind a cell of a comparison, as they leave their set."""

from __future__ import annotations

from collections.abc import Iterator

from tmworkshop.domain.dates import say_date
from tmworkshop.domain.pages.views import CellEntry
from tmworkshop.domain.parts import Part
from tmworkshop.domain.record.kept import Kept
from tmworkshop.domain.record.sentences import BECAME, end_sentence, say_practice
from tmworkshop.domain.sharing.masks import Masks
from tmworkshop.domain.sharing.talks import Shared

HOLDS = {
    "holds": "the lesson holds there",
    "partly": "the lesson holds in part there",
    "not-here": "the lesson does not hold there",
}
# others: are told of no action, or as its own words
TOLD = {Part.HAPPENED: "What happened", Part.LEARNED: "What was learned"}


def entry_of(number: int, shared: Shared, masks: Masks) -> CellEntry:
    """Return the words *shared* as entry *number*, nobody's name in them."""
    words = say_practice(masks.hide(shared.kept))
    return CellEntry(number, words, _note(shared, masks))


def _note(shared: Shared, masks: Masks) -> str:
    """Return who (if they let it be told), what and when; then what came of it."""
    on = say_date(shared.session.held_on) if shared.is_dated else ""
    source = ", ".join(filter(None, (shared.name, shared.kept.kind, on)))
    head = "; ".join(filter(None, (source, _stands(shared))))
    story = [masks.hide(shared.record.kept[heard.id]) for heard in shared.story]
    lines = [line for heard in story for line in _told(heard)]
    return " ".join((end_sentence(head), *lines)) if lines else head


def _stands(shared: Shared) -> str:
    """Return whether the lesson holds there, or what became of an action so far."""
    if shared.action is None:
        return HOLDS.get(shared.kept.parts.get(Part.HOLDS, ""), "")
    is_all_told = shared.story[-1:] == shared.action.story[-1:]
    return BECAME[shared.action.status] if shared.story and is_all_told else ""


def _told(heard: Kept) -> Iterator[str]:
    for part, label in TOLD.items():
        if words := heard.parts.get(part):
            yield f"{label}: {end_sentence(words)}"
