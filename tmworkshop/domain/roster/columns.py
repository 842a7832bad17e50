"""Which column of a roster gives what of someone, and what about that is a guess."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from tmworkshop.domain.errors import quote
from tmworkshop.domain.likeness import fold_name
from tmworkshop.domain.names import tidy_name
from tmworkshop.domain.record.roster import RosterRow
from tmworkshop.domain.roster.choices import Columns, make_columns
from tmworkshop.domain.roster.headings import (
    LIKELY,
    PERSON,
    ColumnHeading,
    ColumnUse,
    read_heading,
)
from tmworkshop.domain.roster.persons import Why, find_why
from tmworkshop.domain.roster.whole_names import is_whole_name

Rows = Sequence[RosterRow]
SHOWN = 30  # letters of a cell
SAMPLES = 3  # cells that tell what is in a column, or how it was read
WIDEST = 60  # columns in which a name is looked for, where no heading says it
MOST = 0.5  # of the cells of a column: what is so of it
NEARLY_ALL = 0.6


def read_cell(row: RosterRow, number: int) -> str:
    """Return the cell *number*, from 0, of *row*; nothing where it ends before."""
    return row.cells[number].strip() if number < len(row.cells) else ""


def label_cells(top: RosterRow | None) -> tuple[str, ...]:
    """Return what the columns under the headings *top* are called."""
    cells = top.cells if top else ()
    return tuple(tidy_name(c) or f"column {n}" for n, c in enumerate(cells, 1))


def show_cells(cells: Iterable[str]) -> tuple[str, ...]:
    """Return the first few of *cells* that hold anything, each cut short."""
    some = (tidy_name(cell) for cell in cells if cell.strip())
    return tuple(quote(cell, SHOWN)[1:-1] for cell in islice(some, SAMPLES))


def sample_cells(rows: Rows) -> tuple[str, ...]:
    """Return a few cells, those first in which it shows how letters were read."""
    cells = [cell for row in rows for cell in row.cells]
    return show_cells(filter(lambda cell: not cell.isascii(), cells)) or show_cells(
        cells
    )


def read_columns(top: RosterRow | None, under: Rows) -> tuple[Columns, tuple[str, ...]]:
    """Return what the columns under the headings *top* give, and what was unsure."""
    if top is None:
        return guess_columns(under)
    read: dict[ColumnUse, list[tuple[int, ColumnHeading]]] = {}
    for number, cell in enumerate(top.cells):
        if heading := read_heading(cell):
            read.setdefault(heading.part, []).append((number, heading))
    ranked = {part: _rank(part, some, under) for part, some in read.items()}
    columns = _of_a_person({part: some[0][0] for part, some in ranked.items()}, under)
    labels = label_cells(top)
    headed = [part for part in columns if part in ranked]
    unsure = [each for p in headed for each in _doubts(p, ranked[p], labels)]
    if ColumnUse.LAST in columns and len({*columns} & PERSON) == 1:
        unsure.append("no column holds a first name")
    return columns, tuple(unsure)


def guess_columns(
    rows: Rows, top: RosterRow | None = None
) -> tuple[Columns, tuple[str, ...]]:
    """Return the column that holds names, and the one other that holds words.

    One that is headed so in the row *top* holds partnerships, and no names.
    """
    read = [(n, read_heading(cell)) for n, cell in enumerate(top.cells if top else ())]
    likely = [(n, h.part) for n, h in read if h and h.surely >= LIKELY]
    places = [n for n, part in likely if part not in PERSON]
    width = min(WIDEST, max((len(row.cells) for row in rows), default=0))
    others = [n for n in range(width) if n not in places]
    shares = {n: _share(rows, n, is_whole_name) for n in others}
    name = max(shares, key=lambda n: shares[n], default=0)
    if shares.get(name, 0) < NEARLY_ALL:
        return {}, ()
    others = [n for n in others if n != name]
    words = [n for n in others if _share(rows, n, _holds_words) >= NEARLY_ALL]
    words = places[:1] or words
    place = {} if len(words) != 1 else {"partnership": words[0]}
    return make_columns(name=name, **place), ("there are no headings",)


def _rank(
    part: ColumnUse, some: Sequence[tuple[int, ColumnHeading]], under: Rows
) -> list[tuple[int, ColumnHeading, bool]]:
    """Return the columns headed as *part*, the likeliest first, and if each fits."""

    def fits(number: int) -> bool:
        if part is ColumnUse.PARTNERSHIP:
            return not under or any(read_cell(row, number) for row in under)
        return _share(under, number, _may_be_name) >= MOST

    every = [(number, heading, fits(number)) for number, heading in some]
    return sorted(every, key=lambda e: (not e[2], -e[1].surely, e[1].rank, e[0]))


def _doubts(
    part: ColumnUse,
    ranked: Sequence[tuple[int, ColumnHeading, bool]],
    labels: Sequence[str],
) -> Iterator[str]:
    (number, heading, fits), *others = ranked
    rivals = [n for n, other, fit in others if fit and other.surely >= LIKELY]
    if rivals:
        also = ", ".join(labels[n] for n in rivals)
        yield f"two columns are headed {part}: {labels[number]} is taken, not {also}"
    elif not fits and part in PERSON:
        yield f"under {labels[number]} there is hardly a name"
    elif heading.surely < LIKELY or (others and part in PERSON):
        yield f"{labels[number]} is taken for the {part}"


def _of_a_person(columns: Columns, under: Rows) -> Columns:
    """Return *columns* with one way alone to a person's name.

    A name beside a surname is a first name, unless the surname stands in it as well.
    """
    name, parts = ColumnUse.NAME, (ColumnUse.FIRST, ColumnUse.LAST)
    given = [columns[part] for part in parts if part in columns]
    if name in columns and given and not _holds(under, columns[name], given):
        columns = {**dict.fromkeys(parts, columns[name]), **columns}
        way: Sequence[ColumnUse] = parts
    elif name in columns:
        way = (name,)
    else:
        is_turned = ColumnUse.TURNED in columns and len(given) < len(parts)
        way = (ColumnUse.TURNED,) if is_turned else parts
    used = (*way, ColumnUse.PARTNERSHIP)
    return {part: columns[part] for part in used if part in columns}


def _holds(under: Rows, whole: int, parts: Sequence[int]) -> bool:
    """Say whether in most rows the cell *whole* has the words of *parts* in it."""
    full = [
        ({*fold_name(name).replace(",", " ").split()}, {*fold_name(rest).split()})
        for row in under
        if (name := read_cell(row, whole))
        and (rest := " ".join(read_cell(row, n) for n in parts).strip())
    ]
    return bool(full) and sum(rest <= name for name, rest in full) >= MOST * len(full)


def _share(rows: Rows, number: int, test: Callable[[str], bool]) -> float:
    """Return of how many of the cells that hold anything *test* is true."""
    cells = [cell for row in rows if (cell := read_cell(row, number))]
    return sum(map(test, cells)) / len(cells) if cells else 0.0


def _may_be_name(cell: str) -> bool:
    return find_why(cell) is None


def _holds_words(cell: str) -> bool:
    return find_why(cell) in (None, Why.PLACE)  # others: are no words
