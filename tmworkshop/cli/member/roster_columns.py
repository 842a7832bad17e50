"""How a roster is read, changed by its number: its letters or sheet, its columns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tmworkshop.cli.asker import Asker
from tmworkshop.cli.member.roster_lists import MAP, choose_or_leave
from tmworkshop.domain.errors import quote
from tmworkshop.domain.names import tidy_name
from tmworkshop.domain.roster.choices import Choices
from tmworkshop.domain.roster.column_map import change_columns
from tmworkshop.domain.roster.headings import PERSON
from tmworkshop.domain.roster.table import (
    SHOWN,
    make_columns,
    read_column,
    sample_cells,
)
from tmworkshop.domain.roster.understood import Understanding

TOP = 15  # rows that may be the headings
WIDEST = 60  # columns that may be chosen
SAMPLES = 3
NONE = "none"


def change_reading(asker: Asker, roster: Understanding) -> Choices:
    """Ask in which way the file is to be read: its letters, or one of its sheets."""
    every = {
        str(n): f"{reading.called}: {', '.join(sample_cells(reading.rows, SAMPLES))}"
        for n, reading in enumerate(roster.file.readings)
    }
    chosen = choose_or_leave(asker, "Read it as", every)
    return roster.choices.with_reading(int(chosen))


def change_heading(asker: Asker, roster: Understanding) -> Choices:
    """Ask which row holds the headings, if one does."""
    rows = roster.reading.rows[:TOP]
    every = {str(row.number): f"row {row.number}: {_show(row.cells)}" for row in rows}
    what = "Which row holds the headings"
    chosen = choose_or_leave(asker, what, {**every, "0": "there are none"}, MAP)
    return roster.choices.with_heading(int(chosen))


def change_names(asker: Asker, roster: Understanding) -> Choices:
    """Ask which column holds the names, or which two the parts of them."""
    columns = _list_columns(roster)
    what = "Which column holds the name, or the first name"
    first = choose_or_leave(asker, what, columns, MAP)
    others = {number: label for number, label in columns.items() if number != first}
    whole = {NONE: "none: that is the whole name"}
    last = choose_or_leave(
        asker, "Which column holds the surname", {**whole, **others}, MAP
    )
    if last == NONE:
        return change_columns(roster, make_columns(name=int(first)))
    return change_columns(roster, make_columns(first=int(first), last=int(last)))


def change_partnerships(asker: Asker, roster: Understanding) -> Choices:
    """Ask which column holds the partnerships, if one does."""
    columns = {**_list_columns(roster), NONE: "none"}
    what = "Which column holds the partnership"
    chosen = choose_or_leave(asker, what, columns, MAP)
    if chosen != NONE:
        return change_columns(roster, make_columns(partnership=int(chosen)))
    names = {part: n for part, n in roster.layout.parts if part in PERSON}
    return replace(roster.choices, heading=roster.layout.heading).with_columns(names)


def _list_columns(roster: Understanding) -> dict[str, str]:
    """Return the columns by their place, each with a few of its cells."""
    rows = roster.layout.rows
    width = max(len(roster.layout.labels), *(len(row.cells) for row in rows))
    return {
        str(n): f"{roster.layout.label(n)}: {_show(read_column(rows, n))}"
        for n in range(min(width, WIDEST))
    }


def _show(cells: Iterable[str]) -> str:
    some = [tidy_name(cell) for cell in cells if cell.strip()][:SAMPLES]
    return ", ".join(quote(cell, SHOWN)[1:-1] for cell in some)
