"""Which column is which, as someone wrote it: "Name=Enw, Partnership=Mudiad"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from tmworkshop.domain.errors import Unclear
from tmworkshop.domain.names import read_number, tidy_name
from tmworkshop.domain.phrases import join_names
from tmworkshop.domain.record.roster import RosterRow
from tmworkshop.domain.roster.choices import Choices
from tmworkshop.domain.roster.headings import (
    PERSON,
    ColumnUse,
    fold_heading,
    read_heading,
)
from tmworkshop.domain.roster.sheet_layout import TOP, find_layout
from tmworkshop.domain.roster.table import Columns, Rows
from tmworkshop.domain.roster.understood import Understanding

ENTRY = re.compile(r"\s*([^=,]+?)\s*=\s*(.*?)\s*(?=,[^=,]+=|$)", re.DOTALL)
PARTS = "Name, First name, Surname and Partnership"
MOST_COLUMNS = 500
LISTED = 12  # headings in a complaint

Wanted = Mapping[ColumnUse, str]


def read_map(text: str) -> Wanted:
    """Return the heading for each part that *text* names; Unclear if it names none."""
    entries = [(match[1].lstrip(", "), match[2]) for match in ENTRY.finditer(text)]
    wanted: dict[ColumnUse, str] = {}
    for word, label in entries:
        heading = read_heading(word)
        if heading is None:
            raise Unclear(f"{word!r} is none of {PARTS}.")
        wanted[heading.part] = label
    if not wanted:
        raise Unclear(f"{text!r} says of no column what it is: {PARTS}.")
    return wanted


def map_columns(roster: Understanding, wanted: Wanted) -> Choices:
    """Return the choices of *roster* with the columns *wanted*, others as they were.

    A column is wanted by its heading, or by its number.  Unclear lists the headings.
    """
    rows = roster.reading.rows
    for row in rows[:TOP]:
        if columns := _find_all(row, wanted):
            return change_columns(roster, columns, row.number)
    numbers = {part: read_number(e, MOST_COLUMNS) for part, e in wanted.items()}
    if all(numbers.values()):
        columns = {part: number - 1 for part, number in numbers.items() if number}
        return change_columns(roster, columns, roster.layout.heading)
    raise Unclear(_explain(roster, rows, wanted))


def change_columns(
    roster: Understanding, columns: Columns, heading: int | None = None
) -> Choices:
    """Return the choices of *roster* with other *columns* under a row of *heading*.

    Columns for a name take the place of all that gave one before.
    """
    row = roster.layout.heading if heading is None else heading
    before = find_layout(roster.reading.rows, row).columns
    if roster.choices.columns is not None and heading is None:
        before = dict(roster.choices.columns)
    of_a_person = PERSON if {*columns} & PERSON else frozenset()
    others = {p: n for p, n in before.items() if p not in {*columns} | of_a_person}
    every = {p: n for p, n in others.items() if n not in columns.values()}
    return replace(roster.choices, heading=row).with_columns({**every, **columns})


def _find_all(row: RosterRow, wanted: Wanted) -> Columns:
    """Return the columns *wanted*, if *row* is over them all."""
    every = {part: _find(row, label) for part, label in wanted.items()}
    columns = {part: number for part, number in every.items() if number is not None}
    return columns if len(columns) == len(wanted) else {}


def _find(row: RosterRow, label: str) -> int | None:
    """Return the place of the column headed *label*, as it is written or read."""
    for read in (tidy_name, fold_heading):
        cells = [read(cell) for cell in row.cells]
        if read(label) and read(label) in cells:
            return cells.index(read(label))
    return None


def _explain(roster: Understanding, rows: Rows, wanted: Wanted) -> str:
    top = roster.layout.labels or rows[0].cells
    missing = [label for label in wanted.values() if not _is_anywhere(rows, label)]
    named = " and ".join(map(repr, missing or wanted.values()))
    return f"No column is headed {named}: there are {join_names(top, LISTED)}."


def _is_anywhere(rows: Rows, label: str) -> bool:
    return any(_find(row, label) is not None for row in rows[:TOP])
