"""What a check of this machine found: said in words, with its remedy, quoting nobody.

Whatever could name someone, a path or a set, stands in *places* and never in the
sentence itself, so that the same sentence can be sent to a stranger.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from enum import StrEnum

from tmworkshop.domain.remedies import Way
from tmworkshop.domain.values import Value, value


class State(StrEnum):
    """How what was looked at stands."""

    WELL = "well"
    NOTED = "noted"  # worth knowing; nothing is wrong
    WRONG = "to put right"
    UNKNOWN = "cannot tell"


class About(StrEnum):
    """What a check looks at."""

    MACHINE = "machine"
    WORKSPACE = "workspace"


@value
class Finding(Value):
    """One thing that was found; each {} in *words* stands for one of *places*.

    *detail* is what the machine said of it, for this screen only.  *mend* puts it
    right, where that is safe, and *done* tells of it once that is so.
    """

    state: State
    words: str
    places: tuple[str, ...] = ()
    remedy: Way | str | None = None
    detail: str = ""
    mend: Callable[[], object] | None = None
    done: Finding | None = None

    def mended_as(self, words: str, *places: str) -> Finding:
        """Return this, told in *words* once it is mended."""
        return replace(self, done=noted(words, *places))

    @property
    def told(self) -> str:
        """The sentence with its places in it."""
        return self.words.format(*self.places)


@value
class MachineCheck(Value):
    """One thing to look at on this machine."""

    name: str
    about: About
    look: Callable[[], Iterable[Finding]]


def well(words: str, *places: str) -> Finding:
    """Return that all is well."""
    return Finding(State.WELL, words, places)


def noted(
    words: str,
    *places: str,
    remedy: Way | str | None = None,
    mend: Callable[[], object] | None = None,
) -> Finding:
    """Return something worth knowing."""
    return Finding(State.NOTED, words, places, remedy, mend=mend)


def wrong(
    words: str,
    *places: str,
    remedy: Way | str | None = None,
    detail: str = "",
    mend: Callable[[], object] | None = None,
) -> Finding:
    """Return something to put right."""
    return Finding(State.WRONG, words, places, remedy, detail, mend)


def unknown(words: str, *places: str, remedy: Way | str | None = None) -> Finding:
    """Return that it cannot be told, and how to look oneself."""
    return Finding(State.UNKNOWN, words, places, remedy)
