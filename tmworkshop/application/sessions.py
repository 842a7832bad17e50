"""Hold a session: open it, walk it to its end, take it up again after a stop.

An accepted answer is on disk before the next screen is shown: `walk` keeps it,
and only then goes round.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from tmworkshop.application.ports import Clock, FrontEnd, SetFile, Shelf, Stamp
from tmworkshop.application.sealing import seal
from tmworkshop.domain.actions import actions_of, open_actions
from tmworkshop.domain.answers import outcome
from tmworkshop.domain.asking import asking
from tmworkshop.domain.content import Content
from tmworkshop.domain.design import Design
from tmworkshop.domain.errors import (
    Conflict,
    Environment,
    IllegalMove,
    NotFound,
    Unclear,
)
from tmworkshop.domain.facts import AnyFact, Moved, Opened, What
from tmworkshop.domain.intents import Go
from tmworkshop.domain.place import Outcome, Place
from tmworkshop.domain.record import Record, record_of
from tmworkshop.domain.scene import Scene, reviews, scene_of
from tmworkshop.domain.stages import Stage
from tmworkshop.domain.values import Value, value
from tmworkshop.domain.view import screen_of
from tmworkshop.domain.walkthrough import Walkthrough, open_walkthrough, replay

# What is said on the screen and asked again, the words still there.
REFUSALS = (Unclear, IllegalMove, Conflict, Environment)
LEAVING = Go(What.PAUSE)


@value
class Plan(Value):
    """What is settled before a session opens."""

    design: Design
    held_on: date
    present: tuple[str, ...]
    presenters: tuple[str, ...] = ()
    lesson: str = ""


@value
class Tools(Value):
    """What a session needs of the world."""

    now: Clock
    stamp: Stamp
    random_id: Callable[[], str]
    shelf: Shelf


@value
class Sitting(Value):
    """A session in hand: its file, its scene, and where it stands."""

    file: SetFile
    scene: Scene
    walkthrough: Walkthrough


def may_start(record: Record) -> None:
    """Raise Conflict if a session of *record* is still open."""
    if record.live:
        raise Conflict(
            f"Session {record.live.number} of {record.founded.name} is still open. "
            "Take it up with: tmworkshop session resume"
        )


def start(file: SetFile, plan: Plan, tools: Tools) -> Sitting:
    """Open a session; the actions to review are worked out now, never at planning."""
    seal(file, tools.random_id)
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
    content = _content(opened, tools).read()  # what is amiss is said before it opens
    (kept,) = tools.stamp([opened])
    assert isinstance(kept, Opened)  # noqa: S101 (a stamp changes no class)
    file.keep([kept])
    return _sit(file, kept, scene_of(record, kept, content))


def resume(file: SetFile, tools: Tools) -> Sitting:
    """Take up the open session where it was put down, or where it was cut off."""
    seal(file, tools.random_id)
    facts = file.facts()
    record = record_of(facts)
    if record.live is None:
        raise NotFound(f"{record.founded.name} has no open session to resume.")
    opened = record.live.opened
    before = record_of(fact for fact in facts if _session(fact) != opened.id)
    sitting = _sit(file, opened, scene_of(before, opened, _content(opened, tools)))
    ours = [fact for fact in facts if _session(fact) == opened.id]
    walkthrough = replay(sitting.walkthrough, ours)
    move = Moved(session=opened.id, what=What.RESUME, turn=walkthrough.cursor)
    return _after(replace(sitting, walkthrough=walkthrough), [move], tools)


def walk(sitting: Sitting, front_end: FrontEnd, tools: Tools) -> Sitting:
    """Walk the room through all that is left; stop early on a pause."""
    found, refused = Outcome(), False
    while sitting.walkthrough.stage in (Stage.LIVE, Stage.BLANK):
        asked = asking(sitting.walkthrough, found.focus)
        screen = screen_of(sitting.walkthrough, sitting.scene, asked, tools.now())
        shown = replace(screen, notice=found.notice, refused=refused)
        intent = front_end.ask(shown)
        place = Place(sitting.walkthrough, asked, sitting.scene, found.focus)
        try:
            found, refused = outcome(place, intent), False
            sitting = _after(sitting, found.facts, tools)
        except REFUSALS as refusal:
            if intent == LEAVING:
                raise  # after a kill it is resumed just as well
            found, refused = Outcome(focus=place.focus, notice=str(refusal)), True
    if sitting.walkthrough.stage is Stage.CLOSED:
        seal(sitting.file, tools.random_id)
    return sitting


def _content(opened: Opened, tools: Tools) -> Content:
    stems = {purpose for step in opened.design.steps for purpose in step.stems}
    return tools.shelf.content_for(opened.lesson, sorted(stems))


def _sit(file: SetFile, opened: Opened, scene: Scene) -> Sitting:
    return Sitting(file, scene, open_walkthrough(opened, reviews(scene, opened)))


def _after(sitting: Sitting, facts: Sequence[AnyFact], tools: Tools) -> Sitting:
    """Try *facts* on the walkthrough first; then keep them; then go on from there."""
    if not facts:
        return sitting
    stamped = _linked(tools.stamp(facts), sitting.walkthrough.last_move)
    walkthrough = replay(sitting.walkthrough, stamped)
    sitting.file.keep(stamped)
    return replace(sitting, walkthrough=walkthrough)


def _linked(facts: Iterable[AnyFact], last_move: str) -> tuple[AnyFact, ...]:
    """Say of each move which one it comes after, so that a stale one is refused."""
    linked: list[AnyFact] = []
    for fact in facts:
        if isinstance(fact, Moved):
            linked.append(replace(fact, after=last_move))
            last_move = fact.id
        else:
            linked.append(fact)
    return tuple(linked)


def _session(fact: AnyFact) -> str:
    return fact.id if isinstance(fact, Opened) else getattr(fact, "session", "")
