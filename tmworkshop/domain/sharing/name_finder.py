"""Names in words, found by looking each word up among those that a name begins with.

So a thousand names cost hardly more than one: most words begin none of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property

from tmworkshop.domain.laid_masks import Span
from tmworkshop.domain.sharing.name_patterns import (
    BEFORE,
    Folded,
    Form,
    is_unspaced,
)
from tmworkshop.domain.sharing.own_s import is_part_of_word
from tmworkshop.domain.values import Value, value

WORD = re.compile(r"[^\W_]+")


class _Any:
    """Any of some *forms*, the first of them that fits."""

    def __init__(self, forms: Iterable[Form], before: str = "") -> None:
        self._forms, self._before = tuple(forms), before

    def match(self, words: Folded, start: int) -> Span | None:
        """Return where one stands that begins at *start*: a name, and no other word."""
        match = self._with_s.match(words.folded, start)
        if match and is_part_of_word(words, match.span()):
            match = self._without_s.match(words.folded, start)
        return match.span() if match else None

    @cached_property
    def _with_s(self) -> re.Pattern[str]:
        return self._compiled(form.pattern + form.after_with_s for form in self._forms)

    @cached_property
    def _without_s(self) -> re.Pattern[str]:
        return self._compiled(form.pattern + form.after for form in self._forms)

    def _compiled(self, patterns: Iterable[str]) -> re.Pattern[str]:
        return re.compile(f"{self._before}(?:{'|'.join(patterns)})")


@value
class NameFinder(Value):
    """Finds any of *forms* in words that are folded: where two begin, the first."""

    forms: tuple[Form, ...]

    def find(self, words: Folded) -> Iterator[Span]:
        """Yield where a name stands, from left to right, none in another."""
        end = 0
        for start, names in self._beginnings(words.folded):
            if start >= end and (span := names.match(words, start)):
                end = span[1]
                yield span

    def _beginnings(self, folded: str) -> Iterable[tuple[int, _Any]]:
        """Return where a name may begin, and which these are."""
        look_up = self._look_up
        by_word = [
            (word.start(), names)
            for word in WORD.finditer(folded)
            if (names := look_up(word[0]))
        ]
        if self._anywhere.keys().isdisjoint(folded):
            return by_word
        every = ((at, self._anywhere.get(each)) for at, each in enumerate(folded))
        elsewhere = [(at, names) for at, names in every if names]
        return sorted(by_word + elsewhere, key=lambda each: each[0])

    @cached_property
    def _anywhere(self) -> dict[str, _Any]:
        """The names that do not begin as a word does, by their first letter."""
        by_letter: dict[str, list[Form]] = {}
        for form in self.forms:
            if not _is_word(form.begins):
                by_letter.setdefault(form.begins[0], []).append(form)
        return {
            letter: _Any(forms, "" if is_unspaced(letter) else BEFORE)
            for letter, forms in by_letter.items()
        }

    @cached_property
    def _by_beginning(self) -> dict[str, list[int]]:
        """The numbers of the forms, by the letters up to the first that is none."""
        numbers: dict[str, list[int]] = {}
        for number, form in enumerate(self.forms):
            if _is_word(form.begins) and (word := WORD.match(form.begins)):
                numbers.setdefault(word[0], []).append(number)
        return numbers

    @cached_property
    def _look_up(self) -> Callable[[str], _Any | None]:
        """What tells the names that may begin with a word; words come over and over."""
        known, together = self._by_beginning, cache(self._together)

        def look_up(word: str) -> _Any | None:
            ends = range(1, len(word) + 1)
            begun = tuple(word[:end] for end in ends if word[:end] in known)
            return together(begun) if begun else None

        return cache(look_up)

    def _together(self, beginnings: tuple[str, ...]) -> _Any:
        numbers = sorted(n for each in beginnings for n in self._by_beginning[each])
        return _Any(self.forms[number] for number in numbers)


def _is_word(begins: str) -> bool:
    """Say whether what *begins* so stands at the beginning of a word."""
    return bool(WORD.match(begins)) and not is_unspaced(begins[0])
