"""Words as they may leave a set: without the names of the people in any set.

A name is masked however it is typed, but for one that is an ordinary word as well:
that is a name by its capital letter, "Will" and not "will".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from functools import cached_property

from tmworkshop.domain.laid_masks import Span, spans_laid, spans_settled
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
        """Return *kept* as it may leave its set: no name in any of its words."""
        words, parts = self.hide_in(kept.words, kept.parts)
        return replace(kept, words=words, parts=parts)

    def hide_in(
        self, words: str, parts: Mapping[str, str]
    ) -> tuple[str, Mapping[str, str]]:
        """Return *words* and their *parts* as they may leave their set.

        What someone looked at, and found to be nobody's of those forgotten, stays.
        """
        laid = parts.get(Part.MASKED, "")
        hidden = {
            part: self._hidden(part, parts[part], laid)
            for part in parts
            if is_typed(part)
        }
        plain = self._hidden(Part.WORDS, words, laid)
        return plain, {**parts, **hidden} if hidden else parts

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
        settled = spans_settled(laid, part, words) or ()  # for a programme
        every = join_spans(words, self.spans(words), masked or (), settled, again)
        return mask_spans(words, every) if every else words

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
    names = (name for record in records for name in list_everyone(record))
    also = also or Masks()
    return Masks((*names, *also.names), also.forgotten)


def list_everyone(record: Record) -> Iterator[str]:
    """Yield the name of everyone in a set, and as they were called before."""
    for member in record.members.values():
        yield from (member.name, *member.former_names)


def is_typed(part: str) -> bool:
    """Say whether a *part* holds words, in which someone may be named."""
    return row_of(part).value is PartValue.WORDS


def list_names(typed: str) -> tuple[str, ...]:
    """Return the names in what someone *typed* of who walks a set: one, or several."""
    apart = re.split(r"[,;&/()]|\b(?:and|a|ac)\b", typed)
    return tuple(name for each in apart if (name := each.strip()))
