"""The people on a roster, row by row, and the rows that name nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from tmworkshop.domain.errors import quote
from tmworkshop.domain.likeness import fold_name
from tmworkshop.domain.names import LONGEST_NAME, tidy_name
from tmworkshop.domain.record.roster import RosterRow
from tmworkshop.domain.roster.choices import Brackets, Choices
from tmworkshop.domain.roster.columns import read_cell
from tmworkshop.domain.roster.headings import ColumnUse
from tmworkshop.domain.roster.name_cells import (
    Change,
    RosterPerson,
    take_off,
    turn_round,
)
from tmworkshop.domain.roster.persons import ADDRESS, Why, find_why, split_people
from tmworkshop.domain.roster.sheet_layout import SheetLayout
from tmworkshop.domain.roster.whole_names import HAN
from tmworkshop.domain.values import Value, value

SHOWN = 40  # letters of a cell
ZOOM_HEADING = "original name"
NEVER = (Why.NO_NAME, Why.CONTROL, Why.LONG, Why.ERROR)  # others: may be someone
NO_PARTNERSHIP = (Why.EMPTY, Why.ERROR, Why.CONTROL)  # others: may be one, if odd
STATUS = re.compile(r"status|statws|respon|attend|rsvp|booking|coming", re.IGNORECASE)
NOT_COMING = frozenset(
    {
        *("cancelled", "canceled", "withdrawn", "declined", "refunded", "deleted"),
        *("not attending", "did not attend", "not coming", "no show", "wedi canslo"),
    }
)
WHOLE = (ColumnUse.NAME, ColumnUse.TURNED)  # others: are parts of a name, or none
GRAVE = (Why.ERROR, Why.CONTROL)  # others: are of the whole name, not of a part of it


@value
class LeftRow(Value):
    """A row that is taken for nobody, and why."""

    row: int
    why: Why
    shown: str  # what stands where a name would be


def read_people(
    layout: SheetLayout, choices: Choices
) -> tuple[tuple[RosterPerson, ...], tuple[LeftRow, ...]]:
    """Return the people on a roster, and the rows that are nobody, each in order."""
    reader = _Reader(layout, choices)
    why = [(row, reader.find_why(row)) for row in layout.rows]
    why += [(row, Why.BELOW) for row in layout.below]
    left = (LeftRow(row.number, odd, reader.show(row)) for row, odd in why if odd)
    people = chain.from_iterable(reader.read(row) for row, odd in why if not odd)
    return tuple(people), tuple(left)


@value
class _Reader(Value):
    """How the rows of one roster are read."""

    layout: SheetLayout
    choices: Choices

    def find_why(self, row: RosterRow) -> Why | None:
        """Return why *row* is nobody; None if it is someone, or taken in after all."""
        if row.number in self.choices.dropped:
            return Why.CHOSEN
        if row.number in self.choices.doubtful:
            return Why.DOUBTFUL
        numbers = self.layout.name_columns
        cells = [read_cell(row, number) for number in numbers]
        labels = [self.layout.label(number) for number in numbers]
        if labels and [*map(fold_name, cells)] == [*map(fold_name, labels)]:
            return Why.HEADINGS
        parts = [find_why(cell) for cell in cells if cell]
        grave = next((why for why in parts if why in GRAVE), None)
        why = grave or find_why(self._cell(row))
        if not why and self._is_not_coming(row):
            why = Why.NOT_COMING
        return None if row.number in self.choices.taken and why not in NEVER else why

    def _is_not_coming(self, row: RosterRow) -> bool:
        cells = [n for n, c in enumerate(row.cells) if fold_name(c) in NOT_COMING]
        return any(STATUS.search(self.layout.label(n)) for n in cells)

    def show(self, row: RosterRow) -> str:
        """Return what stands in *row* where a name would be, or what stands first."""
        cells = map(tidy_name, (self._cell(row), *row.cells))
        return quote(next(filter(None, cells), ""), SHOWN)

    def read(self, row: RosterRow) -> Iterator[RosterPerson]:
        """Yield whoever *row* names: one, or as many as someone took from its cell."""
        cell = self._cell(row)
        is_split = row.number in self.choices.taken - self.choices.whole
        several = split_people(cell) if is_split else ()
        for part in several:
            one = self._person(row, part)
            changes = one.changes or (Change.TIDIED,)
            yield replace(one, was=tidy_name(cell), changes=changes)
        if not several:
            yield self._person(row, cell)

    def _cell(self, row: RosterRow) -> str:
        """Return the cell of the name as it stands, or its parts side by side."""
        alone = [n for part, n in self.layout.columns.items() if part in WHOLE]
        if alone:
            return read_cell(row, alone[0])
        cells = [read_cell(row, number) for number in self.layout.name_columns]
        parts = [cell for cell in cells if cell and find_why(cell) is not Why.EMPTY]
        if len(parts) > 1 and all(HAN.fullmatch(cell) for cell in parts):
            return "".join(reversed(parts))  # as it is written there
        return " ".join(parts)

    def _person(self, row: RosterRow, cell: str) -> RosterPerson:
        columns, whole = self.layout.columns, tidy_name(cell)
        number = columns.get(ColumnUse.PARTNERSHIP)
        place = "" if number is None else tidy_name(read_cell(row, number))
        none, place = (place, "") if _is_none(place) else ("", place)
        person = RosterPerson(row.number, whole, place, no_partnership=none)
        person = take_off(person, self._brackets())
        if self.choices.turned:
            is_turned = ColumnUse.TURNED in columns
            person = turn_round(person, surname_first=is_turned)
        return replace(person, was=whole if person.name != whole else "")

    def _brackets(self) -> Brackets:
        """Return what brackets after a name hold: in a list of Zoom's, another name."""
        number = self.layout.columns.get(ColumnUse.NAME)
        label = "" if number is None else self.layout.label(number)
        is_zoom = ZOOM_HEADING in label.casefold()
        otherwise = Brackets.NOTHING if is_zoom else Brackets.NAME
        return self.choices.brackets or otherwise


def _is_none(place: str) -> bool:
    """Say whether what stands for a partnership is none."""
    has_letters = any(letter.isalpha() for letter in place)
    is_odd = find_why(place) in NO_PARTNERSHIP or len(place) > LONGEST_NAME
    return is_odd or not has_letters or bool(ADDRESS.search(place))
