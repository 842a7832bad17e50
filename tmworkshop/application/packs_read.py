"""What a lead reads in order to code it: no page, no release, no receipt."""

from __future__ import annotations

from tmworkshop.application.lead_dues import leave_due
from tmworkshop.application.lead_store import LeadStore, Parts, read_lead
from tmworkshop.domain.errors import NotFound
from tmworkshop.domain.programme.lead_facts import Copied


def read_packs(store: LeadStore, today: str) -> dict[str, Parts]:
    """Return what packs brought and may be here *today*; NotFound if that is none."""
    lead = read_lead(store)
    parts = {s: leave_due(each, lead, today, s) for s, each in store.parts().items()}
    if not any(part.words for sets in parts.values() for part in sets):
        raise NotFound("There are no words here that a pack brought.")
    return parts


def note_copy(store: LeadStore, place: str, today: str) -> None:
    """Keep that words lie in a file at *place*, so that it is named when they go."""
    with store.deciding() as hand:
        if place not in read_lead(hand).copies:
            hand.keep(Copied(place=place, on=today))
