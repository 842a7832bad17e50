"""Whose names stand beside their words: decided once, for all rows of a page."""

from __future__ import annotations

from collections.abc import Iterable, Set

from tmworkshop.domain.likeness import fold_name
from tmworkshop.domain.programme.cells import ProgrammeCells, Pseudonym, VoiceMark
from tmworkshop.domain.programme.memory import Memory
from tmworkshop.domain.programme.terms import Terms


class NamesBeside:
    """The names that may stand, less those left off so that others are hidden.

    A name that is told hides nobody else: whoever reads takes it away, and looks at who
    is left.  One that was told before cannot be left off again; nor does anyone get a
    name who was shown without one, as it would tell who the others there were.
    """

    def __init__(
        self, cells: ProgrammeCells, memories: tuple[Memory, ...], terms: Terms
    ) -> None:
        self._memories = memories
        self.own = memories[0]
        self._terms = terms
        self._named = _ticked(cells, terms)
        self._alike = _alike(cells)
        self._named -= self._with_alike(self._alike.keys() - self._named)
        self._stay: set[Pseudonym] = set()
        if terms.rules.names_stay:
            for memory in memories:
                further = memory.unnamed_further - self._with_alike(memory.named)
                self._named -= self._with_alike(memory.unnamed | further)
            self._stay = self._with_alike(self.own.named)
        self._left_off: set[Pseudonym] = set()  # from the next look at the cells on

    def of(self, marks: Iterable[VoiceMark]) -> frozenset[Pseudonym]:
        """Return who stands by name beside some of *marks*."""
        return frozenset(mark.whose for mark in marks) & self._named

    def unnamed(self, marks: Iterable[VoiceMark], memory: Memory) -> set[Pseudonym]:
        """Return whose words of *marks* nobody with this *memory* knows by a name."""
        if not self._terms.rules.names_hide_nobody:
            return {mark[:2] for mark in marks}
        return memory.unsigned(marks) - self._named

    def few(self, marks: Iterable[VoiceMark], memory: Memory) -> set[Pseudonym]:
        """Return who said *marks* without a name, if they are too few.

        Who had a name there before may be known again, or may not.
        """
        if self._are_enough(marks, memory):
            return set()
        unnamed = self.unnamed(marks, memory)
        both = unnamed, unnamed - memory.named
        return unnamed if any(self._terms.are_few(e, memory.k) for e in both) else set()

    def few_before(self, marks: Iterable[VoiceMark], memory: Memory) -> set[Pseudonym]:
        """Return who said *marks* that were on a page before, if they are too few.

        Their words may stand by a name on this page, or may not stand there at all.
        """
        if self._are_enough(marks, memory):
            return set()
        unsigned = memory.unsigned(marks)
        both = unsigned, unsigned - self._named - memory.named
        return (
            unsigned if any(self._terms.are_few(e, memory.k) for e in both) else set()
        )

    def few_in(self, marks: Set[VoiceMark], memory: Memory) -> set[VoiceMark]:
        """Return those of *marks* without a name that too few people said."""
        return self._marks_of(self.few(marks, memory), marks, memory)

    def unnamed_in(self, marks: Set[VoiceMark], memory: Memory) -> set[VoiceMark]:
        """Return those of *marks* that nobody with this *memory* knows by a name."""
        return self._marks_of(self.unnamed(marks, memory), marks, memory)

    def hide(self, marks: Set[VoiceMark]) -> bool:
        """Say whether those without a name in a cell are hidden, or can be yet.

        They can be where names in it are left off, from the next look on.
        """
        are_hidden = True
        for memory in self._memories:
            if few := self.few(marks, memory):
                more = self.of(marks) - self._stay - memory.named
                if more and not self._terms.are_few(few | more, memory.k):
                    self._left_off |= more
                are_hidden = False
        return are_hidden

    def leave_off_more(self) -> bool:
        """Leave off what was to be; say whether that was any."""
        before = len(self._named)
        self._named -= self._with_alike(self._left_off)
        return len(self._named) < before

    def _are_enough(self, marks: Iterable[VoiceMark], memory: Memory) -> bool:
        """Say whether one laptop alone has people enough, and look no further then."""
        named, known, signed = self._named, memory.named, memory.signed
        people: dict[str, set[str]] = {}
        for mark in marks:
            whose = mark[:2]
            if mark not in signed and whose not in named and whose not in known:
                there = people.setdefault(mark.signer, set())
                there.add(mark.person)
                if len(there) >= memory.k:
                    return True
        return False

    def _marks_of(
        self, people: Set[Pseudonym], marks: Set[VoiceMark], memory: Memory
    ) -> set[VoiceMark]:
        return {m for m in marks if m[:2] in people and m not in memory.signed}

    def _with_alike(self, people: Set[Pseudonym]) -> set[Pseudonym]:
        """Return *people*, and whoever on another laptop has the name of one."""
        return {*people}.union(*(self._alike.get(each, ()) for each in people))


def _ticked(cells: ProgrammeCells, terms: Terms) -> frozenset[Pseudonym]:
    """Return who lets their name stand beside all their words."""
    every, without = set(), set()
    for mark, voice in cells.voices.items():
        every.add(mark.whose)
        if not voice.name or terms.reader not in voice.named_to:
            without.add(mark.whose)
    return frozenset(every - without)


def _alike(cells: ProgrammeCells) -> dict[Pseudonym, set[Pseudonym]]:
    """Return with each the others of that name, who may well be the same person."""
    by_name: dict[str, set[Pseudonym]] = {}
    for mark, voice in cells.voices.items():
        if voice.name:
            by_name.setdefault(fold_name(voice.name), set()).add(mark.whose)
    several = [people for people in by_name.values() if len(people) > 1]
    return {each: people for people in several for each in people}
