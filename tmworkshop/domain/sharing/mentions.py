"""Someone's name in other people's words: found however it is typed, shown, masked.

Accents, capitals and apostrophes count for nothing, nor do letters nobody can see.  A
nickname, initials or a slip of the finger are other names: they are to be given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from tmworkshop.domain.letters import fold_letter, fold_words
from tmworkshop.domain.likeness import fold_name
from tmworkshop.domain.values import Value, value

MASK = "[name]"
BETWEEN = r"[\s-]+"  # the parts of a name
SPACES = " -"  # once they are folded
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
        folded, places = _folded(words)
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
        # a name of accents or dashes alone would be found wherever there is none
        telling = {part for part in parts if part.strip(SPACES)}
        return _any_of(telling) if telling else None

    @cached_property
    def _others(self) -> re.Pattern[str]:
        whole = {_folded(name)[0] for name in self.others}
        return _any_of({name for name in whole if " " in name.strip(SPACES)} or {"\0"})


def mask_spans(words: str, spans: Sequence[Span]) -> str:
    """Return *words* with each of *spans* masked."""
    starts = (0, *(_past_marks(words, end) for _, end in spans))
    ends = (*(start for start, _ in spans), len(words))
    between = (words[a:b] for a, b in zip(starts, ends, strict=True))
    return MASK.join(between)


def show_around(words: str, span: Span) -> str:
    """Return the name at *span* with the words around it, on one line."""
    start, end = span
    first, last = max(0, start - AROUND), min(len(words), end + AROUND)
    before = "…" * (first > 0) + words[first:start]
    after = words[end:last] + "…" * (last < len(words))
    return " ".join(f"{before}\u00bb{words[start:end]}\u00ab{after}".split())


def _parts(name: str) -> Iterator[str]:
    """Yield *name*, and each part of it that tells someone, folded."""
    whole = " ".join(name.split())
    if not whole:
        return
    yield _folded(whole)[0]
    parts = [part for part in re.split(r"[\s\u2010-\u2015-]+", whole) if len(part) > 1]
    telling = [part for part in parts if part != part.lower()]
    for part in telling or parts:  # "de" and "ap" tell nobody
        yield _folded(part)[0]


def _any_of(parts: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(filter(None, parts), key=lambda each: (-len(each), each))
    name = "|".join(map(_bounded, longest_first))
    return re.compile(rf"(?:{name})(?:{BETWEEN}(?:{name}))*")


def _bounded(part: str) -> str:
    """Return what finds *part* as a word of its own, an s at its end let be."""
    before = "" if _is_unspaced(part[0]) else r"(?<!\w)"
    after = "" if _is_unspaced(part[-1]) else r"(?=s?(?!\w))"
    return before + BETWEEN.join(map(re.escape, re.split(BETWEEN, part))) + after


def _is_unspaced(letter: str) -> bool:
    return any(first <= ord(letter) <= last for first, last in UNSPACED)


def _folded(words: str) -> tuple[str, list[int]]:
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
