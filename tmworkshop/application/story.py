"""A programme that never was: its sets, their people and slips, and what to look at."""

from __future__ import annotations

from datetime import date

from tmworkshop.domain.values import Value, value


@value
class HandedIn(Value):
    """A sharing slip that a member hands in on a day, with its ticked boxes."""

    member: str
    on: date
    yes: tuple[str, ...]


@value
class MadeUpSet(Value):
    """A learning set, its people, and what they agree to."""

    id: str
    name: str
    partnership: str
    place: str
    members: tuple[str, ...]
    slips: tuple[HandedIn, ...]


@value
class WorthOpening(Value):
    """A page to look at, and why."""

    page: str
    why: str


@value
class Story(Value):
    """A programme that never was."""

    title: str
    facilitator: str
    contact: str
    kept_until: date
    sets: tuple[MadeUpSet, ...]
    sendings: tuple[date, ...]  # when the comparison goes out
    worth_opening: tuple[WorthOpening, ...]

    @property
    def told_by(self) -> str:
        """Whom a member turns to, as every page says it."""
        return f"{self.facilitator}, {self.contact}"
