"""A copy of what a lead has, as it may come back: withdrawn words never do.

What is known by now holds: what was withdrawn, objected to, or is overdue stays away,
and so does a pack that newer ones were taken in after, where those are lost.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from tmworkshop.application.lead_dues import leave_due
from tmworkshop.application.lead_store import Parts
from tmworkshop.domain.programme.lead_facts import AnyLeadFact, Invited, Lead, lead_of
from tmworkshop.domain.programme.united import unite_parts
from tmworkshop.domain.values import Value, value


@value
class LeadKept(Value):
    """What a lead has: facts, and what each signer let go."""

    facts: tuple[AnyLeadFact, ...] = ()
    parts: Mapping[str, Parts] = field(default_factory=dict)


@value
class LeadRestored(Value):
    """The same as it comes back, and whose packs in it are too old to: by name."""

    kept: LeadKept
    stale: tuple[str, ...] = ()


def bring_lead_back(copy: LeadKept, present: LeadKept, today: str) -> LeadRestored:
    """Return *copy* as it may come back beside the *present*; it, if that is another's.

    What of the copy is of another programme changes nothing here.
    """
    if _is_of_other(copy, present):
        return LeadRestored(present)
    facts = (*copy.facts, *(each for each in present.facts if each not in copy.facts))
    lead, before = lead_of(facts), lead_of(copy.facts)
    now = lead_of(present.facts)
    parts, stale = dict[str, Parts](), list[str]()
    for signer, called in lead.trusted.items():
        ours = present.parts.get(signer, ())
        theirs = copy.parts.get(signer, ())
        if theirs and not ours and not _has_all(before, now, signer):
            stale.append(called)
            theirs = ()
        if (ours or theirs) and not lead.concluded:
            parts[signer] = leave_due(unite_parts(theirs, ours), lead, today, signer)
    return LeadRestored(LeadKept(facts, parts), tuple(stale))


def _is_of_other(copy: LeadKept, present: LeadKept) -> bool:
    one, other = _programme_of(copy), _programme_of(present)
    return bool(one and other) and one != other


def _programme_of(kept: LeadKept) -> str:
    invited = (e.invitation.programme for e in kept.facts if isinstance(e, Invited))
    return next(invited, "")


def _has_all(copy: Lead, now: Lead, signer: str) -> bool:
    """Say whether *copy* knows each pack of *signer* that was taken in by *now*."""
    known = {each.digest for each in copy.received if each.signer == signer}
    return known >= {each.digest for each in now.received if each.signer == signer}
