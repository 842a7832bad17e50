"""What is to be seen to by whoever leads a programme, by what came in and went out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from tmworkshop.application.lead_store import LeadRead, Parts
from tmworkshop.application.releases import list_stale
from tmworkshop.domain.programme.dues import Dues, count_dues
from tmworkshop.domain.programme.lead_facts import Lead, Released, lead_of
from tmworkshop.domain.values import Value, value


@value
class PageOut(Value):
    """A page that went out, and how many remarks on it are gone here since."""

    page: Released
    missing: int


@value
class LeadOutlook(Value):
    """What of a programme is to be seen to now."""

    dues: Dues = Dues()
    forked: tuple[str, ...] = ()  # laptops that two send as
    stale: tuple[str, ...] = ()  # laptops whose newest pack is old
    pages: tuple[PageOut, ...] = ()  # with remarks that were taken back


def look_ahead(store: LeadRead, today: date) -> LeadOutlook:
    """Return what is to be seen to by *today*; nothing of a programme that ended."""
    lead = lead_of(store.facts())
    if lead.concluded:
        return LeadOutlook()
    parts = store.parts()
    every = (part for each in parts.values() for part in each)
    return LeadOutlook(
        dues=count_dues(lead, every, today.isoformat()),
        forked=tuple(lead.trusted[e] for e in filter(lead.is_forked, lead.trusted)),
        stale=tuple(called for called, _ in list_stale(lead, today)),
        pages=tuple(_list_pages(lead, parts)),
    )


def _list_pages(lead: Lead, parts: Mapping[str, Parts]) -> Iterator[PageOut]:
    here = {
        signer: {words.id for part in each for words in part.words}
        for signer, each in parts.items()
        if each  # of what is lost here, nobody can tell
    }
    for page in lead.released:
        shown = {(mark.signer, mark.id) for mark in page.release.marks}
        missing = sum(id_ not in here[by] for by, id_ in shown if by in here)
        if missing:
            yield PageOut(page, missing)
