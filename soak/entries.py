"""What a writer keeps, call by call: told by its number, so whoever looks knows it.

One call is one entry: words, an amendment, several facts at once, or each tenth time a
rewrite that blanks the words of an entry a little before.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import NamedTuple

from tmworkshop.domain.facts import Amended, AnyFact, Erased, Kind, Said

BEGAN = datetime(2026, 3, 12, 9, tzinfo=UTC)
REWRITES = 10
BACK = 4  # so far before a rewrite stands what it blanks
SEVERAL = 3
LONGEST = 600
WORDS = "What someone said when they were asked, in the words they said it in; "


class Entry(NamedTuple):
    """One call of one writer."""

    writer: str
    number: int

    @property
    def is_rewrite(self) -> bool:
        """Whether this call rewrites the file."""
        return self.number % REWRITES == REWRITES - 1

    @property
    def blanked(self) -> Entry:
        """The entry whose words this rewrite blanks."""
        return self._replace(number=self.number - BACK)

    @property
    def blanked_by(self) -> Entry:
        """The call that blanks the words of this one, if it is a rewrite."""
        return self._replace(number=self.number + BACK)


@cache  # they are looked for after each of many kills
def facts_of(entry: Entry) -> tuple[AnyFact, ...]:
    """Return the facts that are kept by this call, all of them or none."""
    number = entry.number
    if entry.is_rewrite:
        of = tuple(fact.id for fact in facts_of(entry.blanked))
        return (Erased(id=_id(entry), at=_at(number), of=of),)
    if number % 7 == SEVERAL:
        return tuple(_said(entry, place) for place in range(SEVERAL))
    if number % 5 == 1:
        before = entry._replace(number=number - 1)
        value = "2026-04-09"
        return (
            Amended(
                id=_id(entry), at=_at(number), of=_id(before), part="due", value=value
            ),
        )
    return (_said(entry),)


def blanked(fact: AnyFact) -> AnyFact:
    """Return *fact* without the words it held."""
    return replace(fact, words="") if isinstance(fact, Said) else fact


def entry_of(id_: str) -> Entry:
    """Return the call that kept the fact with this id."""
    writer, number, _ = id_.split(".")
    return Entry(writer, int(number))


def _said(entry: Entry, place: int = 0) -> Said:
    length = 20 + entry.number * 37 % LONGEST
    words = (WORDS * (length // len(WORDS) + 1))[:length]
    return Said(
        id=_id(entry, place),
        at=_at(entry.number),
        kind=Kind.REFLECTION,
        words=words,
        speaker=f"m{place + 1}",
    )


def _id(entry: Entry, place: int = 0) -> str:
    return f"{entry.writer}.{entry.number}.{place}"


def _at(number: int) -> datetime:
    return BEGAN + timedelta(seconds=number)
