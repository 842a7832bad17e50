"""One thing that is said of a roster: what it is about, and how much it asks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum, StrEnum, auto

from tmworkshop.domain.phrases import join_names, say_count
from tmworkshop.domain.values import Value, value

NAMED = 30  # columns, rows or names in one line


class Matter(StrEnum):
    """What a remark is about, as it is labelled."""

    FILE = "File"
    HEADINGS = "Headings"
    NAMES = "Names"
    PARTNERSHIPS = "Partnerships"
    COLUMNS = "Not read"
    PEOPLE = "To take in"
    HIDDEN = "Hidden there"
    KNOWN = "There already"
    QUESTION = "Who is it"
    ROWS = "Left out"
    TURNED = "Turned round"
    BRACKETS = "After the name"
    TIDIED = "Tidied"
    NO_PARTNERSHIP = "No partnership"
    SPELLING = "One spelling"
    NEAR_PARTNERSHIP = "Perhaps one"
    DOUBLES = "Twice on it"
    NAMESAKES = "Same name"
    ALIKE = "Nearly one name"
    BEYOND = "No heading"
    LETTERS = "Lost letters"
    NEW = "New to the set"
    MANY = "Many"


class Weight(IntEnum):
    """How much a remark asks of whoever reads it."""

    SAID = auto()  # to be read
    LOOK = auto()  # a guess, to be agreed to
    ASK = auto()  # nobody but them can say


@value
class Remark(Value):
    """One thing that is said of a roster; *rows* are those that it is about."""

    matter: Matter
    words: str
    weight: Weight = Weight.SAID
    rows: tuple[int, ...] = ()


def look_if(is_guess: bool) -> Weight:
    """Return how much a remark asks that may be a guess."""
    return Weight.LOOK if is_guess else Weight.SAID


def remark_row(matter: Matter, row: int, words: str, weight: Weight) -> Remark:
    """Return a remark on one *row*, which its words begin with."""
    return Remark(matter, f"row {row}: {words}", weight, (row,))


def name_rows(rows: Sequence[int]) -> str:
    """Return "row 3" or "rows 3, 4 and 7"."""
    _, what = say_count(len(rows), "row").split(" ")
    return f"{what} {join_names(map(str, rows), NAMED)}"


def weigh_remarks(remarks: Iterable[Remark]) -> Weight:
    """Return the most that any of *remarks* asks."""
    return max((remark.weight for remark in remarks), default=Weight.SAID)
