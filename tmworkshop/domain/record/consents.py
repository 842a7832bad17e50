"""What a member's slips add up to: which choice holds, and since when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from tmworkshop.domain.facts import AnyFact, Consented
from tmworkshop.domain.record.slips_read import SlipsRead
from tmworkshop.domain.values import Value, value

Boxes = Mapping[tuple[str, str], Consented]  # by member and purpose, as they hold


@value
class SlipChoice(Value):
    """One box as one slip answered it, and whether that holds now."""

    given: Consented
    holds: bool


def choices_of(facts: Iterable[AnyFact], member: str) -> tuple[SlipChoice, ...]:
    """Return every choice of *member*, in the order they were typed in."""
    given = [f for f in facts if isinstance(f, Consented) and f.member == member]
    slips = SlipsRead[tuple[str, str], Consented]()
    for fact in given:
        slips.take((member, fact.purpose), fact, is_yes=fact.choice)
    return tuple(
        SlipChoice(fact, slips.is_holding((member, fact.purpose), fact))
        for fact in given
    )


def newest_slip(boxes: Boxes, member: str) -> Consented | None:
    """Return a box of the newest slip of *member*: its date, its wording."""
    return newest_of(box for (who, _), box in boxes.items() if who == member)


def newest_of(boxes: Iterable[Consented]) -> Consented | None:
    """Return one of *boxes* that stood on the newest slip; of one day, on the last."""
    last_first = reversed(list(boxes))
    return max(last_first, key=lambda box: (box.slip, box.at), default=None)


def say_other_wording(newest: Consented, present: int) -> str:
    """Say that a slip was on another wording than the *present* one, if it was."""
    if newest.wording == present:
        return ""
    return f"on wording {newest.wording}; the present is {present}"


def keep_until(boxes: Boxes, member: str) -> date | None:
    """Return until when *member* asks to be kept, by the newest slip that says so."""
    asked = {
        box.slip: box.keep_until
        for (who, _), box in boxes.items()
        if who == member and box.keep_until
    }
    return asked[max(asked)] if asked else None
