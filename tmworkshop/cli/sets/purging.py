"""``tmworkshop set purge``: sets whose time has come, shown first, then removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tmworkshop.cli.echo import answer, say, wrapped
from tmworkshop.cli.examples import ExampleCommand
from tmworkshop.domain.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from tmworkshop.application.purging import Purgeable
    from tmworkshop.cli.context import Context

INDENT = "  "


@click.command(
    "purge",
    cls=ExampleCommand,
    example="tmworkshop set purge\ntmworkshop set purge dyffryn --now --yes",
)
@click.argument("set_id", metavar="SET", required=False)
@click.option("--now", is_flag=True, help="Also before its time, or half way through.")
@click.option("--yes", is_flag=True, help="Remove it; without this, only look.")
@click.pass_obj
def command(context: Context, set_id: str | None, *, now: bool, yes: bool) -> None:
    """Remove sets that were to be kept until a day that has passed, or one SET.

    Without --yes it only shows what would go: the set's file, its pages, exports and
    drafts, and its part of every backup here. What has left a set cannot be called
    back. A disk may hold what it freed for a while: encrypt it.
    """
    from tmworkshop.application.purging import Places, purge

    chosen = _named(context, set_id, now=now) if set_id else _due(context)
    if not chosen:
        say("No set was to be kept until a day that has passed.")
    for each in chosen:
        answer(*_preview(context, each))
    if chosen and not yes:
        say("Nothing has been removed. To remove it: the same, with --yes")
        return
    places = Places(context.workspace, context.rest, context.backups)
    for each in chosen:
        answer(purge(each, places, context.today))
    if yes:
        context.workspace.sweep()


def _named(context: Context, set_id: str, *, now: bool) -> Collection[Purgeable]:
    from tmworkshop.application.purging import purgeable

    found = purgeable(context.workspace, context.set_id(set_id))
    if not now and found.is_live:
        raise Refused(
            f"A session of {found.set_id} is open: bring it to its close first. To "
            "remove the set with it all the same: --now"
        )
    if not now and not found.is_due(context.today):
        raise Refused(f"{_until(found)} To remove it now all the same: --now")
    return [found]


def _until(found: Purgeable) -> str:
    from tmworkshop.cli.trouble import words_of
    from tmworkshop.domain.dates import spoken_short

    if found.trouble:
        return words_of(found.trouble)
    if found.kept_until is None:
        return f"{found.set_id} is kept without a last day."
    return f"{found.set_id} is kept until {spoken_short(found.kept_until)}."


def _due(context: Context) -> Collection[Purgeable]:
    """Return the sets whose time has come; what keeps another from it is said."""
    from tmworkshop.application.purging import every_set

    every = list(every_set(context.workspace))
    due = [each for each in every if each.is_due(context.today)]
    for each in due:
        if each.is_live:
            say(f"{each.set_id} has a session open, and is left out.")
    for each in every:
        if each.trouble:
            say(f"{each.set_id} cannot be read, and is left out.")
    return [each for each in due if not each.is_live]


def _preview(context: Context, found: Purgeable) -> Iterator[str]:
    from tmworkshop.domain.pages.receipts import leftovers_line
    from tmworkshop.domain.phrases import counted

    left = context.rest.of_set(found.set_id, (*found.names, found.set_id))
    backups = counted(len(context.backups.names()), "backup")
    yield f"{found.set_id}: {_held(found)}"
    yield from wrapped(
        f"To go with it: {leftovers_line(left)}, and its part of {backups}.", INDENT
    )
    for name in _copies(context, found):
        yield f"{INDENT}Perhaps a copy of it, to be removed by you: {name}"
    if found.gone:
        yield f"{INDENT}Had gone out before, and cannot be called back:"
        yield from (f"{INDENT * 2}{line}" for line in found.gone)


def _copies(context: Context, found: Purgeable) -> Iterator[str]:
    """Yield what bears its name among the sets, and any file that holds its facts."""
    strange = context.workspace.strangers()
    for name in strange:
        if name.startswith(found.set_id) and not name.endswith(".new"):
            yield name
    mark = f'"{found.first}"'
    holds = context.rest.own_files_with(
        lambda words: bool(found.first) and mark in words, found.set_id, found.names
    )
    for file in holds:
        if file.parent.name != "sets" or file.name not in strange:
            yield str(file)
    for other in context.workspace.sets():
        if found.first and other != found.set_id and _is_of(context, other, found):
            yield f"{other}, a set by itself"


def _is_of(context: Context, other: str, found: Purgeable) -> bool:
    from tmworkshop.application.purging import purgeable

    return purgeable(context.workspace, other).first == found.first


def _held(found: Purgeable) -> str:
    from tmworkshop.domain.phrases import counted

    if found.trouble:
        return "cannot be read"
    members, sessions = (
        counted(found.members, "member"),
        counted(found.sessions, "session"),
    )
    until = _until(found).removeprefix(f"{found.set_id} is ")
    return f"{members}, {sessions}; {until}"
