"""What of a table may be shown to a reader: cells, names, and words that wait.

Whoever reads has the other cells beside each cell, and every page from before.  So each
group of words that they can set apart is by nobody, or by people enough to hide each
other: the words of a cell without a name, those that are new in it or gone from it,
those on no lesson.  What is left out only ever grows until nothing more has to be.
"""

from __future__ import annotations

from collections.abc import Sequence

from tmworkshop.domain.programme.cells import (
    CellPlace,
    ProgrammeCell,
    ProgrammeCells,
    VoiceMark,
)
from tmworkshop.domain.programme.counts_told import tell_counts
from tmworkshop.domain.programme.differences import (
    list_beside,
    list_fresh,
    pick_cover,
)
from tmworkshop.domain.programme.memory import Memory, remember
from tmworkshop.domain.programme.names_beside import NamesBeside
from tmworkshop.domain.programme.released import Blank, Release, ReleasedCell
from tmworkshop.domain.programme.sums import add_up, list_others
from tmworkshop.domain.programme.terms import Terms, check_k
from tmworkshop.domain.programme.ties import Ties


def release(cells: ProgrammeCells, earlier: Sequence[Release], terms: Terms) -> Release:
    """Return what of *cells* may be shown under the *terms*, after *earlier* pages."""
    check_k(terms.reader, terms.k)
    fold = _Fold(cells, remember(cells, earlier, terms), terms)
    while fold.has_to_leave_out_more():
        pass
    return fold.release()


class _Fold:
    """What is left out of a page so far, and what is shown without it."""

    def __init__(
        self, cells: ProgrammeCells, memories: tuple[Memory, ...], terms: Terms
    ) -> None:
        self._cells = cells
        self._memories = memories
        self._own = memories[0]
        self._terms = terms
        self._names = NamesBeside(cells, memories, terms)
        self._left_out: set[VoiceMark] = set()  # they stand in no row
        self._untied: set[VoiceMark] = set()  # they stand in no row of a lesson
        self._beside: set[CellPlace] = set()
        self._shown: dict[CellPlace, ReleasedCell] = {}

    def has_to_leave_out_more(self) -> bool:
        """Settle each cell; say whether others are to be settled again for it."""
        self._shown = {
            place: self._settle(place, cell) for place, cell in self._cells.at.items()
        }
        if self._names.leave_off_more():
            return True
        return self._hide_ties() or self._cover_gone() or self._withhold_beside()

    def release(self) -> Release:
        """Return the page, with what may be told of how many people it is from."""
        shown, terms = self._shown, self._terms
        counted = tell_counts(self._cells, shown, self._names, terms)
        return Release(
            reader=terms.reader,
            k=terms.k,
            day=terms.day,
            cells=counted,
            named=self._names.of(m for each in shown.values() for m in each.shown),
            totals=add_up(self._cells, counted, terms),
            others=frozenset(list_others(self._cells, shown, terms)),
        )

    def _settle(self, place: CellPlace, cell: ProgrammeCell) -> ReleasedCell:
        if why := self._why_untold(place, cell):
            return ReleasedCell(blank=why)
        marks = self._without_waiting(place, {*cell.voices} - self._left_out_of(place))
        if since := self._changed_since(place, marks):
            return ReleasedCell(blank=Blank.CHANGED, since=since)
        if marks and self._names.hide(marks):
            return ReleasedCell(frozenset(marks))
        blank = ReleasedCell(blank=Blank.FEW if cell.voices else Blank.NOTHING)
        stays = self._terms.rules.blanks_stay
        return self._own.blanks.get(place, blank) if stays else blank

    def _why_untold(self, place: CellPlace, cell: ProgrammeCell) -> Blank | None:
        """Return why a cell is blank whatever was said there."""
        if self._terms.rules.few_are_not_told_about:
            if self._cells.people[place.partnership] < self._terms.k:
                return Blank.IN_SUMS
            if not cell.asked:  # whether words came from fewer than three is not told
                return Blank.NOT_ASKED
            if cell.asked < self._terms.k:
                return Blank.FEW_ASKED
        elif not cell.asked and not cell.voices:
            return Blank.NOT_ASKED
        return Blank.BESIDE if place in self._beside else None

    def _left_out_of(self, place: CellPlace) -> set[VoiceMark]:
        is_lesson = place.row in self._cells.lessons
        return self._left_out | self._untied if is_lesson else self._left_out

    def _without_waiting(
        self, place: CellPlace, marks: set[VoiceMark]
    ) -> set[VoiceMark]:
        """Return *marks* without those that are new there by too few people."""
        if not self._terms.rules.new_words_wait:
            return marks
        while waiting := {
            mark
            for memory in self._memories
            for fresh in list_fresh(memory, self._own, place, marks)
            for mark in self._names.few_in(fresh, memory)
        }:
            marks = marks - waiting
        return marks

    def _changed_since(self, place: CellPlace, marks: set[VoiceMark]) -> str:
        """Return since when words of too few people are gone from a cell."""
        if not self._terms.rules.gone_words_hide:
            return ""
        before = self._own.at.get(place, {})
        return max(
            (each.day for seen, each in before.items() if self._tells(seen, marks)),
            default="",
        )

    def _tells(self, seen: frozenset[VoiceMark], marks: set[VoiceMark]) -> bool:
        """Say whether *marks*, after what was *seen*, tell of too few who are gone.

        Where fewer words are left than there were people, their number tells it.
        """
        names, own = self._names, self._own
        if any(names.few_before(seen - marks, memory) for memory in self._memories):
            return True
        left = len(names.unnamed_in(marks, own))
        less = own.count_before(seen) - left
        return bool(left) and 0 < less < self._terms.k

    def _hide_ties(self) -> bool:
        """Leave out what too few said who can be told by their lesson; say if any.

        It is enough, where it helps, that words stand in no row of a lesson yet.
        """
        if not self._terms.rules.ties_are_hidden:
            return False
        every = [
            Ties(memory, self._names, self._cells.lessons, self._shown)
            for memory in self._memories
        ]
        untied = {mark for ties in every for mark in ties.list_to_untie()}
        if untied - self._untied:
            self._untied |= untied
            return True
        left_out = {mark for ties in every for mark in ties.list_to_leave_out()}
        self._left_out |= left_out
        return bool(left_out)

    def _cover_gone(self) -> bool:
        """Leave out words of others beside those of too few that are seen no more."""
        if not self._terms.rules.gone_among_others:
            return False
        cover = pick_cover(self._memories, self._shown, self._names)
        self._left_out |= cover
        return bool(cover)

    def _withhold_beside(self) -> bool:
        """Withhold a cell that tells, with a page for all, what another withholds."""
        more = set(list_beside(self._own, self._shown, self._names))
        self._beside |= more
        return bool(more)
