"""Hold a session: open it, walk it to its end, take it up again after a stop.

An accepted answer is on disk before the next screen is shown: `walk` keeps it,
and only then goes round.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

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
from tmworkshop.domain.design import Design
from tmworkshop.domain.errors import Conflict, IllegalMove, NotFound, Unclear
from tmworkshop.domain.facts import Moved, Opened, What
from tmworkshop.domain.record.actions import actions_of, open_actions
from tmworkshop.domain.record.record import Record, record_of
from tmworkshop.domain.remedies import Remedy
from tmworkshop.domain.session.course.departures import (
    return_to_next_open,
    tell_departure,
)
from tmworkshop.domain.session.course.stages import Stage
from tmworkshop.domain.session.questions.asked import asking
from tmworkshop.domain.session.shown.screen import Screen
from tmworkshop.domain.session.shown.screen_view import screen_of
from tmworkshop.domain.session.typed.answers import outcome
from tmworkshop.domain.session.typed.intents import Go, Intent
from tmworkshop.domain.session.typed.place import Outcome, Place
from tmworkshop.domain.session.typed.staleness import NOT_MOVED, news, still_meant
from tmworkshop.domain.values import Value, value

# What is said on the screen and asked again, the words still there.
REFUSALS = (Unclear, IllegalMove, *TROUBLES)
LEAVING = Go(What.PAUSE)


@value
class Plan(Value):
    """What is settled before a session opens."""

    design: Design
    held_on: date
    present: tuple[str, ...]
    presenters: tuple[str, ...] = ()
    lesson: str = ""


def may_start(record: Record) -> None:
    """Raise Conflict if a session of *record* is still open."""
    if record.live:
        raise Conflict(
            f"Session {record.live.number} of {record.founded.name} is still open.",
            Remedy.RESUME_SESSION,
        )


def start(file: SetFile, plan: Plan, tools: Tools) -> Sitting:
    """Open a session; the actions to review are worked out now, never at planning."""
    from tmworkshop.application.weighing import Weighing

    settle(file, tools)
    record = record_of(file.facts())
    may_start(record)
    if not plan.present:
        raise NotFound("A session needs at least one member in the room.")
    opened = Opened(
        design=plan.design,
        held_on=plan.held_on,
        present=tuple(dict.fromkeys(plan.present)),
        presenters=tuple(dict.fromkeys(plan.presenters)),
        reviews=tuple(a.id for a in open_actions(actions_of(record))),
        lesson=plan.lesson,
    )
    content = content_of(opened, tools)  # what is amiss is said before it opens
    weighing = Weighing(content, record.agreement, tools.shelf)
    design = weighing.into(plan.design)
    (kept,) = tools.stamp([replace(opened, design=design)])
    assert isinstance(kept, Opened)  # noqa: S101 (a stamp changes no class)
    file.keep([kept])
    return taken_up(file, kept, content)


def resume(file: SetFile, tools: Tools) -> Sitting:
    """Take up the open session where it was put down, or where it was cut off."""
    settle(file, tools)
    record = record_of(file.facts())
    if record.live is None:
        raise NotFound(f"{record.founded.name} has no open session to resume.")
    opened = record.live.opened
    content = content_of(opened, tools, tools.tell)  # who sits there cannot wait
    sitting = taken_up(file, opened, content)
    turn = sitting.walkthrough.cursor
    move = Moved(session=opened.id, what=What.RESUME, turn=turn)
    return after(sitting, [move], tools)


def walk(sitting: Sitting, front_end: FrontEnd, tools: Tools) -> Sitting:
    """Walk the room through all that is left; stop early on a pause."""
    steering = Steering(sitting, tools)
    # others: are where it stops
    while steering.sitting.walkthrough.stage in (Stage.LIVE, Stage.BLANK):
        steering.answer(front_end.ask(steering.look))
    if steering.sitting.walkthrough.stage is Stage.CLOSED:
        settle(sitting.file, tools)
    return steering.sitting


class Steering:
    """A session as whoever steers has it: looked at as it stands now, and answered."""

    def __init__(self, sitting: Sitting, tools: Tools) -> None:
        self.sitting = sitting
        self._tools = tools
        self._outcome = Outcome()  # of the last answer
        self._refused = False  # and whether it was not taken

    def look(self) -> Screen:
        """Return the screen as things stand now, by the clock and by the file."""
        self.sitting, trouble = looked_at(self.sitting)
        place, now = self._place(), self._tools.now()
        screen = screen_of(place, now)
        notice = _notice(self.sitting, self._outcome, trouble)
        return replace(screen, notice=notice, refused=self._refused)

    def answer(self, intent: Intent) -> None:
        """Keep what *intent* leads to where it was looked at last, or refuse it."""
        place = self._place()
        self.sitting = replace(self.sitting, came=())
        try:
            leads_to = outcome(place, intent)
            kept = _kept(self.sitting, place, leads_to, self._tools)
        except REFUSALS as refusal:
            if intent == LEAVING:
                raise  # after a kill it is resumed just as well
            self._outcome = Outcome(focus=place.focus, notice=str(refusal))
            self._refused = True
        else:
            self.sitting, self._outcome = kept
            self._refused = False

    def _place(self) -> Place:
        walkthrough, focus = self.sitting.walkthrough, self._outcome.focus
        return Place(walkthrough, self.sitting.scene, asking(walkthrough, focus), focus)


def _kept(
    sitting: Sitting, place: Place, found: Outcome, tools: Tools
) -> tuple[Sitting, Outcome]:
    """Keep what was *found*, but for what others have made stale by now."""
    now = caught_up(sitting)
    facts = still_meant(place, now.walkthrough, found.facts)
    if len(facts) < len(found.facts):
        found = Outcome(notice=NOT_MOVED)
    there = after(now, facts, tools)
    told = tell_departure(now.walkthrough, there.walkthrough, there.scene)
    if move := return_to_next_open(now.walkthrough, there.walkthrough):
        there = after(there, [move], tools)
    notice = " ".join(filter(None, (found.notice, told)))
    return there, replace(found, notice=notice)


def _notice(sitting: Sitting, found: Outcome, trouble: str) -> str:
    came = news(sitting.came, sitting.walkthrough, sitting.scene)
    told = dict.fromkeys((found.notice, trouble, came, sitting.file.notice))
    return " ".join(filter(None, told))
