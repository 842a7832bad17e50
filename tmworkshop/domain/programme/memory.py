"""What a reader knows from earlier releases, to them and to readers further away."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Set
from dataclasses import replace
from typing import NamedTuple

from tmworkshop.domain.levels import Reader
from tmworkshop.domain.programme.cells import (
    CellPlace,
    ProgrammeCells,
    Pseudonym,
    VoiceMark,
    count_people,
)
from tmworkshop.domain.programme.released import STAYING, Release, ReleasedCell
from tmworkshop.domain.programme.terms import LEAST, Terms, list_nearest_first


class Seen(NamedTuple):
    """A cell as it was shown on a *day*."""

    day: str
    to_same: bool  # it went to this very reader


class Memory:
    """What one reader has seen, and among how many people others are to be hidden."""

    def __init__(
        self, reader: Reader, k: int, earlier: Iterable[Release], lessons: Set[str]
    ) -> None:
        self.reader = reader
        self.k = k
        self.ever: set[VoiceMark] = set()
        self.tied: dict[VoiceMark, str] = {}  # to the row of a lesson
        self.tied_in_column: set[VoiceMark] = set()  # and to a partnership at once
        self.columns: dict[str | None, set[VoiceMark]] = defaultdict(set)
        self.signed: set[VoiceMark] = set()  # with a name beside them
        self.named: set[Pseudonym] = set()
        self.unnamed: set[Pseudonym] = set()  # on a page to this very reader
        self.unnamed_further: set[Pseudonym] = set()
        self.at: dict[CellPlace, dict[frozenset[VoiceMark], Seen]] = defaultdict(dict)
        self.rows: dict[str, set[VoiceMark]] = defaultdict(set)  # of this very reader
        self.blanks: dict[CellPlace, ReleasedCell] = {}  # as they were first told
        self._counts: dict[frozenset[VoiceMark], int] = {}
        readers = list_nearest_first()
        reads = readers[readers.index(reader) :]
        for release in earlier:
            if release.reader in reads:
                self._see(release, lessons)

    def unsigned(self, marks: Iterable[VoiceMark]) -> set[Pseudonym]:
        """Return whose *marks* were on no page with their name beside them."""
        return {mark[:2] for mark in marks if mark not in self.signed}

    def count_before(self, seen: frozenset[VoiceMark]) -> int:
        """Return how many people were in a cell as it was *seen*, without a name."""
        if seen not in self._counts:
            self._counts[seen] = count_people(self.unsigned(seen))
        return self._counts[seen]

    def _see(self, release: Release, lessons: Set[str]) -> None:
        to_same = release.reader is self.reader
        self.named |= release.named
        shown: set[VoiceMark] = set()
        for place, cell in release.cells.items():
            if cell.shown:
                shown |= cell.shown
                # the last that was the same
                self.at[place][cell.shown] = Seen(release.day, to_same)
                self.columns[place.partnership] |= cell.shown
                if place.row in lessons:
                    self.tied.update(dict.fromkeys(cell.shown, place.row))
                    if place.partnership is not None:
                        self.tied_in_column |= cell.shown
                if to_same:
                    self.rows[place.row] |= cell.shown
                    self.blanks.pop(place, None)
            elif to_same and cell.blank in STAYING:
                since = cell.since or release.day
                self.blanks.setdefault(place, replace(cell, since=since))
        self.ever |= shown
        self.signed.update(mark for mark in shown if mark[:2] in release.named)
        people = {mark[:2] for mark in shown} - release.named
        (self.unnamed if to_same else self.unnamed_further).update(people)


def remember(
    cells: ProgrammeCells, earlier: Iterable[Release], terms: Terms
) -> tuple[Memory, ...]:
    """Return what the reader has seen, then what those have who will read this as well.

    Each nearer reader reads what goes to those further away.
    """
    known, reader = tuple(earlier), terms.reader
    among = {reader: terms.k}
    if terms.rules.readers_compare:
        readers = list_nearest_first()
        for nearer in reversed(readers[: readers.index(reader)]):
            among[nearer] = LEAST[nearer] or terms.k
    else:
        known = tuple(each for each in known if each.reader is reader)
    return tuple(Memory(each, k, known, cells.lessons) for each, k in among.items())
