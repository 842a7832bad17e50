"""All that a front end may show: one screen, ready to be drawn in any way."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from datetime import date

from tmworkshop.domain.content import Card
from tmworkshop.domain.facts import TurnKey
from tmworkshop.domain.session.questions.ask import Ask, Key
from tmworkshop.domain.values import Value, value


@value
class CardView(Value):
    """An evidence card as it is read out."""

    title: str
    finding: str
    source: str
    strength: str
    question: str
    note: str = ""  # on what is odd in its source


@value
class Heading(Value):
    """The one line on top: where the set is and how the minutes go."""

    set_name: str
    session: int
    step: str
    number: int
    of: int
    used: int
    planned: int
    note: str = ""  # silence
    part: str = ""  # of a step in timed parts: the one under way
    part_used: int = 0
    part_planned: int = 0


@value
class Tally(Value):
    """How many slips gave each point; the last is for "cannot say"."""

    label: str
    count: int


@value
class Spread(Value):
    """How often each point was given to one of several statements."""

    label: str
    counts: tuple[Tally, ...]


@value
class AskedAt(Value):
    """Which question it is, so that half an answer finds it again."""

    session: str = ""
    turn: TurnKey | None = None
    slot: str = ""
    about: str = ""  # the words kept already that a part or a change is asked of


@value
class Screen(Value):
    """Everything on the screen, and everything needed to read the answer."""

    heading: Heading
    ask: Ask
    asked_at: AskedAt = field(default_factory=AskedAt)
    turn: TurnKey | None = None  # in hand; none once all is asked
    speaker: str = ""
    place: str = ""  # "2nd of 6, then Dai"
    words: tuple[str, ...] = ()  # to the room
    cue: str = ""  # to the facilitator
    never: str = ""  # what the facilitator does not do here
    groups: tuple[str, ...] = ()  # who works together
    title: str = ""  # of the lesson, when it is the subject
    lines: tuple[str, ...] = ()  # what is kept here so far, or under review
    tally: tuple[Tally, ...] = ()
    spread: tuple[Spread, ...] = ()  # of several statements, a row each
    card: CardView | None = None
    titles: tuple[str, ...] = ()  # of the cards that are one key away
    looked_up: bool = False  # card or titles stand in the place of what else there is
    stems: tuple[str, ...] = ()
    keys: tuple[Key, ...] = ()
    barred: frozenset[str] = frozenset()  # keys that are for somebody else
    notice: str = ""
    refused: bool = False  # the last answer was not taken; the notice says why
    blank: bool = False
    over: bool = False  # there is nothing more to come; what is half typed still counts
    today: date = date.min
    next_meeting: date | None = None
    here: Mapping[str, str] = field(default_factory=dict)  # member id: name
    away: Mapping[str, str] = field(default_factory=dict)
    themes: Mapping[str, str] = field(default_factory=dict)
    cards: Mapping[str, Card] = field(default_factory=dict)
    points: tuple[int, ...] = ()
    statements: tuple[str, ...] = ()  # those on a sheet, in its order

    @property
    def offers(self) -> frozenset[str]:
        """The keys that work now."""
        return frozenset(key.key for key in self.keys)


Look = Callable[[], Screen]  # the screen as things stand now
