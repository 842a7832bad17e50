"""Who on a roster is whom: rows that are one person, people who are there already."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from tmworkshop.domain.likeness import find_doubles, find_near, find_same, fold_name
from tmworkshop.domain.record.roster import Present, RosterRow
from tmworkshop.domain.roster.choices import Choices, Verdict
from tmworkshop.domain.roster.name_cells import RosterPerson
from tmworkshop.domain.values import Value, value

Pair = tuple[RosterPerson, RosterPerson]
ANSWERED: Mapping[Verdict, str] = {
    Verdict.SAME: "is {}, who stays as they are",
    Verdict.OTHER: "is taken in beside {}",
    Verdict.LEFT: "is left out, because of {}",
}


@value
class Double(Value):
    """A row about someone of an earlier row; *whole* if all cells are equal."""

    person: RosterPerson
    first: int
    whole: bool


@value
class Resemblance(Value):
    """Someone on the roster who may be someone in the set; None is no answer yet."""

    person: RosterPerson
    present: Present
    answer: Verdict | None

    @property
    def has_moved(self) -> bool:
        """Whether they have one name, and come from elsewhere than was known."""
        return fold_name(self.person.name) == fold_name(self.present.name)

    @property
    def words(self) -> str:
        """Whom someone on the roster may be, or what was answered."""
        person, present = self.person, self.present
        if self.answer:
            return f"{person.name} {ANSWERED[self.answer].format(present.name)}"
        if not self.has_moved:
            place = f" ({present.partnership})" if present.partnership else ""
            return f"{person.name} may be {present.name}{place} of the set"
        before = present.partnership or "no partnership"
        what = f"with {before} and not {person.partnership}"
        return f"{person.name} is in the set already, {what}"


@value
class Matched(Value):
    """The people of a roster, sorted by what is to become of them."""

    new: tuple[RosterPerson, ...]
    known: tuple[tuple[RosterPerson, Present], ...]
    doubles: tuple[Double, ...]
    namesakes: tuple[Pair, ...]  # two people of one name
    alike: tuple[Pair, ...]  # two people of nearly one name
    asked: tuple[Resemblance, ...]

    @property
    def questions(self) -> tuple[Resemblance, ...]:
        """Who has to be asked about, before anyone is taken in."""
        return tuple(each for each in self.asked if each.answer is None)


def match_people(
    people: Sequence[RosterPerson],
    rows: Sequence[RosterRow],
    members: Mapping[str, Present],
    choices: Choices,
) -> Matched:
    """Sort *people*, who stand in *rows*, by what is to become of them."""
    by_row = {row.number: row for row in rows}
    singles, doubles, namesakes = _tell_apart(people, by_row, choices)
    new, known, asked = _hold_against(members, singles, choices)
    new += [each.person for each in asked if each.answer is Verdict.OTHER]
    new.sort(key=lambda each: each.row)
    return Matched(
        new=tuple(new),
        known=tuple(known),
        doubles=tuple(doubles),
        namesakes=tuple(pair for pair in namesakes if pair[1] in new),
        alike=tuple(_find_alike(new)),
        asked=tuple(sorted(asked, key=lambda each: each.answer is not None)),
    )


def _hold_against(
    members: Mapping[str, Present], people: Sequence[RosterPerson], choices: Choices
) -> tuple[list[RosterPerson], list[tuple[RosterPerson, Present]], list[Resemblance]]:
    """Return who of *people* is new, who is there already, and who may be."""
    names = {id_: each.name for id_, each in members.items()}
    default = Verdict.OTHER if choices.others else None
    new, known, asked = [], [], []
    for person in people:
        same = [members[id_] for id_ in find_same(person.name, names)]
        here = next((each for each in same if _comes_from(person, each)), None)
        if here:
            known.append((person, here))
        elif likely := same or [members[id_] for id_ in find_near(person.name, names)]:
            answer = choices.answers.get(person.row, default)
            asked.append(Resemblance(person, likely[0], answer))
        else:
            new.append(person)
    return new, known, asked


def _tell_apart(
    people: Sequence[RosterPerson], rows: Mapping[int, RosterRow], choices: Choices
) -> tuple[list[RosterPerson], list[Double], list[Pair]]:
    """Return each person once, the rows that are about one again, and namesakes."""
    by_name: dict[str, list[RosterPerson]] = {}
    doubles, namesakes = [], []
    for person in people:
        before = by_name.setdefault(fold_name(person.name), [])
        row, answer = rows[person.row], choices.answers.get(person.row)
        some = before if answer is not Verdict.OTHER else []
        for one in some:
            first = rows[one.row]
            if answer is Verdict.SAME or not _are_apart(one, person, first, row):
                doubles.append(Double(person, one.row, _cells(first) == _cells(row)))
                break
        else:
            namesakes += [(one, person) for one in before[:1]]
            before.append(person)
    singles = sorted(chain(*by_name.values()), key=lambda each: each.row)
    return singles, doubles, namesakes


def _are_apart(
    one: RosterPerson, other: RosterPerson, first: RosterRow, row: RosterRow
) -> bool:
    """Say whether another partnership or address tells two of one name apart."""
    places = {fold_name(each.partnership) for each in (one, other)} - {""}
    addresses = [
        {cell for cell in _cells(each) if "@" in cell} for each in (first, row)
    ]
    elsewhere = all(addresses) and addresses[0].isdisjoint(addresses[1])
    return len(places) > 1 or elsewhere


def _cells(row: RosterRow) -> list[str]:
    return [*filter(None, map(fold_name, row.cells))]


def _comes_from(person: RosterPerson, present: Present) -> bool:
    return fold_name(person.partnership) in ("", fold_name(present.partnership))


def _find_alike(people: Sequence[RosterPerson]) -> Iterator[Pair]:
    """Yield each two whose names are near, but not the same."""
    names = {str(n): each.name for n, each in enumerate(people)}
    for pair in find_doubles(names):
        one, other = (people[int(n)] for n in pair)
        if fold_name(one.name) != fold_name(other.name):
            yield one, other
