"""What someone says of a roster: other columns, other rows, who is who."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from enum import StrEnum, auto

from tmworkshop.domain.roster.headings import ColumnUse
from tmworkshop.domain.values import Value, value

Columns = Mapping[ColumnUse, int]  # the place of each part's column, from 0


def make_columns(**places: int) -> Columns:
    """Return the columns with these *places*, each by the name of what it gives."""
    return {ColumnUse[use.upper()]: place for use, place in places.items()}


class Verdict(StrEnum):
    """What is to become of a row that may be about someone who is there already."""

    SAME = auto()  # it is: they stay as they are
    OTHER = auto()  # it is another person of nearly that name
    LEFT = auto()  # it is left out


class Brackets(StrEnum):
    """What stands behind a name, in brackets or after a dash."""

    NAME = auto()  # a part of the name
    PARTNERSHIP = auto()  # whom they come from
    NOTHING = auto()  # left off


@value
class Choices(Value):
    """All that someone has said so far; None is as it was understood.

    Rows are named by their numbers, 0 for none.
    """

    reading: int | None = None
    heading: int | None = None
    columns: Columns | None = None
    taken: frozenset[int] = frozenset()
    dropped: frozenset[int] = frozenset()
    whole: frozenset[int] = frozenset()  # one name, though it looks like several
    turned: bool = True  # surnames that stand first are put last
    brackets: Brackets | None = None
    joined: bool = False  # partnerships that are nearly the same are one
    others: bool = False  # whoever is called like another is somebody else
    doubtful: frozenset[int] = frozenset()  # rows left out, for nobody was asked
    answers: Mapping[int, Verdict] = field(default_factory=dict)

    def with_answer(self, row: int, answer: Verdict) -> Choices:
        """Return these with the *answer* for a *row*."""
        return replace(self, answers={**self.answers, row: answer})

    def with_reading(self, reading: int | None, heading: int | None = None) -> Choices:
        """Return what is left of these, where the file is read in another way."""
        return Choices(reading=reading, heading=heading, others=self.others)
