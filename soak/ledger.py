"""What writers said of one file, and how it differs from what is found there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from soak.entries import Entry, blanked, entry_of, facts_of
from tmworkshop.domain.facts import AnyFact

FOREVER = 2**63


@dataclass
class Ledger:
    """The entries that were tried, and those of them that were acknowledged."""

    tried: set[Entry] = field(default_factory=set)
    kept: set[Entry] = field(default_factory=set)

    def hear(self, events: Iterable[str], *, before: int = FOREVER) -> int:
        """Note what writers said; return how many entries they acknowledged.

        Only what was acknowledged *before* that time counts, in nanoseconds by the
        clock that all processes share.
        """
        known = len(self.kept)
        for event in events:
            match event.split():
                case ["tries", writer, number]:
                    self.tried.add(Entry(writer, int(number)))
                case ["kept", writer, number, at, _] if int(at) < before:
                    self.kept.add(Entry(writer, int(number)))
        return len(self.kept) - known

    def lost(self, facts: Sequence[AnyFact]) -> set[Entry]:
        """Return what was acknowledged and is not there, whole and as it was."""
        found = {fact.id: fact for fact in facts}
        return {entry for entry in self.kept if not self._is_there(entry, found)}

    def wrong(self, facts: Sequence[AnyFact]) -> int:
        """Count what is there twice, in part, or though nobody tried to keep it."""
        found = {fact.id: fact for fact in facts}
        begun = {entry_of(id_) for id_ in found} - self.kept
        half = {entry for entry in begun if not self._is_there(entry, found)}
        return len(facts) - len(found) + len(half | (begun - self.tried))

    def _is_there(self, entry: Entry, found: Mapping[str, AnyFact]) -> bool:
        return all(
            found.get(fact.id) in self._versions(entry, fact)
            for fact in facts_of(entry)
        )

    def _versions(self, entry: Entry, fact: AnyFact) -> tuple[AnyFact, ...]:
        """Return what *fact* may be by now: a rewrite may have blanked its words."""
        rewrite = entry.blanked_by
        if not rewrite.is_rewrite or rewrite not in self.tried:
            return (fact,)
        if rewrite not in self.kept:
            return (fact, blanked(fact))
        return (blanked(fact),)
