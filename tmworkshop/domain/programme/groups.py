"""Words that a reader can set apart, by holding rows and pages against each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set

from tmworkshop.domain.programme.cells import CellPlace, VoiceMark
from tmworkshop.domain.programme.memory import Memory
from tmworkshop.domain.programme.released import ReleasedCell
from tmworkshop.domain.programme.terms import Terms

Shown = Mapping[CellPlace, ReleasedCell]


def list_fresh(
    memory: Memory, own: Memory, place: CellPlace, marks: Set[VoiceMark]
) -> Iterator[Set[VoiceMark]]:
    """Yield those of *marks* that are new to whoever has this *memory*.

    New are words that were on no page, and that were not in this cell when it was
    shown.  To a nearer reader, who has cells by partnership, they are new in the row.
    """
    if memory.ever:
        yield marks - memory.ever
    if memory is own:
        for seen in memory.at.get(place, ()):
            yield marks - seen
    elif memory.rows:
        yield marks - memory.rows.get(place.row, set())


def pick_cover(own: Memory, shown: Shown, terms: Terms) -> set[VoiceMark]:
    """Return words of others for whoever, too few, is seen no more in a cell.

    Where a cell is withheld as it has changed, and all else of it stands in other rows,
    what does not is what was taken back.
    """
    rows_of: dict[VoiceMark, int] = {}
    for cell in shown.values():
        for mark in cell.shown:
            rows_of[mark] = rows_of.get(mark, 0) + 1
    cover: set[VoiceMark] = set()
    for place in own.at:
        for marks, seen in own.at[place].items():
            missing = {m for m in marks if m not in rows_of or m in cover}
            few = own.unsigned(missing)
            if seen.to_same and terms.are_few(few):
                others = sorted(marks - missing, key=lambda m: (rows_of[m], m.id))
                cover.update(_others_than(few, others, own, terms))
    return cover


def _others_than(
    few: Set[tuple[str, str]], others: list[VoiceMark], own: Memory, terms: Terms
) -> Iterator[VoiceMark]:
    """Yield words of as many *others* as are needed for the *few* to be hidden."""
    people = {*few}
    for mark in others:
        if not terms.are_few(people):
            return
        if mark.whose not in people and mark not in own.signed:
            people.add(mark.whose)
            yield mark


def list_beside(own: Memory, shown: Shown, terms: Terms) -> Iterator[CellPlace]:
    """Yield cells to withhold, as a page without partnerships is known of their row.

    Its words that stand in no cell of the row are then from cells that are withheld.
    """
    rows: dict[str, list[CellPlace]] = {}
    for place, cell in shown.items():
        if cell.shown and place.partnership is not None:
            rows.setdefault(place.row, []).append(place)
    for row, places in rows.items():
        known = {*own.rows.get(row, ())}
        for marks in own.at.get(CellPlace(None, row), ()):
            rest = marks.difference(known, *(shown[each].shown for each in places))
            if terms.are_few(own.unsigned(rest)):
                new = [each for each in places if shown[each].shown & marks - known]
                yield from sorted(new, key=lambda e: (len(shown[e].shown), e))[:1]
