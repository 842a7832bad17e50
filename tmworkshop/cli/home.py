"""The bare ``tmworkshop``: what is waiting, in numbers, and the next step to take.

The laptop may be projected, so nobody's name stands here and nobody's words.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tmworkshop.cli.echo import answer_table, say

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
    steps = [
        *(f"session resume --set {each.id}" for each in readable if each.to_resume),
        *(
            f"member import ROSTER.csv --set {each.id}"
            for each in readable
            if not each.members
        ),
        *(f"session start --set {each.id}" for each in readable),
    ]
    if steps:
        return [f"Next: tmworkshop {steps[0]}"]
    return [each.trouble for each in found] or [_first_step(context)]


def _first_step(context: Context) -> str:
    known = context.settings.facilitator
    step = 'set add "NAME OF THE SET"' if known else "init"
    return f"Nothing here yet. Next: tmworkshop {step}"
