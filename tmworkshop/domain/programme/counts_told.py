"""How many people a cell is said to be from, so that no difference tells of a few."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import permutations

from tmworkshop.domain.programme.cells import CellPlace, ProgrammeCells, VoiceMark
from tmworkshop.domain.programme.names_beside import NamesBeside
from tmworkshop.domain.programme.released import Exactness, PeopleCount, ReleasedCell
from tmworkshop.domain.programme.terms import Terms

Shown = dict[CellPlace, ReleasedCell]


def tell_counts(
    cells: ProgrammeCells, shown: Shown, names: NamesBeside, terms: Terms
) -> Shown:
    """Return the cells *shown*, each with what may be told of how many it is from."""
    vague: set[CellPlace] = set()
    if terms.rules.differences_hide:
        vague.update(_list_vague(cells, shown, names, terms))
    return {
        place: replace(
            each,
            count=_count(each, cells.at[place].asked, terms, is_vague=place in vague),
        )
        if each.shown
        else each
        for place, each in shown.items()
    }


def _count(
    cell: ReleasedCell, asked: int, terms: Terms, *, is_vague: bool
) -> PeopleCount:
    people, k = terms.count({mark.whose for mark in cell.shown}), terms.k
    of = asked if people <= asked else 0
    if is_vague and people >= k and not 0 < of < 2 * k:
        return PeopleCount(k, of, Exactness.OR_MORE)
    if terms.rules.complements_hide and 0 <= of - people < k:
        return PeopleCount(max(of - k + 1, 0), of, Exactness.MOST)
    return PeopleCount(people, of, Exactness.EXACTLY)


def _list_vague(
    cells: ProgrammeCells, shown: Shown, names: NamesBeside, terms: Terms
) -> Iterator[CellPlace]:
    """Yield the cells whose figure, less another one, would tell of too few people.

    The other is that of a row with some of the same words, or of an earlier page.
    """
    beside = _Unnamed(shown, names, terms)
    yield from beside.list_above_another()
    yield from beside.list_above_all(cells.beneath)
    yield from beside.list_changed()


class _Unnamed:
    """The words of each cell that stand without a name, and where else they do."""

    def __init__(self, shown: Shown, names: NamesBeside, terms: Terms) -> None:
        self._terms, self._own = terms, names.own
        self._marks: dict[CellPlace, set[VoiceMark]] = {}
        self._people: dict[CellPlace, int] = {}
        places: dict[VoiceMark, list[CellPlace]] = defaultdict(list)
        for place, cell in shown.items():
            if marks := names.unnamed_in(cell.shown, names.own):
                self._marks[place] = marks
                self._people[place] = terms.count({mark[:2] for mark in marks})
                for mark in marks:
                    places[mark].append(place)
        self._common = Counter(
            pair for each in places.values() for pair in permutations(each, 2)
        )

    def list_above_another(self) -> Iterator[CellPlace]:
        """Yield cells that a few more people are in than in one they overlap with."""
        for (place, other), common in self._common.items():
            more = self._people[place] - self._people[other]
            is_within = common == len(self._marks[other])
            are_few_words = len(self._marks[place]) - common < self._terms.k
            if more > 0 and (are_few_words or (is_within and more < self._terms.k)):
                yield place

    def list_above_all(
        self, beneath: Mapping[str, frozenset[str]]
    ) -> Iterator[CellPlace]:
        """Yield cells that more people are in than in all of those beneath them."""
        for place, marks in self._marks.items():
            below = (CellPlace(place.partnership, row) for row in beneath[place.row])
            others = [each for each in below if each in self._marks]
            rest = marks.difference(*(self._marks[each] for each in others))
            each = [self._people[other] for other in others]
            more = self._people[place] - max(each, default=0)
            are_few = len(rest) < self._terms.k or more < self._terms.k
            if each and self._people[place] > sum(each) and are_few:
                yield place

    def list_changed(self) -> Iterator[CellPlace]:
        """Yield cells that a few more people are in than on a page before, or fewer."""
        for place, people in self._people.items():
            for marks in self._own.at.get(place, ()):
                if 0 < abs(people - self._own.count_before(marks)) < self._terms.k:
                    yield place
