"""A key as letters to be printed, and typed back in by hand.

Its letters stand in groups of four, each with a fifth that follows from them and from
the place of the group: any one letter that is mistyped, and any two groups that change
places, are seen, and where.  The alphabet is age's own, which has no letter that could
be taken for another.
"""

from __future__ import annotations

from collections.abc import Iterable

from tmworkshop.domain.errors import Unclear

BEGINS = "AGE-SECRET-KEY-1"
LETTERS = "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L"
TAKEN_FOR = str.maketrans({"1": "L", "I": "L", "O": "0", "B": "8"})
FILLED_UP = "QQ"  # to whole groups
GROUP, ON_A_LINE, LINES = 4, 3, 5  # letters of the key, groups on a line, lines
WEIGHTS = (1, 3, 5, 7)  # odd ones: each other letter makes another sum


def rescue_lines(secret: str) -> tuple[str, ...]:
    """Return the *secret* key as lines of groups, as they are printed."""
    letters = secret.removeprefix(BEGINS) + FILLED_UP
    cut = range(0, len(letters), GROUP)
    parts = (letters[at : at + GROUP] for at in cut)
    groups = [part + _check(n, part) for n, part in enumerate(parts)]
    starts = range(0, len(groups), ON_A_LINE)
    return tuple(" ".join(groups[at : at + ON_A_LINE]) for at in starts)


def read_rescue_line(number: int, typed: str) -> str:
    """Return the letters of the key on line *number*, from 1; Unclear says what not.

    Spaces, small letters and signs between the groups do not matter.
    """
    letters = _letters_of(typed)
    whole = ON_A_LINE * (GROUP + 1)
    if len(letters) != whole:
        raise Unclear(
            f"Line {number} has {whole} letters, and these are {len(letters)}."
        )
    first = (number - 1) * ON_A_LINE
    groups = [letters[at : at + GROUP + 1] for at in range(0, whole, GROUP + 1)]
    wrong = [
        f"{place} ({group})"
        for place, group in enumerate(groups, 1)
        if _check(first + place - 1, group[:GROUP]) != group[GROUP]
    ]
    if wrong:
        raise Unclear(
            f"Line {number}: group {' and group '.join(wrong)} is not as printed."
        )
    return "".join(group[:GROUP] for group in groups)


def join_rescue_lines(letters: Iterable[str]) -> str:
    """Return the secret key that the *letters* of the lines spell."""
    spelt = "".join(letters)
    if not spelt.endswith(FILLED_UP):
        raise Unclear(f"Line {LINES} does not end as a rescue sheet does.")
    return BEGINS + spelt.removesuffix(FILLED_UP)


def _letters_of(typed: str) -> str:
    upper = typed.upper().translate(TAKEN_FOR)
    return "".join(each for each in upper if each.isalnum())


def _check(place: int, part: str) -> str:
    """Return the letter that follows from the *part* of a key at that *place*."""
    values = [LETTERS.find(each) for each in part]
    total = sum(w * v for w, v in zip(WEIGHTS, values, strict=True))
    is_ours = min(values) >= 0
    return LETTERS[(total + place) % len(LETTERS)] if is_ours else ""
