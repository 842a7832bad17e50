"""What finds a name in words: whole, its parts, and as it is run together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from tmworkshop.domain.laid_masks import Span
from tmworkshop.domain.letters import fold_letter, fold_words
from tmworkshop.domain.likeness import fold_name

BETWEEN = r"[\s-]+"  # the parts of a name
SPACES = " -"  # once they are folded
# a word of its own; an s at its end is let be, and in an address a number
BEFORE, AFTER, AFTER_JOINED = (
    r"(?<![^\W_])",
    r"(?=s?(?![^\W_]))",
    r"(?=s?\d*(?![^\W_]))",
)
# scripts that put no space between words, or hang an ending on a name
UNSPACED = (
    *((0x0E00, 0x0EFF), (0x1000, 0x11FF), (0x1780, 0x17FF)),
    *((0x3040, 0x9FFF), (0xAC00, 0xD7FF), (0x20000, 0x3FFFF)),
)


def find_names(names: Iterable[str]) -> re.Pattern[str] | None:
    """Return what finds any of *names*, and each part of them that tells someone."""
    every = tuple(names)
    parts = {part for name in every for part in _parts(name)}
    # a name of accents or dashes alone would be found wherever there is none
    telling = {part.strip(SPACES) for part in parts} - {""}
    joined = {each for name in every for each in _run_together(name)}
    return _any_of(telling, joined) if telling else None


def find_whole_names(names: Iterable[str]) -> re.Pattern[str] | None:
    """Return what finds those of *names* that have more than one part, whole."""
    whole = {fold_with_places(name)[0].strip(SPACES) for name in names}
    several = {name for name in whole if " " in name}
    return _any_of(several) if several else None


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


def _run_together(name: str) -> Iterator[str]:
    """Yield what finds *name* run together: danDove, dan_dove, dan.dove."""
    folded = (fold_name(part).strip(".,") for part in list_parts(name))
    for each in list_joined([part for part in folded if part]):
        yield "[._-]?".join(map(re.escape, each)) + AFTER_JOINED


def _any_of(parts: Iterable[str], joined: Iterable[str] = ()) -> re.Pattern[str]:
    """Return what finds any of *parts*, or what is *joined*, the longest first.

    By their first letters, so that a word that begins with none is soon passed.
    """
    longest_first = sorted(parts, key=lambda each: (-len(each), each))
    by_letter: dict[str, list[str]] = {}
    for each in (*sorted(joined, key=len, reverse=True), *map(_bounded, longest_first)):
        first = re.match(r"\\?.", each, re.DOTALL)[0]  # type: ignore[index]
        by_letter.setdefault(first, []).append(each.removeprefix(first))
    name = "|".join(
        ("" if is_unspaced(first[-1]) else BEFORE) + f"{first}(?:{'|'.join(rest)})"
        for first, rest in by_letter.items()
    )
    return re.compile(name)


def find_runs(pattern: re.Pattern[str], folded: str) -> Iterator[Span]:
    """Yield where *pattern* is found, names that stand side by side as one."""
    begin = end = -1
    for each in pattern.finditer(folded):
        if end >= 0 and not re.fullmatch(BETWEEN, folded[end : each.start()]):
            yield begin, end
            end = -1
        begin, end = begin if end >= 0 else each.start(), each.end()
    if end >= 0:
        yield begin, end


def _bounded(part: str) -> str:
    """Return what finds *part* as a word of its own, once its first letter fits."""
    after = "" if is_unspaced(part[-1]) else AFTER
    return BETWEEN.join(map(re.escape, re.split(BETWEEN, part))) + after


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
