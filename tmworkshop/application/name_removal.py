"""Take a name off words that were said by name, for good: what the close does to slips.

The words and all that was kept about them leave the file, and come back as words of
nobody among the others of their session.  It cannot be undone.  Pages and copies are
done before the set's own file, and once more after it, for one may have been made just
then.  A kill in between is made good by the next command.
"""

from __future__ import annotations

from collections.abc import Iterable

from tmworkshop.application.erasure import names_of_set
from tmworkshop.application.ports import Places, SetInHand
from tmworkshop.application.seal import replace_words, seal_anew
from tmworkshop.domain.duties import Unnaming, first_of
from tmworkshop.domain.facts import AnyFact
from tmworkshop.domain.ids import sealed_id
from tmworkshop.domain.record.fact_order import is_sealed
from tmworkshop.domain.record.record import record_of
from tmworkshop.domain.rights.edits import ensure_nameless


def take_name_off(places: Places, set_id: str, kept_id: str) -> None:
    """Make the words *kept_id* of a set nobody's; Refused where that cannot be."""
    file = places.workspace.open_set(set_id)
    with file.deciding() as hand:
        facts = hand.facts()
        record = record_of(facts)
        ensure_nameless(record, record.kept[kept_id])
        duty = Unnaming(set_id, first_of(facts), kept_id)
        places.duties.take_on(duty)
        carry_out_name_removal(duty, hand, places)


def carry_out_name_removal(duty: Unnaming, hand: SetInHand, places: Places) -> None:
    """Do what *duty* says, or whatever of it is left to do, with its set in *hand*."""
    facts, words = hand.facts(), {duty.kept}
    record, now = record_of(facts), facts
    if duty.kept in record.kept:
        ensure_nameless(record, record.kept[duty.kept])
        now = tuple(seal_anew(facts, record, words))
    new_id = sealed_id(duty.kept)
    fresh = [f for f in now if is_sealed(f) and new_id in (f.id, getattr(f, "of", ""))]

    def change(copy: tuple[AnyFact, ...]) -> Iterable[AnyFact]:
        """Return *copy* with the words as they are now, if it held them by name."""
        has_them = any(fact.id == duty.kept for fact in copy)
        return replace_words(copy, words, fresh) if has_them else copy

    names = names_of_set(facts)
    places.clear(duty.set_id, names, change)
    hand.rewrite(now)
    places.clear(duty.set_id, names, change)
    places.duties.fulfil(duty)
