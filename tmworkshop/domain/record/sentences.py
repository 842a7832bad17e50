"""Sentences about an action, wherever it is told: by when, what became of it."""

from __future__ import annotations

from collections.abc import Iterator

from tmworkshop.domain.dates import say_day
from tmworkshop.domain.facts import Kind
from tmworkshop.domain.parts import PARTS_OF, row_of
from tmworkshop.domain.record.actions import Action, FollowUp, Status
from tmworkshop.domain.record.kept import Kept, Texts
from tmworkshop.domain.record.record import Record, Session

BECAME = {
    Status.OPEN: "still going",
    Status.DONE: "done",
    Status.CHANGED: "changed",
    Status.HANDED_ON: "handed on",
    Status.LET_GO: "let go",
}
STOPS = (".", "!", "?", "…")
CLOSING = "\"'”’)"  # noqa: RUF001 (as people close a quotation: after its stop)


def due_line(action: Action) -> str:
    """Return when *action* is to be done; one that was moved says so."""
    if action.due is None:
        return "No date yet."
    moved = any(heard.due for heard in action.story)
    return (
        f"New date: {say_day(action.due)}." if moved else f"By {say_day(action.due)}."
    )


def say_times(count: int) -> str:
    """Return "once", "twice", "3 times"."""
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def end_sentence(words: str) -> str:
    """Return *words* as they were said, with a stop after them if they have none."""
    return words if words.rstrip(CLOSING).endswith(STOPS) else f"{words}."


def practice_parts(kept: Kept | Texts) -> Iterator[str]:
    """Yield what was said of the practice *kept* beside what was done."""
    for part in PARTS_OF[Kind.PRACTICE]:
        if words := kept.parts.get(part):
            yield end_sentence(f"{row_of(part).label}: {words}")


def say_practice(kept: Kept | Texts) -> str:
    """Return the practice *kept* in one breath: what was done, then the rest."""
    parts = tuple(practice_parts(kept))
    return " ".join((end_sentence(kept.words), *parts)) if parts else kept.words


def is_news(record: Record, heard: FollowUp, session: Session) -> bool:
    """Say whether it was *heard* at *session*, or between two and since the last."""
    if heard.session:
        return heard.session == session.id
    before = [s for s in record.sessions if s.number < session.number]
    return not before or record.kept[heard.id].at >= before[-1].opened.at
