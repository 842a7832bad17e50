"""How much of what goes in packs is meant, in the same words wherever it is counted."""

from __future__ import annotations

from collections.abc import Iterable

from tmworkshop.domain.phrases import join_names, say_count
from tmworkshop.domain.record.in_packs import LENT, VOICE
from tmworkshop.domain.values import Value, value


@value
class Counted(Value):
    """So many remarks, counts of people or slips, and whole sets that were removed."""

    remarks: int = 0
    counts: int = 0
    sets: int = 0

    @property
    def total(self) -> int:
        """How many things that are in all."""
        return self.remarks + self.counts + self.sets

    @property
    def told(self) -> str:
        """Say how many of each there are, if there are any."""
        every = {"remark": self.remarks, "count": self.counts, "set": self.sets}
        some = [say_count(number, name) for name, number in every.items() if number]
        return join_names(some) if some else say_count(0, "remark")


def count_things(keys: Iterable[str], sets: int = 0) -> Counted:
    """Count what *keys* stand for, as what was let go is known by."""
    every = tuple(keys)
    remarks = sum(each.startswith((VOICE, LENT)) for each in every)
    return Counted(remarks, len(every) - remarks, sets)


def say_remarks(number: int) -> str:
    """Say how many remarks there are: all that someone said at once, and let go."""
    return say_count(number, "remark")
