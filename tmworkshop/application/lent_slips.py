"""Slips for texts that are let go one by one, kept as they were ticked."""

from __future__ import annotations

from datetime import date

from tmworkshop.application.ports import SetFile, Stamp
from tmworkshop.domain.errors import NotFound, Refused
from tmworkshop.domain.facts import Lent
from tmworkshop.domain.record.kept import Kept
from tmworkshop.domain.record.record import Record, record_of
from tmworkshop.domain.sharing.disclosure import is_of_nobody
from tmworkshop.domain.sharing.lent import (
    WORDING,
    Use,
    digest_text,
    list_lendable,
    uses_of,
)
from tmworkshop.domain.values import Value, value

CHANGED = (
    "The words are others than those on that slip, so nobody has read them before "
    "they ticked: print a new one."
)


@value
class TextSlip(Value):
    """The slip for one text, as typed: what was ticked, beside which words."""

    uses: frozenset[Use]
    text: str  # the letters beside the words
    signed: date
    invitation: str = ""  # the id of the terms that stood on it


@value
class NumberedText(Value):
    """A text that may be let go, by the number it has in its set."""

    number: int
    kept: Kept
    speaker: str
    text: str  # what tells these words from any others
    uses: tuple[Use, ...]


def list_texts(record: Record) -> tuple[NumberedText, ...]:
    """Return the texts of a set that somebody could tick for; numbers stay theirs."""
    every = (kept for kept in record.kept.values() if kept.kind in list_lendable())
    return tuple(
        NumberedText(
            number,
            kept,
            record.name(kept.speaker),
            digest_text(kept),
            tuple(use for use in Use if use in uses_of(record, kept)),
        )
        for number, kept in enumerate(every, 1)
        if kept.words and not kept.struck and not is_of_nobody(kept)
    )


def find_text(record: Record, number: int) -> NumberedText:
    """Return the text with this *number*; NotFound if there is none."""
    for each in list_texts(record):
        if each.number == number:
            return each
    raise NotFound(f"{record.founded.name} has no text {number} that could be let go.")


def keep_text_slip(file: SetFile, number: int, slip: TextSlip, stamp: Stamp) -> None:
    """Keep what the *slip* says of the text *number*.

    Refused if a box is ticked and other words stand there by now.
    """
    with file.deciding() as hand:
        record = record_of(hand.facts())
        text = find_text(record, number)
        if slip.uses and slip.text != text.text:
            raise Refused(CHANGED)
        lent = Lent(
            of=text.kept.id,
            uses=tuple(use for use in Use if use in slip.uses),
            digest=text.text,
            slip=_signed(record, text.kept.id, slip),
            wording=WORDING,
            invitation=slip.invitation,
        )
        hand.keep(stamp([lent]))


def _signed(record: Record, of: str, slip: TextSlip) -> date:
    """Return the date of *slip*; what takes all back outdoes what was ticked before."""
    before = record.lent.get(of)
    return max(slip.signed, before.slip) if before and not slip.uses else slip.signed
