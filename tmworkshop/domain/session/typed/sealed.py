"""What a close has sealed stays sealed, though its session may be open again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, time

from tmworkshop.domain.errors import Unclear
from tmworkshop.domain.facts import Amended, AnyFact, Kind, Struck
from tmworkshop.domain.session.course.walkthrough import Walkthrough

SEALED = (
    "Nobody's name is on these words, and the close has sealed them. Whoever asked to "
    "change them or to take them back would be known by it, so nobody can."
)


def ensure_unsealed(walkthrough: Walkthrough, facts: Iterable[AnyFact]) -> None:
    """Raise Unclear if one of *facts* changes words that a close has sealed.

    A line of figures is of everyone, so those of a slip that came late may be added.
    """
    for fact in facts:
        match fact:
            case Struck() | Amended(part="words") if _is_sealed(walkthrough, fact.of):
                raise Unclear(SEALED)
            case _:  # others: add to what was said
                pass


def _is_sealed(walkthrough: Walkthrough, said: str) -> bool:
    kept, day = walkthrough.kept[said], walkthrough.opened.held_on
    is_of_one = kept.unattributed and kept.kind is not Kind.RATING
    return is_of_one and kept.at == datetime.combine(day, time(), UTC)
