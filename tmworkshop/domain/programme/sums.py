"""What is told of several partnerships together: of cells that are shown, or of few."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tmworkshop.domain.programme.cells import CellPlace, ProgrammeCells, count_people
from tmworkshop.domain.programme.released import Blank, ReleasedCell
from tmworkshop.domain.programme.terms import Terms
from tmworkshop.domain.tables import choose

OF_FEW = choose(
    *(Blank.NOT_ASKED, Blank.FEW_ASKED, Blank.FEW, Blank.IN_SUMS),
    leaving=(Blank.NOTHING, Blank.CHANGED, Blank.BESIDE),
)
Shown = Mapping[CellPlace, ReleasedCell]


def add_up(cells: ProgrammeCells, shown: Shown, terms: Terms) -> dict[str, int]:
    """Return by row how many people the cells that are shown are from at least.

    A sum of figures that stand on the page tells nothing that they do not.
    """
    totals: dict[str, int] = {}
    for place, cell in shown.items():
        some = cell.count.least
        if not terms.rules.totals_of_shown:
            some = count_people({m.whose for m in cells.at[place].voices})
        totals[place.row] = totals.get(place.row, 0) + some
    return totals


def list_others(cells: ProgrammeCells, shown: Shown, terms: Terms) -> Iterator[str]:
    """Yield the rows in which two withheld cells or more hold people enough."""
    rows: dict[str, list[CellPlace]] = {}
    for place, cell in shown.items():
        if cell.blank in OF_FEW and cells.at[place].voices:
            rows.setdefault(place.row, []).append(place)
    for row, places in rows.items():
        people = {mark.whose for place in places for mark in cells.at[place].voices}
        if len(places) > 1 and not terms.are_few(people):
            yield row
