"""What the sharing slips of members say, kept as they were written."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from tmworkshop.domain.errors import Conflict
from tmworkshop.domain.facts import Consented
from tmworkshop.domain.record.consents import keep_until, newest_slip
from tmworkshop.domain.record.record import Record, record_of
from tmworkshop.domain.values import Value, value

if TYPE_CHECKING:
    from tmworkshop.application.ports import SetFile, Stamp


@value
class SlipOfPaper(Value):
    """A sharing slip as typed: the boxes it answers, its wording and its date."""

    choices: Mapping[str, bool]
    wording: int
    signed: date
    keep_until: date | None = None
    invitation: str = ""  # the id of the terms that stood on it


@value
class SlipKept(Value):
    """What a slip changed: boxes taken back, and those that a newer slip answers."""

    taken_back: tuple[str, ...]
    outdone: tuple[str, ...]


def keep_slip(file: SetFile, member: str, slip: SlipOfPaper, stamp: Stamp) -> SlipKept:
    """Keep what the *slip* of *member* answers, every box of it or none."""
    with file.deciding() as hand:
        record = record_of(hand.facts())
        if member not in record.members:
            raise Conflict("Whose slip this is was taken out of the set meanwhile.")
        hand.keep(stamp(_answers(record, member, slip)))
        now = record_of(hand.facts())
    agreed = [box for box in slip.choices if record.consents_to(member, box)]
    outdone = (b for b in slip.choices if now.consents[member, b].slip > slip.signed)
    taken_back = (box for box in agreed if not now.consents_to(member, box))
    return SlipKept(tuple(taken_back), tuple(outdone))


def _answers(record: Record, member: str, slip: SlipOfPaper) -> list[Consented]:
    until = slip.keep_until or _still_until(record, member, slip.signed)
    return [
        Consented(
            member=member,
            purpose=purpose,
            choice=choice,
            wording=slip.wording,
            slip=slip.signed,
            keep_until=until,
            invitation=slip.invitation,
        )
        for purpose, choice in slip.choices.items()
    ]


def _still_until(record: Record, member: str, signed: date) -> date | None:
    """Return what *member* wrote before; a slip that is older says nothing of it."""
    newest = newest_slip(record.consents, member)
    if newest is None or newest.slip > signed:
        return None
    return keep_until(record.consents, member)
