"""``tmworkshop set purge``: sets whose time has come, shown first, then removed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

import click

from tmworkshop.adapters.backups.folder_backups import FolderBackups
from tmworkshop.adapters.drive.file_names import as_composed
from tmworkshop.adapters.rest import FolderRest
from tmworkshop.adapters.store.format import Facts
from tmworkshop.adapters.store.workspace import FolderWorkspace
from tmworkshop.application.forgotten_people import (
    Forgetting,
    find_elsewhere,
    forget_set,
    keep_marks,
    mask_elsewhere,
)
from tmworkshop.application.purge import (
    Purgeable,
    list_purgeable,
    purge_set,
    read_purgeable,
)
from tmworkshop.cli.copies_left import copies_left
from tmworkshop.cli.echo import answer, say, wrap
from tmworkshop.cli.options import Options
from tmworkshop.cli.pack.taken_back import note_purged_set, offer_pack
from tmworkshop.cli.stamps import make_stamp
from tmworkshop.cli.verb import verb
from tmworkshop.cli.wall_clock import WallClock
from tmworkshop.cli.ways import show_way
from tmworkshop.cli.workspace import (
    choose_set,
    open_backups,
    open_masks,
    open_places,
    open_register,
    open_workspace,
)
from tmworkshop.domain.dates import say_date
from tmworkshop.domain.errors import Refused
from tmworkshop.domain.pages.receipts import NO_MARKS, leftovers_line, marks_lines
from tmworkshop.domain.phrases import say_count
from tmworkshop.domain.record.fact_order import founding_of
from tmworkshop.domain.remedies import Way

INDENT = "  "
UNKNOWN = "Who is in it is not known: words of other sets may name them from then on."
NO_DAY = "It was to be kept without a last day."


@verb("", "dyffryn --now --yes")
@click.argument("set_name", metavar="SET", required=False)
@click.option("--now", is_flag=True, help="Also before its time, or half way through.")
@click.option("--yes", is_flag=True, help="Remove it; without this, only look.")
def command(options: Options, set_name: str | None, *, now: bool, yes: bool) -> None:
    """Remove sets that were to be kept until a day that has passed, or one SET.

    Without --yes it only shows what would go: the set's file, its pages, exports and
    drafts, and its part of every backup here. What has left a set cannot be called
    back. A disk may hold what it freed for a while: encrypt it.
    """
    workspace, rest = open_workspace(options), FolderRest(options.folder)
    backups, today = open_backups(options), WallClock(options.environ).today
    if set_name:
        one = read_purgeable(workspace, choose_set(options, set_name))
        _ensure_it_may_go(one, today, now=now)
        chosen = [one]
    else:
        chosen = _due(workspace, today)
    if not chosen:
        say("No set was to be kept until a day that has passed.")
    masks = open_masks(options)
    forgotten = {
        each.set_id: forget_set(workspace, each.set_id, masks) for each in chosen
    }
    for each in chosen:
        answer(*_preview(workspace, rest, backups, each))
        answer(*_masked(workspace, forgotten[each.set_id], today))
    if chosen and not yes:
        say("Nothing has been removed. To remove it: the same, with --yes")
        return
    for each in chosen:
        _forget(options, workspace, forgotten[each.set_id])
        note_purged_set(options, each.set_id)
        answer(purge_set(each, open_places(options), today))
        say(*copies_left(options, each.set_id, partial(_is_copy_of, each)))
        open_register(options).drop(each.set_id)
    if yes:
        workspace.sweep()
        offer_pack(options)


def _forget(
    options: Options, workspace: FolderWorkspace, forgetting: Forgetting
) -> None:
    """Keep its members masked in words of other sets, and in those that come later."""
    mask_elsewhere(workspace, forgetting, partial(make_stamp, options))
    if forgetting.stays(WallClock(options.environ).today):
        keep_marks(workspace, forgetting, open_register(options))


def _ensure_it_may_go(chosen: Purgeable, today: date, *, now: bool) -> None:
    if now:
        return
    if chosen.to_close:
        raise _refused(
            f"A session of {chosen.set_id} is open: bring it to its close first. To "
            "remove the set with it all the same: --now.",
            chosen.to_close,
        )
    if not chosen.is_due(today):
        words = f"{_until(chosen)} To remove it now all the same: --now"
        raise _refused(words, chosen.trouble.way if chosen.trouble else None)


def _refused(words: str, way: Way | None) -> Refused:
    return Refused(words, way.remedy, *way.needs) if way else Refused(words)


def _until(chosen: Purgeable) -> str:
    if chosen.trouble:
        return str(chosen.trouble)
    if chosen.kept_until is None:
        return f"{chosen.set_id} is kept without a last day."
    return f"{chosen.set_id} is kept until {say_date(chosen.kept_until)}."


def _due(workspace: FolderWorkspace, today: date) -> list[Purgeable]:
    """Return the sets whose time has come; what keeps another from it is said."""
    every = list(list_purgeable(workspace))
    due = [each for each in every if each.is_due(today)]
    for each in due:
        if each.is_live:
            say(f"{each.set_id} has a session open, and is left out.")
            say(show_way(each.to_close))
    for each in every:
        if each.trouble:
            say(f"{each.set_id} cannot be read, and is left out.")
    return [each for each in due if not each.is_live]


def _preview(
    workspace: FolderWorkspace,
    rest: FolderRest,
    backups: FolderBackups,
    chosen: Purgeable,
) -> Iterator[str]:
    left = rest.of_set(chosen.set_id, (*chosen.names, chosen.set_id))
    copies = say_count(len(backups.names()), "backup")
    yield f"{chosen.set_id}: {_held(chosen)}"
    yield from wrap(
        f"To go with it: {leftovers_line(left)}, and its part of {copies}.", INDENT
    )
    if chosen.trouble:
        yield from wrap(UNKNOWN, INDENT)
    for name in _copies(workspace, rest, chosen):
        yield f"{INDENT}Perhaps a copy of it, to be removed by you: {name}"
    for place in rest.unreached:
        yield f"{INDENT}Not reached, and its pages may lie there: {place}"
    if chosen.sent_to:
        yield f"{INDENT}Had gone out before, and cannot be called back:"
        yield from (f"{INDENT * 2}{line}" for line in chosen.sent_to)


def _masked(
    workspace: FolderWorkspace, forgetting: Forgetting, today: date
) -> Iterator[str]:
    """Yield where its members stay masked, and whether marks of them are kept."""
    if not forgetting.hiding.names:
        return
    elsewhere = [*find_elsewhere(workspace, forgetting)]
    if elsewhere:
        places = say_count(len(elsewhere), "place")
        yield from wrap(
            f"Its members are named in words of other sets: in {places}. "
            "There they are masked for readers beyond those sets:",
            INDENT,
        )
    yield from (f"{INDENT * 2}{mention.where}" for mention in elsewhere)
    if forgetting.stays(today):
        lines = marks_lines(forgetting.kept_until)
        yield from (part for line in lines for part in wrap(line, INDENT))
    elif forgetting.kept_until is None:
        yield from wrap(f"{NO_MARKS} {NO_DAY}", INDENT)


def _copies(
    workspace: FolderWorkspace, rest: FolderRest, chosen: Purgeable
) -> Iterator[str]:
    """Yield what bears its name among the sets, and any file that holds its facts."""
    strange = workspace.strangers()
    for name in strange:
        if as_composed(name).startswith(chosen.set_id) and not name.endswith(".new"):
            yield name
    mark = f'"{chosen.first}"'
    holds = rest.own_files_with(
        lambda words: bool(chosen.first) and mark in words, chosen.set_id, chosen.names
    )
    for file in holds:
        if file.parent.name != "sets" or file.name not in strange:
            yield str(file)
    for other in list_purgeable(workspace) if chosen.first else ():
        if other.set_id != chosen.set_id and other.first == chosen.first:
            yield f"{other.set_id}, a set by itself"


def _is_copy_of(chosen: Purgeable, copy: Facts) -> bool:
    return not chosen.first or founding_of(copy) == chosen.first


def _held(chosen: Purgeable) -> str:
    if chosen.trouble:
        return "cannot be read"
    members = say_count(chosen.members, "member")
    sessions = say_count(chosen.sessions, "session")
    until = _until(chosen).removeprefix(f"{chosen.set_id} is ")
    return f"{members}, {sessions}; {until}"
