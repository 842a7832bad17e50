"""A session held: who shows it, what is said when it is put down or closed."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tmworkshop.domain.walkthrough import Stage

if TYPE_CHECKING:
    from tmworkshop.adapters.script import Script
    from tmworkshop.adapters.shelf import ShelfOfPrompts
    from tmworkshop.application.ports import FrontEnd, SetFile
    from tmworkshop.application.sessions import Sitting, Tools
    from tmworkshop.cli.context import Context

RESUME = "Take it up again with: tmworkshop session resume"


@dataclass(frozen=True)
class Sources:
    """What a script that is played needs of the world; its time it has itself."""

    shelf: ShelfOfPrompts
    random_bytes: Callable[[int], bytes]
    device: str


@dataclass(frozen=True)
class Held:
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


def play(file: SetFile, script: Script, sources: Sources) -> Sitting:
    """Play *script* into *file*, through the real engine and at the script's own time.

    The same script, file and *sources* give the same facts again, byte for byte.
    FileComplaints names an answer that cannot be read, or that nobody asked for.
    """
    from tmworkshop.adapters.ids import Stamper
    from tmworkshop.adapters.script import ScriptClock, ScriptedRoom
    from tmworkshop.application.sessions import Plan, Tools, start, walk
    from tmworkshop.cli.planning import named
    from tmworkshop.domain.record import record_of

    facts = file.facts()
    record = record_of(facts)
    design = sources.shelf.design(script.design)
    clock = ScriptClock(script.start, script.seconds)
    room = ScriptedRoom(script, design, record.names, clock)
    stamper = Stamper(clock.now, sources.random_bytes, sources.device, facts)
    tools = Tools(clock.now, stamper.stamp, stamper.random_id, sources.shelf)
    plan = Plan(
        design=design,
        held_on=script.start.date(),
        present=named(record, script.present),
        presenters=named(record, script.presenters),
        lesson=sources.shelf.lesson(script.lesson).id if script.lesson else "",
    )
    with file.steering():
        sitting = walk(start(file, plan, tools), room, tools)
    room.end()
    return sitting
