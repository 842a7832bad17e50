"""Initials beside a name, or beside a mask: with them it tells who that is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from tmworkshop.domain.laid_masks import Span
from tmworkshop.domain.sharing.mentions import MASK

CAPITAL = r"[^\W\d_a-z]"
# a full stop goes with it within a sentence, and is left where it may end one
AFTER = re.compile(rf"(?:\s+{CAPITAL}(?:\.(?=\s+[a-z])|(?=\.|\b)(?!['\u2019\w])))+")
BEFORE = re.compile(rf"(?<!\w)(?:{CAPITAL}\.\s*)+$")
AROUND = re.compile(rf"^(?:{CAPITAL}\.\s*)+|(?:\s+{CAPITAL}\.?)+$")
ME = "I"  # an initial only with a full stop


def with_initials(
    words: str, spans: Iterable[Span], is_initial: Callable[[str], bool]
) -> Iterator[Span]:
    """Yield *spans* of *words* with the initials beside them.

    A letter without a full stop is one where it *is an initial* of someone known.
    """
    for start, end in (*spans, *_list_masks(words)):
        before, after = BEFORE.search(words[:start]), AFTER.match(words, end)
        first = before.start() if before else start
        last = after.end() if after and _tells(words, after, is_initial) else end
        if words[first:last] != MASK:
            yield first, last


def strip_initials(name: str) -> str:
    """Return *name* without the initials around it."""
    return AROUND.sub("", name)


def _list_masks(words: str) -> Iterator[Span]:
    for each in re.finditer(re.escape(MASK), words):
        yield each.span()


def _tells(words: str, after: re.Match[str], is_initial: Callable[[str], bool]) -> bool:
    letters = after[0].replace(".", " ").split()
    has_stop = "." in after[0] or words[after.end() : after.end() + 1] == "."
    return has_stop or all(e != ME and is_initial(e) for e in letters)
