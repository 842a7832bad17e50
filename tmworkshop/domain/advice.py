"""Whether a question gives advice, and the open one that can be asked in its place.

A phrase is heard where a question begins, or where a new part of it does.  After "…"
it is heard anywhere, and "…" between its words stands for any others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from tmworkshop.domain.content import Advice

GAP = "…"
CURLY = "\N{RIGHT SINGLE QUOTATION MARK}"
SIGNS = re.compile(r"\w+(?:'\w+)*|[^\w\s]")
# What people say before they come to the question.
LEADING = {
    *("and", "but", "so", "or", "well", "then", "just", "now", "also"),
    *("ok", "okay", "maybe", "perhaps"),
}


def find_advice(question: str, advice: Iterable[Advice]) -> Advice | None:
    """Return the advice that *question* sounds like; None if it asks openly."""
    signs = _signs(question)
    begins = tuple(_beginnings(signs))
    sounding = (a for a in advice for p in a.heard if _is_heard(p, signs, begins))
    return next(sounding, None)


def _is_heard(phrase: str, signs: Sequence[str], begins: Sequence[int]) -> bool:
    first, *others = [_signs(words) for words in phrase.split(GAP)]
    ends = [at + len(first) for at in begins if _stands(first, signs, at)]
    end: int | None = min(ends, default=None)
    for words in others:
        end = None if end is None else _end_of(words, signs, end)
    return end is not None


def _end_of(words: Sequence[str], signs: Sequence[str], start: int) -> int | None:
    """Return where *words* end that stand in *signs* from *start* on, if they do."""
    places = (at for at in range(start, len(signs)) if _stands(words, signs, at))
    place = next(places, None)
    return None if place is None else place + len(words)


def _stands(words: Sequence[str], signs: Sequence[str], at: int) -> bool:
    return signs[at : at + len(words)] == words


def _beginnings(signs: Sequence[str]) -> Iterator[int]:
    """Yield where something begins: first of all, after a mark, or a word like "so"."""
    begins = True
    for at, sign in enumerate(signs):
        if begins:
            yield at
        begins = not sign[0].isalnum() or sign in LEADING


def _signs(text: str) -> list[str]:
    """Return the words and the marks of *text*, in small letters."""
    return SIGNS.findall(text.casefold().replace(CURLY, "'"))
