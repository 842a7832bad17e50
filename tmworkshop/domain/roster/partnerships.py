"""One spelling for each partnership: the set's own, or the first on the roster."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tmworkshop.domain.likeness import Likeness, compare_names, fold_name
from tmworkshop.domain.roster.people import RosterPerson
from tmworkshop.domain.values import Value, value

Spellings = dict[str, str]


@value
class Spelling(Value):
    """A partnership as it was spelt on the roster, and as it is taken in."""

    was: str
    now: str
    near: bool = False  # not the same but for capitals and signs: perhaps another


def find_spellings(
    people: Sequence[RosterPerson], known: Iterable[str], *, joined: bool
) -> tuple[Spelling, ...]:
    """Return the partnerships of *people* that are *known* or met in another spelling.

    Those that are nearly the same count as one where they are *joined*.
    """
    by_fold: Spellings = {fold_name(name): name for name in known if name}
    spellings = []
    for name in dict.fromkeys(each.partnership for each in people if each.partnership):
        first = by_fold.setdefault(fold_name(name), name)
        if first == name and joined and (near := _near(name, by_fold.values())):
            spellings.append(Spelling(name, near, near=True))
        elif first != name:
            spellings.append(Spelling(name, first))
    return tuple(spellings)


def spell_alike(
    people: Iterable[RosterPerson], spellings: Iterable[Spelling]
) -> tuple[RosterPerson, ...]:
    """Return *people* with the partnerships in the *spellings* that count."""
    now = {each.was: each.now for each in spellings}
    return tuple(
        replace(each, partnership=now.get(each.partnership, each.partnership))
        for each in people
    )


def _near(name: str, others: Iterable[str]) -> str:
    """Return the one before *name* among *others* that is nearly the same."""
    for other in others:
        if other == name:
            return ""
        if compare_names(name, other) is Likeness.NEAR:
            return other
    return ""
