"""As what a name stands in words: whole, its parts, and as it is run together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tmworkshop.domain.letters import fold_letter, fold_words
from tmworkshop.domain.likeness import fold_name

BETWEEN = r"[\s-]+"  # the parts of a name
SPACES = " -"  # once they are folded
# a word of its own; in an address a number is let be
BEFORE, AFTER, AFTER_JOINED = r"(?<![^\W_])", r"(?![^\W_])", r"(?=\d*(?![^\W_]))"
# as long as it is that of whoever is named
AFTER_WITH_S, AFTER_JOINED_WITH_S = r"(?=s?(?![^\W_]))", r"(?=s?\d*(?![^\W_]))"
# scripts that put no space between words, or hang an ending on a name
UNSPACED = (
    *((0x0E00, 0x0EFF), (0x1000, 0x11FF), (0x1780, 0x17FF)),
    *((0x3040, 0x9FFF), (0xAC00, 0xD7FF), (0x20000, 0x3FFFF)),
)


class Form(NamedTuple):
    """One way in which a name stands in words, once these are folded."""

    begins: str  # letters that it begins with
    pattern: str  # what finds it from there on
    after: str = ""  # what may stand behind it
    after_with_s: str = ""  # where an s may as well


class Folded(NamedTuple):
    """Words as they were *typed*, what counts of them, and where each letter stood."""

    typed: str
    folded: str
    places: list[int]


def list_name_forms(names: Iterable[str]) -> tuple[Form, ...]:
    """Return the forms of *names*, and of each part of them that tells someone.

    What is run together comes first, and the longer before the shorter.
    """
    every = tuple(names)
    parts = {part for name in every for part in _parts(name)}
    # a name of accents or dashes alone would be found wherever there is none
    telling = {part.strip(SPACES) for part in parts} - {""}
    joined = {each for name in every for each in _run_together(name)}
    longest_first = sorted(joined, key=lambda each: (-len(each.pattern), each))
    return (*longest_first, *_bounded(telling)) if telling else ()


def list_whole_forms(names: Iterable[str]) -> tuple[Form, ...]:
    """Return the forms of those of *names* that have more than one part, whole."""
    whole = {fold_with_places(name)[0].strip(SPACES) for name in names}
    return tuple(_bounded(name for name in whole if " " in name))


def list_parts(name: str) -> list[str]:
    """Return the parts of *name* that tell someone, as they are written."""
    whole = " ".join(name.split())
    parts = [part for part in re.split(r"[\s\u2010-\u2015-]+", whole) if len(part) > 1]
    return [part for part in parts if part != part.lower()] or parts  # not "de", "ap"


def list_joined(parts: Sequence[str]) -> set[tuple[str, ...]]:
    """Return the *parts* of a name as they are run together: all, or first and last."""
    if len(parts) < 2:  # noqa: PLR2004 (one alone is not run together)
        return set()
    ends = (parts[0], parts[-1]), (parts[-1], parts[0])
    return {tuple(parts), tuple(parts[: max(2, len(parts) - 1)]), *ends}


def _parts(name: str) -> Iterator[str]:
    """Yield *name*, and each part of it that tells someone, folded."""
    if whole := " ".join(name.split()):
        yield fold_with_places(whole)[0]
    for part in list_parts(name):
        yield fold_with_places(part)[0]


def _run_together(name: str) -> Iterator[Form]:
    """Yield what finds *name* run together: danDove, dan_dove, dan.dove."""
    folded = (fold_name(part).strip(".,") for part in list_parts(name))
    for each in list_joined([part for part in folded if part]):
        pattern = "[._-]?".join(map(re.escape, each))
        yield Form(each[0], pattern, AFTER_JOINED, AFTER_JOINED_WITH_S)


def _bounded(parts: Iterable[str]) -> Iterator[Form]:
    """Yield what finds each of *parts* as a word of its own, the longest first."""
    for part in sorted(parts, key=lambda each: (-len(each), each)):
        after = ("", "") if is_unspaced(part[-1]) else (AFTER, AFTER_WITH_S)
        words = BETWEEN.join(map(re.escape, re.split(BETWEEN, part)))
        yield Form(part, words, *after)


def is_unspaced(letter: str) -> bool:
    """Say whether *letter* is of a script that puts no space between words."""
    return any(first <= ord(letter) <= last for first, last in UNSPACED)


def fold_with_places(words: str) -> tuple[str, list[int]]:
    """Return what counts of *words*, and where each letter of it stood."""
    if words.isascii():
        return fold_words(words), list(range(len(words)))
    letters = [fold_letter(letter) for letter in words]
    places = [n for n, plain in enumerate(letters) for _ in plain]
    return "".join(letters), places
