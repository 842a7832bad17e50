"""What is said once a programme is at its end: what was destroyed, and what stays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tmworkshop.domain.packs.invitation_lines import list_lines, say_asker
from tmworkshop.domain.packs.pack import Invitation
from tmworkshop.domain.phrases import say_count
from tmworkshop.domain.programme.lead_facts import Lead
from tmworkshop.domain.values import Value, value


@value
class LeftOver(Value):
    """What is left of words beside what was taken in, by the names of the files."""

    place: str  # where pages lie that were let out
    pages: Sequence[str] = ()
    copies: Sequence[str] = ()  # that were written for whoever codes
    unreached: Sequence[str] = ()  # folders that pages may lie in besides


def list_terms(invitation: Invitation) -> Iterator[str]:
    """Yield what an invitation says, a line each."""
    yield say_asker(invitation)
    yield from (f"{called}: {words}" for called, words in list_lines(invitation))


def list_certificate(lead: Lead, files: int, left: LeftOver) -> Iterator[str]:
    """Yield the lines of the certificate; what is *left* is named, file by file."""
    if lead.invitation:
        yield from ("Certificate of destruction", *list_terms(lead.invitation), "")
    kept = "with what was taken in"
    destroyed = say_count(files, f"file {kept} was", f"files {kept} were")
    yield f"On {lead.concluded} {destroyed} overwritten and removed."
    yield f"Packs had come from {say_count(len(lead.trusted), 'laptop')}."
    if left.pages:
        yield f"Pages that were let out stay in {left.place}:"
        yield from (f"   {name}" for name in left.pages)
    else:
        yield f"No page that was let out lies in {left.place}."
    yield from list_copies(left)
    for each in lead.released:
        yield f"Released before, and not called back: to {each.to} on {each.on}."


def list_copies(left: LeftOver) -> Iterator[str]:
    """Yield which files are left for whoever codes, and what could not be reached."""
    if left.copies:
        yield "Written for whoever codes, and yours to remove:"
        yield from (f"   {place}" for place in left.copies)
    if left.unreached:
        yield "Not reached, and pages may lie there, to be looked at by you:"
        yield from (f"   {place}" for place in left.unreached)
