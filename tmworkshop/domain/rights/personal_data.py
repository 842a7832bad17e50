"""What is held about one person, as values: every word of theirs with its history.

What others said stays theirs: of that it tells how often the person is named in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from tmworkshop.domain.facts import Kind
from tmworkshop.domain.record.actions import Status
from tmworkshop.domain.record.consents import SlipChoice
from tmworkshop.domain.record.history import Deed
from tmworkshop.domain.tables import leave_out
from tmworkshop.domain.values import Value, value

TAKEN_AWAY, PUT_BACK, THEME = "taken away", "put back", "theme"
CHANGES: Mapping[Deed, str | None] = {
    Deed.TAKEN_AWAY: TAKEN_AWAY,
    Deed.PUT_BACK: PUT_BACK,
    Deed.THEME: THEME,
    **leave_out(Deed.SAID, Deed.CHANGED),  # are of a part
}


@value
class PieceChange(Value):
    """One thing that was said of a piece, and when: words, a part, a theme."""

    at: datetime
    part: str
    value: str = ""


@value
class ActionOutcome(Value):
    """What became of an action, and whom it came from or went to."""

    number: int
    status: Status
    carried: int
    taken_on_from: str = ""
    taken_on_by: str = ""


@value
class Piece(Value):
    """Something they said, as it stands and as it came to be."""

    id: str
    kind: Kind
    on: date
    session: int  # its number; 0 between two sessions
    words: str
    value: str
    parts: Mapping[str, str]
    level: str
    lesson: str
    themes: tuple[str, ...]
    taken_away: bool
    history: tuple[PieceChange, ...]
    about_action: int = 0  # of a follow-up
    outcome: ActionOutcome | None = None  # of an action


@value
class Attended(Value):
    """A session they were at."""

    number: int
    on: date
    came_later: datetime | None = None
    left_before: datetime | None = None
    brought_an_issue: bool = False


@value
class Helping(Value):
    """An action of someone else that they were asked to help with, or to take on."""

    number: int
    whose: str
    asked_to: str  # "help" or "take it on"
    reply: str  # "yes", "no" or "nothing yet"


@value
class Left(Value):
    """Pieces of theirs that left the set."""

    to: str
    on: date
    pieces: tuple[str, ...]  # their ids


@value
class TextTicked(Value):
    """A slip for one text of theirs: what was ticked, and whether that holds now."""

    of: str  # the id of the piece
    on: date
    ticked: tuple[str, ...]
    holds: bool


@value
class PersonalData(Value):
    """All that is held about one person in one set."""

    set_name: str
    member: str
    name: str
    former_names: tuple[str, ...]
    partnerships: tuple[tuple[date, str], ...]
    attended: tuple[Attended, ...]
    pieces: tuple[Piece, ...]
    choices: tuple[SlipChoice, ...]
    asks_to_be_kept_until: date | None
    helping: tuple[Helping, ...]
    left: tuple[Left, ...]
    named_by_others: int
    texts: tuple[TextTicked, ...] = ()  # what is let go one by one
    taken_back: tuple[Left, ...] = ()  # by packs, of what went in them

    def count(self, kind: Kind) -> int:
        """Return how many pieces of *kind* stand."""
        return sum(p.kind is kind and not p.taken_away for p in self.pieces)

    @property
    def open_actions(self) -> int:
        """How many actions of theirs are still to be done."""
        became = [each.outcome.status for each in self.pieces if each.outcome]
        return became.count(Status.OPEN)

    @property
    def ended_actions(self) -> int:
        """How many actions of theirs have come to an end."""
        every = sum(each.outcome is not None for each in self.pieces)
        return every - self.open_actions
