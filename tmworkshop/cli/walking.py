"""A session held: who shows it, what is said when it is put down or closed."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tmworkshop.domain.stages import Stage
from tmworkshop.domain.values import Value, value

if TYPE_CHECKING:
    from tmworkshop.application.ports import FrontEnd
    from tmworkshop.application.sessions import Sitting, Tools
    from tmworkshop.cli.context import Context

RESUME = "Take it up again with: tmworkshop session resume"


@value
class Held(Value):
    """Which set a session is of, who shows it, and what it needs of the world."""

    set_id: str
    front_end: FrontEnd
    tools: Tools


def hold(context: Context, held: Held, begin: Callable[[Tools], Sitting]) -> None:
    """Walk the session that *begin* opens, and say what to do next."""
    from tmworkshop.application.sessions import walk

    words: Sequence[str] = ()
    try:
        with _stops_are_interrupts():
            sitting = walk(begin(held.tools), held.front_end, held.tools)
        words = farewell(context, held.set_id, sitting)
    except KeyboardInterrupt:
        words = (f"Put down. {_resume(context, held.set_id)}",)
    finally:
        held.front_end.leave(words)


def farewell(context: Context, set_id: str, sitting: Sitting) -> Sequence[str]:
    """Return what to say when *sitting* is over, or put down for now."""
    if sitting.walkthrough.stage is not Stage.CLOSED:
        return (f"Paused. {_resume(context, set_id)}",)
    return (
        f"Closed. All that was kept is in the set's file ({set_id}).",
        f"Everyone's page: tmworkshop report participant --set {set_id}",
        f"The sharing slips: tmworkshop member consent NAME --set {set_id}",
    )


def _resume(context: Context, set_id: str) -> str:
    only = len(context.workspace.sets()) == 1
    return RESUME if only else f"{RESUME} --set {set_id}"


@contextmanager
def _stops_are_interrupts() -> Iterator[None]:
    """Let a request to end clear the screen first, as Ctrl-C does."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
