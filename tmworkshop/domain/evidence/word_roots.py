"""Words as a search compares them: in small letters, without accents, without endings.

The endings are those of the first step of M. F. Porter's "An algorithm for suffix
stripping" (Program 14(3), 1980), which is enough for what people type: *firms* finds
*firm*, *sharing* finds *shared*.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tmworkshop.domain.letters import strip_accents

WORD = re.compile(r"[^\W_]+(?:[-'\u2019][^\W_]+)*")
THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")
APART = re.compile(r"[-'\u2019]")
SHORT = 3  # letters of a word that has no ending to take off
VOWELS = set("aeiouy")
KEPT_DOUBLE = set("lsz")  # fall, press, buzz
HISSED = ("ses", "xes", "zes", "ches", "shes")


def split_words(text: str) -> Iterator[str]:
    """Yield the words of *text*; one with a hyphen in its parts, and as one."""
    plain = text if text.isascii() else strip_accents(text)
    joined = THOUSANDS.sub("", plain.casefold().replace("%", " per cent "))
    for word in WORD.findall(joined):
        if word.isalnum():
            yield word
        else:
            yield from _apart(word)


def split_roots(text: str) -> Iterator[str]:
    """Yield the root of each word of *text*."""
    return map(root_of, split_words(text))


@cache
def root_of(word: str) -> str:
    """Return *word* without the endings that make another form of it."""
    if len(word) <= SHORT or not word.isalpha():
        return word
    bare = _without_tense(_one(word))
    if len(bare) > SHORT:
        bare = bare.removesuffix("e")
    return f"{bare[:-1]}i" if bare.endswith("y") else bare


def _apart(word: str) -> list[str]:
    """Return the parts of *word*, and all of it without what stands between them."""
    parts = APART.split(word.removesuffix("'s").removesuffix("\u2019s"))
    return [*parts, "".join(parts)] if len(parts) > 1 else parts


def _one(word: str) -> str:
    """Return *word* as it is said of one thing."""
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    if word.endswith(HISSED):
        return word[:-2]
    is_many = word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return word[:-1] if is_many else word


def _without_tense(word: str) -> str:
    for ending in ("ing", "ed"):
        bare = word.removesuffix(ending)
        if bare != word and len(bare) >= SHORT and VOWELS & set(bare):
            is_doubled = bare[-1] == bare[-2] and bare[-1] not in KEPT_DOUBLE
            return bare[:-1] if is_doubled else bare
    return word
