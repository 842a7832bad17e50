"""Someone's name in other people's words: found however it is typed, shown, masked.

Accents, capitals and apostrophes count for nothing, nor do letters nobody can see.  A
nickname, initials or a slip of the finger are other names: they are to be given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain

from tmworkshop.domain.letters import fold_letter, fold_words
from tmworkshop.domain.likeness import fold_name
from tmworkshop.domain.values import Value, value

MASK = "[name]"
BETWEEN = r"[\s-]+"  # the parts of a name
SPACES = " -"  # once they are folded
INNER = r"(?<=[^\W_])[._](?=[^\W_])"  # of an address, or a name in a program
# a word of its own; an s at its end is let be, and in an address a number
BEFORE, AFTER, AFTER_JOINED = (
    r"(?<![^\W_])",
    r"(?=s?(?![^\W_]))",
    r"(?=s?\d*(?![^\W_]))",
)
AROUND = 40  # letters shown on either side of a name
# scripts that put no space between words, or hang an ending on a name
UNSPACED = (
    *((0x0E00, 0x0EFF), (0x1000, 0x11FF), (0x1780, 0x17FF)),
    *((0x3040, 0x9FFF), (0xAC00, 0xD7FF), (0x20000, 0x3FFFF)),
)
Span = tuple[int, int]


@value
class Called(Value):
    """What someone is called, in every spelling, and what the *others* are."""

    names: tuple[str, ...]
    others: tuple[str, ...] = ()

    def spans(self, words: str) -> tuple[Span, ...]:
        """Return where the name, or a part of it, stands in *words*.

        Within the whole name of someone else it is theirs, not this one's.
        """
        if self._pattern is None:
            return ()
        folded, places = fold_with_places(words)
        taken = [each.span() for each in self._others.finditer(folded)]
        return tuple(
            (places[start], places[end - 1] + 1)
            for start, end in (each.span() for each in self._pattern.finditer(folded))
            if self._is_own(folded, (start, end), taken)
        )

    def masked(self, words: str) -> str:
        """Return *words* with the name masked wherever it stands."""
        return mask_spans(words, self.spans(words))

    def _is_own(self, folded: str, span: Span, taken: Iterable[Span]) -> bool:
        """Say whether what stands at *span* is not a part of one *taken* by another.

        The whole name is, but where a namesake's is told apart by what stands behind.
        """
        around = [each for each in taken if each[0] <= span[0] and span[1] <= each[1]]
        if any(folded[end - 1] == ")" for _, end in around):
            return False
        return not around or fold_name(folded[slice(*span)]) in self._whole

    @cached_property
    def _whole(self) -> frozenset[str]:
        return frozenset(map(fold_name, self.names))

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        parts = {part for name in self.names for part in _parts(name)}
        joined = {each for name in self.names for each in _run_together(name)}
        # a name of accents or dashes alone would be found wherever there is none
        telling = {part.strip(SPACES) for part in parts} - {""}
        return _any_of(telling, joined) if telling else None

    @cached_property
    def _others(self) -> re.Pattern[str]:
        whole = {fold_with_places(name)[0].strip(SPACES) for name in self.others}
        return _any_of({name for name in whole if " " in name} or {"\0"})


def mask_spans(words: str, spans: Sequence[Span]) -> str:
    """Return *words* with each of *spans* masked."""
    starts = (0, *(_past_marks(words, end) for _, end in spans))
    ends = (*(start for start, _ in spans), len(words))
    between = (words[a:b] for a, b in zip(starts, ends, strict=True))
    return MASK.join(between)


def split_span(words: str, span: Span) -> Iterator[Span]:
    """Yield the parts of *span* between the dots of an address."""
    begin, end = span
    for inner in re.finditer(INNER, words[slice(*span)]):
        yield begin, span[0] + inner.start()
        begin = span[0] + inner.end()
    yield begin, end


def join_spans(words: str, *every: Iterable[Span]) -> tuple[Span, ...]:
    """Return *every* span of *words* as one: what touches, or stands side by side."""
    joined: list[Span] = []
    for start, end in sorted(chain.from_iterable(every)):
        begun, so_far = joined[-1] if joined else (0, -1)
        gap = fold_words(words[so_far:start]).replace("-", " ") if joined else "."
        if start <= so_far or not gap.strip():
            joined[-1] = begun, max(so_far, end)
        else:
            joined.append((start, end))
    return tuple(joined)


def cut_spans(words: str, span: Span, others: Iterable[Span]) -> Iterator[Span]:
    """Yield what of *span* in *words* is none of the *others*, no space around it."""
    begin = span[0]
    for start, end in (*others, (span[1], span[1])):
        if span[0] <= start <= span[1]:
            piece = words[begin:start]
            if plain := piece.strip(" -._\t\n"):
                begin += piece.index(plain)
                yield begin, begin + len(plain)
            begin = end


def show_around(words: str, span: Span) -> str:
    """Return the name at *span* with the words around it, on one line."""
    start, end = span
    first, last = max(0, start - AROUND), min(len(words), end + AROUND)
    before = "…" * (first > 0) + words[first:start]
    after = words[end:last] + "…" * (last < len(words))
    return " ".join(f"{before}\u00bb{words[start:end]}\u00ab{after}".split())


def list_parts(name: str) -> list[str]:
    """Return the parts of *name* that tell someone, as they are written."""
    whole = " ".join(name.split())
    parts = [part for part in re.split(r"[\s\u2010-\u2015-]+", whole) if len(part) > 1]
    return [part for part in parts if part != part.lower()] or parts  # not "de", "ap"


def list_joined(parts: Sequence[str]) -> set[tuple[str, ...]]:
    """Return the *parts* of a name as they are run together: all, or first and last."""
    if len(parts) < 2:  # noqa: PLR2004 (one alone is not run together)
        return set()
    return {tuple(parts), (parts[0], parts[-1]), (parts[-1], parts[0])}


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
        yield "[._]?".join(map(re.escape, each)) + AFTER_JOINED


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
    return re.compile(rf"(?:{name})(?:{BETWEEN}(?:{name}))*")


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


def _past_marks(words: str, end: int) -> int:
    """Return the place in *words* after the accents that follow on *end*."""
    while end < len(words) and not fold_letter(words[end]):
        end += 1
    return end
