"""Which backups are worth keeping, and where copies went that nobody here can reach."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from tmworkshop.domain.dates import say_date
from tmworkshop.domain.facts import AnyFact, Erased, Said
from tmworkshop.domain.phrases import say_count
from tmworkshop.domain.values import Value, value

NEWEST = 10
MONTHS = 12


@value
class CopyElsewhere(Value):
    """A copy of the workspace that was made to another *place*."""

    made_on: date
    place: str


@value
class Shortfall(Value):
    """What a set's file lacks of what it once held: facts, the last kept *until* then.

    Their number is 0 where it cannot be told, for the file was rewritten since.
    Where the whole set *was_removed*, its file has come back.  Where another computer
    rewrote it, it *may_be_whole*, and copies tell if anything is missing.
    """

    facts: int
    until: date
    was_removed: bool = False
    may_be_whole: bool = False

    @property
    def told(self) -> str:
        """Say what is missing."""
        day = say_date(self.until)
        if self.was_removed:
            return "This set was removed for good, and its file has come back."
        if not self.facts:
            return f"This file is older: what was changed until {day} is missing."
        facts = say_count(self.facts, "fact")
        return f"This file is older: it lacks {facts} that stood in it on {day}."


def say_which_has(set_id: str, backup: str) -> str:
    """Say that *backup* is the newest one that has *set_id*, or that none has."""
    newest = f"The newest backup that has it is {backup}." if backup else ""
    return newest or f"No backup here has {set_id} either."


def choose_backups(made: Iterable[datetime]) -> set[datetime]:
    """Return which of the moments at which backups were *made* keep theirs.

    The newest ones do, and the last of each of the latest months that have any.
    """
    in_order = sorted(set(made))
    last_of_months = {(each.year, each.month): each for each in in_order}
    return {*in_order[-NEWEST:], *[*last_of_months.values()][-MONTHS:]}


def count_lacking(copy: Iterable[AnyFact], present: Iterable[AnyFact]) -> int:
    """Return how many of the *present* facts a *copy* of the set has not."""
    known = {fact.id for fact in copy}
    return sum(fact.id not in known for fact in present)


def count_unforgotten(copy: Sequence[AnyFact], present: Iterable[AnyFact]) -> int:
    """Return how many facts of a *copy* hold what was to be forgotten since.

    That is told by the *present* ones: an erasure blanks a fact or takes it out, and
    what loses its speaker comes to be another.
    """
    known, now = {fact.id for fact in copy}, {fact.id: fact for fact in present}
    since = (fact for fact in now.values() if fact.id not in known)
    if not any(map(_is_forgetting, since)):
        return 0
    shared = [place for place, fact in enumerate(copy) if fact.id in now]
    until = max(shared, default=0)
    return sum(now.get(fact.id) != fact for fact in copy[: until + 1])


def _is_forgetting(fact: AnyFact) -> bool:
    is_of_nobody = isinstance(fact, Said) and fact.unattributed and not fact.device
    return is_of_nobody or isinstance(fact, Erased)
