"""A session walked: who shows it, what is said when it is put down or closed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import click

from tmworkshop.adapters.front_ends.draft_places import forget_drafts_beside
from tmworkshop.adapters.front_ends.drafts import Drafts
from tmworkshop.application.ports import SetFile
from tmworkshop.application.seat import Sitting, Tools
from tmworkshop.application.sessions import hold_session
from tmworkshop.cli.close_backup import back_up_close
from tmworkshop.cli.options import Options
from tmworkshop.cli.session.session_tools import (
    WAITS,
    make_tools,
    note_before_keeping,
    open_drafts,
    open_front_end,
)
from tmworkshop.cli.stops import Stops
from tmworkshop.cli.workspace import open_workspace
from tmworkshop.domain.record.record import record_of
from tmworkshop.domain.session.course.stages import Stage

RESUME = "Take it up again with:\n  tmworkshop session resume"

Begin = Callable[[Tools], Sitting]


def walk_session(options: Options, set_id: str, file: SetFile, begin: Begin) -> bool:
    """Walk the session of *file* that *begin* opens, and say what to do next.

    A request to end, or a window that is closed, puts the session down; the code of
    the exit then tells so.  Returns whether it is closed, has pages, and nobody left.
    """
    drafts = open_drafts(options, set_id, file)
    front_end = open_front_end(options, drafts)
    put_off: list[str] = []  # what there is to say once the screen is left
    backed_up: list[str] = []  # and of its backup, if it is closed
    tools = replace(
        make_tools(options, set_id, file, put_off.append),
        back_up=lambda: backed_up.append(back_up_close(options, put_off.append)),
    )
    tools = replace(tools, stamp=note_before_keeping(tools.stamp, drafts))
    stops = Stops()
    with stops.heard():
        words: Sequence[str] = ()
        try:
            sitting = hold_session(begin(tools), stops.interrupting(front_end), tools)
            words = wind_up_session(options, set_id, sitting, (*backed_up, *put_off))
            is_closed = sitting.walkthrough.stage is Stage.CLOSED
            if is_closed:
                drafts.forget()
                forget_drafts_beside(options.folder, set_id)
            else:
                words = (*put_off, *_put_down(words[0], drafts))
        except KeyboardInterrupt:
            words = _put_down(f"Put down. {_resume(options, set_id)}", drafts)
            raise click.exceptions.Exit(stops.exit_code) from None
        finally:
            front_end.leave(words)
            drafts.close()
    return is_closed and not stops.has_come and _counts(file, sitting)


def wind_up_session(
    options: Options, set_id: str, sitting: Sitting, put_off: Sequence[str]
) -> Sequence[str]:
    """Return what to say when *sitting* is over, or put down for now.

    What was *put_off*, on its backup first, is said once it is closed.
    """
    if sitting.walkthrough.stage is not Stage.CLOSED:
        return (f"Paused. {_resume(options, set_id)}",)
    return (
        f"Closed. All that was kept is in the set's file ({set_id}).",
        *put_off,
        f"Everyone's page:\n  tmworkshop report participant --set {set_id}",
        f"The sharing slips:\n  tmworkshop member consent NAME --set {set_id}",
    )


def _counts(file: SetFile, sitting: Sitting) -> bool:
    """Say whether anything was said in the session of *sitting*."""
    sessions = record_of(file.facts()).sessions
    return bool(sessions) and sessions[-1].id == sitting.walkthrough.opened.id


def _put_down(paused: str, drafts: Drafts) -> Sequence[str]:
    return (WAITS, paused) if drafts.has_some else (paused,)


def _resume(options: Options, set_id: str) -> str:
    only = len(open_workspace(options).sets()) == 1
    return RESUME if only else f"{RESUME} --set {set_id}"
