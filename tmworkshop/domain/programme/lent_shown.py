"""Texts that were let go one by one, as a page may show them: of no one person.

They need nobody to hide among.  A partnership's name stands beside them where enough
people of it said so; and they stand in no cell, which would tell of whom they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from tmworkshop.domain.facts import Kind
from tmworkshop.domain.packs.pack import SetPart
from tmworkshop.domain.programme.cells import Pseudonym, VoiceMark
from tmworkshop.domain.programme.page_columns import Columns
from tmworkshop.domain.programme.terms import Terms
from tmworkshop.domain.values import Value, value

Parts = Mapping[str, tuple[SetPart, ...]]


@value
class LentShown(Value):
    """A text on a page, and its partnership where that may stand beside it."""

    mark: VoiceMark
    kind: Kind
    words: str
    partnership: str = ""


def choose_lent(parts: Parts, terms: Terms, columns: Columns) -> tuple[LentShown, ...]:
    """Return the texts in *parts* that a reader may be shown, by their letters."""
    every = [
        LentShown(
            VoiceMark(signer, text.person, text.id),
            text.kind,
            text.words,
            columns.of(text.partnership),
        )
        for signer, sets in parts.items()
        for part in sets
        for text in part.lent
        if terms.reader in text.readers
    ]
    people: dict[str, set[Pseudonym]] = defaultdict(set)
    for each in every:
        people[each.partnership].add(each.mark.whose)
    if terms.rules.partnerships_hide_few:
        every = [
            replace(each, partnership="")
            if terms.are_few(people[each.partnership])
            else each
            for each in every
        ]
    return tuple(sorted(every, key=lambda e: (e.words.casefold(), repr(e))))


def leave_lent_out(parts: Parts, shown: Sequence[LentShown]) -> Parts:
    """Return *parts* without voices that say what is *shown* as a text of its own."""
    texts = {(each.mark.signer, each.words) for each in shown}
    return {
        signer: tuple(
            replace(
                part,
                voices=tuple(v for v in part.voices if (signer, v.words) not in texts),
            )
            for part in sets
        )
        for signer, sets in parts.items()
    }
