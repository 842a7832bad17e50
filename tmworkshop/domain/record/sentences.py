"""Sentences about an action, wherever it is told: by when, what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tmworkshop.domain.dates import say_day
from tmworkshop.domain.facts import Kind
from tmworkshop.domain.parts import PARTS_OF, row_of
from tmworkshop.domain.record.actions import Action, FollowUp, Status
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


def practice_parts(parts: Mapping[str, str]) -> Iterator[str]:
    """Yield what of the *parts* of a practice was said beside what was done."""
    for part in PARTS_OF[Kind.PRACTICE]:
        if words := parts.get(part):
            yield end_sentence(f"{row_of(part).label}: {words}")


def say_practice(words: str, parts: Mapping[str, str]) -> str:
    """Return a practice in one breath: the *words* on what was done, then the rest."""
    rest = tuple(practice_parts(parts))
    return " ".join((end_sentence(words), *rest)) if rest else words


def is_news(record: Record, heard: FollowUp, session: Session) -> bool:
    """Say whether it was *heard* at *session*, or between two and since the last."""
    if heard.session:
        return heard.session == session.id
    before = [s for s in record.sessions if s.number < session.number]
    return not before or record.kept[heard.id].at >= before[-1].opened.at
