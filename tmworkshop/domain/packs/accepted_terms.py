"""The terms that an invitation asks under, in words, and which slips were for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from tmworkshop.domain.levels import Reader
from tmworkshop.domain.packs.invitation_lines import list_lines, say_asker
from tmworkshop.domain.packs.pack import Invitation
from tmworkshop.domain.record.record import Record
from tmworkshop.domain.sharing.disclosure import Purpose
from tmworkshop.domain.tables import leave_out
from tmworkshop.domain.values import Value, value

# to whom a lead says that words went
WHO_READS: Mapping[Reader, str | None] = {
    **leave_out(Reader.NOBODY, Reader.SPEAKER, Reader.FACILITATOR),
    **leave_out(Reader.ROOM, Reader.SET),
    Reader.PROGRAMME: "the programme's evaluator",
    Reader.FUNDER: "the funder",
    Reader.PUBLIC: "anyone, in print",
}


@value
class AcceptedTerms(Value):
    """An invitation that was taken in, on a day."""

    id: str
    invitation: Invitation
    since: date

    @property
    def programme(self) -> str:
        """The id of the programme, which stays when the terms change."""
        return self.invitation.programme

    @property
    def lead(self) -> str:
        """Who asks, and for which programme."""
        return say_asker(self.invitation)

    @property
    def keep_until(self) -> date:
        """The last day on which the lead keeps what was sent."""
        return date.fromisoformat(self.invitation.keep_until)


def describe_terms(invitation: Invitation) -> dict[str, str]:
    """Return in words who asks, what for, and all else that is to be known first."""
    return {"Asked by": say_asker(invitation), **dict(list_lines(invitation))}


def list_changes(was: Invitation, now: Invitation) -> Iterator[str]:
    """Yield what the terms *now* say otherwise than they *were*."""
    before = describe_terms(was)
    for name, words in describe_terms(now).items():
        if words != before[name]:
            yield f"{name}: {words} (it was: {before[name]})"
    if was.encrypt_for != now.encrypt_for:
        yield "The lead has another key: packs are encrypted for that from now on."


def hold_to(record: Record, invitation: str) -> Record:
    """Return *record* with the slips that were for these terms, and no others."""
    consents = {
        box: given
        for box, given in record.consents.items()
        if given.invitation == invitation
    }
    lent = {of: e for of, e in record.lent.items() if e.invitation == invitation}
    return replace(record, consents=consents, lent=lent)


def find_other_slips(record: Record, invitation: str) -> tuple[str, ...]:
    """Return whose slips let words be read beyond the set, but for other terms."""
    every = record.consents.values()
    yes = [e for e in every if e.choice and e.purpose != Purpose.SET_SUMMARY]
    ours = {each.member for each in yes if each.invitation == invitation}
    return tuple(sorted({each.member for each in yes} - ours))
