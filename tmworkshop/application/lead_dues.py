"""What is due to go at a lead's: by its month, by the terms, by a word, at the end.

Before anything goes, or may come to be due sooner, a day is noted from which on there
is something to do; the next command sees it, and does what a kill left undone.
"""

from __future__ import annotations

from hashlib import sha256

from tmworkshop.application.lead_store import LeadInHand, LeadStore, Parts, read_lead
from tmworkshop.domain.errors import Conflict, WorkshopError
from tmworkshop.domain.packs.pack import Pack, Words
from tmworkshop.domain.programme.dues import NEVER, is_over, next_due
from tmworkshop.domain.programme.lead_facts import Concluded, Lead, lead_of
from tmworkshop.domain.programme.united import is_overdue, leave_out, leave_out_unread
from tmworkshop.domain.values import Value, value

TOLD = ("", NEVER)  # what is noted where no end was cut off; once, nothing was noted


@value
class Cleared(Value):
    """What was due and went: so many entries, or files, and why."""

    entries: int = 0
    files: int = 0
    is_end: bool = False  # whose certificate is to be told
    is_over: bool = False  # by its terms


def print_words(signer: str, words: str) -> str:
    """Return by what *words* of a *signer* are known again, however their letters are.

    Others may well have said the same, and nobody objected to that.
    """
    plain = " ".join((signer, *words.casefold().split()))
    return sha256(plain.encode(errors="replace")).hexdigest()


def note_due(hand: LeadInHand, day: str) -> None:
    """Note that something is to go on *day*, unless a day before that is noted."""
    if not hand.due() or day < hand.due():
        hand.put_due(day)


def remove_overdue(store: LeadStore, today: str) -> Cleared:
    """Remove what may not be here any more, and note when the next is to go.

    Whatever cannot be read is raised last, and stays to be done.
    """
    with store.deciding() as hand:
        lead, noted = lead_of(hand.facts()), hand.due()
        if lead.invitation is None:  # pages of own sets are remembered there as well
            hand.put_due(NEVER)
            return Cleared()
        if not is_over(lead, today):
            return Cleared(remove_due(hand, today))
        removed = hand.destroy()
        hand.put_due(NEVER)
        was_begun = removed > 0 or noted not in TOLD
        return Cleared(
            files=lead.files or removed,
            is_end=was_begun and bool(lead.concluded),
            is_over=removed > 0 and not lead.concluded,
        )


def remove_due(hand: LeadInHand, today: str) -> int:
    """Remove what is objected to, or was to be kept until a month that is over."""
    lead, removed, left = read_lead(hand), 0, list[Parts]()
    trouble: WorkshopError | None = None
    for signer in lead.signers:
        try:
            parts = hand.parts_of(signer)
        except WorkshopError as error:
            trouble = error
            continue
        left.append(leave_due(parts, lead, today, signer))
        if left[-1] != parts:
            removed += _count(parts) - _count(left[-1])
            hand.put_parts(signer, pack_of(lead, left[-1]))
    hand.clear_working()
    if trouble:
        raise trouble
    hand.put_due(next_due(lead, (each for parts in left for each in parts)))
    return removed


def conclude(store: LeadStore, today: str) -> tuple[Lead, int]:
    """Take nothing in any more, and destroy what was; return how many files that was.

    Conflict if it was done before.
    """
    with store.deciding() as hand:
        lead = read_lead(hand)
        if not lead.concluded:
            hand.put_due(today)
            hand.keep(Concluded(on=today, files=hand.count_files()))
        elif hand.due() in TOLD and not hand.count_files():
            raise Conflict(f"The programme was concluded on {lead.concluded}.")
        removed = hand.destroy()
        hand.put_due(NEVER)
        lead = read_lead(hand)
    return lead, lead.files or removed


def leave_due(parts: Parts, lead: Lead, today: str, signer: str) -> Parts:
    """Return *parts* of a *signer* without what was objected to, or is overdue."""
    if is_over(lead, today):
        return ()

    def drops(voice: Words) -> bool:
        if is_overdue(voice, today[:7]):
            return True
        # mostly nobody objected, and to print the words of all takes long
        known = (voice.id, print_words(signer, voice.words)) if lead.dropped else ()
        return not lead.dropped.isdisjoint(known)

    def drops_unread(id_: str, until: str) -> bool:
        return id_ in lead.dropped or (bool(until) and until < today[:7])

    return leave_out_unread(leave_out(parts, drops), drops_unread)


def pack_of(lead: Lead, parts: Parts) -> Pack:
    """Return *parts* of a signer as one pack, under the newest terms."""
    id_, terms = next(reversed([*lead.invitations.items()]))
    return Pack(terms.programme, id_, parts)


def _count(parts: Parts) -> int:
    return sum(len(part.words) + len(part.unread) for part in parts)
