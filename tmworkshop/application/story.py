"""A programme that never was: its sets, their people and slips, and what to look at."""

from __future__ import annotations

from datetime import date

from tmworkshop.domain.levels import Reader
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
    key: str = ""  # the facilitator's: of nobody, and known to everyone


@value
class TypedCommand(Value):
    """A command that is typed at one of the laptops: at a set's, or at the lead's."""

    on: date
    at: str
    run: tuple[str, ...]


@value
class Sending(Value):
    """A page that the lead lets out on a day, to a reader who is called something."""

    on: date
    reader: Reader
    to: str = ""


@value
class WorthOpening(Value):
    """A page to look at, and why."""

    page: str
    why: str


@value
class Story(Value):
    """A programme that never was."""

    title: str
    programme: str
    facilitator: str
    contact: str
    kept_until: date
    sets: tuple[MadeUpSet, ...]
    typed: tuple[TypedCommand, ...]  # on its day before pages are let out
    sendings: tuple[Sending, ...]
    worth_opening: tuple[WorthOpening, ...]
    key: str = ""  # the lead's

    @property
    def told_by(self) -> str:
        """Whom a member turns to, as every page says it."""
        return f"{self.facilitator}, {self.contact}"
