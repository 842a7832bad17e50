"""What a lead lets out of the packs that came in: looked at, let out, and told home."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from tmworkshop.application.lead import LeadStore, leave_due, read_lead
from tmworkshop.domain.errors import Conflict, NotFound, Refused
from tmworkshop.domain.packs.pack import SetPart
from tmworkshop.domain.programme.cells import (
    ProgrammeCells,
    ProgrammeRow,
    make_cells,
)
from tmworkshop.domain.programme.lead_facts import Lead, Released
from tmworkshop.domain.programme.release import release
from tmworkshop.domain.programme.released import Release
from tmworkshop.domain.programme.terms import Terms
from tmworkshop.domain.remedies import Remedy
from tmworkshop.domain.values import Value, value

STALE = 30  # days after which a pack is asked about, before words go further
CHANGED = (
    "Something was changed in another window while it was written: let nobody have it, "
    "and make it once more."
)


@value
class Request(Value):
    """What is asked of the packs: which rows, for whom, on which terms."""

    rows: tuple[ProgrammeRow, ...]
    terms: Terms


@value
class Prepared(Value):
    """A page as it may be let out, and the words that stand on it."""

    request: Request
    release: Release
    cells: ProgrammeCells


@value
class LaptopReceipt(Value):
    """What of one laptop stands on a page, to be told to it."""

    signer: str
    receipts_for: str  # the public part of its key
    ids: tuple[str, ...]


def prepare_release(store: LeadStore, request: Request) -> Prepared:
    """Return what may be shown now as is asked in *request*; nothing is kept of it."""
    return _prepare(read_lead(store), store.parts(), request)


def let_out(store: LeadStore, seen: Prepared, to: str) -> tuple[LaptopReceipt, ...]:
    """Keep that what was *seen* goes *to* someone; return what to tell each laptop.

    Conflict if it would be another page by now.
    """
    with store.deciding() as hand:
        lead, request = read_lead(hand), seen.request
        if _prepare(lead, hand.parts(), request).release != seen.release:
            raise Conflict(CHANGED)
        hand.keep(Released(to=to, release=seen.release, on=request.terms.day))
    return tuple(_receipts(lead, seen.release))


def list_stale(lead: Lead, today: date) -> Iterator[tuple[str, str]]:
    """Yield what each laptop is called whose newest pack is old, and its day."""
    for signer, called in lead.trusted.items():
        last = lead.last_of(signer)
        if last and (today - date.fromisoformat(last.made)).days > STALE:
            yield called, last.made


def _prepare(
    lead: Lead, parts: Mapping[str, tuple[SetPart, ...]], request: Request
) -> Prepared:
    if not any(parts.values()):
        raise NotFound("No pack was taken in yet, so there is nothing to show.")
    reader, day = request.terms.reader, request.terms.day
    if lead.invitation and reader not in lead.invitation.readers:
        raise Refused(
            f"The invitation names no such reader as the {reader}, and what was agreed "
            "to is for those whom it names.",
            Remedy.BEGIN_LEADING,
        )
    due = {signer: leave_due(each, lead, day) for signer, each in parts.items()}
    cells = make_cells(due, request.rows, reader)
    earlier = [each.release for each in lead.released]
    return Prepared(request, release(cells, earlier, request.terms), cells)


def _receipts(lead: Lead, page: Release) -> Iterator[LaptopReceipt]:
    by_signer: dict[str, set[str]] = {}
    for cell in page.cells.values():
        for mark in cell.shown:
            by_signer.setdefault(mark.signer, set()).add(mark.id)
    for signer, ids in sorted(by_signer.items()):
        if last := lead.last_of(signer):
            yield LaptopReceipt(signer, last.receipts_for, tuple(sorted(ids)))
