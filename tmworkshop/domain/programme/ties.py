"""Which ties of words to a lesson would tell who said others, and so are not shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Set

from tmworkshop.domain.levels import Reader
from tmworkshop.domain.programme.cells import CellPlace, VoiceMark
from tmworkshop.domain.programme.memory import Memory
from tmworkshop.domain.programme.names_beside import NamesBeside
from tmworkshop.domain.programme.released import ReleasedCell

Marks = set[VoiceMark]


class Ties:
    """The words that one reader can tie to a lesson, with all pages they have."""

    def __init__(
        self,
        memory: Memory,
        names: NamesBeside,
        lessons: Set[str],
        shown: Mapping[CellPlace, ReleasedCell],
    ) -> None:
        self._memory = memory
        self._names = names
        self._now: dict[str | None, Marks] = defaultdict(set)
        self._tied_now: dict[VoiceMark, str] = {}
        # of a partnership and a lesson at once, as a page has it
        self._in_own_cell = {*memory.tied_in_column}
        for place, cell in shown.items():
            if cell.shown:
                self._now[place.partnership] |= cell.shown
                if place.row in lessons:
                    self._tied_now.update(dict.fromkeys(cell.shown, place.row))
                    if place.partnership is not None:
                        self._in_own_cell |= cell.shown
        self._lesson_of = {**memory.tied, **self._tied_now}
        self._tied = {*self._lesson_of}

    def list_to_leave_out(self) -> Iterator[VoiceMark]:
        """Yield words of too few that stand in no lesson's row, or are new and do.

        That they do not tells that they are from a cell that is withheld.
        """
        for marks in self._now.values():
            untied = marks - self._tied
            yield from self._names.few_in(untied, self._memory)
            if ever := self._memory.ever:
                yield from self._names.few_in(untied - ever, self._memory)
        for column, marks in self._crossed():
            yield from marks - self._memory.columns.get(column, set())

    def list_to_untie(self) -> Iterator[VoiceMark]:
        """Yield words that may not be tied now, as too few others would be left.

        Those were on a page without their lesson, or would be in a cell of their own.
        """
        new = self._tied_now.keys() - self._memory.tied.keys()
        for marks in self._memory.columns.values():
            if self._names.few_before(marks - self._tied, self._memory):
                yield from marks & new
        for _, marks in self._crossed():
            yield from marks & new

    def _crossed(self) -> Iterator[tuple[str | None, Marks]]:
        """Yield what few said of a partnership by one page, of a lesson by another."""
        if self._memory.reader is not Reader.PROGRAMME:
            return
        crossed = self._tied - self._in_own_cell
        columns = {*self._memory.columns, *self._now} - {None}
        for column in columns if crossed else ():
            known = self._memory.columns.get(column, set()) | self._now[column]
            by_lesson: dict[str, Marks] = defaultdict(set)
            for mark in known & crossed:
                by_lesson[self._lesson_of[mark]].add(mark)
            for marks in by_lesson.values():
                if self._names.few_before(marks, self._memory):
                    yield column, marks - self._memory.signed
