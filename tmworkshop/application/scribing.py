"""Write along while someone else steers: words are kept, and nothing is moved.

Whoever writes along holds no lock.  What they type is kept at the turn that they
typed it for, wherever the session is by then.
"""

from __future__ import annotations

from dataclasses import replace

from tmworkshop.application.ports import FrontEnd, SetFile
from tmworkshop.application.sitting import (
    TROUBLES,
    Sitting,
    Tools,
    after,
    caught_up,
    content_of,
    looked_at,
    settle,
    taken_up,
)
from tmworkshop.domain.errors import NotFound, Unclear
from tmworkshop.domain.facts import What
from tmworkshop.domain.record.record import record_of
from tmworkshop.domain.session.intents import Go, Intent
from tmworkshop.domain.session.place import Outcome, Place
from tmworkshop.domain.session.screens import Screen
from tmworkshop.domain.session.scribing import (
    asked_beside,
    blanked,
    screen_beside,
    where,
    written,
)
from tmworkshop.domain.session.stages import Stage
from tmworkshop.domain.values import Value, value

REFUSALS = (Unclear, *TROUBLES)
LEAVING, BLANKING = Go(What.PAUSE), Go(What.BLANK)
IS_PAUSED = "The session is paused; what you type is kept all the same."


@value
class Along(Value):
    """Someone writing along: where the session stands, and what they were told."""

    sitting: Sitting
    notice: str = ""
    refused: bool = False
    blank: bool = False  # this screen alone


def sit_beside(file: SetFile, tools: Tools) -> Sitting:
    """Return the open session of *file*, to write along with; NotFound without one."""
    record = record_of(file.facts())
    if record.live is None:
        raise NotFound(
            f"{record.founded.name} has no open session to write along with."
        )
    opened = record.live.opened
    return taken_up(file, opened, content_of(opened, tools, tools.tell))


def write_along(sitting: Sitting, front_end: FrontEnd, tools: Tools) -> Sitting:
    """Keep what is typed until whoever types leaves, or the session is closed."""
    along = Along(sitting)
    while along.sitting.walkthrough.stage is not Stage.CLOSED:
        place, screen = _place(along), _screen(along, tools)
        intent = front_end.ask(screen)
        if intent == LEAVING:
            return along.sitting
        along = _looked_at(_typed(along, place, intent, tools))
    # what was typed for slips as the session closed is not to keep its link either
    settle(sitting.file, tools)
    return along.sitting


def _looked_at(along: Along) -> Along:
    sitting, trouble = looked_at(along.sitting)
    told = dict.fromkeys(filter(None, (along.notice, trouble)))
    return replace(along, sitting=sitting, notice=" ".join(told))


def _place(along: Along) -> Place:
    walkthrough, scene = along.sitting.walkthrough, along.sitting.scene
    return Place(walkthrough, asked_beside(walkthrough), scene)


def _screen(along: Along, tools: Tools) -> Screen:
    walkthrough, scene = along.sitting.walkthrough, along.sitting.scene
    screen = screen_beside(walkthrough, scene, tools.now())
    paused = IS_PAUSED if walkthrough.stage is Stage.PAUSED else ""
    notices = (along.notice, paused, along.sitting.file.notice)
    notice = " ".join(filter(None, notices))
    shown = replace(screen, notice=notice, refused=along.refused)
    return blanked(shown) if along.blank else shown


def _typed(along: Along, place: Place, intent: Intent, tools: Tools) -> Along:
    now = replace(along, notice="", refused=False, blank=intent == BLANKING)
    if now.blank:
        return now
    try:
        found = written(place, intent, along.sitting.own)
        return _kept(now, place, found, tools)
    except REFUSALS as refusal:
        return replace(now, notice=str(refusal), refused=True)


def _kept(along: Along, place: Place, found: Outcome, tools: Tools) -> Along:
    """Keep what was *found* at *place*, and say if the session is elsewhere by now."""
    now = caught_up(along.sitting)
    has_moved = asked_beside(now.walkthrough).turn != place.asking.turn
    elsewhere = f"The session has moved on; it stands at {where(place)}."
    told = (found.notice, elsewhere if found.facts and has_moved else "")
    notice = " ".join(filter(None, told))
    return replace(along, sitting=after(now, found.facts, tools), notice=notice)
