"""Words as they now stand, and what a later fact does to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from tmworkshop.domain.facts import Amended, Kind, Said, Struck, Tagged, TurnKey
from tmworkshop.domain.laid_masks import carry_over, join_laid
from tmworkshop.domain.levels import Level, min_level
from tmworkshop.domain.parts import Part, row_of
from tmworkshop.domain.values import Value, value

Words = Said | Amended | Struck | Tagged


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
    level: Level | None  # they reach no further: the step's, or one put on since
    follows: str
    unattributed: bool
    parts: Mapping[str, str]
    struck: bool = False
    themes: tuple[str, ...] = ()
    ceiling: Level | None = None  # of the step they were said at; nothing lifts it

    @property
    def tells(self) -> bool:
        """Whether it says anything: no date yet for the next meeting is nothing."""
        return self.kind is not Kind.MEETING or bool(self.value)

    @property
    def is_confirmed(self) -> bool:
        """Whether their owner confirmed them as they were read back."""
        return self.parts.get(Part.CONFIRMED) == "yes"

    def answer_to(self, part: Part) -> str:
        """Return what the person in *part* said to it: yes, no, or nothing yet."""
        return self.parts.get(row_of(part).agreed_in or "", "")

    def who_agreed_to(self, part: Part) -> str:
        """Return the person in *part*, if they said yes to it; else nobody."""
        return self.parts.get(part, "") if self.answer_to(part) == "yes" else ""


def kept_from(fact: Said) -> Kept:
    """Return *fact* as words that stand."""
    fields = {name: given for name, given in vars(fact).items() if name != "device"}
    return Kept(**fields, ceiling=fact.level)


def apply_change(was: Kept, fact: Amended | Struck | Tagged) -> Kept:
    """Return the words *was* once *fact* is taken in."""
    if isinstance(fact, Amended):
        return _amended(was, fact.part, fact.value)
    if isinstance(fact, Struck):
        return replace(was, struck=not fact.back)
    return replace(was, themes=tuple(sorted({*was.themes, fact.theme})))


def _amended(was: Kept, part: str, value: str) -> Kept:
    if part == Part.MASKED:
        value = join_laid(was.parts.get(part, ""), value)
    unsettled, before = row_of(part).unsettles, _with_masks(was, part, value)
    parts = {name: kept for name, kept in before.items() if name not in unsettled}
    now = replace(was, parts={**parts, part: value})
    match part:
        case Part.WORDS | Part.VALUE | Part.SPEAKER | Part.LESSON:
            field: Mapping[str, Any] = {str(part): value}
            return replace(was, parts=parts, **field)
        case Part.LEVEL:
            return replace(now, level=min_level(was.level, Level(value)))
        case Part.LEVEL_AGREED if value == "yes" and (agreed := parts.get(Part.LEVEL)):
            # as far as its speaker agreed to, below its step's ceiling
            return replace(now, level=min_level(was.ceiling, Level(agreed)))
        case _:  # others: stand among the parts
            return now


def _with_masks(was: Kept, part: str, value: str) -> Mapping[str, str]:
    """Return the parts of *was*, with what is masked in the *value* of a *part*."""
    laid, masks = was.parts.get(Part.MASKED), dict(was.parts)
    if laid:
        before = was.words if part == Part.WORDS else was.parts.get(part, "")
        masks[Part.MASKED] = carry_over(laid, part, before, value)
    return masks
