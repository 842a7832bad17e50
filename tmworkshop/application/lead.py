"""What comes to a lead: terms begun, packs taken in or refused, words dropped."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from tmworkshop.application.lead_dues import (
    leave_due,
    note_due,
    pack_of,
    print_words,
    remove_due,
)
from tmworkshop.application.lead_store import LeadInHand, LeadStore, Parts, read_lead
from tmworkshop.domain.dates import YEARS, say_date
from tmworkshop.domain.errors import Conflict, Damaged, Refused
from tmworkshop.domain.packs.pack import Invitation, Pack, Words
from tmworkshop.domain.programme.dues import last_day, next_due
from tmworkshop.domain.programme.lead_facts import (
    Dropped,
    Invited,
    Lead,
    Received,
    Trusted,
    lead_of,
)
from tmworkshop.domain.programme.united import unite_parts
from tmworkshop.domain.values import Value, value

AHEAD = timedelta(days=2)


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


def find_programme(store: LeadStore) -> str:
    """Return the id of the programme that is led here; nothing before it begins."""
    known = lead_of(store.facts()).invitation
    return known.programme if known else ""


def begin_leading(
    store: LeadStore, id_: str, invitation: Invitation, today: str
) -> None:
    """Keep the terms of *invitation*, whose id is *id_*, unless they stand already."""
    with store.deciding() as hand:
        facts = hand.facts()
        lead = lead_of(facts)
        if lead.concluded:
            raise Conflict(
                f"The programme that was led here was concluded on {lead.concluded}. "
                "Begin another one in a workspace of its own."
            )
        if id_ not in lead.invitations:
            invited = Invited(id=id_, invitation=invitation, on=today)
            note_due(hand, next_due(lead_of((*facts, invited)), ()))
            hand.keep(invited)


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
    until = min(terms.keep_until, last_day(lead))
    if until < today:
        raise Refused(
            f"{arrival.called} comes too late: what it holds was to be kept until "
            f"{say_date(date.fromisoformat(until))}."
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
        was, now = _ids(before), _ids(united)
        note_due(hand, today if was - now else next_due(lead, united))
        # known once it is there: after a kill in between it is added once more
        hand.put_parts(arrival.signer, pack_of(lead, united))
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
        if was - now:
            hand.clear_working()
        is_forked = read_lead(hand).is_forked(arrival.signer)
    unread = sum(len(part.unread) for part in united)
    return TakenIn(len(now - was), len(was - now), unread, is_forked=is_forked)


def find_voices(store: LeadStore, wanted: str) -> tuple[Words, ...]:
    """Return the words whose id or words *wanted* is a part of."""
    plain = wanted.casefold().strip()
    return tuple(
        voice
        for parts in store.parts().values()
        for part in parts
        for voice in part.words
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
            for voice in part.words
            if voice.id in dropped
        }
        hand.put_due(today)
        hand.keep(
            Dropped(of=tuple(sorted(dropped)), prints=tuple(sorted(prints)), on=today)
        )
        return remove_due(hand, today)


def _was_day(text: str, today: str) -> bool:
    """Say whether *text* is a day up to *today*; a clock may be a day or two ahead."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return False
    return day.year in YEARS and day <= date.fromisoformat(today) + AHEAD


def _sound_parts(hand: LeadInHand, signer: str) -> Parts:
    """Return the parts of *signer*; none where they are damaged: a pack holds all."""
    try:
        return hand.parts_of(signer)
    except Damaged:
        return ()


def _ids(parts: Parts) -> set[str]:
    return {each.id for part in parts for each in part.words}
