"""The bare ``tmworkshop``: what is waiting, in numbers, and the next step to take.

The laptop may be projected, so nobody's name stands here and nobody's words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tmworkshop.cli.echo import answer_table, say
from tmworkshop.domain.phrases import counted

if TYPE_CHECKING:
    from datetime import date

    from tmworkshop.adapters.store.workspace import FolderWorkspace
    from tmworkshop.application.sets import SetCounts
    from tmworkshop.cli.context import Context


def home(context: Context) -> None:
    """Print the sets in numbers, and what to type next."""
    from tmworkshop.application.sets import counts

    found = counts(context.workspace)
    if found:
        answer_counts(found)
    say_what_has_passed(found, context.today)
    _say_what_is_not_read(context.workspace)
    say("", *_next(context, found))


def say_what_has_passed(found: Sequence[SetCounts], today: date) -> None:
    """Say which sets, or members without a name, were to be removed before *today*."""
    said = [line for each in found for line in _passed(each, today)]
    if said:
        say("", *said)


def _passed(each: SetCounts, today: date) -> Iterator[str]:
    from tmworkshop.cli.sets.page import past_keeping

    if each.kept_until and each.kept_until < today:
        yield past_keeping(each.id, each.name, each.kept_until)
    if past := sum(until < today for until in each.members_until):
        people = counted(past, "member")
        yield f"{each.name}: {people} asked not to be kept as long as this. See who:"
        yield f"  tmworkshop member list --set {each.id}"


def _say_what_is_not_read(workspace: FolderWorkspace) -> None:
    # in numbers: a conflicted copy may bear somebody's name
    if strangers := len(workspace.strangers()):
        files = counted(strangers, "file belongs", "files belong")
        say(
            f"{files} to no set in {workspace.folder / 'sets'}, perhaps copied there "
            "by a synced folder: not read, so look before you delete.",
        )


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


def _waiting(each: SetCounts) -> str:
    if each.trouble:
        return "cannot be read"
    return f"session {each.to_resume} to resume" if each.to_resume else ""


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
    from tmworkshop.cli.trouble import words_of

    troubles = [words_of(each.trouble) for each in found if each.trouble]
    return troubles or [_first_step(context)]


def _first_step(context: Context) -> str:
    known = context.settings.facilitator
    step = 'set add "NAME OF THE SET"' if known else "init"
    return f"Nothing here yet. Next: tmworkshop {step}"
