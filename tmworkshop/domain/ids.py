"""Ids that follow from others: the same on every computer, telling nothing of those.

An id is 26 of Crockford's letters; 80 bits of the one of a fact are chance, so that
nobody finds it by trying.  Whoever still has a copy with the words under their first id
knows by it which words, in another copy, are the same ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: no I, L, O or U
LONG = 26
FIRST = LETTERS[8:]  # with which 128 bits in 26 letters never begin
TIMES = 4  # that what was sealed may have been changed, and sealed anew


def sealed_id(*before: str) -> str:
    """Return the id of what had the ids *before*, in any order, until it was sealed."""
    digest = sha256(" ".join(sorted(before)).encode(errors="replace")).digest()
    first, *rest = digest[:LONG]
    letters = (LETTERS[each % len(LETTERS)] for each in rest)
    return FIRST[first % len(FIRST)] + "".join(letters)


def sealed_again(id_: str) -> Iterator[str]:
    """Yield *id_*, and what it becomes each time that it is sealed."""
    yield id_
    for _ in range(TIMES):
        yield (id_ := sealed_id(id_))


def follows_another(id_: str) -> bool:
    """Say whether *id_* was made by `sealed_id`, and so not by a clock or by chance."""
    return id_[:1] in FIRST
