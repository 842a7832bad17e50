"""Rows and columns of a roster, and how much of a column something is true of."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from tmworkshop.domain.errors import quote
from tmworkshop.domain.names import tidy_name
from tmworkshop.domain.record.roster import RosterRow
from tmworkshop.domain.roster.headings import ColumnUse

Columns = Mapping[ColumnUse, int]  # the number of each part's column, from 0
Rows = Sequence[RosterRow]
SHOWN = 30  # letters of a cell


def make_columns(**numbers: int | None) -> Columns:
    """Return the columns with these *numbers*, by the name of what each gives."""
    every = {ColumnUse[use.upper()]: number for use, number in numbers.items()}
    return {use: number for use, number in every.items() if number is not None}


def share_of(rows: Rows, number: int, test: Callable[[str], bool]) -> float:
    """Return of how many of the cells that hold anything *test* is true."""
    cells = read_column(rows, number)
    return sum(map(test, cells)) / len(cells) if cells else 0.0


def read_column(rows: Rows, number: int) -> list[str]:
    """Return the cells of the column *number*, from 0, that hold anything."""
    return [cell for row in rows if (cell := read_cell(row, number))]


def read_cell(row: RosterRow, number: int) -> str:
    """Return the cell *number*, from 0, of *row*; nothing where it ends before."""
    return row.cells[number].strip() if number < len(row.cells) else ""


def label_cells(top: RosterRow | None) -> tuple[str, ...]:
    """Return what the columns under the headings *top* are called."""
    cells = top.cells if top else ()
    return tuple(tidy_name(c) or f"column {n}" for n, c in enumerate(cells, 1))


def sample_cells(rows: Rows, most: int) -> tuple[str, ...]:
    """Return a few cells, those first in which it shows how letters were read."""
    cells = [tidy_name(cell) for row in rows for cell in row.cells if cell.strip()]
    foreign = [cell for cell in cells if not cell.isascii()]
    return tuple(quote(cell, SHOWN)[1:-1] for cell in (foreign or cells)[:most])
