"""Letters as they count where one name is held against another, in any script."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

# letters with a stroke do not come apart into a letter and an accent
STROKES = str.maketrans("đðłøĐÐŁØ", "ddloDDLO")
# one letter on the keyboards of several languages
KEYBOARDS = str.maketrans("\u0131\u06a9\u06cc", "i\u0643\u064a")
APOSTROPHES = str.maketrans(
    dict.fromkeys("`\u00b4\u02b9\u02bb\u02bc\u2018\u2019\u201b\u2032\u05f3\ua78c", "'")
)
MINUS, MIDDLE_DOT = "\u2212", "\u30fb"  # dashes by their looks only
# they take no room, or stretch what is there, and are no format letters by class
UNSEEN = frozenset("\u034f\u0640\u115f\u1160\u17b4\u17b5\u3164\uffa0")
VARIANTS = range(0xFE00, 0xFE10)  # of the letter before
# Classes of marks that only point a letter: strokes, Hebrew and Arabic points, accents.
# All others make another letter of it: voicing, tones, vowels, the end of a syllable.
POINTS = (range(1, 2), range(10, 37), range(200, 241))


def fold_words(words: str) -> str:
    """Return *words* without all that tells no name from another."""
    if words.isascii():
        return words.casefold().replace("`", "'")
    return "".join(map(fold_letter, words))


@cache
def fold_letter(letter: str) -> str:
    """Return what counts of one *letter*: a small plain one, several, or nothing."""
    from unicodedata import normalize

    wide = normalize("NFKD", letter.translate(APOSTROPHES)).casefold()
    apart = normalize("NFKD", wide.translate(APOSTROPHES))
    return "".join(_told(apart)).translate(STROKES).translate(KEYBOARDS)


def strip_accents(name: str) -> str:
    """Return *name* as a keyboard without accents types it."""
    from unicodedata import combining, normalize

    apart = normalize("NFKD", name)
    return "".join(c for c in apart if not combining(c)).translate(STROKES)


def _told(letters: str) -> Iterator[str]:
    from unicodedata import category, combining

    for letter in letters:
        kind, marks = category(letter), combining(letter)
        unseen = kind == "Cf" or letter in UNSEEN or ord(letter) in VARIANTS
        if unseen or any(marks in points for points in POINTS):
            continue
        yield "-" if kind == "Pd" or letter in (MINUS, MIDDLE_DOT) else letter
