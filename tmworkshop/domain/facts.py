"""All that is ever stored: facts, each one line, each read without its design.

Everything else (turns, position, actions, pages) is a pure fold over these.
A fact knows its kind by its class; ``adapters/store/documents.py`` writes it down.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from tmworkshop.domain.levels import Level
from tmworkshop.domain.values import Value, named_value

if TYPE_CHECKING:
    from tmworkshop.domain.design import Design

UNSTAMPED = datetime.min.replace(tzinfo=UTC)


class TurnKey(NamedTuple):
    """Which question, to whom: it stays true when people come and go."""

    step: str
    presenter: str = ""
    speaker: str = ""
    item: str = ""


TITLES = "*"  # `Moved.card` where titles are to be listed; words after it choose them


class What(StrEnum):
    """What can happen to where a session stands."""

    ON = "on"  # leave the turn open and go on
    PASS = "pass"
    BACK = "back"
    PAUSE = "pause"
    RESUME = "resume"
    SKIP = "skip"  # leave the rest of the step open
    EXTEND = "extend"
    STOP = "stop"
    REPLAN = "replan"  # other presenters, or another order
    ARRIVE = "arrive"
    LEAVE = "leave"
    RETURN_TO = "return-to"
    SHOW = "show"  # a card, or with no card, put it away
    BLANK = "blank"
    OTHERS = "others"  # other stems than those on the screen
    REOPEN = "reopen"  # take the close back
    DISCARD = "discard"  # it was begun by mistake, and nothing was said in it


class Kind(StrEnum):
    """What words become once they are said."""

    REFLECTION = "reflection"
    ISSUE = "issue"
    QUESTION = "question"
    LEARNING = "learning"
    PRACTICE = "practice"
    RATING = "rating"
    ACTION = "action"
    FOLLOWUP = "followup"
    MEETING = "meeting"  # when the set meets next; the value is a date, or nothing yet
    NOTE = "note"


@named_value
class Fact(Value):
    """What every fact carries; the application stamps it as it is kept."""

    id: str = ""
    at: datetime = UNSTAMPED
    device: str = ""


@named_value
class Founded(Fact):
    """The set: its name, who to turn to, where it meets, until when it is kept."""

    name: str
    contact: str = ""
    place: str = ""
    kept_until: date | None = None


@named_value
class Joined(Fact):
    """A member as known *since* a day; *member* is opaque: names may be erased."""

    member: str
    name: str
    partnership: str = ""  # its id
    since: date | None = None
    is_other: bool = False  # than whoever is called the same, or nearly so


@named_value
class Titled(Fact):
    """What a *partnership* is called from then on.

    It may be the *same_as* another, or be said to be two with those it is near to.
    """

    partnership: str
    name: str
    same_as: str = ""
    apart_from: tuple[str, ...] = ()


@named_value
class Agreed(Fact):
    """The ground rules the set works by, as a numbered version of a day."""

    version: int
    rules: tuple[str, ...]
    agreed_on: date | None = None


@named_value
class Consented(Fact):
    """One box of a private slip: *choice* for *purpose*, in a *wording* version."""

    member: str
    purpose: str
    choice: bool
    wording: int
    slip: date
    keep_until: date | None = None  # what its member wrote beside "keep until"
    invitation: str = ""  # the id of the one that stood on the slip, if any did


@named_value
class Lent(Fact):
    """The slip for one text *of* a member: which *uses* were ticked once it was read.

    *digest* is of the words that stood on it; with other words it says nothing.
    """

    of: str
    uses: tuple[str, ...]
    digest: str
    slip: date
    wording: int
    invitation: str = ""  # the id of the one that stood on the slip, if any did


@named_value
class Opened(Fact):
    """A session as it began; its own id is the session's."""

    design: Design
    held_on: date
    present: tuple[str, ...]
    presenters: tuple[str, ...] = ()
    reviews: tuple[str, ...] = ()  # ids of the actions to review
    lesson: str = ""


@named_value
class Moved(Fact):
    """A move, made by whoever steers, *after* the move before it."""

    session: str
    what: What
    turn: TurnKey | None = None
    who: tuple[str, ...] = ()
    minutes: int = 0
    card: str = ""
    after: str = ""


@named_value
class Said(Fact):
    """Words, or a value, kept as given; *parts* hold what came with them at once."""

    kind: Kind
    session: str = ""
    words: str = ""
    value: str = ""
    turn: TurnKey | None = None
    speaker: str = ""
    lesson: str = ""
    level: Level | None = None
    follows: str = ""
    unattributed: bool = False
    parts: Mapping[str, str] = field(default_factory=dict)


@named_value
class Amended(Fact):
    """A new *value* for a *part* of the fact *of*; the newest holds, all are kept."""

    of: str
    part: str
    value: str
    session: str = ""


@named_value
class Struck(Fact):
    """The fact *of* taken away on purpose, or with *back* put back again."""

    of: str
    back: bool = False
    session: str = ""


@named_value
class Tagged(Fact):
    """A theme that a person laid on the words *of*."""

    of: str
    theme: str
    coder: str = ""
    session: str = ""


@named_value
class Erased(Fact):
    """Ids whose words and speaker were blanked, and how many of what; no content."""

    of: tuple[str, ...]
    counts: Mapping[str, int] = field(default_factory=dict)


@named_value
class Sent(Fact):
    """Ids that went out of the set, to whom; what has gone cannot be called back."""

    of: tuple[str, ...]
    to: str
    member: str = ""


@named_value
class LetGo(Fact):
    """What went in a *pack* for a *programme*: a digest of each thing that was new.

    The *set* is the pseudonym that it has by its key; who has no key reads nothing.
    """

    programme: str
    set: str
    pack: str  # a digest of its content
    file: str = ""  # a digest of the file, as it was sent
    digests: Mapping[str, str] = field(default_factory=dict)
    withdrawn: tuple[str, ...] = ()


@named_value
class Organisations(Fact):
    """What organisations words beyond the set may not name; the newest list holds."""

    names: tuple[str, ...]


@named_value
class Recognised(Fact):
    """Whether a *member* is the *other* of another set, whose name is near theirs."""

    member: str
    other_set: str
    other: str
    is_same: bool


AnyFact = (
    Founded
    | Joined
    | Titled
    | Agreed
    | Consented
    | Lent
    | Opened
    | Moved
    | Said
    | Amended
    | Struck
    | Tagged
    | Erased
    | Sent
    | LetGo
    | Organisations
    | Recognised
)


def session_of(fact: AnyFact) -> str:
    """Return the id of the session that *fact* is of; empty if it is of none."""
    return fact.id if isinstance(fact, Opened) else getattr(fact, "session", "")
