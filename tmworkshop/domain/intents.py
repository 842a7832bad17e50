"""All that a front end may answer to a screen: a closed union."""

from __future__ import annotations

from dataclasses import dataclass

from tmworkshop.domain.facts import Kind, What


@dataclass(frozen=True)
class Answer:
    """The answer to what is asked; empty where nothing need be given."""

    value: str = ""
    speaker: str = ""  # a member other than the one whose turn it is


@dataclass(frozen=True)
class Go:
    """A move."""

    what: What
    who: tuple[str, ...] = ()
    minutes: int = 0
    card: str = ""


@dataclass(frozen=True)
class Add:
    """Words said out of turn."""

    kind: Kind
    words: str
    speaker: str = ""


@dataclass(frozen=True)
class Label:
    """A theme for the words kept last."""

    theme: str


@dataclass(frozen=True)
class TakeAway:
    """The words in hand are to be struck."""


Intent = Answer | Go | Add | Label | TakeAway
