"""Names in words, found by looking each word up among those that a name begins with.

So a thousand names cost hardly more than one: most words begin none of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property

from tmworkshop.domain.laid_masks import Span
from tmworkshop.domain.sharing.name_patterns import BEFORE, Form, is_unspaced
from tmworkshop.domain.values import Value, value

WORD = re.compile(r"[^\W_]+")
Find = re.Pattern[str]


@value
class NameFinder(Value):
    """Finds any of *forms* in words that are folded: where two begin, the first."""

    forms: tuple[Form, ...]

    def find(self, folded: str) -> Iterator[Span]:
        """Yield where a name stands, from left to right, none in another."""
        end = 0
        for start, pattern in self._beginnings(folded):
            if start >= end and (match := pattern.match(folded, start)):
                end = match.end()
                yield start, end

    def _beginnings(self, folded: str) -> Iterable[tuple[int, Find]]:
        """Return where a name may begin, and what then finds it."""
        look_up = self._look_up
        by_word = [
            (word.start(), pattern)
            for word in WORD.finditer(folded)
            if (pattern := look_up(word[0]))
        ]
        if self._anywhere.keys().isdisjoint(folded):
            return by_word
        every = ((at, self._anywhere.get(each)) for at, each in enumerate(folded))
        elsewhere = [(at, pattern) for at, pattern in every if pattern]
        return sorted(by_word + elsewhere, key=lambda each: each[0])

    @cached_property
    def _anywhere(self) -> dict[str, Find]:
        """What finds the names that do not begin as a word does, by their letter."""
        by_letter: dict[str, list[str]] = {}
        for begins, pattern in self.forms:
            if not _is_word(begins):
                by_letter.setdefault(begins[0], []).append(pattern)
        return {
            letter: _any_of(patterns, "" if is_unspaced(letter) else BEFORE)
            for letter, patterns in by_letter.items()
        }

    @cached_property
    def _by_beginning(self) -> dict[str, list[int]]:
        """The numbers of the forms, by the letters up to the first that is none."""
        numbers: dict[str, list[int]] = {}
        for number, (begins, _) in enumerate(self.forms):
            if _is_word(begins) and (word := WORD.match(begins)):
                numbers.setdefault(word[0], []).append(number)
        return numbers

    @cached_property
    def _look_up(self) -> Callable[[str], Find | None]:
        """What tells the names that may begin with a word; words come over and over."""
        known, together = self._by_beginning, cache(self._together)

        def look_up(word: str) -> Find | None:
            ends = range(1, len(word) + 1)
            begun = tuple(word[:end] for end in ends if word[:end] in known)
            return together(begun) if begun else None

        return cache(look_up)

    def _together(self, beginnings: tuple[str, ...]) -> Find:
        numbers = sorted(n for each in beginnings for n in self._by_beginning[each])
        return _any_of(self.forms[number].pattern for number in numbers)


def _any_of(patterns: Iterable[str], before: str = "") -> Find:
    return re.compile(f"{before}(?:{'|'.join(patterns)})")


def _is_word(begins: str) -> bool:
    """Say whether what *begins* so stands at the beginning of a word."""
    return bool(WORD.match(begins)) and not is_unspaced(begins[0])
