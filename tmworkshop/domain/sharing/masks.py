"""Words as they may leave a set: without the names of the people in any set.

A name is masked however it is typed, but for one that is an ordinary word as well:
that is a name by its capital letter, "Will" and not "will".
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from tmworkshop.domain.likeness import fold_name
from tmworkshop.domain.record.record import Record
from tmworkshop.domain.sharing.mentions import Called, mask_spans, split_span
from tmworkshop.domain.sharing.ordinary import ORDINARY, is_capital
from tmworkshop.domain.values import Value, value

@value
class Masks(Value):
    """The names of everyone whom words that leave may not name."""

    names: tuple[str, ...]

    def without_names(self, words: str) -> str:
        """Return *words* with each name masked: a tick is for one's own words."""
        names = (s for s in self._called.spans(words) if self._is_name(words, s))
        return mask_spans(words, [p for s in names for p in split_span(words, s)])

    def _is_name(self, words: str, span: tuple[int, int]) -> bool:
        """Say whether what stands at *span* is a name, and no ordinary word."""
        name = words[slice(*span)]
        if is_capital(name):
            return True
        plain = fold_name(name)
        return plain in self._whole or not ORDINARY.issuperset(plain.split())

    @cached_property
    def _called(self) -> Called:
        return Called(self.names)

    @cached_property
    def _whole(self) -> frozenset[str]:
        """Names of more than one part, of which no sentence is made by chance."""
        return frozenset(name for name in map(fold_name, self.names) if " " in name)


def masks_for(records: Iterable[Record]) -> Masks:
    """Return what masks every member of the *records*, by any name they had."""
    everyone = (m for record in records for m in record.members.values())
    return Masks(tuple(n for m in everyone for n in (m.name, *m.former_names)))
