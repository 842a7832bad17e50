"""Minutes on the floor, planned and held; a gap that nobody filled is nobody's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from datetime import datetime

from tmworkshop.domain.design import Step
from tmworkshop.domain.facts import UNSTAMPED, TurnKey
from tmworkshop.domain.values import Value, value

MINUTE = 60


@value
class Airtime(Value):
    """How long each stretch of a session has been, and what was added to its plan."""

    last_at: datetime = UNSTAMPED
    seconds: Mapping[TurnKey, float] = field(default_factory=dict)  # by stretch
    extra: Mapping[str, int] = field(default_factory=dict)  # minutes, by step

    def until(self, at: datetime, stretch: TurnKey | None) -> Airtime:
        """Return this with the time up to *at* counted for *stretch*, if there is one.

        A clock that ran backwards adds nothing until it has caught up, or until
        a session is taken up by it again.
        """
        gap = (at - self.last_at).total_seconds()
        if gap <= 0 or stretch is None:
            return replace(self, last_at=max(self.last_at, at))
        seconds = self.seconds.get(stretch, 0.0) + gap
        return replace(self, last_at=at, seconds={**self.seconds, stretch: seconds})

    def taken_up(self, at: datetime) -> Airtime:
        """Return this as it goes on *at*: after a kill there was no pause to count."""
        return replace(self, last_at=at)

    def extended(self, step: str, minutes: int) -> Airtime:
        """Return this with *minutes* more for *step*."""
        more = self.extra.get(step, 0) + minutes
        return replace(self, extra={**self.extra, step: more})

    def planned(self, step: Step) -> int:
        """Return the minutes planned for *step*, with what was added."""
        return step.minutes + self.extra.get(step.id, 0)

    def held(self, stretch: TurnKey, now: datetime) -> int:
        """Return the whole minutes of *stretch*, which is under way *now*."""
        since = max(0.0, (now - self.last_at).total_seconds())
        return int((self.seconds.get(stretch, 0.0) + since) // MINUTE)

    @property
    def total(self) -> int:
        """The whole minutes held so far."""
        return int(sum(self.seconds.values()) // MINUTE)
