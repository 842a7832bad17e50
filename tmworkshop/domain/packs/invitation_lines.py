"""What an invitation says, line by line: on a screen, and on the slip."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from tmworkshop.domain.content import SlipBox
from tmworkshop.domain.dates import say_date
from tmworkshop.domain.levels import Reader
from tmworkshop.domain.packs.pack import Invitation
from tmworkshop.domain.sharing.disclosure import is_asked_for
from tmworkshop.domain.tables import leave_out

# the nearest first, however an invitation lists them
READ_BY: Mapping[Reader, str | None] = {
    Reader.PROGRAMME: "whoever works for the programme",
    Reader.FUNDER: "its funder",
    Reader.PUBLIC: "anyone, as short quotes",
    **leave_out(
        *(Reader.NOBODY, Reader.SPEAKER, Reader.FACILITATOR, Reader.ROOM, Reader.SET)
    ),
}


def list_boxes(
    boxes: Iterable[SlipBox], invitation: Invitation | None
) -> tuple[SlipBox, ...]:
    """Return those *boxes* that a slip for *invitation* has: for whom it names."""
    readers = invitation.readers if invitation else READ_BY
    return tuple(box for box in boxes if is_asked_for(box.id, tuple(readers)))


def say_asker(invitation: Invitation) -> str:
    """Return whose programme it is: "Northern Start, of Moor Trust"."""
    return f"{invitation.name}, of {invitation.organisation}"


def list_lines(invitation: Invitation) -> Iterator[tuple[str, str]]:
    """Yield what each of the terms is called, and what *invitation* says of it."""
    yield "What for", invitation.purpose
    yield "Lawful basis", invitation.basis
    yield "Data protection", invitation.contact
    yield "Kept until", say_date(date.fromisoformat(invitation.keep_until))
    readers = (words for each, words in READ_BY.items() if each in invitation.readers)
    yield "Read by", "; ".join(filter(None, readers))
