"""Letters that were encoded twice: UTF-8 that someone took for less, as "SiÃ¢n"."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

TAKEN_FOR = ("cp1252", "mac_roman")
LEADS = {2: range(0xC2, 0xE0), 3: range(0xE0, 0xF0), 4: range(0xF0, 0xF5)}
FOLLOWS = range(0x80, 0xC0)
PHONETIC = range(0x250, 0x370)  # no name is written so


def mend_letters(text: str) -> str:
    """Return *text* with each letter that was encoded twice as it was meant."""
    if text.isascii():
        return text
    for taken_for in TAKEN_FOR:
        if (mended := _pattern(taken_for).sub(_mended(taken_for), text)) != text:
            return mended
    return text


@cache
def _letters(taken_for: str) -> dict[str, int]:
    """Return the bytes past ASCII by the letters that they look like."""
    # where it has no letter, programs put a control character in its place
    controls = {chr(byte): byte for byte in range(0x80, 0xA0)}
    letters = {bytes([b]).decode(taken_for, "ignore"): b for b in range(0x80, 0x100)}
    return {letter: byte for letter, byte in (controls | letters).items() if letter}


@cache
def _pattern(taken_for: str) -> re.Pattern[str]:
    letters = _letters(taken_for)

    def some(among: range) -> str:
        return "".join(re.escape(e) for e, byte in letters.items() if byte in among)

    follow = f"[{some(FOLLOWS)}]"
    return re.compile(
        "|".join(f"[{some(lead)}]{follow}{{{n - 1}}}" for n, lead in LEADS.items())
    )


@cache
def _mended(taken_for: str) -> Callable[[re.Match[str]], str]:
    letters = _letters(taken_for)

    def mend(match: re.Match[str]) -> str:
        whole = bytes(letters[each] for each in match[0])
        try:
            meant = whole.decode("utf-8")
        except UnicodeDecodeError:
            return match[0]
        is_word = meant.isalpha() and ord(meant) not in PHONETIC
        return meant if is_word or meant in "\u2018\u2019\u2013\u00b7" else match[0]

    return mend
