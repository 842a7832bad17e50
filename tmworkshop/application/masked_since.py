"""Names that one copy masked, learnt from words that another copy has in full.

What someone was called besides is kept nowhere.  But where words read "[name] rang" in
one copy and "Nick rang" in the other, it tells what to mask in words of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from operator import attrgetter

from tmworkshop.domain.facts import AnyFact, Erased
from tmworkshop.domain.rights.typed_texts import texts_of
from tmworkshop.domain.sharing.mentions import MASK

ANY = "(.+?)"
APART = re.compile(r"[^\W_]")


def list_masked_names(
    copy: Iterable[AnyFact], as_it_stands: Mapping[str, AnyFact]
) -> frozenset[str]:
    """Return what *copy* still calls people where they are masked *as it stands*."""
    return frozenset(
        name
        for was in copy
        if (now := as_it_stands.get(was.id, was)) != was
        for before, masked in zip(texts_of(was), texts_of(now), strict=False)
        for name in _names_in(before, masked)
    )


def list_left(present: Iterable[AnyFact], erasures: Iterable[Erased]) -> Set[str]:
    """Return the texts that were left as they were by the *erasures*, names and all.

    What was said since may be of somebody else, who is called the same.
    """
    last = max(map(attrgetter("id"), erasures), default="")
    return {text for fact in present if fact.id < last for text in texts_of(fact)}


def _names_in(before: str, masked: str) -> Iterator[str]:
    """Yield what stood *before* where a name is *masked*."""
    if masked.count(MASK) > before.count(MASK):
        pattern = ANY.join(map(re.escape, masked.split(MASK)))
        if named := re.fullmatch(pattern, before, re.DOTALL):
            names = (name.strip() for name in named.groups())
            yield from (n for n in names if n != MASK and APART.search(n))
