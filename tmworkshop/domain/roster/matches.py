"""Who on a roster is whom: rows that are one person, people who are there already."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum, auto
from itertools import chain

from tmworkshop.domain.likeness import find_doubles, find_near, find_same, fold_name
from tmworkshop.domain.record.roster import Present
from tmworkshop.domain.roster.choices import Verdict
from tmworkshop.domain.roster.people import RosterPerson
from tmworkshop.domain.values import Value, value


class Sameness(StrEnum):
    """How two rows of one name and partnership are the same."""

    EQUAL = auto()  # in every cell
    ALIKE = auto()  # they differ in what is not read
    APART = auto()  # each has an address of its own


class Doubt(StrEnum):
    """Why it has to be said who someone is."""

    NEAR = "someone of nearly that name is in the set"
    MOVED = "someone of that name is in the set, with another partnership"


@value
class Double(Value):
    """A row about someone of an earlier row; *whole* if all cells are equal."""

    person: RosterPerson
    first: int
    whole: bool = True


@value
class OpenQuestion(Value):
    """Someone on the roster who may be someone in the set."""

    doubt: Doubt
    person: RosterPerson
    present: Present


@value
class Matched(Value):
    """The people of a roster, sorted by what is to become of them."""

    new: tuple[RosterPerson, ...] = ()
    others: frozenset[int] = frozenset()  # rows of those who share a name, and are new
    known: tuple[tuple[RosterPerson, Present], ...] = ()
    doubles: tuple[Double, ...] = ()
    namesakes: tuple[
        tuple[RosterPerson, RosterPerson], ...
    ] = ()  # two people of one name
    alike: tuple[
        tuple[RosterPerson, RosterPerson], ...
    ] = ()  # two people of nearly one name
    questions: tuple[OpenQuestion, ...] = ()  # what has no answer yet
    answered: tuple[tuple[OpenQuestion, Verdict], ...] = ()


@value
class Matching(Value):
    """People held against each other and against the members of a set.

    *compare* says how two rows are the same.
    """

    members: Mapping[str, Present]
    answers: Mapping[int, Verdict]
    others: bool  # whoever may be someone in the set is somebody else
    compare: Callable[[int, int], Sameness]

    def match(self, people: Sequence[RosterPerson]) -> Matched:
        """Sort *people* by what is to become of them."""
        singles, doubles, namesakes = self._told_apart(people)
        known: list[tuple[RosterPerson, Present]] = []
        new, open_, answered = [], [], []
        default = Verdict.OTHER if self.others else None
        for person in singles:
            question = self._question(person)
            answer = self.answers.get(person.row, default)
            if question and answer:
                answered.append((question, answer))
            elif question:
                open_.append(question)
            elif same := self._same(person):
                known.append((person, same))
            else:
                new.append(person)
        others = [q.person for q, answer in answered if answer is Verdict.OTHER]
        every = sorted((*new, *others), key=lambda each: each.row)
        return Matched(
            new=tuple(every),
            others=frozenset(each.row for each in others),
            known=tuple(known),
            doubles=tuple(doubles),
            namesakes=tuple(pair for pair in namesakes if pair[1] in every),
            alike=tuple(_alike(every)),
            questions=tuple(open_),
            answered=tuple(answered),
        )

    def _told_apart(
        self, people: Sequence[RosterPerson]
    ) -> tuple[
        list[RosterPerson], list[Double], list[tuple[RosterPerson, RosterPerson]]
    ]:
        """Return each person once, the rows that are about one again, and namesakes."""
        by_name: dict[str, list[RosterPerson]] = {}
        doubles, namesakes = [], []
        for person in people:
            before = by_name.setdefault(fold_name(person.name), [])
            if first := self._first(person, before):
                same = self.compare(first.row, person.row)
                doubles.append(Double(person, first.row, same is Sameness.EQUAL))
            else:
                namesakes += [(one, person) for one in before[:1]]
                before.append(person)
        singles = sorted(chain(*by_name.values()), key=lambda each: each.row)
        return singles, doubles, namesakes

    def _first(
        self, person: RosterPerson, before: Sequence[RosterPerson]
    ) -> RosterPerson | None:
        """Return the one *before* who *person* is, by their partnership or as said."""
        answer = self.answers.get(person.row)
        if answer is Verdict.OTHER:
            return None
        for one in before:
            places = {fold_name(one.partnership), fold_name(person.partnership)}
            apart = self.compare(one.row, person.row) is Sameness.APART
            if answer is Verdict.SAME or (len(places - {""}) <= 1 and not apart):
                return one
        return None

    def _same(self, person: RosterPerson) -> Present | None:
        names = {id_: each.name for id_, each in self.members.items()}
        every = [self.members[id_] for id_ in find_same(person.name, names)]
        here = (e for e in every if not _is_elsewhere(person, e))
        return next(here, None) or next(iter(every), None)

    def _question(self, person: RosterPerson) -> OpenQuestion | None:
        """Return what has to be asked of *person*, if anything has."""
        if same := self._same(person):
            moved = _is_elsewhere(person, same)
            return OpenQuestion(Doubt.MOVED, person, same) if moved else None
        names = {id_: each.name for id_, each in self.members.items()}
        for near in find_near(person.name, names):
            return OpenQuestion(Doubt.NEAR, person, self.members[near])
        return None


def _is_elsewhere(person: RosterPerson, present: Present) -> bool:
    place = fold_name(person.partnership)
    return bool(place) and place != fold_name(present.partnership)


def _alike(
    people: Sequence[RosterPerson],
) -> Iterator[tuple[RosterPerson, RosterPerson]]:
    """Yield each two whose names are near, but not the same."""
    named = {str(n): each.name for n, each in enumerate(people)}
    for one, other in find_doubles(named):
        pair = people[int(one)], people[int(other)]
        if fold_name(pair[0].name) != fold_name(pair[1].name):
            yield pair
