"""Answers of several parts: the words are kept first, then each part as it is given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from itertools import pairwise
from typing import assert_never

from tmworkshop.domain.facts import Kind
from tmworkshop.domain.parts import PARTS_OF, Part, main_part
from tmworkshop.domain.record.actions import WhatNow
from tmworkshop.domain.record.kept import Kept
from tmworkshop.domain.values import Value, value


class Following(StrEnum):
    """What is asked for of the action that a follow-up leads to, and kept with that."""

    WORDS = "new-words"
    DUE = "new-due"


# What is to be known further, by what an owner says of an action now.
# others: are asked for whatever that is
FURTHER: Mapping[WhatNow, tuple[Part | Following, ...]] = {
    WhatNow.KEEP: (Part.DUE,),
    WhatNow.CHANGE: (Following.WORDS, Following.DUE),
    WhatNow.HAND_ON: (Part.RECEIVER, Part.RECEIVER_AGREED),
    **dict.fromkeys((WhatNow.DONE, WhatNow.LET_GO), ()),
}


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
    def missing(self) -> Part | Following | None:
        """The part that nobody was asked for yet; None if all were."""
        return next((part for part in self._order() if not self._is_given(part)), None)

    def before(self, part: str) -> Part | Following | None:
        """Return the part that is asked for before *part*; None before the first."""
        neighbours = pairwise(self._order())
        return next((was for was, each in neighbours if each == part), None)

    def _order(self) -> Iterator[Part | Following]:
        yield main_part(self.kept.kind)
        match self.kept.kind:
            case Kind.ACTION if not self.kept.follows:
                yield from self._of_an_action()
            case Kind.FOLLOWUP:
                yield from self._of_a_followup()
            case Kind.REFLECTION if self.holds:
                yield Part.HOLDS
            case Kind.PRACTICE:
                yield from PARTS_OF[Kind.PRACTICE]
            case Kind.ACTION | Kind.REFLECTION | Kind.ISSUE | Kind.QUESTION:
                pass
            case Kind.LEARNING | Kind.RATING | Kind.MEETING | Kind.NOTE:
                pass
            case _:
                assert_never(self.kept.kind)

    def _of_an_action(self) -> Iterator[Part | Following]:
        for part in (Part.DUE, Part.FIRST_SIGN, Part.HELPER):
            if part in self.kept.parts or not self.in_brief:
                yield part
        if self.kept.parts.get(Part.HELPER):
            yield Part.HELPER_AGREED
        yield Part.CONFIRMED

    def _of_a_followup(self) -> Iterator[Part | Following]:
        yield from FURTHER[WhatNow(self.kept.value)]
        yield Part.HAPPENED
        if self.kept.parts.get(Part.HAPPENED):
            yield Part.LEARNED

    def _is_given(self, part: Part | Following) -> bool:
        match part:
            case Part.WORDS | Part.VALUE:
                return True
            case Part.RECEIVER:
                return bool(self.kept.parts.get(part))
            case Following.WORDS:
                return self.successor is not None
            case Following.DUE:
                return self.successor is not None and Part.DUE in self.successor.parts
            case Part.RECEIVER_AGREED:
                refused = self.kept.parts.get(part) == "no"
                return self.successor is not None or refused
            case _:  # others: are given once they are kept
                return part in self.kept.parts
