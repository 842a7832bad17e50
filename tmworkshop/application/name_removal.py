"""Take a name off words that were said by name, for good: what the close does to slips.

The words and all that was kept about them leave the file, and come back as words of
nobody among the others of their session.  It cannot be undone.  The copies are done
before the set's own file, so that a kill in between can be made good, and once more
after it, for one may have been made just then.
"""

from __future__ import annotations

from collections.abc import Iterable

from tmworkshop.application.ports import Copies, SetFile
from tmworkshop.application.seal import replace_words, seal_anew
from tmworkshop.domain.facts import AnyFact
from tmworkshop.domain.record.fact_order import is_sealed
from tmworkshop.domain.record.record import record_of
from tmworkshop.domain.rights.edits import ensure_nameless


def take_name_off(file: SetFile, kept_id: str, copies: Copies) -> None:
    """Make the words *kept_id* nobody's; Refused where that cannot be."""
    with file.deciding() as hand:
        facts = hand.facts()
        record = record_of(facts)
        ensure_nameless(record, record.kept[kept_id])
        known = {fact.id for fact in facts}
        now = tuple(seal_anew(facts, record, {kept_id}))
        fresh = [fact for fact in now if is_sealed(fact) and fact.id not in known]

        def change(copy: tuple[AnyFact, ...]) -> Iterable[AnyFact]:
            """Return *copy* with the words as they are now, if it held them by name."""
            has_them = any(fact.id == kept_id for fact in copy)
            return replace_words(copy, {kept_id}, fresh) if has_them else copy

        copies(change)
        hand.rewrite(now)
        copies(change)
