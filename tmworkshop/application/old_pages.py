"""Pages on which someone stands under a name that is no longer theirs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tmworkshop.application.erasure import names_of_set
from tmworkshop.application.ports import Rest
from tmworkshop.domain.facts import AnyFact
from tmworkshop.domain.pages.receipts import Leftovers
from tmworkshop.domain.record.member import Member
from tmworkshop.domain.record.record import record_of
from tmworkshop.domain.sharing.mentions import Called


def clear_old_pages(
    rest: Rest, set_id: str, facts: Sequence[AnyFact], was: Member
) -> Leftovers:
    """Remove what was printed of a set while a member was called as they *was*.

    It can be printed anew, with the name they have now.  Return what went.
    """
    names = record_of(facts).names
    called = _called_before(was.name, names[was.id], names.values())
    return rest.clear_pages(
        set_id, names_of_set(facts), lambda text: bool(called.spans(text))
    )


def _called_before(was: str, now: str, others: Iterable[str]) -> Called:
    """Return what someone is called no more, whatever of it they still are."""
    still = now.split()
    parts = tuple(part for part in was.split() if part not in still)
    return Called(parts or (was,), tuple(others))
