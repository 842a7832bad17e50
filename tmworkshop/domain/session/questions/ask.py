"""A question as it is put, and what may be answered to it: its shape, its keys.

Every front end draws it and reads its answer by the same value.
"""

from __future__ import annotations

from enum import StrEnum

from tmworkshop.domain.values import Value, value

HELP = "/"  # the key that shows all keys, wherever there are some
CLOSES = "close"  # the word that closes a session: Enter alone never does


class Shape(StrEnum):
    """The shape of the answer that is wanted."""

    ENTER = "enter"  # Enter alone
    LINE = "line"  # words
    DATE = "date"
    NAME = "name"  # someone in `Screen.here`
    RATINGS = "ratings"  # one line of values from slips
    SHEET = "sheet"  # one line of values from one sheet, in its order
    CHOICE = "choice"  # one key
    CLOSE = "close"  # the word itself, and never Enter alone

    @property
    def is_of_figures(self) -> bool:
        """Whether it is read from paper, where ? is of someone who cannot say."""
        return self in (Shape.RATINGS, Shape.SHEET)  # others: are for someone to say


class Enter(StrEnum):
    """All that Enter on nothing may mean, in the words that every screen has for it."""

    MOVES_ON = "moves on"
    YES = "yes"  # as it is offered
    NOTHING = "leaves it"  # nothing is given for this part, or changed in it
    DONE = "done"  # all of several are in


@value
class Choice(Value):
    """One key, what it stands for, and what it says."""

    key: str
    value: str
    label: str


@value
class Ask(Value):
    """The question, and what Enter on nothing means."""

    label: str
    shape: Shape
    enter: Enter | None  # what Enter on nothing means; None where it means nothing
    choices: tuple[Choice, ...] = ()
    default: str = ""  # stands in the line, to be changed
    hint: str = ""
    needed: bool = False  # Enter on nothing leaves the turn open, not the part empty
    stands: str = ""  # what *default* stands for; Enter alone leaves it so
    named: bool = False  # a line may begin with its speaker: "Dai: words"


@value
class Key(Value):
    """A key that works beside the answer."""

    key: str
    label: str
