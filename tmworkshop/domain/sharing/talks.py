"""Who could have said what: each partnership at each session, and what it shares."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from tmworkshop.domain.likeness import find_doubles, fold_name
from tmworkshop.domain.record.partnership_names import Partnership
from tmworkshop.domain.sharing.disclosure import THRESHOLD
from tmworkshop.domain.sharing.given import (
    UNDATED,
    Gathering,
    Given,
    Guest,
    Person,
    Shared,
)
from tmworkshop.domain.values import Value, value


@value
class Talk(Value):
    """One partnership at one session of one set: who was there, what they share."""

    lesson: str
    people: frozenset[Person]
    slips: frozenset[Person]  # of those, whose sharing slip was typed in
    shared: tuple[Shared, ...]

    @cached_property
    def themes(self) -> frozenset[str]:
        """The themes that someone laid on the words that are shared."""
        return frozenset(theme for each in self.shared for theme in each.themes)


@dataclass
class PartnershipTalks:
    """What a column of a comparison rests on."""

    name: str
    invited: set[Person] = field(default_factory=set)
    talks: list[Talk] = field(default_factory=list)


def enough_to_hide(shared: Collection[Shared]) -> bool:
    """Say whether so many said what is *shared* without a name that each is hidden.

    A name hides nobody else: whoever reads takes it away, and looks at who is left.
    """
    named = {each.person for each in shared if each.name}
    return len({each.person for each in shared} - named) >= THRESHOLD


def partnerships_of(every: Collection[Given]) -> tuple[PartnershipTalks, ...]:
    """Return the partnerships in what *every* set gives, by their names.

    A member counts where they belonged on the day of each session.  Partnerships of
    two sets are one if their names are the same.
    """
    columns: dict[str, PartnershipTalks] = {}
    keys, alike = _Keys(every), dict[frozenset[Person], frozenset[Person]]()
    for given in every:
        for gathering in given.gatherings:
            for key, guests in keys.grouped(given.set_id, gathering.guests).items():
                column = columns.setdefault(key, PartnershipTalks(keys.names[key]))
                column.invited |= {guest.person for guest in guests}
                there = [g for g in guests if g.member in gathering.attended]
                if there:
                    column.talks.append(_talk(gathering, there, alike))
    return tuple(sorted(columns.values(), key=lambda column: column.name))


def find_doubles_among(
    given: Iterable[Given], names: Iterable[str]
) -> Iterator[tuple[str, str]]:
    """Yield each two *names* of partnerships that may be one, as no set denies."""
    every = [each.partnerships for each in given]
    apart = {
        frozenset(fold_name(known.of(id_).name) for id_ in two)
        for known in every
        for two in known.apart
    }
    for one, other in find_doubles({name: name for name in names}):
        if frozenset(map(fold_name, (one, other))) not in apart:
            yield one, other


class _Keys:
    """By what partnerships of several sets are known as one: what counts of a name.

    Where one set has two that are called the same, it is the name as it is spelt.
    """

    def __init__(self, every: Iterable[Given]) -> None:
        names = [given.partnerships.names.values() for given in every]
        folded = [Counter(map(fold_name, {*of_set})) for of_set in names]
        self._twice = {f for of_set in folded for f in of_set if of_set[f] > 1}
        self.names: dict[str, str] = {}  # as each was met first

    def grouped(self, set_id: str, guests: Iterable[Guest]) -> dict[str, list[Guest]]:
        """Return *guests* by the partnership that each belonged to, if to any."""
        by_key: dict[str, list[Guest]] = {}
        for guest in guests:
            if key := self._of(set_id, guest.partnership):
                by_key.setdefault(key, []).append(guest)
        return by_key

    def _of(self, set_id: str, partnership: Partnership) -> str:
        """Return by what a *partnership* is known; nothing where there is none."""
        key = folded = fold_name(partnership.name)
        if folded in self._twice:
            key = partnership.name
        if partnership.name == partnership.id != "":  # what it is called was lost
            key = f"{set_id} {partnership.id}"
        self.names.setdefault(key, partnership.name)
        return key


def _talk(
    gathering: Gathering,
    there: list[Guest],
    alike: dict[frozenset[Person], frozenset[Person]],
) -> Talk:
    """Return what those *there* of one partnership share.

    Mostly the same people are there as before: one group of those *alike* is kept.
    """
    members = {guest.member for guest in there}
    theirs = [each for each in gathering.shared if each.speaker in members]
    if not enough_to_hide(theirs):
        theirs = [each._replace(day=UNDATED) for each in theirs]
    people = frozenset(guest.person for guest in there)
    slips = frozenset(guest.person for guest in there if guest.has_slip)
    return Talk(
        lesson=gathering.lesson,
        people=alike.setdefault(people, people),
        slips=alike.setdefault(slips, slips),
        shared=tuple(theirs),
    )
