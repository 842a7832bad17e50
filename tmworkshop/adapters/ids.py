"""Ids for facts: ULIDs that only rise on a device, and above all that it has seen.

A ULID is 48 bits of milliseconds and 80 of chance, in 26 letters that sort as they
were made.  Clock and chance are given, so that a demo makes the same bytes again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from tmworkshop.domain.facts import AnyFact
from tmworkshop.domain.ids import LETTERS

SHIFTS = range(125, -1, -5)
CHANCE_BITS = 80
STEP_BYTES = 9  # so many that nobody finds an id by those beside it
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MILLISECOND = timedelta(milliseconds=1)


class Stamper:
    """Gives each fact its id, its time and the device it was kept on."""

    def __init__(
        self,
        clock: Callable[[], datetime],
        random_bytes: Callable[[int], bytes],
        device: str,
        kept: Iterable[AnyFact] = (),
    ) -> None:
        """Go on above the ids of the facts already *kept*.

        Those of another device as well, the clock of which may be ahead: by their ids
        facts are put in order where copies come together, and a change holds only
        behind what it changes.
        """
        self._clock = clock
        self._random_bytes = random_bytes
        self._device = device
        ids = (fact.id for fact in kept)
        self._last = _number(max(filter(_is_ulid, ids), default=""))

    def stamp(self, facts: Iterable[AnyFact]) -> tuple[AnyFact, ...]:
        """Return *facts* as kept here and now."""
        milliseconds = (self._clock() - EPOCH) // MILLISECOND
        at = EPOCH + milliseconds * MILLISECOND
        return tuple(
            replace(fact, id=self._next_id(milliseconds), at=at, device=self._device)
            for fact in facts
        )

    def _next_id(self, milliseconds: int) -> str:
        if milliseconds > self._last >> CHANCE_BITS:
            chance = int.from_bytes(self._random_bytes(CHANCE_BITS // 8))
            self._last = milliseconds << CHANCE_BITS | chance
        else:
            # the same millisecond, or a clock that was put back; another window may
            # go on from the same id, so each goes on by chance
            self._last += 1 + int.from_bytes(self._random_bytes(STEP_BYTES))
        return _written(self._last)


def _written(number: int) -> str:
    return "".join(LETTERS[number >> shift & 31] for shift in SHIFTS)


def _is_ulid(text: str) -> bool:
    """Say whether *text* is one of ours: any other, in a file, rises above nothing.

    Nor does one of a time so late that there is no room above it.
    """
    is_long = len(text) == len(SHIFTS) and text[0] in LETTERS[:4]
    return is_long and not set(text).difference(LETTERS)


def _number(ulid: str) -> int:
    number = 0
    for letter in ulid:
        number = number << 5 | LETTERS.index(letter)
    return number
