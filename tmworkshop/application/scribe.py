"""Write along while someone else steers: words are kept, and nothing is moved.

Whoever writes along holds no lock.  What they type is kept at the turn that they
typed it for, wherever the session is by then.
"""

from __future__ import annotations

from dataclasses import replace

from tmworkshop.application.ports import FrontEnd, SetFile
from tmworkshop.application.seat import (
    LEAVING,
    Seat,
    Sitting,
    Tools,
    catch_up,
    find_live_session,
    keep_facts,
    read_content,
    settle_slips,
    take_up,
)
from tmworkshop.domain.facts import What
from tmworkshop.domain.record.record import record_of
from tmworkshop.domain.session.course.stages import Stage
from tmworkshop.domain.session.shown.screen import Screen
from tmworkshop.domain.session.typed.intents import Go, Intent
from tmworkshop.domain.session.typed.place import Outcome, Place
from tmworkshop.domain.session.typed.scribe import (
    blank_screen,
    find_outcome_beside,
    find_question_beside,
    say_turn,
    screen_beside,
)

BLANKING = Go(What.BLANK)
MOVED_ON = "The session has moved on; it stands at {}."
IS_PAUSED = "The session is paused; what you type is kept all the same."
IS_CLOSED = "The session is closed; what stands in your line is kept by Enter."


def sit_beside(file: SetFile, tools: Tools) -> Sitting:
    """Return the open session of *file*, to write along with; NotFound without one."""
    opened = find_live_session(record_of(file.facts()), "write along with").opened
    return take_up(file, opened, read_content(opened, tools, tools.tell))


def write_along(sitting: Sitting, front_end: FrontEnd, tools: Tools) -> Sitting:
    """Keep what is typed until whoever types leaves, or the session is closed."""
    along = Along(sitting, tools)
    while along.sitting.walkthrough.stage is not Stage.CLOSED:
        intent = front_end.ask(along.look)
        if intent == LEAVING:
            return along.sitting
        along.answer(intent)
    # what was typed for slips as the session closed is not to keep its link either
    settle_slips(sitting.file, tools)
    return along.sitting


class Along(Seat):
    """A session as someone beside it has it: whoever only looks needs no lock."""

    _is_blank = False  # this screen alone

    def _place(self) -> Place:
        walkthrough, scene = self.sitting.walkthrough, self.sitting.scene
        return Place(walkthrough, scene, find_question_beside(walkthrough))

    def _screen(self) -> Screen:
        walkthrough, scene = self.sitting.walkthrough, self.sitting.scene
        screen = screen_beside(walkthrough, scene, self._tools.now())
        shown = replace(screen, over=walkthrough.stage is Stage.CLOSED)
        return blank_screen(shown) if self._is_blank else shown

    def _news(self) -> str:
        match self.sitting.walkthrough.stage:
            case Stage.PAUSED:
                return IS_PAUSED
            case Stage.CLOSED:
                return IS_CLOSED
            case _:  # others: need no word
                return ""

    def _keep(self, place: Place, intent: Intent) -> Outcome:
        """Keep what it leads to, and say if the session is elsewhere by now."""
        self._is_blank = intent == BLANKING
        if self._is_blank:
            return Outcome()
        leads_to = find_outcome_beside(place, intent, self.sitting.own)
        with self.sitting.file.deciding():
            now = catch_up(self.sitting)
            self.sitting = keep_facts(now, leads_to.facts, self._tools)
        has_moved = find_question_beside(now.walkthrough).turn != place.turn
        elsewhere = MOVED_ON.format(say_turn(place))
        notices = (leads_to.notice, elsewhere if leads_to.facts and has_moved else "")
        return Outcome(notice=" ".join(filter(None, notices)))
