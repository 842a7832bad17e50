"""The terms that an invitation asks under, in words, and which slips were for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from tmworkshop.domain.levels import Reader
from tmworkshop.domain.likeness import fold_name
from tmworkshop.domain.packs.invitation_lines import list_lines, say_asker
from tmworkshop.domain.packs.pack import Invitation
from tmworkshop.domain.record.record import Record
from tmworkshop.domain.sharing.disclosure import Purpose, is_asked_for
from tmworkshop.domain.sharing.lent import Use
from tmworkshop.domain.tables import leave_out
from tmworkshop.domain.values import Value, value

SHORT = 6  # letters of an id that are typed
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
    is_alike: bool = False  # another programme here is called as this one is

    @property
    def code(self) -> str:
        """By what these terms are known again; it stands on the slip."""
        return code_of(self.id)

    @property
    def programme(self) -> str:
        """The id of the programme, which stays when the terms change."""
        return self.invitation.programme

    @property
    def lead(self) -> str:
        """Who asks, and for which programme."""
        called = say_asker(self.invitation)
        return f"{called} ({code_of(self.programme)})" if self.is_alike else called

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


def code_of(id_: str) -> str:
    """Return what of a long *id_* is read out, or typed."""
    return id_[:SHORT]


def tell_alike_apart(every: Iterable[AcceptedTerms]) -> tuple[AcceptedTerms, ...]:
    """Return *every* terms, each of two that are called the same with its code."""
    known = tuple(every)
    often = Counter(fold_name(each.lead) for each in known)
    return tuple(replace(e, is_alike=often[fold_name(e.lead)] > 1) for e in known)


def hold_to(record: Record, terms: AcceptedTerms) -> Record:
    """Return *record* with the slips that were for these *terms*, and no others.

    What they ask for nobody is no box of theirs, whatever was typed in.
    """
    consents = {
        box: by_terms[terms.id]
        for box, by_terms in record.by_terms.items()
        if terms.id in by_terms and is_asked_for(box[1], terms.invitation.readers)
    }
    is_printed = Reader.PUBLIC in terms.invitation.readers
    lent = {
        of: replace(e, uses=tuple(u for u in e.uses if is_printed or u != Use.PRINT))
        for of, by_terms in record.lent_by_terms.items()
        if (e := by_terms.get(terms.id))
    }
    return replace(record, consents=consents, lent=lent)


def find_other_slips(record: Record, invitation: str) -> tuple[str, ...]:
    """Return whose slips let words be read beyond the set, but for other terms."""
    answered = {who for (who, _), each in record.by_terms.items() if invitation in each}
    yes = {
        who
        for (who, box), by_terms in record.by_terms.items()
        if box != Purpose.SET_SUMMARY and any(e.choice for e in by_terms.values())
    }
    return tuple(sorted(yes - answered))
