"""What was said in one session, found by its turn, whoever wrote it and when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from functools import cached_property

from tmworkshop.domain.facts import Kind, Said, Struck, TurnKey
from tmworkshop.domain.record.kept import Kept, Words, apply_change, kept_from
from tmworkshop.domain.session.course.layout import ASIDE
from tmworkshop.domain.values import Value, value


@value
class Heard(Value):
    """Words by their ids, in the order they were said."""

    kept: Mapping[str, Kept] = field(default_factory=dict)
    struck: tuple[str, ...] = ()  # what was taken away, in the order it was

    def after(self, fact: Words) -> Heard:
        """Return what is heard once *fact* is; one about nothing known is let be."""
        if isinstance(fact, Said):
            return replace(self, kept={**self.kept, fact.id: kept_from(fact)})
        if (was := self.kept.get(fact.of)) is None:
            return self
        struck = _struck(self.struck, fact) if isinstance(fact, Struck) else self.struck
        return Heard({**self.kept, fact.of: apply_change(was, fact)}, struck)

    def turn_of(self, fact: Words) -> TurnKey | None:
        """Return the turn that *fact* is about, if it is known."""
        if isinstance(fact, Said):
            return fact.turn
        about = self.kept.get(fact.of)
        return about.turn if about else None

    @cached_property
    def standing(self) -> tuple[Kept, ...]:
        """What was not struck."""
        return tuple(kept for kept in self.kept.values() if not kept.struck)

    @property
    def taken_away(self) -> tuple[Kept, ...]:
        """What was struck and not put back, in the order it was."""
        return tuple(self.kept[each] for each in self.struck)

    def put_back(self, kept: Kept, session: str = "") -> tuple[Struck, ...]:
        """Let *kept* stand again, and the action that was taken away along with it."""
        since = self.taken_away[self.struck.index(kept.id) + 1 :][:1]
        along = (k for k in since if is_successor(k) and k.follows == kept.follows)
        back = (kept.id, *(each.id for each in along))
        return tuple(Struck(of=each, back=True, session=session) for each in back)

    @cached_property
    def turns(self) -> frozenset[TurnKey]:
        """The turns at which something stands; what is said out of turn has none."""
        keys = (kept.turn for kept in self.standing)
        return frozenset(key for key in keys if key and key.item != ASIDE)

    @cached_property
    def acting(self) -> frozenset[str]:
        """Those who said an action of their own, in their turn or out of it."""
        actions = (kept for kept in self.standing if kept.kind is Kind.ACTION)
        return frozenset(kept.speaker for kept in actions if not is_successor(kept))

    def at(self, key: TurnKey) -> tuple[Kept, ...]:
        """Return what stands at the turn *key*."""
        return tuple(kept for kept in self.standing if kept.turn == key)

    def answers_at(self, key: TurnKey) -> tuple[Kept, ...]:
        """Return what answers the turn *key* itself, not what follows from that."""
        return tuple(kept for kept in self.at(key) if not is_successor(kept))

    def successor(self, followup: Kept) -> Kept | None:
        """Return the action that *followup* led to, if it was said."""
        led_to = (kept for kept in self.standing if is_successor(kept))
        next_actions = (kept for kept in led_to if kept.follows == followup.follows)
        return next(next_actions, None) if followup.kind is Kind.FOLLOWUP else None


def _struck(before: tuple[str, ...], fact: Struck) -> tuple[str, ...]:
    others = tuple(each for each in before if each != fact.of)
    return others if fact.back else (*others, fact.of)


def is_aside(kept: Kept) -> bool:
    """Say whether *kept* was said out of turn."""
    return kept.turn is not None and kept.turn.item == ASIDE


def is_successor(kept: Kept) -> bool:
    """Say whether *kept* is an action that a follow-up led to."""
    return kept.kind is Kind.ACTION and bool(kept.follows)
