"""A session held: who shows it, what is said when it is put down or closed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from tmworkshop.cli.stops import Stops
from tmworkshop.domain.session.stages import Stage
from tmworkshop.domain.values import Value, value

if TYPE_CHECKING:
    from tmworkshop.adapters.front_ends.drafts import Drafts
    from tmworkshop.application.ports import FrontEnd, Stamp
    from tmworkshop.application.sitting import Sitting, Tools
    from tmworkshop.cli.context import Context
    from tmworkshop.domain.facts import AnyFact

RESUME = "Take it up again with: tmworkshop session resume"
WAITS = "What is half typed waits for you."


@value
class Held(Value):
    """Which set a session is of, who shows it, and what it needs of the world."""

    set_id: str
    front_end: FrontEnd
    tools: Tools
    drafts: Drafts


def hold(context: Context, held: Held, begin: Callable[[Tools], Sitting]) -> None:
    """Walk the session that *begin* opens, and say what to do next.

    A request to end, or a window that is closed, puts the session down; the code of
    the exit then tells so.
    """
    stops = Stops()
    with stops.heard():
        words: Sequence[str] = ()
        try:
            words = _walked(context, held, begin, stops)
        except KeyboardInterrupt:
            words = _put_down(f"Put down. {_resume(context, held.set_id)}", held)
            raise click.exceptions.Exit(stops.exit_code) from None
        finally:
            held.front_end.leave(words)
            held.drafts.close()
            stops.let_go_of_what_is_gone()


def _walked(
    context: Context, held: Held, begin: Callable[[Tools], Sitting], stops: Stops
) -> Sequence[str]:
    from tmworkshop.application.sessions import walk

    context.put_off = []
    tools = replace(held.tools, stamp=_noting(held.tools.stamp, held.drafts))
    sitting = walk(begin(tools), stops.interrupting(held.front_end), tools)
    words = farewell(context, held.set_id, sitting)
    if sitting.walkthrough.stage is not Stage.CLOSED:
        return (*context.put_off, *_put_down(words[0], held))
    held.drafts.forget()
    return words


def _put_down(paused: str, held: Held) -> Sequence[str]:
    return (WAITS, paused) if held.drafts.has_some else (paused,)


def _noting(stamp: Stamp, drafts: Drafts) -> Stamp:
    """Return *stamp*, telling *drafts* the id that an answer is to be kept under."""

    def stamped(facts: Sequence[AnyFact]) -> tuple[AnyFact, ...]:
        found = stamp(facts)
        drafts.becoming(found[-1].id)
        return found

    return stamped


def farewell(context: Context, set_id: str, sitting: Sitting) -> Sequence[str]:
    """Return what to say when *sitting* is over, or put down for now."""
    if sitting.walkthrough.stage is not Stage.CLOSED:
        return (f"Paused. {_resume(context, set_id)}",)
    from tmworkshop.cli.sessions.closing import backed_up

    backup = backed_up(context)
    return (
        f"Closed. All that was kept is in the set's file ({set_id}).",
        backup,
        *(context.put_off or ()),
        f"Everyone's page: tmworkshop report participant --set {set_id}",
        f"The sharing slips: tmworkshop member consent NAME --set {set_id}",
    )


def _resume(context: Context, set_id: str) -> str:
    only = len(context.workspace.sets()) == 1
    return RESUME if only else f"{RESUME} --set {set_id}"
