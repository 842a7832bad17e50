"""The bare ``tmworkshop``: what is waiting, in numbers, and the next step to take.

The laptop may be projected, so nobody's name stands here and nobody's words.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tmworkshop.cli.echo import answer, answer_table, say

if TYPE_CHECKING:
    from tmworkshop.application.sets import SetCounts
    from tmworkshop.cli.context import Context


def home(context: Context) -> None:
    """Print the sets in numbers, and what to type next."""
    from tmworkshop.application.sets import counts

    found = counts(context.workspace)
    if found:
        answer_counts(found)
    say("", *_next(context, found))


def answer_counts(found: Sequence[SetCounts]) -> None:
    """Print the sets *found* as a table."""
    answer_table(
        ("Set", "Members", "Sessions", "Open actions", ""),
        [
            (
                each.name,
                str(each.members),
                str(each.sessions),
                str(each.open_actions),
                _waiting(each),
            )
            for each in found
        ],
    )


def _waiting(counted: SetCounts) -> str:
    if counted.trouble:
        return "cannot be read"
    return f"session {counted.to_resume} to resume" if counted.to_resume else ""


def _next(context: Context, found: Sequence[SetCounts]) -> Sequence[str]:
    readable = [each for each in found if not each.trouble]
    for each in readable:
        if each.to_resume:
            return [f"Next: tmworkshop session resume --set {each.id}"]
    for each in readable:
        if not each.members:
            return [f"Next: tmworkshop member import ROSTER.csv --set {each.id}"]
    if readable:
        return [f"Next: tmworkshop session start --set {readable[0].id}"]
    if found:
        return [each.trouble for each in found]
    if context.settings.facilitator:
        return ['Nothing here yet. Next: tmworkshop set add "NAME OF THE SET"']
    return ["Nothing here yet. Next: tmworkshop init"]
