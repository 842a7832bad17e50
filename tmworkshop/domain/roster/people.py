"""The people on a roster, row by row, and the rows that name nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tmworkshop.domain.errors import quote
from tmworkshop.domain.likeness import fold_name
from tmworkshop.domain.names import tidy_name
from tmworkshop.domain.record.roster import RosterRow
from tmworkshop.domain.roster.choices import Brackets, Choices
from tmworkshop.domain.roster.headings import PERSON, ColumnUse
from tmworkshop.domain.roster.name_cells import Change, Order, read_name
from tmworkshop.domain.roster.persons import ADDRESS, Why, find_why, split_people
from tmworkshop.domain.roster.sheet_layout import SheetLayout
from tmworkshop.domain.roster.table import read_cell
from tmworkshop.domain.roster.whole_names import LONGEST
from tmworkshop.domain.values import Value, value

SHOWN = 40  # letters of a cell
ZOOM_HEADING = "original name"
HAN = re.compile(r"[\u3400-\u9fff\uac00-\ud7a3]+")
NEVER = (Why.NO_NAME, Why.CONTROL, Why.LONG, Why.ERROR)  # others: may be someone
NO_PARTNERSHIP = (Why.EMPTY, Why.ERROR, Why.CONTROL)  # others: may be one, if odd
STATUS = re.compile(r"status|statws|respon|attend|rsvp|booking|coming", re.IGNORECASE)
NOT_COMING = frozenset(
    {
        *("cancelled", "canceled", "withdrawn", "declined", "refunded", "deleted"),
        *("not attending", "did not attend", "not coming", "no show", "wedi canslo"),
    }
)
GRAVE = (Why.ERROR, Why.CONTROL)  # others: are of the whole name, not of a part of it
WHOLE = (ColumnUse.NAME, ColumnUse.TURNED)  # others: are parts of a name, or none
PARTS = (ColumnUse.FIRST, ColumnUse.LAST)  # others: are no parts of a name


@value
class RosterPerson(Value):
    """Someone on a roster, with the number of their row, and what was changed."""

    row: int
    name: str
    partnership: str = ""
    was: str = ""  # the name as it stands in the row, where that is another
    changes: frozenset[Change] = frozenset()
    no_partnership: str = ""  # what stands in the row instead of one


@value
class LeftRow(Value):
    """A row that is taken for nobody, and why."""

    row: int
    why: Why
    shown: str  # what stands where a name would be


def read_people(layout: SheetLayout, choices: Choices) -> tuple[RosterPerson, ...]:
    """Return the people on a roster, in the order of their rows."""
    reader = _Reader(layout, choices)
    rows = (row for row in layout.rows if not reader.why(row))
    return tuple(person for row in rows for person in reader.people(row))


def find_left_rows(layout: SheetLayout, choices: Choices) -> tuple[LeftRow, ...]:
    """Return the rows that are nobody, each with why."""
    reader = _Reader(layout, choices)
    within = [(row, why) for row in layout.rows if (why := reader.why(row))]
    below = [(row, Why.BELOW) for row in layout.below]
    return tuple(
        LeftRow(row.number, why, reader.shown(row)) for row, why in (*within, *below)
    )


def choose_brackets(layout: SheetLayout, choices: Choices) -> Brackets:
    """Return what is in brackets after a name: in a list of Zoom's, another name."""
    if choices.brackets is not None:
        return choices.brackets
    name = layout.columns.get(ColumnUse.NAME)
    is_zoom = name is not None and ZOOM_HEADING in layout.label(name).casefold()
    return Brackets.NOTHING if is_zoom else Brackets.NAME


def find_spaced(layout: SheetLayout) -> tuple[int, ...]:
    """Return the rows with spaces in what is read that are no part of it."""
    used = [number for _, number in layout.parts]

    def is_spaced(cell: str) -> bool:
        return cell != " ".join(cell.split())

    return tuple(
        row.number
        for row in layout.rows
        if any(is_spaced(row.cells[n]) for n in used if n < len(row.cells))
    )


@value
class _Reader(Value):
    """How the rows of one roster are read."""

    layout: SheetLayout
    choices: Choices

    def why(self, row: RosterRow) -> Why | None:
        """Return why *row* is nobody; None if it is someone, or taken in after all."""
        if row.number in self.choices.dropped:
            return Why.CHOSEN
        if row.number in self.choices.doubtful:
            return Why.DOUBTFUL
        cells = [read_cell(row, n) for p, n in self.layout.parts if p in PERSON]
        labels = [self.layout.label(n) for p, n in self.layout.parts if p in PERSON]
        if labels and [*map(fold_name, cells)] == [*map(fold_name, labels)]:
            return Why.HEADINGS
        parts = [find_why(cell) for cell in cells if cell]
        grave = next((w for w in parts if w in GRAVE), None)
        why = grave or find_why(self._whole(row))
        if not why and self._is_not_coming(row):
            why = Why.NOT_COMING
        return None if row.number in self.choices.taken and why not in NEVER else why

    def _is_not_coming(self, row: RosterRow) -> bool:
        cells = [n for n, c in enumerate(row.cells) if fold_name(c) in NOT_COMING]
        return any(STATUS.search(self.layout.label(n)) for n in cells)

    def shown(self, row: RosterRow) -> str:
        """Return what stands in *row* where a name would be, or what stands first."""
        first = (tidy_name(cell) for cell in row.cells)
        shown = tidy_name(self._whole(row)) or next(filter(None, first), "")
        return quote(shown, SHOWN)

    def people(self, row: RosterRow) -> Iterator[RosterPerson]:
        """Yield whoever *row* names: one, or as many as someone took from its cell."""
        cell = self._whole(row)
        is_split = row.number in self.choices.taken - self.choices.whole
        several = split_people(cell) if is_split else ()
        for part in several:
            one = self._person(row, part)
            changes = frozenset((*one.changes, Change.SPLIT))
            yield replace(one, was=tidy_name(cell), changes=changes)
        if not several:
            yield self._person(row, cell)

    def _whole(self, row: RosterRow) -> str:
        """Return the cell of the name as it stands, or its parts side by side."""
        columns = self.layout.columns
        alone = [n for p, n in self.layout.parts if p in WHOLE]
        if alone:
            return read_cell(row, alone[0])
        both = [columns[p] for p in PARTS if p in columns]
        cells = [read_cell(row, number) for number in both]
        parts = [cell for cell in cells if cell and find_why(cell) is not Why.EMPTY]
        if len(parts) > 1 and all(HAN.fullmatch(cell) for cell in parts):
            return "".join(reversed(parts))  # as it is written there
        return " ".join(parts)

    def _person(self, row: RosterRow, cell: str) -> RosterPerson:
        brackets = choose_brackets(self.layout, self.choices)
        read = read_name(cell, brackets, self._order())
        place = self._partnership(row)
        is_none = _is_no_partnership(place)
        whole = tidy_name(cell)
        return RosterPerson(
            row=row.number,
            name=read.name,
            partnership=("" if is_none else place) or read.partnership,
            was=whole if read.name != whole else "",
            changes=read.changes,
            no_partnership=place if is_none else "",
        )

    def _order(self) -> Order:
        if self.choices.turned is False:
            return Order.AS_IT_IS
        is_first = ColumnUse.TURNED in self.layout.columns or self.choices.turned
        return Order.SURNAME_FIRST if is_first else Order.COMMA

    def _partnership(self, row: RosterRow) -> str:
        number = self.layout.columns.get(ColumnUse.PARTNERSHIP)
        return "" if number is None else tidy_name(read_cell(row, number))


def _is_no_partnership(place: str) -> bool:
    has_letters = any(letter.isalpha() for letter in place)
    is_odd = find_why(place) in NO_PARTNERSHIP or len(place) > LONGEST
    return is_odd or not has_letters or bool(ADDRESS.search(place))
