"""One spelling for each partnership: the set's own, or the first on the roster."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from tmworkshop.domain.likeness import Likeness, compare_names, fold_name
from tmworkshop.domain.record.roster import Present
from tmworkshop.domain.roster.name_cells import RosterPerson
from tmworkshop.domain.values import Value, value


@value
class Spelling(Value):
    """A partnership as it was spelt on the roster, and as another one is spelt.

    It is the same but for capitals and signs; or *near*, and perhaps another.
    """

    was: str
    now: str
    near: bool


def find_spellings(
    people: Sequence[RosterPerson], present: Collection[Present]
) -> tuple[Spelling, ...]:
    """Return the partnerships of *people* that are met in another spelling.

    It is that of those *present*, or the first.  One that is near another one says so
    once, and stays what it is.
    """
    by_fold = {fold_name(n): each.partnership for each in present for n in each.former}
    by_fold |= {fold_name(each.partnership): each.partnership for each in present}
    by_fold.pop("", None)
    spellings = []
    for name in dict.fromkeys(each.partnership for each in people if each.partnership):
        is_met = fold_name(name) in by_fold
        near = (each for each in by_fold.values() if _are_near(name, each))
        now = by_fold[fold_name(name)] if is_met else next(near, name)
        if now != name:
            spellings.append(Spelling(name, now, near=not is_met))
        by_fold.setdefault(fold_name(name), name)
    return tuple(spellings)


def spell_alike(
    people: Iterable[RosterPerson], spellings: Iterable[Spelling], *, joined: bool
) -> tuple[RosterPerson, ...]:
    """Return *people* with one spelling for each partnership, near ones if *joined*."""
    now = {each.was: each.now for each in spellings if joined or not each.near}
    return tuple(
        replace(each, partnership=now.get(each.partnership, each.partnership))
        for each in people
    )


def _are_near(one: str, other: str) -> bool:
    """Say whether two are nearly the same; numbers tell them apart."""
    digits = [[*filter(str.isdigit, name)] for name in (one, other)]
    return digits[0] == digits[1] and compare_names(one, other) is Likeness.NEAR
