"""What a release shows, and what is remembered of it: marks of words, never words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from enum import StrEnum

from tmworkshop.domain.levels import Reader
from tmworkshop.domain.programme.cells import CellPlace, Pseudonym, VoiceMark
from tmworkshop.domain.tables import choose
from tmworkshop.domain.values import Value, value


class Blank(StrEnum):
    """Why a cell shows no words."""

    NOT_ASKED = "not-asked"
    NOTHING = "nothing"
    FEW_ASKED = "few-asked"
    FEW = "few"
    CHANGED = "changed"
    IN_SUMS = "in-sums"
    BESIDE = "beside"


# {k}: how many people hide each other; {day}: of the release it has changed since
WHY_BLANK: Mapping[Blank, str] = {
    Blank.NOT_ASKED: "not asked",
    Blank.NOTHING: "asked, nothing shared",
    Blank.FEW_ASKED: "fewer than {k} people asked, withheld",
    Blank.FEW: "shared without a name by fewer than {k} people, withheld",
    Blank.CHANGED: "changed since {day}, withheld",
    Blank.IN_SUMS: "fewer than {k} people belong to it, told in sums only",
    Blank.BESIDE: "withheld, as it would tell what another cell withholds",
}

# told once, and again as it was told, until there are words to show
STAYING = choose(
    *(Blank.NOTHING, Blank.FEW),
    leaving=(
        *(Blank.NOT_ASKED, Blank.FEW_ASKED, Blank.IN_SUMS),
        *(Blank.CHANGED, Blank.BESIDE),
    ),
)


class Exactness(StrEnum):
    """How exactly a count is told."""

    EXACTLY = "exactly"
    MOST = "most"  # too few have not, and a figure would point at them
    OR_MORE = "or-more"  # a figure, less another one, would tell of too few


@value
class PeopleCount(Value):
    """How many people shared words, as far as it may be told, *of* how many asked."""

    least: int
    of: int  # none: more shared words than were ever there at once
    exactness: Exactness

    def __str__(self) -> str:
        if self.exactness is Exactness.MOST:
            return f"most or all of {self.of} asked"
        some = (
            f"{self.least}{' or more' if self.exactness is Exactness.OR_MORE else ''}"
        )
        return f"{some} of {self.of} asked" if self.of else f"{some} people"


NOBODY = PeopleCount(0, 0, Exactness.EXACTLY)


@value
class ReleasedCell(Value):
    """The words of a cell that are shown, or why it is blank."""

    shown: frozenset[VoiceMark] = frozenset()
    blank: Blank | None = None
    since: str = ""  # the day of the page that this is as of, or has changed since
    count: PeopleCount = NOBODY


@value
class Release(Value):
    """A page as one reader was given it on a *day*."""

    reader: Reader
    k: int
    day: str
    cells: Mapping[CellPlace, ReleasedCell]
    named: frozenset[Pseudonym] = frozenset()  # whose names stand beside their words
    totals: Mapping[str, int] = field(default_factory=dict)  # by row, of shown cells
    others: frozenset[str] = frozenset()  # rows in which two withheld cells hold k
    lent: frozenset[VoiceMark] = frozenset()  # texts that are lent one by one

    @property
    def marks(self) -> Iterator[VoiceMark]:
        """All words that stand on it, those in several rows as often."""
        yield from (mark for cell in self.cells.values() for mark in cell.shown)
        yield from self.lent

    def say_blank(self, place: CellPlace) -> str:
        """Say why the cell at *place* shows no words; nothing if it does."""
        cell = self.cells[place]
        if not cell.blank:
            return ""
        as_of = " as of {day}" if cell.blank in STAYING and cell.since else ""
        return (WHY_BLANK[cell.blank] + as_of).format(k=self.k, day=cell.since)
