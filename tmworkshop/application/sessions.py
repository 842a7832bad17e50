"""Hold a session: open it, walk it to its end, take it up again after a stop.

An accepted answer is on disk before the next screen is shown: `hold_session` keeps
it, and only then goes round.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tmworkshop.application.ports import FrontEnd, SetFile
from tmworkshop.application.seat import (
    Seat,
    Sitting,
    Tools,
    catch_up,
    find_live_session,
    keep_facts,
    keep_move,
    read_content,
    settle_close,
    settle_slips,
    take_up,
)
from tmworkshop.domain.design import Design
from tmworkshop.domain.errors import Conflict, NotFound
from tmworkshop.domain.facts import Opened, What
from tmworkshop.domain.record.actions import actions_of, open_actions
from tmworkshop.domain.record.kept import Words
from tmworkshop.domain.record.record import Record, record_of
from tmworkshop.domain.remedies import Remedy
from tmworkshop.domain.session.course.departures import (
    return_to_next_open,
    tell_departure,
)
from tmworkshop.domain.session.course.stages import Stage
from tmworkshop.domain.session.questions.question_in_hand import (
    Asking,
    ask_on,
    find_question,
)
from tmworkshop.domain.session.shown.screen import Screen
from tmworkshop.domain.session.shown.screen_view import screen_of
from tmworkshop.domain.session.typed.intents import Intent
from tmworkshop.domain.session.typed.place import Outcome, Place
from tmworkshop.domain.session.typed.staleness import (
    NOT_MOVED,
    drop_stale_facts,
    say_news,
)
from tmworkshop.domain.values import Value, value


@value
class Plan(Value):
    """What is settled before a session opens."""

    design: Design
    held_on: date
    present: tuple[str, ...]
    presenters: tuple[str, ...] = ()
    lesson: str = ""


def ensure_none_open(record: Record) -> None:
    """Raise Conflict if a session of *record* is still open."""
    if record.live:
        raise Conflict(
            f"Session {record.live.number} of {record.founded.name} is still open.",
            Remedy.RESUME_SESSION,
        )


def start_session(file: SetFile, plan: Plan, tools: Tools) -> Sitting:
    """Open a session; the actions to review are worked out now, never at planning."""
    from tmworkshop.application.statements import Weighing

    settle_slips(file, tools)
    if not plan.present:
        raise NotFound("A session needs at least one member in the room.")
    with file.deciding() as hand:
        record = record_of(hand.facts())
        ensure_none_open(record)
        opened = Opened(
            design=plan.design,
            held_on=plan.held_on,
            present=tuple(dict.fromkeys(plan.present)),
            presenters=tuple(dict.fromkeys(plan.presenters)),
            reviews=tuple(a.id for a in open_actions(actions_of(record))),
            lesson=plan.lesson,
        )
        content = read_content(opened, tools)  # what is amiss is said before it opens
        weighing = Weighing(content, record.agreement, tools.shelf)
        design = weighing.into(plan.design)
        (kept,) = tools.stamp([replace(opened, design=design)])
        assert isinstance(kept, Opened)  # noqa: S101 (a stamp changes no class)
        hand.keep([kept])
    return take_up(file, kept, content)


def resume_session(file: SetFile, tools: Tools) -> Sitting:
    """Take up the open session where it was put down, or where it was cut off."""
    settle_slips(file, tools)
    with file.deciding() as hand:
        # which one is open hangs on no words, and there may be many
        facts = (fact for fact in hand.facts() if not isinstance(fact, Words))
        live = find_live_session(record_of(facts), "resume")
        # who sits there cannot wait, whatever is amiss with its content
        return keep_move(file, live.opened, What.RESUME, tools)


def hold_session(sitting: Sitting, front_end: FrontEnd, tools: Tools) -> Sitting:
    """Walk the room through all that is left; stop early on a pause."""
    steering = Steering(sitting, tools)
    # others: are where it stops
    while steering.sitting.walkthrough.stage in (Stage.LIVE, Stage.BLANK):
        steering.answer(front_end.ask(steering.look))
    if steering.sitting.walkthrough.stage is Stage.CLOSED:
        settle_close(sitting.file, tools)
    return steering.sitting


class Steering(Seat):
    """A session as whoever steers has it: a question stands until they answer it."""

    _asked: Asking | None = None

    def _place(self) -> Place:
        walkthrough, focus = self.sitting.walkthrough, self._outcome.focus
        stands = ask_on(self._asked, walkthrough) if self._asked else None
        self._asked = stands or find_question(walkthrough, focus)
        return Place(walkthrough, self.sitting.scene, self._asked, focus)

    def _screen(self) -> Screen:
        return screen_of(self._place(), self._tools.now())

    def _news(self) -> str:
        return say_news(self.sitting.came, self.sitting.walkthrough, self.sitting.scene)

    def _keep(self, place: Place, intent: Intent) -> Outcome:
        """Keep what it leads to, but for what others have made stale by now."""
        # the first question waits for nothing that only an answer needs
        from tmworkshop.domain.session.typed.answers import find_outcome

        leads_to = find_outcome(place, intent)
        with self.sitting.file.deciding():
            return self._keep_as_it_stands(place, leads_to)

    def _keep_as_it_stands(self, place: Place, leads_to: Outcome) -> Outcome:
        now = catch_up(self.sitting)
        self._asked = None
        facts = drop_stale_facts(place, now.walkthrough, leads_to.facts)
        if len(facts) < len(leads_to.facts):
            leads_to = Outcome(notice=NOT_MOVED)
        there = keep_facts(now, facts, self._tools)
        left = tell_departure(now.walkthrough, there.walkthrough, there.scene)
        if move := return_to_next_open(now.walkthrough, there.walkthrough):
            there = keep_facts(there, [move], self._tools)
        self.sitting = there
        notice = " ".join(filter(None, (leads_to.notice, left)))
        return replace(leads_to, notice=notice)
