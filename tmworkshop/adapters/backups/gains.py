"""What copies of a set hold that its file lacks, and how all of that comes into it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from tmworkshop.adapters.backups.copies_of import (
    FactCopy,
    Origin,
    read_copies,
)
from tmworkshop.adapters.keys.unasked import open_unasked
from tmworkshop.adapters.store.format import Facts, mend_set
from tmworkshop.adapters.store.workspace import FolderWorkspace
from tmworkshop.domain.backups import Shortfall
from tmworkshop.domain.dates import say_date
from tmworkshop.domain.facts import Founded
from tmworkshop.domain.phrases import say_count
from tmworkshop.domain.record.fact_order import founding_of
from tmworkshop.domain.values import Value, value

Merge = Callable[[Facts, Facts], Facts]  # of two copies of one set


Config = Callable[[], Path]  # finds the folder of what belongs to this computer


@value
class Gain(Value):
    """So many *more* facts, and the copy that brings most of them, of that *day*."""

    facts: Facts  # with which the set has them all
    more: int = 0
    in_one: int = 0  # of them, so many are in that copy
    label: str = ""
    day: date | None = None

    @property
    def told(self) -> str:
        """Say what would come, and from where."""
        if self.day is None:
            return "No copy within reach has them."
        facts = say_count(self.more, "fact")
        which = f"{self.label}, of {say_date(self.day)}"
        if self.in_one == self.more:
            return f"{facts} can come back from {which}."
        return f"{facts} can come back from copies; {which}, has most of them."


@value
class Lack(Value):
    """What a set's file lacks, and what it gains of its copies."""

    shortfall: Shortfall
    gain: Gain

    @property
    def told(self) -> str:
        """Say both."""
        return f"{self.shortfall.told} {self.gain.told}"


@value
class Copies(Value):
    """The copies of a workspace's sets, and how two of one set are merged."""

    workspace: Path
    config: Config
    merge: Merge

    def find_gain(self, set_id: str, facts: Facts) -> Gain:
        """Return what the set *set_id*, of which *facts* are known, gains of them."""
        unseal = open_unasked(self.config())
        copies = [
            each
            for each in read_copies(self.workspace, set_id, unseal)
            if each.origin is not Origin.FILE
        ]
        return find_gain(facts, copies, self.merge)

    def find_lack(self, set_id: str) -> Lack | None:
        """Return what the file of *set_id* lacks; None if nothing, as far as is known.

        One that another computer rewrote is taken as whole where no copy has more.
        """
        file = self._sets.open_set(set_id)
        shortfall = file.shortfall
        if shortfall is None:
            return None
        gain = self.find_gain(set_id, file.facts())
        if shortfall.may_be_whole:
            if not gain.more:
                file.take_as_whole()
                return None
            shortfall = replace(shortfall, facts=gain.more)
        return Lack(shortfall, gain)

    def bring_back(self, set_id: str) -> None:
        """Let *set_id* hold all that is in its copies, and be whole, as it then is."""
        bring = partial(self._with_gain, set_id)
        mend_set(FolderWorkspace(self.workspace).path_of(set_id), bring)
        self._sets.open_set(set_id).take_as_whole()

    @property
    def _sets(self) -> FolderWorkspace:
        return FolderWorkspace(self.workspace, config=self.config)

    def _with_gain(self, set_id: str, facts: Facts) -> Facts:
        return self.find_gain(set_id, facts).facts


def find_gain(facts: Facts, copies: Sequence[FactCopy], merge: Merge) -> Gain:
    """Return what *facts* of a set gain of *copies* of it, which may be of another."""
    now, most, best = (*_founding(facts, copies), *facts), 0, None
    for copy in copies:
        known = {fact.id for fact in now}
        theirs = copy.facts
        is_known = all(fact.id in known for fact in theirs)
        if is_known or founding_of(theirs) != founding_of(now):
            continue
        now = merge(now, theirs)
        more = sum(fact.id not in known for fact in now)
        if more > most:
            most, best = more, copy
    before = {fact.id for fact in facts}
    more = sum(fact.id not in before for fact in now)
    if best is None:
        return Gain(facts)
    brought = {fact.id for fact in best.facts} - before
    in_one = sum(fact.id in brought for fact in now)
    return Gain(now, more, in_one, best.label, best.day)


def _founding(facts: Facts, copies: Iterable[FactCopy]) -> Iterator[Founded]:
    """Yield the fact that the set began with, from a copy, if it is not in *facts*."""
    if not founding_of(facts):
        every = (fact for copy in copies for fact in copy.facts)
        yield from [fact for fact in every if isinstance(fact, Founded)][:1]
