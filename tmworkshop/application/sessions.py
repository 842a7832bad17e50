"""Hold a session: open it, walk it to its end, take it up again after a stop.

An accepted answer is on disk before the next screen is shown: `walk` keeps it,
and only then goes round.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tmworkshop.application.ports import FrontEnd, SetFile
from tmworkshop.application.sitting import (
    Seat,
    Sitting,
    Tools,
    after,
    caught_up,
    content_of,
    live_session,
    move_on,
    settle,
    taken_up,
)
from tmworkshop.domain.design import Design
from tmworkshop.domain.errors import Conflict, NotFound
from tmworkshop.domain.facts import Opened, What
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
from tmworkshop.domain.session.typed.intents import Intent
from tmworkshop.domain.session.typed.place import Outcome, Place
from tmworkshop.domain.session.typed.staleness import NOT_MOVED, news, still_meant
from tmworkshop.domain.values import Value, value


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
    live = live_session(record_of(file.facts()), "resume")
    # who sits there cannot wait, whatever is amiss with its content
    return move_on(file, live.opened, What.RESUME, tools)


def walk(sitting: Sitting, front_end: FrontEnd, tools: Tools) -> Sitting:
    """Walk the room through all that is left; stop early on a pause."""
    steering = Steering(sitting, tools)
    # others: are where it stops
    while steering.sitting.walkthrough.stage in (Stage.LIVE, Stage.BLANK):
        steering.answer(front_end.ask(steering.look))
    if steering.sitting.walkthrough.stage is Stage.CLOSED:
        settle(sitting.file, tools)
    return steering.sitting


class Steering(Seat):
    """A session as whoever steers has it."""

    def _place(self) -> Place:
        walkthrough, focus = self.sitting.walkthrough, self._outcome.focus
        return Place(walkthrough, self.sitting.scene, asking(walkthrough, focus), focus)

    def _screen(self) -> Screen:
        return screen_of(self._place(), self._tools.now())

    def _news(self) -> str:
        return news(self.sitting.came, self.sitting.walkthrough, self.sitting.scene)

    def _keep(self, place: Place, intent: Intent) -> Outcome:
        """Keep what it leads to, but for what others have made stale by now."""
        leads_to, now = outcome(place, intent), caught_up(self.sitting)
        facts = still_meant(place, now.walkthrough, leads_to.facts)
        if len(facts) < len(leads_to.facts):
            leads_to = Outcome(notice=NOT_MOVED)
        there = after(now, facts, self._tools)
        left = tell_departure(now.walkthrough, there.walkthrough, there.scene)
        if move := return_to_next_open(now.walkthrough, there.walkthrough):
            there = after(there, [move], self._tools)
        self.sitting = there
        notice = " ".join(filter(None, (leads_to.notice, left)))
        return replace(leads_to, notice=notice)
