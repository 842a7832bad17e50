"""Whether two names are of one person: the same, near enough to be asked, or others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum, auto
from functools import lru_cache
from itertools import combinations

from tmworkshop.domain.letters import APOSTROPHES, fold_words

SHORTEST = 4  # letters of a word in which a slip of the finger is likely
REMEMBERED = 4096  # names, more than two rosters have
HONOURS = frozenset(
    """
    mr mrs ms miss mx dr doctor prof professor sir dame rev revd reverend parch cllr
    councillor councilor cyng capt captain col sgt mp mbe obe cbe phd jr jnr sr snr
    """.split()  # noqa: SIM905 (one a line, they would be a module)
)
BESIDE = r"\([^()]*\)|\"[^\"]*\"|[\u201c\u201d\u201e][^\u201c\u201d]*\u201d"
AROUND = ".,;:'"


class Likeness(StrEnum):
    """How one name is like another."""

    SAME = auto()  # but for capitals, accents, hyphens and what nobody sees
    NEAR = auto()  # perhaps one person: to be asked
    OTHER = auto()


@lru_cache(REMEMBERED)
def fold_name(name: str) -> str:
    """Return what counts of *name*, which is equal of names that are the same."""
    from unicodedata import normalize

    apart = normalize("NFKD", name.translate(APOSTROPHES))
    return " ".join(fold_words(apart).replace("-", " ").split())


def compare_names(one: str, other: str) -> Likeness:
    """Say how *one* name is like the *other*."""
    if fold_name(one) == fold_name(other):
        return Likeness.SAME
    near = _are_near(_words(one), _words(other))
    return Likeness.NEAR if near else Likeness.OTHER


def find_same(name: str, among: Mapping[str, str]) -> tuple[str, ...]:
    """Return the ids of those *among* whom the *name* is the same."""
    wanted = fold_name(name)
    return tuple(id_ for id_, each in among.items() if fold_name(each) == wanted)


def find_near(name: str, among: Mapping[str, str]) -> tuple[str, ...]:
    """Return the ids of those *among* whom there is a name near to this *name*."""
    near = (id_ for id_ in among if compare_names(name, among[id_]) is Likeness.NEAR)
    return tuple(near)


def find_doubles(names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the ids of each two whose *names* are the same or near."""
    for one, other in combinations(names, 2):
        if compare_names(names[one], names[other]) is not Likeness.OTHER:
            yield one, other


@lru_cache(REMEMBERED)
def _words(name: str) -> tuple[str, ...]:
    """Return the words of *name* that tell someone, whatever stands around them."""
    folded = fold_name(name)
    apart = (
        (re.sub(BESIDE, " ", folded) or folded).replace(".", ". ").replace(",", ", ")
    )
    words = [word for each in apart.split() if (word := each.strip(AROUND))]
    return tuple(word for word in words if word not in HONOURS) or tuple(words)


def _are_near(one: Sequence[str], other: Sequence[str]) -> bool:
    if _run_together(one) == _run_together(other):
        return True
    if 1 not in (len(one), len(other)) and set(one).isdisjoint(other):
        return False  # soon told of most, and there may be many
    if len(one) == len(other):
        return any(_fit(one, turned) for turned in _turned(other))
    # an initial between the names may be left out
    whole = [_without_initials(each) for each in (one, other)]
    return whole != [one, other] and _are_near_in_full(*whole)


def _are_near_in_full(one: Sequence[str], other: Sequence[str]) -> bool:
    same_length = len(one) == len(other) > 1
    return same_length and any(_fit(one, turned) for turned in _turned(other))


def _without_initials(words: Sequence[str]) -> Sequence[str]:
    return tuple(word for word in words if len(word) > 1)


def _run_together(words: Sequence[str]) -> str:
    return "".join(words).replace("'", "")


def _turned(words: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield *words* as they stand, and with the last name or names in front."""
    for first in range(len(words)):
        yield (*words[first:], *words[:first])


def _fit(one: Sequence[str], other: Sequence[str]) -> bool:
    """Say whether the words fit in their order, at most one of them spelt otherwise.

    An initial fits beside a whole word that is the same; alone it may be anybody's.
    """
    unlike = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    spelt = [pair for pair in unlike if not _is_initial(*pair)]
    alike = [a for a, b in zip(one, other, strict=True) if a == b and len(a) > 1]
    if not alike and (len(one) > 1 or not spelt):
        return False
    return len(spelt) <= 1 and all(_are_spellings(*pair) for pair in spelt)


def _is_initial(one: str, other: str) -> bool:
    return 1 in (len(one), len(other)) and one[:1] == other[:1]


def _are_spellings(one: str, other: str) -> bool:
    from tmworkshop.domain.nicknames import APART, NICKNAMES

    if not NICKNAMES.get(one, frozenset()).isdisjoint(NICKNAMES.get(other, ())):
        return True
    return not {one, other} <= APART and _is_slip(one, other)


def _is_slip(one: str, other: str) -> bool:
    """Say whether one letter was put in, left out, changed or swapped."""
    short, long = sorted((one, other), key=len)
    if len(long) < SHORTEST or len(long) - len(short) > 1:
        return False
    if any(letter.isdigit() for letter in short + long):
        return False  # a number is told apart by each of its digits
    at = next((n for n, letter in enumerate(short) if letter != long[n]), len(short))
    if len(long) > len(short):
        return short[at:] == long[at + 1 :]
    swapped = short[at : at + 2] == long[at : at + 2][::-1]
    changed = short[at + 1 :] == long[at + 1 :]
    return changed or (swapped and short[at + 2 :] == long[at + 2 :])
