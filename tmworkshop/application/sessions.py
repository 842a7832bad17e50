"""Hold a session: open it, walk it to its end, take it up again after a stop.

An accepted answer is on disk before the next screen is shown: `walk` keeps it,
and only then goes round.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time

from tmworkshop.application.ports import Clock, FrontEnd, SetFile, Shelf, Stamp
from tmworkshop.domain.actions import actions_of, open_actions
from tmworkshop.domain.answers import Outcome, Place, outcome
from tmworkshop.domain.asking import Focus, asking
from tmworkshop.domain.design import Design
from tmworkshop.domain.errors import Conflict, IllegalMove, NotFound, Unclear
from tmworkshop.domain.facts import (
    Amended,
    AnyFact,
    Moved,
    Opened,
    Said,
    Struck,
    Tagged,
    What,
)
from tmworkshop.domain.record import Kept, Record, record_of
from tmworkshop.domain.scene import Scene, reviews, scene_of
from tmworkshop.domain.view import screen_of
from tmworkshop.domain.walkthrough import (
    Stage,
    Walkthrough,
    open_walkthrough,
    replay,
)


@dataclass(frozen=True)
class Plan:
    """What is settled before a session opens."""

    design: Design
    held_on: date
    present: tuple[str, ...]
    presenters: tuple[str, ...] = ()
    lesson: str = ""


@dataclass(frozen=True)
class Tools:
    """What a session needs of the world."""

    now: Clock
    stamp: Stamp
    random_id: Callable[[], str]
    shelf: Shelf


@dataclass(frozen=True)
class Sitting:
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
    record = record_of(file.facts())
    may_start(record)
    if not plan.present:
        raise NotFound("A session needs at least one member in the room.")
    opened = Opened(
        design=plan.design,
        held_on=plan.held_on,
        present=plan.present,
        presenters=plan.presenters,
        reviews=tuple(a.id for a in open_actions(actions_of(record))),
        lesson=plan.lesson,
    )
    (kept,) = _kept(file, [opened], tools)
    assert isinstance(kept, Opened)  # noqa: S101 (a stamp changes no class)
    return _sit(file, record, kept, tools)


def resume(file: SetFile, tools: Tools) -> Sitting:
    """Take up the open session where it was put down, or where it was cut off."""
    facts = file.facts()
    record = record_of(facts)
    if record.live is None:
        raise NotFound(f"{record.founded.name} has no open session to resume.")
    opened = record.live.opened
    before = record_of(fact for fact in facts if _session(fact) != opened.id)
    sitting = _sit(file, before, opened, tools)
    ours = [fact for fact in facts if _session(fact) == opened.id]
    walkthrough = replay(sitting.walkthrough, ours)
    move = Moved(session=opened.id, what=What.RESUME, turn=walkthrough.cursor)
    return _after(replace(sitting, walkthrough=walkthrough), [move], tools)


def walk(sitting: Sitting, front_end: FrontEnd, tools: Tools) -> Sitting:
    """Walk the room through all that is left; stop early on a pause."""
    focus: Focus | None = None
    notice = ""
    while sitting.walkthrough.stage in (Stage.LIVE, Stage.BLANK):
        asked = asking(sitting.walkthrough, focus)
        screen = screen_of(sitting.walkthrough, sitting.scene, asked, tools.now())
        intent = front_end.ask(replace(screen, notice=notice))
        place = Place(sitting.walkthrough, asked, sitting.scene, focus)
        try:
            found = outcome(place, intent)
            sitting = _after(sitting, found.facts, tools)
        except (Unclear, IllegalMove) as unclear:
            found = Outcome(focus=focus, notice=str(unclear))
        focus, notice = found.focus, found.notice
    if sitting.walkthrough.stage is Stage.CLOSED:
        _seal(sitting, tools)
    return sitting


def _sit(file: SetFile, before: Record, opened: Opened, tools: Tools) -> Sitting:
    stems = {purpose for step in opened.design.steps for purpose in step.stems}
    content = tools.shelf.content_for(opened.lesson, sorted(stems))
    scene = scene_of(before, opened, content)
    return Sitting(file, scene, open_walkthrough(opened, reviews(scene, opened)))


def _after(sitting: Sitting, facts: Iterable[AnyFact], tools: Tools) -> Sitting:
    """Try *facts* on the walkthrough first; then keep them; then go on from there."""
    stamped = _linked(tools.stamp(tuple(facts)), sitting.walkthrough.last_move)
    walkthrough = replay(sitting.walkthrough, stamped)
    if stamped:
        sitting.file.keep(stamped)
    return replace(sitting, walkthrough=walkthrough)


def _kept(file: SetFile, facts: Iterable[AnyFact], tools: Tools) -> tuple[AnyFact, ...]:
    stamped = tools.stamp(tuple(facts))
    file.keep(stamped)
    return stamped


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


def _seal(sitting: Sitting, tools: Tools) -> None:
    """Break the last links of what was said on slips: ids, times and order.

    Nothing unattributed keeps a time of its own or a place in the file; this is
    one of the three occasions on which a file is rewritten.
    """
    session = sitting.walkthrough.opened.id
    slips = [k for k in sitting.walkthrough.kept.values() if k.unattributed]
    if not slips:
        return
    ids = {kept.id for kept in slips}
    day = datetime.combine(sitting.walkthrough.opened.held_on, time(), UTC)
    sealed = sorted(
        (_sealed(kept, tools.random_id(), day) for kept in slips if not kept.struck),
        key=lambda said: said.id,
    )
    facts: list[AnyFact] = []
    for fact in sitting.file.facts():
        if fact.id not in ids and not _is_about(fact, ids):
            facts.append(fact)
        if fact.id == session:
            facts += sealed
    sitting.file.rewrite(facts)


def _sealed(kept: Kept, random_id: str, day: datetime) -> Said:
    return Said(
        id=random_id,
        at=day,
        kind=kept.kind,
        session=kept.session,
        words=kept.words,
        value=kept.value,
        turn=kept.turn,
        lesson=kept.lesson,
        level=kept.level,
        unattributed=True,
    )


def _is_about(fact: AnyFact, ids: set[str]) -> bool:
    return isinstance(fact, Amended | Struck | Tagged) and fact.of in ids
