"""What comes to a lead: packs taken in or refused, words dropped, what is due to go."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from datetime import date, timedelta
from hashlib import sha256
from typing import Protocol

from tmworkshop.domain.dates import YEARS
from tmworkshop.domain.errors import Conflict, Damaged, NotFound, Refused
from tmworkshop.domain.packs.pack import Invitation, Pack, SetPart, Voice
from tmworkshop.domain.programme.lead_facts import (
    AnyLeadFact,
    Concluded,
    Dropped,
    Invited,
    Lead,
    Received,
    Trusted,
    lead_of,
)
from tmworkshop.domain.programme.united import is_overdue, leave_out, unite_parts
from tmworkshop.domain.remedies import Remedy
from tmworkshop.domain.values import Value, value

Parts = tuple[SetPart, ...]
AHEAD = timedelta(days=2)


class LeadRead(Protocol):
    """What a lead's facts and the packs of each signer are read from."""

    def facts(self) -> tuple[AnyLeadFact, ...]:
        """Return what was kept, in its order."""

    def parts(self) -> Mapping[str, Parts]:
        """Return the parts of each signer, by their keys."""

    def parts_of(self, signer: str) -> Parts:
        """Return the parts of one *signer*; none if nothing of theirs is here."""

    def own_key(self) -> bytes | None:
        """Return what marks of own sets on pages are made with; none before a page."""


class LeadInHand(LeadRead, Protocol):
    """The same in hand: no other window writes to it meanwhile."""

    def keep(self, *facts: AnyLeadFact) -> None:
        """Keep *facts* behind those there are."""

    def put_parts(self, signer: str, of: Pack) -> None:
        """Write what *signer* has let go, in place of what stood there."""

    def destroy(self) -> int:
        """Remove every pack and working file; return how many there were."""

    def keep_own_key(self, key: bytes) -> None:
        """Keep *key* for good; Conflict if another one is kept by now."""


class LeadStore(LeadRead, Protocol):
    """Where a lead's facts and the packs of each signer are kept."""

    def deciding(self) -> AbstractContextManager[LeadInHand]:
        """Take them in hand, to decide from what stands."""


@value
class Arrival(Value):
    """A pack file that was opened, and what its signer says of it."""

    called: str  # its name, for whatever is said of it
    signer: str
    digest: str
    before: str
    made: str  # the day
    receipts_for: str
    pack: Pack

    @property
    def partnerships(self) -> tuple[str, ...]:
        """The partnerships that it claims to be from."""
        every = {v.partnership for part in self.pack.parts for v in part.voices}
        every |= {a.partnership for part in self.pack.parts for a in part.asked}
        return tuple(sorted(filter(None, every)))


@value
class TakenIn(Value):
    """What a pack changed: how many voices are new, and how many went."""

    new: int
    removed: int
    unread: int  # of kinds that are not known here
    was_known: bool = False
    is_forked: bool = False  # another pack of its signer follows the same one before


def read_lead(store: LeadRead) -> Lead:
    """Return the programme that is led here; NotFound without one."""
    lead = lead_of(store.facts())
    if lead.invitation is None:
        raise NotFound("No programme is led from this workspace.", Remedy.BEGIN_LEADING)
    return lead


def find_programme(store: LeadStore) -> str:
    """Return the id of the programme that is led here; nothing before it begins."""
    known = lead_of(store.facts()).invitation
    return known.programme if known else ""


def begin_leading(
    store: LeadStore, id_: str, invitation: Invitation, today: str
) -> None:
    """Keep the terms of *invitation*, whose id is *id_*, unless they stand already."""
    with store.deciding() as hand:
        lead = lead_of(hand.facts())
        if lead.concluded:
            raise Conflict(
                f"The programme that was led here was concluded on {lead.concluded}. "
                "Begin another one in a workspace of its own."
            )
        if id_ not in lead.invitations:
            hand.keep(Invited(id=id_, invitation=invitation, on=today))


def print_words(signer: str, words: str) -> str:
    """Return by what *words* of a *signer* are known again, however their letters are.

    Others may well have said the same, and nobody objected to that.
    """
    plain = " ".join((signer, *words.casefold().split()))
    return sha256(plain.encode(errors="replace")).hexdigest()


def ensure_for_us(lead: Lead, arrival: Arrival, today: str) -> Invitation:
    """Return the terms that a pack was made under; Refused if it is not for us."""
    if not _was_day(arrival.made, today):
        raise Refused(f"{arrival.called} says it was made on a day that never was.")
    if lead.concluded:
        raise Refused(
            f"{arrival.called} comes too late: the programme was concluded, and takes "
            "nothing in."
        )
    if lead.invitation is None or arrival.pack.programme != lead.invitation.programme:
        raise Refused(f"{arrival.called} was made for another programme.")
    terms = lead.invitations.get(arrival.pack.invitation)
    if terms is None:
        raise Refused(
            f"{arrival.called} was made under terms that this programme never sent out."
        )
    return terms


def take_in(
    store: LeadStore, arrival: Arrival, today: str, called: str = ""
) -> TakenIn:
    """Take *arrival* in; *called* is what its signer is called, if trusted just now.

    Refused if it is not for us; Conflict if nobody has said yes to its signer.
    """
    with store.deciding() as hand:
        lead = read_lead(hand)
        ensure_for_us(lead, arrival, today)
        if arrival.signer not in lead.trusted:
            if not called:
                raise Conflict(f"{arrival.called} is from someone not known yet.")
            hand.keep(Trusted(signer=arrival.signer, called=called, on=today))
        before = _sound_parts(hand, arrival.signer)
        # what was lost here comes again with the pack that brought it
        if before and arrival.digest in {each.digest for each in lead.received}:
            return TakenIn(0, 0, 0, was_known=True)
        brought = unite_parts(before, arrival.pack.parts)
        united = leave_due(brought, lead, today, arrival.signer)
        # known once it is there: after a kill in between it is added once more
        hand.put_parts(arrival.signer, _pack(lead, united))
        hand.keep(
            Received(
                signer=arrival.signer,
                digest=arrival.digest,
                before=arrival.before,
                made=arrival.made,
                receipts_for=arrival.receipts_for,
                on=today,
            )
        )
    was, now = _ids(before), _ids(united)
    unread = sum(len(part.unread) for part in united)
    is_forked = read_lead(store).is_forked(arrival.signer)
    return TakenIn(len(now - was), len(was - now), unread, is_forked=is_forked)


def find_voices(store: LeadStore, wanted: str) -> tuple[Voice, ...]:
    """Return the voices whose id or words *wanted* is a part of."""
    plain = wanted.casefold().strip()
    return tuple(
        voice
        for parts in store.parts().values()
        for part in parts
        for voice in part.voices
        if plain and (plain == voice.id.casefold() or plain in voice.words.casefold())
    )


def drop_voices(store: LeadStore, ids: Iterable[str], today: str) -> int:
    """Leave voices out for ever, as their speaker asked; return how many there were."""
    with store.deciding() as hand:
        dropped = frozenset(ids)
        prints = {
            print_words(signer, voice.words)
            for signer, parts in hand.parts().items()
            for part in parts
            for voice in part.voices
            if voice.id in dropped
        }
        hand.keep(
            Dropped(of=tuple(sorted(dropped)), prints=tuple(sorted(prints)), on=today)
        )
        return _write_due(hand, today)


def remove_overdue(store: LeadStore, today: str) -> int:
    """Remove what was let go until a month that is over; return how much that was."""
    with store.deciding() as hand:
        return _write_due(hand, today)


def conclude(store: LeadStore, today: str) -> tuple[Lead, int]:
    """Take nothing in any more, and destroy what was; return how many files that was.

    Conflict if it was done before.
    """
    with store.deciding() as hand:
        lead = read_lead(hand)
        if not lead.concluded:
            hand.keep(Concluded(on=today))
        removed = hand.destroy()  # after a kill, by the same command
    if lead.concluded and not removed:
        raise Conflict(f"The programme was concluded on {lead.concluded}.")
    return lead, removed


def _was_day(text: str, today: str) -> bool:
    """Say whether *text* is a day up to *today*; a clock may be a day or two ahead."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return False
    return day.year in YEARS and day <= date.fromisoformat(today) + AHEAD


def _write_due(hand: LeadInHand, today: str) -> int:
    lead, removed = read_lead(hand), 0
    for signer, parts in hand.parts().items():
        left = leave_due(parts, lead, today, signer)
        if left != parts:
            removed += len(_ids(parts) - _ids(left))
            hand.put_parts(signer, _pack(lead, left))
    return removed


def leave_due(parts: Parts, lead: Lead, today: str, signer: str) -> Parts:
    """Return *parts* of a *signer* without what was objected to, or is overdue."""

    def drops(voice: Voice) -> bool:
        known = {voice.id, print_words(signer, voice.words)}
        return not lead.dropped.isdisjoint(known) or is_overdue(voice, today[:7])

    return leave_out(parts, drops)


def _sound_parts(hand: LeadInHand, signer: str) -> Parts:
    """Return the parts of *signer*; none where they are damaged: a pack holds all."""
    try:
        return hand.parts_of(signer)
    except Damaged:
        return ()


def _pack(lead: Lead, parts: Parts) -> Pack:
    id_, terms = next(reversed([*lead.invitations.items()]))
    return Pack(terms.programme, id_, parts)


def _ids(parts: Parts) -> set[str]:
    return {voice.id for part in parts for voice in part.voices}
