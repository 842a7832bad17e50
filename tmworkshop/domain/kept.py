"""Words as they now stand, and what a later fact does to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from tmworkshop.domain.facts import Amended, Kind, Said, Struck, Tagged, TurnKey
from tmworkshop.domain.levels import Level
from tmworkshop.domain.values import Value, value

Words = Said | Amended | Struck | Tagged
# What no longer holds once a part is changed: who agreed to it agrees afresh.
UNSETTLES: Mapping[str, tuple[str, ...]] = {
    "words": ("confirmed",),
    "due": ("confirmed",),
    "first-sign": ("confirmed",),
    "helper": ("helper-agreed", "confirmed"),
    "receiver": ("receiver-agreed",),
}


@value
class Kept(Value):
    """Words as they now stand: as said, with what was amended since."""

    id: str
    at: datetime
    kind: Kind
    session: str
    words: str
    value: str
    turn: TurnKey | None
    speaker: str
    lesson: str
    level: Level | None
    follows: str
    unattributed: bool
    parts: Mapping[str, str]
    struck: bool = False
    themes: tuple[str, ...] = ()


def kept_from(fact: Said) -> Kept:
    """Return *fact* as words that stand."""
    return Kept(
        id=fact.id,
        at=fact.at,
        kind=fact.kind,
        session=fact.session,
        words=fact.words,
        value=fact.value,
        turn=fact.turn,
        speaker=fact.speaker,
        lesson=fact.lesson,
        level=fact.level,
        follows=fact.follows,
        unattributed=fact.unattributed,
        parts=fact.parts,
    )


def touched(was: Kept, fact: Amended | Struck | Tagged) -> Kept:
    """Return the words *was* once *fact* is taken in."""
    if isinstance(fact, Amended):
        return _amended(was, fact.part, fact.value)
    if isinstance(fact, Struck):
        return replace(was, struck=not fact.back)
    return replace(was, themes=tuple(sorted({*was.themes, fact.theme})))


def _amended(was: Kept, part: str, value: str) -> Kept:
    unsettled = UNSETTLES.get(part, ())
    parts = {name: kept for name, kept in was.parts.items() if name not in unsettled}
    match part:
        case "words":
            return replace(was, words=value, parts=parts)
        case "value":
            return replace(was, value=value, parts=parts)
        case "level":
            return replace(was, level=Level(value), parts=parts)
        case _:
            return replace(was, parts={**parts, part: value})
