"""What the heading over a column says: names, a part of them, or a partnership."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache, lru_cache

from tmworkshop.domain.likeness import fold_name
from tmworkshop.domain.roster import heading_words as words_of
from tmworkshop.domain.tables import choose
from tmworkshop.domain.values import Value, value

LONGEST_HEADING = 120  # letters; more is a sentence, or someone's answer
REMEMBERED = 2048
SURE, LIKELY, PERHAPS = 3, 2, 1  # as surely as a heading can say it


class ColumnUse(StrEnum):
    """What a column gives of someone, in the order in which it is told."""

    NAME = "name"
    TURNED = "surname and first name"  # of one cell, the surname first
    FIRST = "first name"
    LAST = "surname"
    PARTNERSHIP = "partnership"


PERSON = choose(
    *(ColumnUse.NAME, ColumnUse.TURNED, ColumnUse.FIRST, ColumnUse.LAST),
    leaving=(ColumnUse.PARTNERSHIP,),
)
WORDS: Mapping[ColumnUse, str] = {  # of a word in two lists the later one counts
    ColumnUse.PARTNERSHIP: words_of.PARTNERSHIP_WORDS,
    ColumnUse.NAME: words_of.NAME_WORDS,
    ColumnUse.TURNED: words_of.TURNED_WORDS,
    ColumnUse.LAST: words_of.LAST_WORDS,
    ColumnUse.FIRST: words_of.FIRST_WORDS,
}


@value
class ColumnHeading(Value):
    """What a heading says, and how surely: SURE is a word that we know."""

    part: ColumnUse
    surely: int
    rank: int  # of its word in our list, the likeliest first


@lru_cache(REMEMBERED)
def read_heading(cell: str) -> ColumnHeading | None:
    """Return what the heading *cell* says; None if it is over something else."""
    words = fold_heading(cell)
    if not words or len(words) > LONGEST_HEADING:
        return None
    bare = " ".join(word for word in words.split() if word not in words_of.FILLERS)
    for each, surely in ((words, SURE), (bare, LIKELY)):
        if known := _known().get(each):
            return ColumnHeading(known[0], surely, known[1])
    return _read_loosely(words)


def count_headings(cells: Sequence[str]) -> int:
    """Return how far *cells* look like headings; 0 if no name is under any of them."""
    read = [heading for cell in cells if (heading := read_heading(cell))]
    of_a_person = any(heading.part in PERSON for heading in read)
    return sum(heading.surely for heading in read) if of_a_person else 0


def is_known_heading(cell: str) -> bool:
    """Say whether *cell* is a heading in words that we know."""
    heading = read_heading(cell)
    return heading is not None and heading.surely == SURE


def fold_heading(cell: str) -> str:
    """Return the words of a heading, without signs and what stands in brackets."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", cell[: 2 * LONGEST_HEADING])
    bare = re.sub(r"\([^()]*\)|\[[^\[\]]*\]", " ", apart)
    return _words(bare) or _words(apart)


def _words(text: str) -> str:
    folded = fold_name(text.replace("_", " "))
    return " ".join(re.sub(r"[^\w\u0300-\uffff]", " ", folded).split())


def _read_loosely(words: str) -> ColumnHeading | None:
    """Return what some of the words say, if none of them is of something else."""
    every = [word for word in words.split() if len(word) > 1 or not word.isascii()]
    strong = [word for word in every if word not in words_of.WEAK_WORDS]
    read = [_known()[word] for word in strong if word in _known()]
    if not read or words_of.OTHER_WORDS.intersection(every):
        return None
    places = [each for each in read if each[0] is ColumnUse.PARTNERSHIP]
    part, rank = min(places or read, key=lambda each: each[1])
    return ColumnHeading(part, LIKELY if len(read) == len(every) else PERHAPS, rank)


@cache
def _known() -> Mapping[str, tuple[ColumnUse, int]]:
    return {
        _words(phrase): (part, rank)
        for part, text in WORDS.items()
        for rank, phrase in enumerate(text.strip().replace("\n", ",").split(","))
    }
