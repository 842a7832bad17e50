"""All that a front end may answer to a screen: a closed union."""

from __future__ import annotations

from tmworkshop.domain.facts import Kind, What
from tmworkshop.domain.values import Value, value


@value
class Answer(Value):
    """The answer to what is asked; empty where nothing need be given."""

    value: str = ""
    speaker: str = ""  # a member other than the one whose turn it is


@value
class Go(Value):
    """A move."""

    what: What
    who: tuple[str, ...] = ()
    minutes: int = 0
    card: str = ""


@value
class Add(Value):
    """Words said out of turn."""

    kind: Kind
    words: str
    speaker: str = ""


@value
class Label(Value):
    """A theme for the words kept last."""

    theme: str


@value
class Check(Value):
    """A question to be checked for advice, and not kept."""

    words: str


@value
class TakeAway(Value):
    """The words in hand are to be struck."""


@value
class PutBack(Value):
    """What was struck last is to stand again."""


@value
class Several(Value):
    """Words of several members, each to be kept by itself."""

    each: tuple[Intent, ...]


Intent = Answer | Go | Add | Label | Check | TakeAway | PutBack | Several
