"""What a backup must know of slips, and what it may not bring back."""

from __future__ import annotations

from collections.abc import Callable

from tmworkshop.application.erasure import ensure_closed
from tmworkshop.application.seal import (
    is_sealed,
    leave_out_open_slips,
    replace_words,
    seal_copy,
    slips_in,
)
from tmworkshop.domain.facts import AnyFact, Consented, Erased, Joined, Said
from tmworkshop.domain.record.record import record_of
from tmworkshop.domain.rights.erasure import Person, blank_person, person_of
from tmworkshop.domain.rights.named import called_in
from tmworkshop.domain.rights.typed_texts import reword_typed, texts_of

Facts = tuple[AnyFact, ...]


class SlipRules:
    """Words that have no speaker, as a copy of them may be kept."""

    def __init__(self, random_id: Callable[[], str]) -> None:
        self._random_id = random_id

    def sealed(self, facts: Facts) -> Facts:
        """Return *facts* with no link left, in an open session as well."""
        return seal_copy(facts, self._random_id, lambda session: True)

    def settled(self, facts: Facts) -> Facts:
        """Return *facts* with no link left in a closed session."""
        return seal_copy(facts, self._random_id, lambda session: session.closed)

    def taken_away(self, facts: Facts) -> Facts:
        """Return *facts* as a copy may hold them that nothing reaches later on."""
        return leave_out_open_slips(self.sealed(facts))


def bring_back(copy: Facts, present: Facts) -> Facts:
    """Return the facts of a *copy* as they may come back, with *present* ones known.

    Whoever was erased since is erased again, words that have had no speaker since have
    none, and what was said since on sharing slips still holds.  A fact changes in an
    erasure alone, so that as it stands now is how it comes back.
    """
    erasures = [fact for fact in present if isinstance(fact, Erased)]
    blanked_ids = {each for erasure in erasures for each in erasure.of}
    words = {text for fact in present for text in texts_of(fact)}
    as_it_stands = {fact.id: fact for fact in present}
    known_now = tuple(as_it_stands.get(fact.id, fact) for fact in copy)
    facts = _of_nobody(known_now, present)
    named = (fact for fact in copy if isinstance(fact, Joined) and fact.name)
    blanked_since = (fact.member for fact in named if fact.id in blanked_ids)
    for member in dict.fromkeys(blanked_since):
        facts = _without(facts, person_of(copy, member), words)
    known = {fact.id for fact in facts}
    since = (f for f in present if isinstance(f, Erased | Consented))
    return (*facts, *(fact for fact in since if fact.id not in known))


def _of_nobody(copy: Facts, present: Facts) -> Facts:
    """Return *copy* with the words of nobody that *present* has in place of a name's.

    A word that has gone, while later ones still stand, was made one of nobody's.
    """
    known = {fact.id for fact in present}
    shared = [place for place, fact in enumerate(copy) if fact.id in known]
    left = [
        fact
        for fact in copy[: max(shared, default=0)]
        if isinstance(fact, Said) and fact.id not in known
    ]
    sessions = {fact.session for fact in left}
    sealed = (f for f in present if is_sealed(f) and f.session in sessions)
    ids = {fact.id for fact in (*left, *slips_in(copy, sessions))}
    return tuple(replace_words(copy, ids, sealed)) if ids else copy


def _without(facts: Facts, person: Person, words: set[str]) -> Facts:
    """Return *facts* without *person*; *words* that still stand keep the name."""
    called = called_in(record_of(facts), person)

    def mask(text: str) -> str:
        return text if text in words else called.masked(text)

    return tuple(reword_typed(fact, mask) for fact in blank_person(facts, person).facts)


def ensure_put_down(set_id: str, present: Facts) -> None:
    """Raise Refused while a session of *present* is open."""
    if present:
        ensure_closed(record_of(present), set_id)
