"""What in words may name someone, for a facilitator to look at: more than is a name.

Nothing is masked because it is found here: whoever looks decides, so that it may find
too much.  So are addresses and numbers by which somebody is reached.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from functools import cache, cached_property

from tmworkshop.domain.laid_masks import Span
from tmworkshop.domain.likeness import fold_name
from tmworkshop.domain.nicknames import list_short_forms
from tmworkshop.domain.packs.initials import strip_initials, with_initials
from tmworkshop.domain.sharing.forgotten import WORD, Forgotten
from tmworkshop.domain.sharing.masks import Masks
from tmworkshop.domain.sharing.mentions import join_spans
from tmworkshop.domain.sharing.name_finder import NameFinder
from tmworkshop.domain.sharing.name_patterns import (
    Folded,
    fold_with_places,
    list_parts,
    list_whole_forms,
)
from tmworkshop.domain.sharing.ordinary import ORDINARY, is_capital
from tmworkshop.domain.values import Value, value

SHORTEST = 4  # letters of a name that may have an ending hung on it
ENDINGS = range(1, 4)  # letters of such an ending
SMALL = "{}, in small letters"
AS_ENDED = "{}, perhaps of {}"
AS_SHORT = "{}, short for {}"
# an e-mail address, or a telephone number: how somebody is reached
REACHED = re.compile(r"[^\s@]+@[^\s@]+\.\w+|(?<!\w)\+?\d[\d ()/-]{6,}\d(?!\w)")
# what many organisations have in their names, and tells none of them
USUAL = frozenset(
    """
    association board business centre centres charity church city club college committee
    community company council county district enterprise federation foundation group
    health hospital housing limited local network office partnership project regional
    school schools service services society support team trust union university valley
    """.split()  # noqa: SIM905 (one a line, they would be a module)
)


@value
class NamesToSettle(Value):
    """Whom words beyond a set may not name without someone having looked."""

    people: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    forgotten: Forgotten = field(default_factory=Forgotten)

    def spans(self, words: str) -> tuple[Span, ...]:
        """Return where *words* may name someone; what stands side by side is one.

        Not so ordinary words in small letters: most of those are nobody.  Initials go
        with the name, or the mask, that they stand beside.
        """
        every = tuple(self._by_word(words))
        small = [span for span in every if self._is_small(words[slice(*span)])]
        people = join_spans(
            words,
            self._masks.spans(words),
            self.forgotten.spans(words),
            (span for span in every if span not in small),
        )
        named = join_spans(
            words,
            with_initials(words, people, self._is_initial),
            self._by_organisation(words),
            (each.span() for each in REACHED.finditer(words)),
        )
        apart = (s for s in small if not any(a < s[1] and s[0] < b for a, b in named))
        return tuple(sorted((*named, *apart)))

    def label(self, name: str) -> str:
        """Return under what a *name*, as it stands in words, is to be listed."""
        return self._known_as(strip_initials(name)) or " ".join(name.split())

    def _by_word(self, words: str) -> Iterator[Span]:
        """Yield the words that are a form of a name, by themselves."""
        folded, places = fold_with_places(words)
        for each in WORD.finditer(folded):
            start, length = each.start(), len(each[0].removesuffix("'s"))
            first, last = places[start], places[start + length - 1] + 1
            if self._known_as(words[first:last]):
                yield first, last

    def _by_organisation(self, words: str) -> Iterator[Span]:
        folded, places = fold_with_places(words)
        for start, end in self._whole.find(Folded(words, folded, places)):
            yield places[start], places[end - 1] + 1

    @cached_property
    def _known_as(self) -> Callable[[str], str]:
        """What says which name a word is a form of; people say the same over again."""
        return cache(self._look_up)

    def _is_initial(self, letter: str) -> bool:
        return any(part.startswith(fold_name(letter)) for part in self._parts)

    def _is_small(self, word: str) -> bool:
        return not is_capital(word) and fold_name(word).removesuffix("s") in ORDINARY

    def _look_up(self, word: str) -> str:
        folded, capital = fold_name(word), is_capital(word)
        for plain in (folded, folded.removesuffix("s")):
            if name := self._parts.get(plain):
                is_small = not capital and plain in ORDINARY
                return SMALL.format(plain) if is_small else name
            if name := self._short.get(plain):
                is_small = not capital and plain in ORDINARY
                short = AS_SHORT.format(plain.title(), name)
                return SMALL.format(plain) if is_small else short
            if word.isupper() and (name := self._letters.get(plain)):
                return AS_SHORT.format(word, name)
            if (name := self._telling.get(plain)) and (
                capital or plain not in ORDINARY
            ):
                return name
        return self._with_an_ending(folded, capital=capital)

    def _with_an_ending(self, folded: str, *, capital: bool) -> str:
        for stem in (folded[:-length] for length in ENDINGS):
            name = self._parts.get(stem) if len(stem) >= SHORTEST else None
            # "marked" is nobody; "Marked" is to be looked at
            if name and (capital or stem not in ORDINARY):
                return AS_ENDED.format(folded, name)
        return ""

    @cached_property
    def _masks(self) -> Masks:
        return Masks(self.people)

    @cached_property
    def _whole(self) -> NameFinder:
        return NameFinder(list_whole_forms(self.organisations))

    @cached_property
    def _parts(self) -> Mapping[str, str]:
        """Each part of a person's name, folded, as it is written."""
        every = (part for name in self.people for part in list_parts(name))
        plain = {fold_name(part).strip(".,"): part.strip(".,") for part in every}
        return {folded: part for folded, part in plain.items() if len(folded) > 1}

    @cached_property
    def _short(self) -> Mapping[str, str]:
        """What people may go by, and the name that it is short for."""
        firsts = (part for name in self.people for part in list_parts(name)[:1])
        return {
            short: first
            for first in firsts
            for short in list_short_forms(fold_name(first))
        }

    @cached_property
    def _letters(self) -> Mapping[str, str]:
        """The first letters of each organisation of more than one word."""
        initials = {
            "".join(part[0] for part in list_parts(name)): name
            for name in self.organisations
        }
        return {fold_name(k): name for k, name in initials.items() if len(k) > 1}

    @cached_property
    def _telling(self) -> Mapping[str, str]:
        """The words of an organisation's name that tell it from others."""
        return {
            folded: name
            for name in self.organisations
            for part in list_parts(name)
            if (folded := fold_name(part).strip(".,")) not in USUAL
            and len(folded) >= SHORTEST
        }
