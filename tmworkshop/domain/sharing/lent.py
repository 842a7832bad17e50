"""Texts that are let go one by one: by a slip of their own, once the words were read.

A tick holds for the words that stood on the slip: corrected ones need it anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from hashlib import sha256

from tmworkshop.domain.facts import Kind
from tmworkshop.domain.levels import Level, Reader
from tmworkshop.domain.record.kept import Kept
from tmworkshop.domain.record.record import Record
from tmworkshop.domain.record.sentences import say_practice
from tmworkshop.domain.sharing.disclosure import goes_as_far, is_of_nobody
from tmworkshop.domain.tables import leave_out
from tmworkshop.domain.values import Value, value

WORDING = 1  # of the boxes below; any change of them raises it
LONG = 8  # letters of what tells one text from another


class Use(StrEnum):
    """What the slip for a text asks, one box each."""

    PARTNERSHIPS = "partnerships"
    PRINT = "print"
    NAME = "partnership-name"


@value
class OneByOne(Value):
    """A kind of text that is let go one by one, as it is called."""

    one: str
    many: str


# others: go as the slip of whoever said them has it, or nowhere
ONE_BY_ONE: Mapping[Kind, OneByOne | None] = {
    Kind.PRACTICE: OneByOne("practice", "Practices"),
    **leave_out(Kind.REFLECTION, Kind.ISSUE, Kind.QUESTION, Kind.LEARNING),
    **leave_out(Kind.RATING, Kind.ACTION, Kind.FOLLOWUP, Kind.MEETING, Kind.NOTE),
}
BOXES: Mapping[Use, str] = {
    Use.PARTNERSHIPS: "Other partnerships of the programme may read this text, without "
    "my name or my partnership's.",
    Use.PRINT: "It may be printed for anyone to read, without my name or my "
    "partnership's.",
    Use.NAME: "Where it may be read, my partnership's name may stand beside it, if "
    "enough of us say so.",
}
# which ticks, and how far the words themselves must be let go, for whom
READ_ON: Mapping[Reader, tuple[tuple[Use, Level], ...] | None] = {
    **dict.fromkeys(
        (Reader.NOBODY, Reader.SPEAKER, Reader.FACILITATOR, Reader.ROOM), ()
    ),
    Reader.SET: (),
    Reader.PROGRAMME: (
        (Use.PARTNERSHIPS, Level.PROGRAMME),
        (Use.PRINT, Level.PUBLIC),
    ),
    Reader.FUNDER: ((Use.PRINT, Level.PUBLIC),),
    Reader.PUBLIC: ((Use.PRINT, Level.PUBLIC),),
}


def list_lendable() -> tuple[Kind, ...]:
    """Return the kinds of text that are let go one by one."""
    return tuple(kind for kind, row in ONE_BY_ONE.items() if row)


def text_of(kept: Kept) -> str:
    """Return *kept* as it is read before anyone ticks, and as it goes."""
    return say_practice(kept.words, kept.parts)


def digest_text(kept: Kept) -> str:
    """Return what tells these words from any others, to stand on the slip."""
    text = text_of(kept).encode(errors="replace")
    return sha256(text).hexdigest()[:LONG]


def uses_of(record: Record, kept: Kept) -> frozenset[Use]:
    """Return what is ticked for the words *kept* as they stand."""
    slip = record.lent.get(kept.id)
    is_theirs = not kept.struck and not is_of_nobody(kept)
    is_lendable = is_theirs and kept.kind in list_lendable()
    if slip is None or not is_lendable or slip.digest != digest_text(kept):
        return frozenset()
    return frozenset(use for use in Use if use in slip.uses)


def readers_of(record: Record, kept: Kept) -> frozenset[Reader]:
    """Return who beyond the set may read *kept* by ticks of its own."""
    ticked = uses_of(record, kept)
    return frozenset(
        reader
        for reader, ways in READ_ON.items()
        if any(u in ticked and goes_as_far(record, kept, v) for u, v in ways or ())
    )
