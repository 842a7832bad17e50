"""Writing along in a second window, while someone else steers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from tmworkshop.domain.errors import Conflict
from tmworkshop.domain.session.stages import Stage

if TYPE_CHECKING:
    from tmworkshop.application.ports import SetFile
    from tmworkshop.cli.context import Context

LEFT = "You no longer write along. What you typed is kept; the session goes on."
OVER = "The session is closed. What you typed is kept."


def write_along(context: Context, set_id: str, file: SetFile) -> None:
    """Write along with the open session of *file*, that of *set_id*, until it ends."""
    from tmworkshop.application import scribing
    from tmworkshop.cli.stops import Stops

    context.is_plain |= not context.asks  # lines from a pipe ask for no terminal
    front_end, tools = context.front_end(), context.tools(set_id, file)
    begun = scribing.sit_beside(file, tools)
    stops = Stops()
    with stops.heard():
        words: Sequence[str] = (LEFT,)
        try:
            shown = stops.interrupting(front_end)
            sitting = scribing.write_along(begun, shown, tools)
            words = (OVER if sitting.walkthrough.stage is Stage.CLOSED else LEFT,)
        except KeyboardInterrupt:
            raise click.exceptions.Exit(stops.exit_code) from None
        finally:
            front_end.leave(words)
            stops.let_go_of_what_is_gone()


def offer(context: Context, set_id: str, file: SetFile, taken: Conflict) -> None:
    """Offer to write along where somebody else steers, or say how it is done."""
    from tmworkshop.cli.echo import say, wrapped

    if not context.asks:
        raise Conflict(
            f"{taken} To write along: tmworkshop session scribe --set {set_id}"
        ) from taken
    say(*wrapped(str(taken)))
    if not context.confirms("Write along instead"):
        raise taken
    write_along(context, set_id, file)
