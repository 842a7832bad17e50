"""What happened to words, in sentences and for programs: when, where, by whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from tmworkshop.domain.dates import say_date
from tmworkshop.domain.facts import UNSTAMPED, Kind
from tmworkshop.domain.parts import Part, PartValue, row_of
from tmworkshop.domain.record.history import Deed, Event
from tmworkshop.domain.record.record import Record, Session
from tmworkshop.domain.tables import leave_out

SAID, NOTHING = "said", "nothing"
INDENT = "   "
CAME_OF_IT = "an action that came of it"
ANSWERS: Mapping[Kind, str | None] = {
    Kind.FOLLOWUP: "what now",
    Kind.RATING: "the rating",
    Kind.MEETING: "the next meeting",
    **leave_out(Kind.REFLECTION, Kind.ISSUE, Kind.QUESTION, Kind.LEARNING),
    **leave_out(Kind.PRACTICE, Kind.ACTION, Kind.NOTE),
}
DONE: Mapping[Deed, str | None] = {
    Deed.TAKEN_AWAY: "taken away",
    Deed.PUT_BACK: "put back",
    **leave_out(Deed.SAID, Deed.CHANGED, Deed.THEME),
}
MAIN = {"", Part.VALUE}  # others: stand beside it


def event_lines(
    record: Record, events: Iterable[Event], action: str = ""
) -> Iterator[str]:
    """Yield *events*: a line for each moment, and below it what happened then.

    Of another action that came of this *action*, only its words are told.
    """
    before = ("", "")
    for event in events:
        is_an_action = event.kind is Kind.ACTION
        came_of_it = bool(action) and is_an_action and event.of != action
        if came_of_it and event.part:
            continue
        now = _moment(record, event)
        begins = event.deed is Deed.SAID and not event.part
        if now != before or begins:
            yield ", ".join((*now, *_place(record, event)))
        before = now
        yield INDENT + (f"{CAME_OF_IT}, " if came_of_it else "") + _what(record, event)


def event_data(record: Record, event: Event) -> dict[str, Any]:
    """Return *event* for programs."""
    session = _session(record, event)
    return {
        "at": event.at.isoformat(),
        "deed": event.deed,
        "kind": event.kind,
        "part": event.part,
        "value": name_value(record, event.part, event.value),
        "by": record.name(event.speaker) if event.speaker else "",
        "session": session.number if session else None,
        "step": event.turn.step if event.turn else "",
    }


def name_value(record: Record, part: str, given: str) -> str:
    """Return what was *given* for a *part*: a member by their name."""
    is_person = row_of(part).value is PartValue.PERSON
    return record.name(given) if is_person and given else given


def part_lines(record: Record, kind: Kind, parts: Mapping[str, str]) -> list[str]:
    """Return the *parts* of words that something was given for, a line each."""
    given = (
        Event(UNSTAMPED, Deed.CHANGED, "", kind, value, part)
        for part, value in parts.items()
        if value
    )
    return [f"{_label(event)}: {_spoken(record, event)}" for event in given]


def _label(event: Event) -> str:
    if event.deed is Deed.THEME:
        return "theme"
    if event.part in MAIN and (answer := ANSWERS[event.kind]):
        return answer
    return row_of(event.part).in_history if event.part else SAID


def _spoken(record: Record, event: Event) -> str:
    if not event.value:
        return NOTHING
    is_meeting = event.kind is Kind.MEETING and event.part in MAIN
    holds = row_of(event.part).value
    if holds is PartValue.DATE or is_meeting:
        return say_date(date.fromisoformat(event.value))
    if holds is PartValue.LESSON:
        return event.value.removeprefix("lesson.").lstrip("0")
    return name_value(record, event.part, event.value)


def _what(record: Record, event: Event) -> str:
    return DONE[event.deed] or f"{_label(event)}: {_spoken(record, event)}"


def _moment(record: Record, event: Event) -> tuple[str, str]:
    here, session = event.at.astimezone(), _session(record, event)
    at = f"{say_date(here.date())} {here:%H:%M}"
    return at, f"session {session.number}" if session else "between sessions"


def _place(record: Record, event: Event) -> Iterator[str]:
    """Yield at which step words were said, and whose they are."""
    session = _session(record, event)
    if session and event.turn:
        steps = session.opened.design.steps
        yield from (step.title for step in steps if step.id == event.turn.step)
    if event.speaker:
        yield record.name(event.speaker)


def _session(record: Record, event: Event) -> Session | None:
    return next((each for each in record.sessions if each.id == event.session), None)
