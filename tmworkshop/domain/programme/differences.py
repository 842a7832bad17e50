"""Words that a reader can set apart, by holding rows and pages against each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from tmworkshop.domain.programme.cells import CellPlace, VoiceMark
from tmworkshop.domain.programme.memory import Memory
from tmworkshop.domain.programme.names_beside import NamesBeside
from tmworkshop.domain.programme.released import ReleasedCell

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


def pick_cover(
    memories: Sequence[Memory], shown: Shown, names: NamesBeside
) -> set[VoiceMark]:
    """Return words of others for whoever, too few, is seen no more in a cell.

    Where a cell is withheld as it has changed, and all else of it stands in other rows,
    what does not is what was taken back.
    """
    rows_of: dict[VoiceMark, int] = {}
    for cell in shown.values():
        for mark in cell.shown:
            rows_of[mark] = rows_of.get(mark, 0) + 1
    cover: set[VoiceMark] = set()
    for seen in memories[0].at.values():
        for marks, page in seen.items():
            if page.to_same:
                missing = {m for m in marks if m not in rows_of or m in cover}
                others = sorted(marks - missing, key=lambda m: (rows_of[m], m.id))
                cover.update(_others_than(missing, others, memories, names))
    return cover


def _others_than(
    missing: set[VoiceMark],
    others: list[VoiceMark],
    memories: Iterable[Memory],
    names: NamesBeside,
) -> Iterator[VoiceMark]:
    """Yield words of as many *others* as it needs for those *missing* to be hidden."""
    for memory in memories:
        for mark in others:
            if not (few := names.few_before(missing, memory)):
                break
            if mark.whose not in few and mark not in memory.signed:
                missing.add(mark)
                yield mark


def list_beside(own: Memory, shown: Shown, names: NamesBeside) -> Iterator[CellPlace]:
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
            if names.few_before(rest, own):
                new = [each for each in places if shown[each].shown & marks - known]
                yield from sorted(new, key=lambda e: (len(shown[e].shown), e))[:1]
