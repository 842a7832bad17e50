"""Which backups are worth keeping, and where copies went that nobody here can reach."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from tmworkshop.domain.values import Value, value

NEWEST = 10
MONTHS = 12


@value
class CopyElsewhere(Value):
    """A copy of the workspace that was made to another *place*."""

    made_on: date
    place: str


def say_which_has(set_id: str, backup: str) -> str:
    """Say that *backup* is the newest one that has *set_id*, or that none has."""
    newest = f"The newest backup that has it is {backup}." if backup else ""
    return newest or f"No backup here has {set_id} either."


def choose_backups(made: Iterable[datetime]) -> set[datetime]:
    """Return which of the moments at which backups were *made* keep theirs.

    The newest ones do, and the last of each of the latest months that have any.
    """
    in_order = sorted(set(made))
    last_of_months = {(each.year, each.month): each for each in in_order}
    return {*in_order[-NEWEST:], *[*last_of_months.values()][-MONTHS:]}
