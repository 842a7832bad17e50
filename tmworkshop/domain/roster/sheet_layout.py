"""Where things stand on a roster: its headings, what is above them and what below.

Headings that we know say it; where there are none, what stands in the columns.
"""

from __future__ import annotations

from tmworkshop.domain.record.roster import RosterRow
from tmworkshop.domain.roster.columns import guess_columns, read_columns
from tmworkshop.domain.roster.headings import (
    PERSON,
    SURE,
    ColumnUse,
    count_headings,
    fold_heading,
    read_heading,
)
from tmworkshop.domain.roster.persons import is_whole_name
from tmworkshop.domain.roster.table import Columns, Rows, label_cells, read_cell
from tmworkshop.domain.values import Value, value

TOP = 30  # rows in which the headings are looked for
ORDER = (
    ColumnUse.NAME,
    ColumnUse.TURNED,
    ColumnUse.FIRST,
    ColumnUse.LAST,
    ColumnUse.PARTNERSHIP,
)


@value
class SheetLayout(Value):
    """Where the headings are, what the columns give, and how surely that was seen.

    `heading` is the number of a row, 0 if there are none; `above` is what stands over
    it, and `below` what stands under another row of headings.
    """

    heading: int
    labels: tuple[str, ...]
    parts: tuple[tuple[ColumnUse, int], ...]
    rows: tuple[RosterRow, ...]
    above: tuple[RosterRow, ...] = ()
    below: tuple[RosterRow, ...] = ()
    unsure: tuple[str, ...] = ()  # what was guessed, in words

    @property
    def columns(self) -> Columns:
        """The column of each part that has one."""
        return dict(self.parts)

    @property
    def left_out(self) -> tuple[str, ...]:
        """What the columns are called that give nothing of anyone."""
        used = {number for _, number in self.parts}
        every = (label for n, label in enumerate(self.labels) if n not in used)
        return tuple(dict.fromkeys(every))

    def label(self, number: int) -> str:
        """Return what the column *number*, from 0, is called."""
        named = number < len(self.labels)
        return self.labels[number] if named else f"column {number + 1}"


def find_layout(
    rows: Rows, heading: int | None = None, columns: Columns | None = None
) -> SheetLayout:
    """Find where things stand in *rows*; *heading* and *columns* are as someone says.

    The *heading* is a number of a row, 0 for none.
    """
    found = _find_heading(rows) if heading is None else heading
    if found is None:
        return _without_known_headings(rows, columns)
    place = next((n for n, row in enumerate(rows) if row.number == found), -1)
    top = rows[place] if place >= 0 else None
    under = rows[place + 1 :]
    end = _next_table(top, under) if top else len(under)
    unsure: tuple[str, ...] = ()
    if columns is None and top:
        columns, unsure = read_columns(top, under[:end])
    elif columns is None:
        columns, unsure = guess_columns(under)
    return SheetLayout(
        heading=found,
        labels=label_cells(top),
        parts=_in_order(columns),
        rows=tuple(under[:end]),
        above=tuple(rows[: max(place, 0)]),
        below=tuple(under[end:]),
        unsure=unsure,
    )


def _in_order(columns: Columns) -> tuple[tuple[ColumnUse, int], ...]:
    return tuple((part, columns[part]) for part in ORDER if part in columns)


def _find_heading(rows: Rows) -> int | None:
    """Return the number of the row that looks most like headings, if one does."""
    counts = [(count_headings(row.cells), row.number) for row in rows[:TOP]]
    most, number = max(counts, key=lambda each: each[0], default=(0, 0))
    return number if most else None


def _next_table(top: RosterRow, under: Rows) -> int:
    """Return how many rows there are before another table, and what stands over it."""
    ours = [fold_heading(cell) for cell in top.cells]
    for place, row in enumerate(under):
        has_title = place > 0 and _is_alone(under[place - 1])
        if [fold_heading(cell) for cell in row.cells] == ours:
            continue
        if _is_heading(row, has_title=has_title):
            return place - has_title
    return len(under)


def _is_heading(row: RosterRow, *, has_title: bool) -> bool:
    """Say whether *row* can only be headings; under a title one word is enough."""
    cells = [cell for cell in row.cells if cell.strip()]
    known = [h for cell in cells if (h := read_heading(cell)) and h.surely == SURE]
    of_a_person = any(heading.part in PERSON for heading in known)
    enough = len(known) == len(cells) or has_title
    return of_a_person and len(cells) > 1 and enough


def _is_alone(row: RosterRow) -> bool:
    return sum(bool(cell.strip()) for cell in row.cells) == 1


def _without_known_headings(rows: Rows, columns: Columns | None) -> SheetLayout:
    """Return the layout of *rows* over which no name is headed in words we know."""
    if not rows:
        return SheetLayout(0, (), (), ())
    guessed, _ = guess_columns(rows) if columns is None else (columns, ())
    name = guessed.get(ColumnUse.NAME)
    has_none = name is not None and is_whole_name(read_cell(rows[0], name))
    if has_none or (columns is not None and not _labelled(rows[0], columns)):
        unsure = ("there are no headings",) if columns is None else ()
        return SheetLayout(0, (), _in_order(guessed), tuple(rows), unsure=unsure)
    unsure = ("no column is headed name (or first name and surname)",)
    return SheetLayout(
        heading=rows[0].number,
        labels=label_cells(rows[0]),
        parts=_in_order(guessed),
        rows=tuple(rows[1:]),
        unsure=unsure if columns is None else (),
    )


def _labelled(row: RosterRow, columns: Columns) -> bool:
    """Say whether *row* may be headings of *columns*, none of it a name."""
    return not any(
        is_whole_name(read_cell(row, n)) for p, n in columns.items() if p in PERSON
    )
