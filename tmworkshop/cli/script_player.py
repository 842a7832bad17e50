"""A script played: a session from a file, through the real engine, nobody there."""

from __future__ import annotations

from collections.abc import Callable

from tmworkshop.adapters.content.script_file import Script
from tmworkshop.adapters.content.shelf import ShelfOfPrompts
from tmworkshop.adapters.front_ends.script import ScriptClock, ScriptedRoom
from tmworkshop.adapters.ids import Stamper
from tmworkshop.application.ports import Change, Copies, Duties, NoDuties, SetFile
from tmworkshop.application.seat import Sitting, Tools
from tmworkshop.application.sessions import Plan, hold_session, start_session
from tmworkshop.cli.echo import say
from tmworkshop.domain.names import find_all
from tmworkshop.domain.record.record import record_of
from tmworkshop.domain.values import Value, value


def copy_nothing(change: Change) -> None:
    """Let *change* have no copy, where none was ever made."""


@value
class Sources(Value):
    """What a script that is played needs of the world; its time it has itself."""

    shelf: ShelfOfPrompts
    random_bytes: Callable[[int], bytes]
    device: str
    copies: Copies = copy_nothing
    tell: Callable[[str], None] = say
    duties: Duties = NoDuties()
    set_id: str = ""
    back_up: Callable[[], object] = bool


def perform_script(file: SetFile, script: Script, sources: Sources) -> Sitting:
    """Play *script* into *file*, through the real engine and at the script's own time.

    The same script, file and *sources* give the same facts again, byte for byte.
    FileComplaints names an answer that cannot be read, or that nobody asked for.
    """
    facts = file.facts()
    record = record_of(facts)
    shelf = sources.shelf
    design = shelf.design(script.design)
    clock = ScriptClock(script.start, script.seconds)
    room = ScriptedRoom(script, design, record.names, clock)
    stamper = Stamper(clock.now, sources.random_bytes, sources.device, facts)
    tools = Tools(
        now=clock.now,
        stamp=stamper.stamp,
        shelf=shelf,
        copies=sources.copies,
        tell=sources.tell,
        duties=sources.duties,
        set_id=sources.set_id,
        back_up=sources.back_up,
    )
    plan = Plan(
        design=design,
        held_on=script.start.date(),
        present=find_all(script.present, record.names),
        presenters=find_all(script.presenters, record.names),
        lesson=shelf.lesson(script.lesson).id if script.lesson else "",
    )
    with file.steering():
        sitting = hold_session(start_session(file, plan, tools), room, tools)
    room.end()
    return sitting
