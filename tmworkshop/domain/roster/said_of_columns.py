"""What is said of the file, of its columns, and of the rows that are nobody."""

from __future__ import annotations

from collections.abc import Iterator

from tmworkshop.domain.errors import quote
from tmworkshop.domain.phrases import join_names
from tmworkshop.domain.roster.headings import PERSON, ColumnUse
from tmworkshop.domain.roster.people import SHOWN
from tmworkshop.domain.roster.persons import Why
from tmworkshop.domain.roster.remarks import NAMED, Matter, Remark, Weight, name_rows
from tmworkshop.domain.roster.sheet_layout import NO_NAMES
from tmworkshop.domain.roster.table import sample_cells
from tmworkshop.domain.roster.understood import Understanding, rank_reading

CERTAIN = (Why.CHOSEN, Why.DOUBTFUL, Why.HEADINGS)  # others: are a guess
SAMPLES = 3  # cells in which it shows how a file was read


def say_file(roster: Understanding) -> Iterator[Remark]:
    """Say what kind of file it is, and in which row its headings are."""
    reading, layout = roster.reading, roster.layout
    called = ", ".join(filter(None, (roster.file.kind, reading.called)))
    if roster.is_sure_of_reading:
        yield Remark(Matter.FILE, called)
    elif roster.file.has_sheets:
        others = join_names(_name_rivals(roster), NAMED)
        yield Remark(Matter.FILE, f"{called}; not read: {others}", Weight.LOOK)
    else:
        sample = join_names(sample_cells(reading.rows, SAMPLES))
        yield Remark(Matter.FILE, f"{called}, as in {sample}", Weight.LOOK)
    where = f"in row {layout.heading}" if layout.heading else "none"
    above = tuple(row.number for row in layout.above)
    left = f"; what is above is left out: {name_rows(above)}" if above else ""
    yield Remark(Matter.HEADINGS, f"{where}{left}", rows=above)


def _name_rivals(roster: Understanding) -> list[str]:
    """Return the other sheets that could be the roster as well."""
    others = [each for each in roster.file.readings if each != roster.reading]
    rivals = [each for each in others if rank_reading(each.rows)]
    return [each.called.rpartition(", of ")[0] for each in rivals]


def say_columns(roster: Understanding) -> Iterator[Remark]:
    """Say which columns are used, by name, and which are left out."""
    layout = roster.layout
    columns = layout.columns
    names = [layout.label(n) for part, n in layout.parts if part in PERSON]
    guessed = "; ".join(layout.unsure) or ("" if names else NO_NAMES)
    row = f"row {layout.heading}: " if layout.heading and guessed else ""
    if not names:
        yield Remark(Matter.NAMES, f"{row}{guessed}", Weight.ASK)
    else:
        weight = Weight.LOOK if guessed else Weight.SAID
        words = " + ".join(names) + (f" ({row}{guessed})" if guessed else "")
        yield Remark(Matter.NAMES, words, weight)
    place = columns.get(ColumnUse.PARTNERSHIP)
    yield Remark(
        Matter.PARTNERSHIPS, "no column" if place is None else layout.label(place)
    )
    if left_out := layout.left_out:
        named = join_names((quote(each, SHOWN)[1:-1] for each in left_out), NAMED)
        yield Remark(Matter.COLUMNS, named)


# --- rows that are nobody, and cells without a heading


def say_rows(roster: Understanding) -> Iterator[Remark]:
    """Say which rows are nobody, and why."""
    for left in roster.left:
        place = f"row {left.row}{_name_column(roster)}"
        shown = "" if left.why is Why.NO_NAME else f"{left.shown}: "
        weight = Weight.SAID if left.why in CERTAIN else Weight.LOOK
        yield Remark(Matter.ROWS, f"{place}: {shown}{left.why}", weight, (left.row,))


def _name_column(roster: Understanding) -> str:
    layout = roster.layout
    first = next((n for part, n in layout.parts if part in PERSON), None)
    label = "" if first is None else layout.label(first).removeprefix("column ")
    return f", column {label}" if label else ""


def say_beyond(roster: Understanding) -> Iterator[Remark]:
    """Say which cells have no heading above them, and are not read."""
    labels = roster.layout.labels
    for row in roster.layout.rows if labels else ():
        beyond = [(n, c) for n, c in enumerate(row.cells, 1) if n > len(labels)]
        cells = [(n, cell.strip()) for n, cell in beyond if cell.strip()]
        if cells:
            number, cell = cells[0]
            more = f", and {len(cells) - 1:,} more" if cells[1:] else ""
            words = f"{quote(cell, SHOWN)} stands beyond the last heading{more}"
            place = f"row {row.number}, column {number}"
            yield Remark(Matter.BEYOND, f"{place}: {words}", Weight.LOOK, (row.number,))
