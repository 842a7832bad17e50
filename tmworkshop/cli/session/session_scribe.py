"""``tmworkshop session scribe``: words kept in a second window, while one steers."""

from __future__ import annotations

from dataclasses import replace

import click

from tmworkshop.application import scribe
from tmworkshop.application.ports import SetFile
from tmworkshop.cli.asker import Asker
from tmworkshop.cli.echo import say, wrap
from tmworkshop.cli.options import Options
from tmworkshop.cli.session.session_tools import (
    WAITS,
    make_tools,
    note_before_keeping,
    open_drafts_beside,
    open_front_end,
)
from tmworkshop.cli.stops import Stops
from tmworkshop.cli.verb import plain_option, set_option, verb
from tmworkshop.cli.workspace import choose_open_set, open_workspace
from tmworkshop.domain.errors import Conflict
from tmworkshop.domain.session.course.stages import Stage

LEFT = "You no longer write along. What you typed is kept; the session goes on."
OVER = "The session is closed. What you typed is kept."


@verb("--set dyffryn")
@set_option
@plain_option
def command(options: Options, set_name: str | None) -> None:
    """Write along while someone else steers: words are kept, nothing moves on.

    A line is for the question in hand; Enter on nothing looks again. Ctrl-C leaves.
    """
    set_id = choose_open_set(options, set_name)
    write_along(options, set_id, open_workspace(options).open_set(set_id))


def write_along(options: Options, set_id: str, file: SetFile) -> None:
    """Write along with the open session of *file*, that of *set_id*, until it ends."""
    # lines from a pipe ask for no terminal
    options = options.with_plain(plain=not Asker(options).is_there)
    tools = make_tools(options, set_id, file, say)
    begun = scribe.sit_beside(file, tools)
    session = begun.walkthrough.opened.id
    stops = Stops()
    with (
        stops.heard(),
        open_drafts_beside(options, set_id, file, session) as drafts,
    ):
        front_end = open_front_end(options, drafts)
        tools = replace(tools, stamp=note_before_keeping(tools.stamp, drafts))
        goodbye = LEFT
        try:
            shown = stops.interrupting(front_end)
            sitting = scribe.write_along(begun, shown, tools)
            if sitting.walkthrough.stage is Stage.CLOSED:
                drafts.forget()
                goodbye = OVER
        except KeyboardInterrupt:
            raise click.exceptions.Exit(stops.exit_code) from None
        finally:
            front_end.leave([WAITS, goodbye] if drafts.has_some else [goodbye])


def offer_to_write_along(
    options: Options, set_id: str, file: SetFile, taken: Conflict
) -> None:
    """Offer to write along where somebody else steers, or say how it is done."""
    asker = Asker(options)
    if not asker.is_there:
        raise Conflict(
            f"{taken} To write along:\n  tmworkshop session scribe --set {set_id}"
        ) from taken
    say(*wrap(str(taken)))
    if not asker.confirm("Write along instead"):
        raise taken
    write_along(options, set_id, file)
