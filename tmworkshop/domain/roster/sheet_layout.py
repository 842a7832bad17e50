"""Where things stand on a roster: its headings, what is above them and what below.

Headings that we know say it; where there are none, what stands in the columns.
"""

from __future__ import annotations

from tmworkshop.domain.record.roster import RosterRow
from tmworkshop.domain.roster.choices import Columns
from tmworkshop.domain.roster.columns import (
    Rows,
    guess_columns,
    label_cells,
    read_cell,
    read_columns,
)
from tmworkshop.domain.roster.headings import (
    PERSON,
    ColumnUse,
    count_headings,
    fold_heading,
    is_known_heading,
    read_heading,
)
from tmworkshop.domain.roster.whole_names import is_whole_name
from tmworkshop.domain.values import Value, value

TOP = 30  # rows in which the headings are looked for
NO_NAMES = "no column is headed name (or first name and surname)"


@value
class SheetLayout(Value):
    """Where the headings are, what the columns give, and how surely that was seen.

    `heading` is the number of a row, 0 if there are none; `above` is what stands over
    it, and `below` what stands under another row of headings.
    """

    heading: int
    labels: tuple[str, ...]
    columns: Columns
    rows: tuple[RosterRow, ...]
    above: tuple[RosterRow, ...]
    below: tuple[RosterRow, ...]
    unsure: tuple[str, ...]  # what was guessed, in words

    @property
    def name_columns(self) -> tuple[int, ...]:
        """The columns that give a name, or the parts of one."""
        return tuple(n for part, n in self.columns.items() if part in PERSON)

    @property
    def left_out(self) -> tuple[str, ...]:
        """What the columns are called that give nothing of anyone."""
        used = self.columns.values()
        width = len(self.labels) or max(
            (len(row.cells) for row in self.rows), default=0
        )
        every = (self.label(n) for n in range(width) if n not in used)
        return tuple(dict.fromkeys(every))

    @property
    def spaced_rows(self) -> tuple[int, ...]:
        """The rows with spaces in what is read that are no part of it."""
        used = self.columns.values()
        read = ((r, c) for r in self.rows for n, c in enumerate(r.cells) if n in used)
        spaced = (row.number for row, cell in read if cell != " ".join(cell.split()))
        return tuple(dict.fromkeys(spaced))

    def label(self, number: int) -> str:
        """Return what the column *number*, from 0, is called."""
        named = number < len(self.labels)
        return self.labels[number] if named else f"column {number + 1}"


def find_layout(
    rows: Rows, heading: int | None = None, columns: Columns | None = None
) -> SheetLayout:
    """Find where things stand in *rows*; *heading*, 0 for none, as someone says."""
    number = _find_heading(rows) if heading is None else heading
    titles, unsure = 0, tuple[str, ...]()
    if number is None:
        titles = _count_titles(rows)
        number, columns, unsure = _without_known_headings(rows[titles:])
    place = next((n for n, row in enumerate(rows) if row.number == number), None)
    top = None if place is None else rows[place]
    above = rows[: titles if place is None else place]
    under = rows[len(above) + (top is not None) :]
    end = _next_table(top, under) if top and not unsure else len(under)
    if columns is None:
        columns, unsure = read_columns(top, under[:end])
    in_order = {part: columns[part] for part in ColumnUse if part in columns}
    labels, here, below = label_cells(top), tuple(under[:end]), tuple(under[end:])
    return SheetLayout(number, labels, in_order, here, tuple(above), below, unsure)


def _find_heading(rows: Rows) -> int | None:
    """Return the number of the row that looks most like headings, if one does."""
    here = max(rows[:TOP], key=lambda row: count_headings(row.cells))
    known = [n for n, cell in enumerate(here.cells) if read_heading(cell)]
    if not count_headings(here.cells):
        return None
    # a single word may be of someone's job, beside their name in another column
    guessed = guess_columns(rows)[0] if len(known) == 1 else {}
    names = [n for part, n in guessed.items() if part in PERSON and n not in known]
    is_someone = any(is_whole_name(read_cell(here, n)) for n in names)
    return None if is_someone else here.number


def _without_known_headings(rows: Rows) -> tuple[int, Columns, tuple[str, ...]]:
    """Return the row of headings, the columns, and what of it is a guess."""
    columns, unsure = guess_columns(rows, rows[0])
    name = columns.get(ColumnUse.NAME)
    if name is not None and is_whole_name(read_cell(rows[0], name)):
        return 0, columns, unsure
    return rows[0].number, columns, (NO_NAMES,)


def _count_titles(rows: Rows) -> int:
    """Return how many rows of one cell, and no name, stand over those of more."""
    others = (
        n
        for n, row in enumerate(rows)
        if not _is_alone(row) or any(map(is_whole_name, row.cells))
    )
    titles = next(others, 0)
    return 0 if _is_alone(rows[titles]) else titles


def _next_table(top: RosterRow, under: Rows) -> int:
    """Return how many rows there are before another table, and what stands over it."""
    ours = [fold_heading(cell) for cell in top.cells]
    for place, row in enumerate(under):
        has_title = place > 0 and _is_alone(under[place - 1])
        is_ours = [fold_heading(cell) for cell in row.cells] == ours
        if not is_ours and _is_heading(row, has_title=has_title):
            return place - has_title
    return len(under)


def _is_heading(row: RosterRow, *, has_title: bool) -> bool:
    """Say whether *row* can only be headings; under a title one word is enough."""
    cells = [cell for cell in row.cells if cell.strip()]
    known = [cell for cell in cells if is_known_heading(cell)]
    enough = len(known) == len(cells) or has_title
    return len(cells) > 1 and enough and count_headings(known) > 0


def _is_alone(row: RosterRow) -> bool:
    """Say whether *row* holds one cell, as a title does."""
    return sum(bool(cell.strip()) for cell in row.cells) == 1
