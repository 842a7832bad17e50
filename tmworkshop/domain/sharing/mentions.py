"""Someone's name in other people's words: found however it is typed, shown, masked.

Accents, capitals and apostrophes count for nothing, nor do letters nobody can see.  A
nickname, initials or a slip of the finger are other names: they are to be given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain

from tmworkshop.domain.laid_masks import Span
from tmworkshop.domain.letters import fold_letter, fold_words
from tmworkshop.domain.likeness import fold_name
from tmworkshop.domain.sharing.name_finder import NameFinder
from tmworkshop.domain.sharing.name_patterns import (
    BETWEEN,
    Folded,
    fold_with_places,
    list_name_forms,
    list_whole_forms,
)
from tmworkshop.domain.values import Value, value

MASK = "[name]"
INNER = r"(?<=[^\W_])[._](?=[^\W_])"  # of an address, or a name in a program
AROUND = 40  # letters shown on either side of a name


@value
class Called(Value):
    """What someone is called, in every spelling, and what the *others* are."""

    names: tuple[str, ...]
    others: tuple[str, ...] = ()

    def spans(self, words: str) -> tuple[Span, ...]:
        """Return where the name, or a part of it, stands in *words*.

        Within the whole name of someone else it is theirs, not this one's.
        """
        folded, places = fold_with_places(words)
        typed = Folded(words, folded, places)
        named = [*join_names(folded, self._own.find(typed))]
        taken = [*join_names(folded, self._others.find(typed))] if named else []
        return tuple(
            (places[start], places[end - 1] + 1)
            for start, end in named
            if self._is_own(folded, (start, end), taken)
        )

    def masked(self, words: str) -> str:
        """Return *words* with the name masked wherever it stands."""
        spans = self.spans(words)
        return mask_spans(words, [p for each in spans for p in split_span(words, each)])

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
    def _own(self) -> NameFinder:
        return NameFinder(list_name_forms(self.names))

    @cached_property
    def _others(self) -> NameFinder:
        return NameFinder(list_whole_forms(self.others))


def join_names(folded: str, names: Iterable[Span]) -> Iterator[Span]:
    """Yield *names* found in words that are *folded*, side by side as one."""
    begin = end = -1
    for start, stop in names:
        if end >= 0 and not re.fullmatch(BETWEEN, folded[end:start]):
            yield begin, end
            end = -1
        begin, end = begin if end >= 0 else start, stop
    if end >= 0:
        yield begin, end


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


def _past_marks(words: str, end: int) -> int:
    """Return the place in *words* after the accents that follow on *end*."""
    while end < len(words) and not fold_letter(words[end]):
        end += 1
    return end
