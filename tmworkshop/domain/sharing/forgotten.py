"""People who were forgotten, known again by marks of how they were called, and no name.

A mark is made of a usual form of a name with a key: whoever has the key and the marks
can test a guess, and nobody can read a name off them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, cached_property

from tmworkshop.domain.laid_masks import Span
from tmworkshop.domain.likeness import fold_name
from tmworkshop.domain.nicknames import list_short_forms
from tmworkshop.domain.sharing.name_patterns import (
    Folded,
    fold_with_places,
    is_unspaced,
    list_joined,
    list_parts,
)
from tmworkshop.domain.sharing.ordinary import ORDINARY, is_capital
from tmworkshop.domain.sharing.own_s import is_part_of_word
from tmworkshop.domain.values import Value, value

LONGEST = 5  # words of a whole name that is looked for
IN_A_RUN = range(1, 5)  # letters of a name where no space parts it from other words
INNER = re.compile(r"[._]")  # in an address
WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
INITIALS = re.compile(r"(?<![\w.])(?:[^\W\d_]\.\s?){2,4}|(?<!\w)[^\W\d_]{2}(?!\w)")
# two capitals that are read as what they stand for, and as nobody's initials
ABBREVIATIONS = frozenset(
    """
    ac ad ai am aq av ba bc bt ca cc cd ce cv da dc dj dr dv eg ep er eu fa fe fm ga gb
    gp hb hq hr ia ic id ie ii it iv jr la lc ma md me mp mr ms my nb ne ni no np nw ny
    ok on op or pa pc pe ph pm pr ps pt qa qc ra re rp sa se sm so sr st sw tb to tv uk
    un up us vc vi vr we wi xi xl xx yr
    """.split()  # noqa: SIM905 (one a line, they would be a module)
)


def list_forms(name: str) -> frozenset[str]:
    """Return the usual forms of *name*: whole, its parts, short, joined, initials."""
    parts = [fold_name(part).strip(".,") for part in list_parts(name)]
    short = (each for part in parts[:1] for each in list_short_forms(part))
    joined = map("".join, list_joined(parts))
    initials = (parts, [parts[0], parts[-1]]) if len(parts) > 1 else ()
    letters = (_initials("".join(part[:1] for part in each)) for each in initials)
    return frozenset({fold_name(name), *parts, *short, *joined, *letters} - {""})


@value
class Forgotten(Value):
    """The marks *known* of people, and what makes the *mark* of a form."""

    known: frozenset[str] = frozenset()
    mark: Callable[[str], str] = str

    def spans(self, words: str) -> tuple[Span, ...]:
        """Return where *words* name any of them."""
        if not self.known:
            return ()
        folded, places = fold_with_places(words)
        typed = Folded(words, folded, places)
        named = (
            (places[start], places[end - 1] + 1)
            for start, end in self._named(folded)
            if not is_part_of_word(typed, (start, end))
        )
        names = (span for span in named if _is_name(words[slice(*span)]))
        return (*names, *self._by_initials(words))

    def _named(self, folded: str) -> Iterator[Span]:
        """Yield where a form of a name stands; a whole one from its first word on."""
        every = [each.span() for each in WORD.finditer(folded)]
        for number, (start, end) in enumerate(every):
            word = folded[start:end]
            length = self._length(word)
            if length:
                yield start, start + length
            for _, last in every[number + 1 : number + LONGEST] if length else ():
                name = folded[start:last]
                if any(map(self._is_known, (fold_name(name), INNER.sub("", name)))):
                    yield start, last
            if not word.isascii() and any(map(is_unspaced, word)):
                yield from self._in_a_run(folded, (start, end))

    @cached_property
    def _length(self) -> Callable[[str], int]:
        """What measures a name in a word; people say the same words over and over."""
        return cache(self._measure)

    def _measure(self, word: str) -> int:
        """Return how many letters of *word* are a name: of a name's, an s is none."""
        plain = word.removesuffix("'s")
        for each in (word, plain, plain.removesuffix("s"), plain.rstrip("0123456789")):
            if each and self._is_known(each):
                return len(each)
        return 0

    def _in_a_run(self, folded: str, word: Span) -> Iterator[Span]:
        for start in range(*word):
            for end in (start + letters for letters in IN_A_RUN):
                if end <= word[1] and self._is_known(folded[start:end]):
                    yield start, end

    def _by_initials(self, words: str) -> Iterator[Span]:
        for each in INITIALS.finditer(words):
            letters = "".join(filter(str.isalpha, each[0]))
            is_other = "." not in each[0] and letters.casefold() in ABBREVIATIONS
            are_initials = letters.isupper() and not is_other
            if are_initials and self._is_known(_initials(fold_name(letters))):
                yield each.start(), each.start() + len(each[0].rstrip())

    def _is_known(self, form: str) -> bool:
        return self.mark(form) in self.known


def _initials(letters: str) -> str:
    return f"{letters}."  # so that they are no name in small letters


def _is_name(name: str) -> bool:
    return is_capital(name) or " " in name or not ORDINARY.issuperset([fold_name(name)])
