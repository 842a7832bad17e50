"""Words as they may leave a set: without the names of the people in any set.

A name is masked however it is typed, but for one that is an ordinary word as well:
that is a name by its capital letter, "Will" and not "will".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import field, replace
from functools import cached_property

from tmworkshop.domain.laid_masks import Span, spans_laid
from tmworkshop.domain.likeness import fold_name
from tmworkshop.domain.parts import Part, PartValue, row_of
from tmworkshop.domain.record.kept import Kept
from tmworkshop.domain.record.record import Record
from tmworkshop.domain.sharing.forgotten import Forgotten
from tmworkshop.domain.sharing.mentions import (
    Called,
    join_spans,
    mask_spans,
    split_span,
)
from tmworkshop.domain.sharing.ordinary import ORDINARY, is_capital
from tmworkshop.domain.values import Value, value


@value
class Masks(Value):
    """The names of everyone whom words that leave may not name.

    Whoever was *forgotten* is known by marks alone.
    """

    names: tuple[str, ...] = ()
    forgotten: Forgotten = field(default_factory=Forgotten)

    def hide(self, kept: Kept) -> Kept:
        """Return *kept* as it may leave its set: no name in any of its words.

        What someone looked at, and found to be nobody's of those forgotten, stays.
        """
        laid = kept.parts.get(Part.MASKED, "")
        typed = {part: words for part, words in kept.parts.items() if is_typed(part)}
        hidden = {part: self._hidden(part, typed[part], laid) for part in typed}
        words = self._hidden(Part.WORDS, kept.words, laid)
        return replace(kept, words=words, parts={**kept.parts, **hidden})

    def without_names(self, words: str) -> str:
        """Return *words* with each name masked: a tick is for one's own words."""
        return self._hidden("", words, "")

    def spans(self, words: str) -> tuple[Span, ...]:
        """Return where *words* name any of the *names*."""
        return tuple(
            part
            for span in self._called.spans(words)
            if self._is_name(words, span)
            for part in split_span(words, span)
        )

    def _hidden(self, part: str, words: str, laid: str) -> str:
        masked = spans_laid(laid, part, words)
        again = () if masked == () else self.forgotten.spans(words)
        return mask_spans(
            words, join_spans(words, self.spans(words), masked or (), again)
        )

    def _is_name(self, words: str, span: Span) -> bool:
        """Say whether what stands at *span* is a name, and no ordinary word."""
        name = words[slice(*span)]
        return is_capital(name) or (
            (plain := fold_name(name)) in self._whole
            or not ORDINARY.issuperset(plain.split())
        )

    @cached_property
    def _called(self) -> Called:
        return Called(self.names)

    @cached_property
    def _whole(self) -> frozenset[str]:
        """Names of more than one part, of which no sentence is made by chance."""
        return frozenset(name for name in map(fold_name, self.names) if " " in name)


def masks_for(records: Iterable[Record], also: Masks | None = None) -> Masks:
    """Return what masks every member of the *records*, and whom *also* masks."""
    everyone = (m for record in records for m in record.members.values())
    names = (n for m in everyone for n in (m.name, *m.former_names))
    also = also or Masks()
    return Masks((*names, *also.names), also.forgotten)


def is_typed(part: str) -> bool:
    """Say whether a *part* holds words, in which someone may be named."""
    return row_of(part).value is PartValue.WORDS


def list_names(typed: str) -> tuple[str, ...]:
    """Return the names in what someone *typed* of who walks a set: one, or several."""
    apart = re.split(r"[,;&/()]|\b(?:and|a|ac)\b", typed)
    return tuple(name for each in apart if (name := each.strip()))
