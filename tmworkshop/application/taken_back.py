"""What went in packs and no longer holds, as home and every change ask."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from tmworkshop.application.what_leaves import (
    PackRules,
    Pseudonyms,
    hold_all,
    look_with,
)
from tmworkshop.domain.facts import (
    Amended,
    AnyFact,
    Consented,
    Erased,
    Joined,
    Lent,
    LetGo,
    Struck,
    Tagged,
)
from tmworkshop.domain.laid_masks import Span
from tmworkshop.domain.packs.counted import Counted, count_things
from tmworkshop.domain.record.record import Record
from tmworkshop.domain.rights.hidden_names import is_mask

TAKES_BACK = Amended | Consented | Erased | Joined | Lent | Struck | Tagged


def may_have_changed(facts: Sequence[AnyFact]) -> bool:
    """Say whether anything among *facts* may take back what went, since it last did.

    What is said later takes nothing back; so that home need not look at all of it.
    """
    for fact in reversed(facts):
        if isinstance(fact, LetGo):
            return False
        if isinstance(fact, TAKES_BACK) and not is_mask(fact):
            return any(isinstance(each, LetGo) for each in facts)
    return False


def count_taken_back(
    records: Mapping[str, Record], rules: PackRules, changed: Collection[str]
) -> Counted:
    """Return how much of what went no longer holds as it went, in sets that *changed*.

    It is asked for often, so no name is looked for: what went was looked at.
    """
    pseudonyms = Pseudonyms(hold_all(records, rules.terms), rules.mark_of)
    some = {set_id: records[set_id] for set_id in changed if set_id in records}
    leaving = look_with(some, rules, pseudonyms, _find_nobody)
    every = (key for each in leaving.values() for key in each.letting.taken_back)
    living = {fact.set for record in records.values() for fact in record.let_go}
    return count_things(every, len(rules.untold - living))


def _find_nobody(words: str) -> tuple[Span, ...]:
    return ()
