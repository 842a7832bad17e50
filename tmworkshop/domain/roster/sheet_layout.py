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
from tmworkshop.domain.roster.table import Columns, Rows, label_cells, read_cell
from tmworkshop.domain.roster.whole_names import is_whole_name
from tmworkshop.domain.values import Value, value

TOP = 30  # rows in which the headings are looked for
NO_NAMES = "no column is headed name (or first name and surname)"
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
        widths = (len(row.cells) for row in self.rows)
        width = len(self.labels) or max(widths, default=0)
        every = (self.label(n) for n in range(width) if n not in used)
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
    number = _find_heading(rows) if heading is None else heading
    if number is None or (heading is None and _is_a_person(rows, number)):
        return _without_known_headings(rows)
    place = next((n for n, row in enumerate(rows) if row.number == number), -1)
    top = rows[place] if place >= 0 else None
    under = rows[place + 1 :]
    end = _next_table(top, under) if top else len(under)
    unsure: tuple[str, ...] = ()
    if columns is None and top:
        columns, unsure = read_columns(top, under[:end])
    elif columns is None:
        columns, unsure = guess_columns(under)
    return SheetLayout(
        heading=number,
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


def _is_a_person(rows: Rows, number: int) -> bool:
    """Say whether the row *number* names someone, where its word is of their job.

    So it is where names stand in another column, in this row as in those below.
    """
    here = next(row for row in rows if row.number == number)
    guessed, _ = guess_columns(rows)
    column = guessed.get(ColumnUse.NAME)
    known = [n for n, cell in enumerate(here.cells) if read_heading(cell)]
    if column is None or column in known or len(known) > 1:
        return False
    return is_whole_name(read_cell(here, column))


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


def _without_known_headings(rows: Rows) -> SheetLayout:
    """Return the layout of *rows* over which no name is headed in words we know."""
    titles = _count_titles(rows)
    above, rows = tuple(rows[:titles]), rows[titles:]
    columns, unsure = guess_columns(rows, rows[0])
    name = columns.get(ColumnUse.NAME)
    if name is not None and is_whole_name(read_cell(rows[0], name)):
        return SheetLayout(0, (), _in_order(columns), tuple(rows), above, unsure=unsure)
    return SheetLayout(
        heading=rows[0].number,
        labels=label_cells(rows[0]),
        parts=_in_order(columns),
        rows=tuple(rows[1:]),
        above=above,
        unsure=(NO_NAMES,),
    )


def _count_titles(rows: Rows) -> int:
    """Return how many rows of one cell, and no name, stand over those of more."""

    def is_title(row: RosterRow) -> bool:
        return _is_alone(row) and not any(map(is_whole_name, row.cells))

    titles = next((n for n, row in enumerate(rows) if not is_title(row)), 0)
    return 0 if _is_alone(rows[titles]) else titles
