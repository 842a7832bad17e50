"""How a table over an enum names the members that it has nothing for.

A test finds every table and holds it to name each member, so that whoever adds one is
told wherever something is to be decided about it.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import TypeVar

E = TypeVar("E", bound=Enum)


class Chosen(frozenset[E]):
    """The members that something holds for, and beside them those it does not."""

    leaving: frozenset[E]


def choose(*members: E, leaving: Iterable[E]) -> Chosen[E]:
    """Return *members* as a set that knows which others it is *leaving*."""
    chosen = Chosen(members)
    chosen.leaving = frozenset(leaving)
    return chosen


def leave_out(*members: E) -> dict[E, None]:
    """Return empty rows: these *members* stand in a table, and have nothing there."""
    return dict.fromkeys(members)
