"""Letters made of what a console of Windows sends, which tells of each key that moves.

A letter beyond the first 65,536 comes as two, one that is held down as many, and one
that no key bears, typed or pasted, with the release of the Alt key.
"""

from __future__ import annotations

import time
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterator
from struct import Struct

# of each key or other event: what it is, whether a key went down, how often, which
# one, its letter as a unit of UTF-16, and what was pressed with it
EVENT = Struct("<HxxIHHxxHI")
KEY, ALT_KEY = 1, 0x12
ALT, CONTROL = 0b0011, 0b1100
A_WHILE = 0.2  # seconds; between two of them a request to end is heard


class ConsoleLetters:
    """What is typed into a console of Windows."""

    def __init__(self, take: Callable[[float], bytes]) -> None:
        """Read what *take* returns: all `EVENT`s that come within so many seconds."""
        self._take = take
        self._decoder = getincrementaldecoder("utf-16-le")("replace")
        self._letters = ""  # were taken, and not read yet

    def read(self) -> str:
        """Wait for letters and return those that came; nothing at the end of all."""
        while not self._letters:
            try:
                events = self._take(A_WHILE)
            except OSError:
                return ""
            self._letters = self._letters_of(events)
        letters, self._letters = self._letters, ""
        return letters

    def come(self, seconds: float) -> bool:
        """Say whether some are there, or come within so many *seconds*."""
        end = time.monotonic() + seconds
        while not self._letters:
            try:
                events = self._take(max(end - time.monotonic(), 0))
            except OSError:
                return True  # their end, which `read` tells
            if not events:
                return False
            self._letters = self._letters_of(events)
        return True

    def _letters_of(self, events: bytes) -> str:
        units = b"".join(_units_of(events))
        return self._decoder.decode(units)


def _units_of(events: bytes) -> Iterator[bytes]:
    """Yield the letters of *events*, a unit of UTF-16 each."""
    for what, is_down, times, key, unit, beside in EVENT.iter_unpack(events):
        if what != KEY or not unit:
            continue
        by_alt = beside & ALT and not beside & CONTROL  # with both it is AltGr
        if is_down and not by_alt:
            yield unit.to_bytes(2, "little") * max(times, 1)
        elif not is_down and key == ALT_KEY:
            yield unit.to_bytes(2, "little")
