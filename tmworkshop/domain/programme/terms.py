"""Under which terms a release is made: for whom, and how many hide each other."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import field

from tmworkshop.domain.errors import Refused
from tmworkshop.domain.levels import Reader
from tmworkshop.domain.programme.cells import Pseudonym, count_people
from tmworkshop.domain.tables import leave_out
from tmworkshop.domain.values import Value, named_value, value

# from who reads most to who reads least
LEAST: Mapping[Reader, int | None] = {
    Reader.PROGRAMME: 3,
    Reader.FUNDER: 5,
    Reader.PUBLIC: 10,
    **leave_out(
        *(Reader.NOBODY, Reader.SPEAKER, Reader.FACILITATOR, Reader.ROOM, Reader.SET)
    ),
}


@named_value
class Rules(Value):
    """What a release keeps to; tests switch a rule off to see that it is needed."""

    names_hide_nobody: bool = True
    names_stay: bool = True  # as they were released, for whom they are known to
    new_words_wait: bool = True
    gone_words_hide: bool = True  # a cell that few are gone from is withheld
    gone_among_others: bool = True  # words are gone from a page with those of others
    ties_are_hidden: bool = True  # of words whose lesson is not told, few have none
    readers_compare: bool = True  # a page with those of readers beside them
    laptops_are_not_added: bool = True
    few_are_not_told_about: bool = True  # partnerships, or sessions, of too few
    blanks_stay: bool = True  # that some have begun to share, or ceased, is not told
    complements_hide: bool = True
    differences_hide: bool = True  # between figures of two rows, or of two releases
    totals_of_shown: bool = True
    partnerships_hide_few: bool = True  # beside texts that are lent one by one
    lent_stand_alone: bool = True  # in no cell, where their partnership is told


@value
class Terms(Value):
    """For whom a release is, how many people hide each other in it, and its day."""

    reader: Reader
    k: int
    day: str  # as 2027-03-31
    rules: Rules = field(default_factory=Rules)

    def count(self, people: Collection[Pseudonym]) -> int:
        """Return how many *people* there are at least."""
        if not self.rules.laptops_are_not_added:
            return len(people)
        return count_people(people)

    def are_few(self, people: Collection[Pseudonym], k: int = 0) -> bool:
        """Say whether there are some *people*, and too few to hide each other."""
        return bool(people) and self.count(people) < (k or self.k)


def list_nearest_first() -> tuple[Reader, ...]:
    """Return whom pages are released to: each reads what goes to those behind them."""
    return tuple(reader for reader, least in LEAST.items() if least)


def check_k(reader: Reader, k: int) -> None:
    """Refuse to hide people among fewer than the *reader* allows for."""
    least = LEAST[reader]
    if least is None:
        raise Refused(f"nothing is released to the reader {reader.value!r}")
    if k < least:
        raise Refused(
            f"{k} people are too few to hide each other from the reader "
            f"{reader.value!r}: {least} or more"
        )
