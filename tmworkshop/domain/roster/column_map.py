"""Which column is which, as someone wrote it: "Name=Enw, Partnership=Mudiad"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from tmworkshop.domain.errors import Unclear
from tmworkshop.domain.names import read_number, tidy_name
from tmworkshop.domain.phrases import join_names
from tmworkshop.domain.record.roster import RosterRow
from tmworkshop.domain.roster.choices import Choices, Columns
from tmworkshop.domain.roster.headings import (
    PERSON,
    ColumnUse,
    fold_heading,
    read_heading,
)
from tmworkshop.domain.roster.sheet_layout import TOP, find_layout
from tmworkshop.domain.roster.understood import Understanding

ENTRY = re.compile(r"[\s,]*([^=,]+?)\s*=\s*(.*?)\s*(?=,[^=,]+=|$)", re.DOTALL)
PARTS = "Name, First name, Surname and Partnership"
MOST_COLUMNS = 500
LISTED = 12  # headings in a complaint

Wanted = Mapping[ColumnUse, str]


def read_map(text: str) -> Wanted:
    """Return the heading for each part that *text* names; Unclear if it names none."""
    wanted: dict[ColumnUse, str] = {}
    for word, label in ENTRY.findall(text):
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
    rows = roster.reading.rows[:TOP]
    known: set[ColumnUse] = set()
    for row in rows:
        columns = _find_columns(row, wanted)
        if len(columns) == len(wanted):
            return change_columns(roster, columns, row.number)
        known |= columns.keys()
    numbers = {part: read_number(e, MOST_COLUMNS) for part, e in wanted.items()}
    columns = {part: number - 1 for part, number in numbers.items() if number}
    if len(columns) == len(wanted):
        return change_columns(roster, columns)
    missing = [label for part, label in wanted.items() if part not in known]
    named = " and ".join(map(repr, missing or wanted.values()))
    top = join_names(roster.layout.labels or rows[0].cells, LISTED)
    raise Unclear(f"No column is headed {named}: there are {top}.")


def change_columns(
    roster: Understanding, columns: Columns, heading: int | None = None
) -> Choices:
    """Return the choices of *roster* with other *columns* under a row of *heading*.

    Columns for a name take the place of all that gave one before.
    """
    row = roster.layout.heading if heading is None else heading
    before = find_layout(roster.reading.rows, row).columns
    if roster.choices.columns is not None and heading is None:
        before = roster.choices.columns
    changed = {*columns} | (PERSON if {*columns} & PERSON else set())
    kept = {p: n for p, n in before.items() if p not in changed}
    kept = {p: n for p, n in kept.items() if n not in columns.values()}
    return replace(roster.choices, heading=row, columns={**kept, **columns})


def _find_columns(row: RosterRow, wanted: Wanted) -> Columns:
    """Return the columns *wanted* that *row* is over, by its words or what they say."""
    columns = {}
    for part, label in wanted.items():
        for read in (fold_heading, tidy_name):
            cells = [read(cell) for cell in row.cells]
            if read(label) and read(label) in cells:
                columns[part] = cells.index(read(label))
    return columns
