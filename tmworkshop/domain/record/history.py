"""What became of words since they were said: each value, and when it was given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from tmworkshop.domain.facts import (
    Amended,
    AnyFact,
    Kind,
    Said,
    Struck,
    Tagged,
    TurnKey,
)
from tmworkshop.domain.parts import Part
from tmworkshop.domain.values import Value, value


class Deed(StrEnum):
    """What happened to words."""

    SAID = "said"
    CHANGED = "changed"
    TAKEN_AWAY = "taken-away"
    PUT_BACK = "put-back"
    THEME = "theme"


@value
class Event(Value):
    """Something that happened to the words *of*, which are of a *kind*."""

    at: datetime
    deed: Deed
    of: str
    kind: Kind
    value: str = ""
    part: str = ""  # that was changed, or said along with the words
    speaker: str = ""
    session: str = ""
    turn: TurnKey | None = None


def history_of(facts: Iterable[AnyFact], kept_id: str) -> tuple[Event, ...]:
    """Return what happened to the words *kept_id*, in order; nothing to nobody's."""
    every = tuple(facts)
    return events_of(every, (f.id for f in _of_someone(every) if f.id == kept_id))


def story_of(facts: Iterable[AnyFact], action: str) -> tuple[Event, ...]:
    """Return what happened to *action*, what was heard of it, and what came of it."""
    every = tuple(facts)
    about = (f.id for f in _of_someone(every) if action in (f.id, f.follows))
    return events_of(every, about)


def events_of(facts: tuple[AnyFact, ...], ids: Iterable[str]) -> tuple[Event, ...]:
    """Return what happened to the words *ids*, in order."""
    known = frozenset(ids)
    words = {f.id: f for f in facts if isinstance(f, Said) and f.id in known}
    return tuple(event for fact in facts for event in _of(fact, words))


def _of_someone(facts: Iterable[AnyFact]) -> Iterator[Said]:
    return (f for f in facts if isinstance(f, Said) and not f.unattributed)


def _of(fact: AnyFact, words: dict[str, Said]) -> Iterator[Event]:
    if isinstance(fact, Said) and fact.id in words:
        yield from _saying(fact)
    if not isinstance(fact, Amended | Struck | Tagged) or fact.of not in words:
        return
    if isinstance(fact, Amended) and fact.part == Part.MASKED:
        return  # no word of theirs, and no change of one
    deed, given = _done_by(fact)
    kind, part = words[fact.of].kind, fact.part if isinstance(fact, Amended) else ""
    yield Event(fact.at, deed, fact.of, kind, given, part, session=fact.session)


def _done_by(fact: Amended | Struck | Tagged) -> tuple[Deed, str]:
    if isinstance(fact, Amended):
        return Deed.CHANGED, fact.value
    if isinstance(fact, Struck):
        return Deed.PUT_BACK if fact.back else Deed.TAKEN_AWAY, ""
    return Deed.THEME, fact.theme


def _saying(fact: Said) -> Iterator[Event]:
    parts = {"": fact.words or fact.value, **fact.parts}
    said_by = Event(fact.at, Deed.SAID, fact.id, fact.kind, speaker=fact.speaker)
    event = replace(said_by, session=fact.session, turn=fact.turn)
    for part, given in parts.items():
        yield replace(event, value=given, part=part)
