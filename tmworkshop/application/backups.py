"""What a backup must know of slips, and what it may not bring back."""

from __future__ import annotations

from tmworkshop.application.erasure import ensure_closed
from tmworkshop.application.merger import forget_since
from tmworkshop.application.seal import leave_out_open_slips, replace_words, seal_copy
from tmworkshop.domain.facts import (
    AnyFact,
    Consented,
    Erased,
    Lent,
    LetGo,
    Organisations,
    Recognised,
    Said,
    Sent,
)
from tmworkshop.domain.record.fact_order import is_sealed
from tmworkshop.domain.record.record import record_of
from tmworkshop.domain.rights.hidden_names import is_mask

Facts = tuple[AnyFact, ...]


class SlipRules:
    """Words that have no speaker, as a copy of them may be kept."""

    def sealed(self, facts: Facts) -> Facts:
        """Return *facts* with no link left, in an open session as well."""
        return seal_copy(facts, lambda session: True)

    def settled(self, facts: Facts) -> Facts:
        """Return *facts* with no link left in a closed session."""
        return seal_copy(facts, lambda session: session.closed)

    def taken_away(self, facts: Facts) -> Facts:
        """Return *facts* as a copy may hold them that nothing reaches later on."""
        return leave_out_open_slips(self.sealed(facts))


# what holds from then on, whatever copy of a set comes back
STANDS = Erased | Consented | Lent | Sent | LetGo | Organisations | Recognised


def bring_back(copy: Facts, present: Facts) -> Facts:
    """Return the facts of a *copy* as they may come back, with *present* ones known.

    Whoever was erased since is erased again, words that have had no speaker since have
    none, what was said since on sharing slips still holds, and masks laid since are
    laid.  What left the set since did leave it, and no id in a pack comes twice.
    A fact changes in an erasure alone: as it stands now is how it comes back.
    """
    as_it_stands = {fact.id: fact for fact in present}
    facts = forget_since(copy, present, as_it_stands)
    left = {fact.id for fact in facts}
    words = (fact for fact in copy if isinstance(fact, Said))
    if sessions := {fact.session for fact in words if fact.id not in left}:
        sealed = [f for f in present if is_sealed(f) and f.session in sessions]
        facts = tuple(replace_words(facts, {fact.id for fact in sealed}, sealed))
    known = {fact.id for fact in facts}
    since = (f for f in present if isinstance(f, STANDS) or is_mask(f))
    return (*facts, *(fact for fact in since if fact.id not in known))


def ensure_put_down(set_id: str, present: Facts) -> None:
    """Raise Refused while a session of *present* is open."""
    if present:
        ensure_closed(record_of(present), set_id)
