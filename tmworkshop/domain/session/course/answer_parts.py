"""Answers of several parts: the words are kept first, then each part as it is given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import assert_never

from tmworkshop.domain.facts import Kind
from tmworkshop.domain.record.actions import WhatNow
from tmworkshop.domain.record.kept import Kept
from tmworkshop.domain.tables import choose
from tmworkshop.domain.values import Value, value

# What is to be known further, by what an owner says of an action now.
FURTHER: Mapping[WhatNow, tuple[str, ...]] = {
    WhatNow.DONE: (),
    WhatNow.KEEP: ("due",),
    WhatNow.CHANGE: ("new-words", "new-due"),
    WhatNow.HAND_ON: ("receiver", "receiver-agreed"),
    WhatNow.LET_GO: (),
}
OF_PRACTICE = ("setting", "because", "so", "not-where")  # what was done is the words
VALUED = choose(  # a value stands for the words
    *(Kind.FOLLOWUP, Kind.RATING, Kind.MEETING),
    leaving=(
        *(Kind.REFLECTION, Kind.ISSUE, Kind.QUESTION, Kind.LEARNING),
        *(Kind.PRACTICE, Kind.ACTION, Kind.NOTE),
    ),
)


@value
class Parts(Value):
    """The parts of an answer, in the order they are asked for.

    An empty part was asked for and nothing was given.  *successor* is the new
    action that a follow-up led to; *holds* says that the step asks whether the
    lesson holds where the speaker works; an action that is told *in_brief* is read
    back at once, and the rest is asked only where someone wants to give it.
    """

    kept: Kept
    successor: Kept | None = None
    holds: bool = False
    in_brief: bool = False

    @property
    def missing(self) -> str | None:
        """The part that nobody was asked for yet; None if all were."""
        return next((part for part in self._order() if not self._is_given(part)), None)

    def before(self, part: str) -> str | None:
        """Return the part that is asked for before *part*; None before the first."""
        order = list(self._order())
        before = order[: order.index(part)] if part in order else []
        return before[-1] if before else None

    def _order(self) -> Iterator[str]:
        yield "value" if self.kept.kind in VALUED else "words"
        match self.kept.kind:
            case Kind.ACTION if not self.kept.follows:
                yield from self._of_an_action()
            case Kind.FOLLOWUP:
                yield from self._of_a_followup()
            case Kind.REFLECTION if self.holds:
                yield "holds"
            case Kind.PRACTICE:
                yield from OF_PRACTICE
            case Kind.ACTION | Kind.REFLECTION | Kind.ISSUE | Kind.QUESTION:
                pass
            case Kind.LEARNING | Kind.RATING | Kind.MEETING | Kind.NOTE:
                pass
            case _:
                assert_never(self.kept.kind)

    def _of_an_action(self) -> Iterator[str]:
        for part in ("due", "first-sign", "helper"):
            if part in self.kept.parts or not self.in_brief:
                yield part
        if self.kept.parts.get("helper"):
            yield "helper-agreed"
        yield "confirmed"

    def _of_a_followup(self) -> Iterator[str]:
        yield from FURTHER[WhatNow(self.kept.value)]
        yield "happened"
        if self.kept.parts.get("happened"):
            yield "learned"

    def _is_given(self, part: str) -> bool:
        match part:
            case "words" | "value":
                return True
            case "receiver":
                return bool(self.kept.parts.get(part))
            case "new-words":
                return self.successor is not None
            case "new-due":
                return self.successor is not None and "due" in self.successor.parts
            case "receiver-agreed":
                refused = self.kept.parts.get(part) == "no"
                return self.successor is not None or refused
            case _:
                return part in self.kept.parts
