"""One spelling for each partnership: the set's own, or the first on the roster."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from tmworkshop.domain.likeness import Likeness, compare_names, fold_name
from tmworkshop.domain.record.roster import Present
from tmworkshop.domain.roster.people import RosterPerson
from tmworkshop.domain.values import Value, value


@value
class Spelling(Value):
    """A partnership as it was spelt on the roster, and as another one is spelt.

    It is the same but for capitals and signs; or *near*, and perhaps another.
    """

    was: str
    now: str
    near: bool = False


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
        near = _near(name, by_fold.values()) if fold_name(name) not in by_fold else ""
        first = by_fold.setdefault(fold_name(name), name)
        if near or first != name:
            spellings.append(Spelling(name, near or first, bool(near)))
    return tuple(spellings)


def spell_alike(
    people: Iterable[RosterPerson], spellings: Iterable[Spelling], *, joined: bool
) -> tuple[RosterPerson, ...]:
    """Return *people* with one spelling for each partnership, and for near ones too.

    That is where they are *joined*.
    """
    now = {each.was: each.now for each in spellings if joined or not each.near}
    return tuple(
        replace(each, partnership=now.get(each.partnership, each.partnership))
        for each in people
    )


def _near(name: str, others: Iterable[str]) -> str:
    """Return one of *others* that is nearly the same; numbers tell them apart."""

    def is_near(other: str) -> bool:
        alike = compare_names(name, other) is Likeness.NEAR
        return alike and _digits(name) == _digits(other)

    return next((other for other in others if is_near(other)), "")


def _digits(name: str) -> str:
    return "".join(letter for letter in name if letter.isdigit())
