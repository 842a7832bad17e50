"""Names masked for readers beyond the set in words that stay, whoever is in the record.

What was masked while someone was known stays so once they are forgotten: the places are
laid on the words themselves, in this set and in others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from typing import TypeGuard

from tmworkshop.domain.facts import Amended, AnyFact, Said
from tmworkshop.domain.laid_masks import (
    Span,
    carry_laid,
    is_unsettled,
    lay_spans,
    spans_laid,
)
from tmworkshop.domain.likeness import fold_name
from tmworkshop.domain.parts import Part
from tmworkshop.domain.record.kept import Kept
from tmworkshop.domain.record.record import record_of
from tmworkshop.domain.rights.typed_texts import Reword, reword_typed
from tmworkshop.domain.sharing.disclosure import is_of_nobody
from tmworkshop.domain.sharing.masks import Masks, is_typed
from tmworkshop.domain.sharing.mentions import Called, cut_spans, join_spans
from tmworkshop.domain.values import Value, value

Find = Callable[[str], tuple[Span, ...] | None]


@value
class Hiding(Value):
    """People who are forgotten, and the *masks* of everyone, them as well."""

    masks: Masks
    names: tuple[str, ...]  # of theirs
    others: frozenset[str] = frozenset()  # words that name somebody else, called so

    def find(self, words: str) -> tuple[Span, ...] | None:
        """Return what of *words* is masked because of them; None if nothing is.

        It is nothing, and settled, in words that name somebody else.
        """
        if not self._called.spans(words):
            return None
        left = self._left.spans(words)
        every = join_spans(words, self.masks.spans(words))
        own = tuple(each for span in every for each in cut_spans(words, span, left))
        return own and () if words in self.others else own or None

    def named_in(self, words: str) -> tuple[Span, ...]:
        """Return where *words* name any of them."""
        return self.find(words) or ()

    @cached_property
    def _called(self) -> Called:
        return Called(self.names)

    @cached_property
    def _left(self) -> Masks:
        """Everyone else, but for those who are called the same."""
        theirs = set(map(fold_name, self.names))
        left = (name for name in self.masks.names if fold_name(name) not in theirs)
        return Masks(tuple(left))


def lay_masks(facts: Iterable[AnyFact], find: Find) -> Iterator[Amended]:
    """Yield what lays masks on all that *find* finds in words among *facts*.

    On those that were changed since as well: a change may be taken back.  Words of
    nobody leave no set.
    """
    every = tuple(facts)
    places = [
        (of, part, words, spans)
        for fact in every
        for of, part, words in words_in(fact)
        if (spans := find(words)) is not None
    ]
    kept = record_of(every).kept if places else {}
    laid = {of: each.parts.get(Part.MASKED, "") for of, each in kept.items()}
    for of, part, words, spans in places:
        was = kept[of].parts.get(Part.MASKED, "") if of in kept else ""
        is_hidden = of not in kept or is_of_nobody(kept[of])
        if not (is_hidden or is_unsettled(was, part, words)):
            joined = join_spans(words, spans_laid(was, part, words) or (), spans)
            laid[of] = lay_spans(laid[of], part, words, joined)
    for of, now in laid.items():
        if now != kept[of].parts.get(Part.MASKED, ""):
            yield Amended(of=of, part=Part.MASKED, value=now)


def add_masks(
    facts: tuple[AnyFact, ...], laid: Iterable[Amended]
) -> tuple[AnyFact, ...]:
    """Return a copy of *facts* with what was *laid* on words that it holds."""
    ids = {fact.id for fact in facts}
    new = (mask for mask in laid if mask.of in ids and mask.id not in ids)
    return (*facts, *new)


def words_in(fact: AnyFact) -> Iterator[tuple[str, str, str]]:
    """Yield the words that someone typed into *fact*: of what, which part, these."""
    if isinstance(fact, Said):
        yield from ((fact.id, *each) for each in _typed(fact.words, fact.parts))
    elif isinstance(fact, Amended) and is_typed(fact.part) and fact.value:
        yield fact.of, fact.part, fact.value


def words_of(kept: Kept) -> Iterator[tuple[str, str]]:
    """Yield each part of *kept* that holds words as they stand, and these."""
    yield from _typed(kept.words, kept.parts)


def list_masked(kept: Kept) -> tuple[str, ...]:
    """Return the pieces of *kept* that are masked for readers beyond the set."""
    laid = kept.parts.get(Part.MASKED, "")
    every = ((words, spans_laid(laid, part, words)) for part, words in words_of(kept))
    return tuple(words[slice(*each)] for words, spans in every for each in spans or ())


def is_masked_whole(kept: Kept) -> bool:
    """Say whether words of *kept* are masked whole, until someone settles them."""
    laid = kept.parts.get(Part.MASKED, "")
    return any(is_unsettled(laid, *each) for each in words_of(kept))


def is_mask(fact: AnyFact) -> TypeGuard[Amended]:
    """Say whether *fact* lays masks on words."""
    return isinstance(fact, Amended) and fact.part == Part.MASKED


def reword_facts(facts: Iterable[AnyFact], reword: Reword) -> tuple[AnyFact, ...]:
    """Return *facts* with all words reworded, and the masks on them laid anew."""
    before = tuple(facts)
    after = tuple(reword_typed(fact, reword) for fact in before)
    changed: defaultdict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for was, now in zip(before, after, strict=True):
        if was != now:
            for (of, part, old), (*_, new) in zip(
                words_in(was), words_in(now), strict=True
            ):
                changed[of, part][old] = new
    return tuple(_laid_anew(fact, changed) for fact in after)


def _laid_anew(
    fact: AnyFact, changed: Mapping[tuple[str, str], Mapping[str, str]]
) -> AnyFact:
    if is_mask(fact):
        laid = fact.value
        for (of, part), words in changed.items():
            laid = carry_laid(laid, part, words) if of == fact.of else laid
        return replace(fact, value=laid)
    return fact


def _typed(words: str, parts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    every = {str(Part.WORDS): words, **parts}
    return ((part, text) for part, text in every.items() if text and is_typed(part))
