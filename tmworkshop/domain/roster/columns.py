"""Which column of a roster gives what of someone, and what about that is a guess."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tmworkshop.domain.likeness import fold_name
from tmworkshop.domain.record.roster import RosterRow
from tmworkshop.domain.roster.headings import (
    LIKELY,
    PERSON,
    ColumnHeading,
    ColumnUse,
    read_heading,
)
from tmworkshop.domain.roster.persons import Why, find_why
from tmworkshop.domain.roster.table import (
    Columns,
    Rows,
    label_cells,
    make_columns,
    read_cell,
    read_column,
    share_of,
)
from tmworkshop.domain.roster.whole_names import is_whole_name

WIDEST = 60  # columns in which a name is looked for, where no heading says it
MOST = 0.5  # of the cells of a column: what is so of it
NEARLY_ALL = 0.6


def read_columns(top: RosterRow, under: Rows) -> tuple[Columns, tuple[str, ...]]:
    """Return what the columns under the headings *top* give, and what was unsure."""
    read: dict[ColumnUse, list[tuple[int, ColumnHeading]]] = {}
    for number, cell in enumerate(top.cells):
        if heading := read_heading(cell):
            read.setdefault(heading.part, []).append((number, heading))
    ranked = {part: _ranked(part, some, under) for part, some in read.items()}
    columns = _of_a_person({part: some[0][0] for part, some in ranked.items()}, under)
    unsure = [
        words
        for part in columns
        for words in _doubts(part, ranked.get(part, ()), label_cells(top))
    ]
    if ColumnUse.LAST in columns and len({*columns} & PERSON) == 1:
        unsure.append("no column holds a first name")
    return columns, tuple(unsure)


def _ranked(
    part: ColumnUse, some: Sequence[tuple[int, ColumnHeading]], under: Rows
) -> list[tuple[int, ColumnHeading, bool]]:
    """Return the columns headed as *part*, the likeliest first, and if each fits."""

    def fits(number: int) -> bool:
        if part is ColumnUse.PARTNERSHIP:
            return any(read_column(under, number)) or not under
        return part not in PERSON or share_of(under, number, _may_be_name) >= MOST

    every = [(number, heading, fits(number)) for number, heading in some]
    return sorted(every, key=lambda e: (not e[2], -e[1].surely, e[1].rank, e[0]))


def _doubts(
    part: ColumnUse,
    ranked: Sequence[tuple[int, ColumnHeading, bool]],
    labels: Sequence[str],
) -> Iterator[str]:
    if not ranked:
        return
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
    name, turned = columns.get(ColumnUse.NAME), columns.get(ColumnUse.TURNED)
    first, last = columns.get(ColumnUse.FIRST), columns.get(ColumnUse.LAST)
    place = columns.get(ColumnUse.PARTNERSHIP)
    if name is None:
        if turned is not None and None in (first, last):
            return make_columns(turned=turned, partnership=place)
        return make_columns(first=first, last=last, partnership=place)
    given = [number for number in (first, last) if number is not None]
    if not given or _holds(under, name, given):
        return make_columns(name=name, partnership=place)
    first = name if first is None else first
    last = name if last is None else last
    return make_columns(first=first, last=last, partnership=place)


def _holds(under: Rows, whole: int, parts: Sequence[int]) -> bool:
    """Say whether in most rows the cell *whole* has the words of *parts* in it."""

    def has(row: RosterRow) -> bool:
        words = fold_name(read_cell(row, whole)).replace(",", " ").split()
        wanted = [w for n in parts for w in fold_name(read_cell(row, n)).split()]
        return all(word in words for word in wanted)

    rows = [
        r for r in under if read_cell(r, whole) and any(read_cell(r, n) for n in parts)
    ]
    return bool(rows) and sum(map(has, rows)) >= MOST * len(rows)


def guess_columns(
    rows: Rows, top: RosterRow | None = None
) -> tuple[Columns, tuple[str, ...]]:
    """Return the column that holds names, and the one other that holds words.

    One that is headed so in the row *top* holds partnerships, and no names.
    """
    places = _find_places(top.cells if top else ())
    width = min(WIDEST, max((len(row.cells) for row in rows), default=0))
    shares = {
        n: share_of(rows, n, is_whole_name) for n in range(width) if n not in places
    }
    name = max(shares, key=lambda n: shares[n], default=0)
    if shares.get(name, 0) < NEARLY_ALL:
        return {}, ()
    words = places[:1] or [
        n for n in range(width) if n != name and _holds_words(rows, n)
    ]
    place = None if words[1:] else next(iter(words), None)
    columns = make_columns(name=name, partnership=place)
    return columns, ("there are no headings",)


def _find_places(cells: Sequence[str]) -> list[int]:
    read = [(n, read_heading(cell)) for n, cell in enumerate(cells)]
    return [n for n, h in read if h and h.part not in PERSON and h.surely >= LIKELY]


def _holds_words(rows: Rows, number: int) -> bool:
    def holds_words(cell: str) -> bool:
        return _may_be_name(cell) or find_why(cell) is Why.PLACE

    return share_of(rows, number, holds_words) >= NEARLY_ALL


def _may_be_name(cell: str) -> bool:
    return find_why(cell) is None
