"""What is settled before a session opens: from flags, and asked for without them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tmworkshop.cli.choosing import EVERYONE, choose_many, choose_one
from tmworkshop.cli.echo import say, wrapped
from tmworkshop.cli.playing import named
from tmworkshop.cli.ways import papers_for
from tmworkshop.domain.errors import NotFound
from tmworkshop.domain.values import Value, value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tmworkshop.application.ports import SetFile
    from tmworkshop.application.sessions import Plan
    from tmworkshop.cli.context import Context
    from tmworkshop.domain.design import Design
    from tmworkshop.domain.record.record import Record

NO_LESSON = "0"
USUAL = "lesson-session-90"


@value
class Given(Value):
    """What the flags say."""

    design: str | None = None
    lesson: int | None = None
    present: tuple[str, ...] = ()
    presenter: tuple[str, ...] = ()
    held_on: str | None = None


def plan_of(context: Context, file: SetFile, given: Given) -> Plan:
    """Return the plan that *given* and the answers to what it lacks make."""
    from tmworkshop.application.sessions import Plan, may_start
    from tmworkshop.domain.record.record import record_of

    record = record_of(file.facts())
    may_start(record)
    design = _design(context, record, given.design)
    if design.before:
        say(*wrapped(design.before))
    if papers := papers_for(design):
        say(f"Papers: {papers}")
    lesson = _lesson(context, design, given.lesson)
    return Plan(
        design=design,
        held_on=context.date(given.held_on) if given.held_on else context.today,
        present=_present(context, record, given.present),
        presenters=named(record, given.presenter),
        lesson=lesson,
    )


def to_resume(context: Context) -> str:
    """Return the set whose session is open; ask, if there are several."""
    from tmworkshop.application.sets import counts

    every = counts(context.workspace)
    waiting = {each.id: each.name for each in every if each.to_resume}
    if not waiting:
        for each in every:
            if each.trouble:  # a session of it may well be open
                raise each.trouble
        raise NotFound("No session is open. Start one with: tmworkshop session start")
    if len(waiting) == 1:
        return next(iter(waiting))
    return choose_one(context, "Which set", "--set SET", waiting)


def _design(context: Context, record: Record, name: str | None) -> Design:
    if name:
        return context.shelf.design(name)
    every = context.shelf_without_faults.designs()
    designs = {each.id: each for each in likeliest_first(every, record)}
    labels = {
        each.id: f"{each.title} ({each.minutes} min)" for each in designs.values()
    }
    return designs[choose_one(context, "Which design", "--design NAME", labels)]


def likeliest_first(designs: Iterable[Design], record: Record) -> list[Design]:
    """Return what the set met by lately, then the usual one, then the shorter ones."""
    met_by = [session.opened.design.id for session in reversed(record.sessions)]
    return sorted(
        designs,
        key=lambda each: (
            met_by.index(each.id) if each.id in met_by else len(met_by),
            each.id != USUAL,
            each.minutes,
            each.title,
        ),
    )


def _lesson(context: Context, design: Design, number: int | None) -> str:
    if number is None and any(step.is_on_a_lesson for step in design.steps):
        lessons = {str(each.number): each.title for each in context.shelf.lessons()}
        lessons[NO_LESSON] = "No lesson today"
        number = int(choose_one(context, "Which lesson", "--lesson N", lessons))
    return context.shelf.lesson(number).id if number else ""


def _present(
    context: Context, record: Record, names: tuple[str, ...]
) -> tuple[str, ...]:
    if not record.names:
        raise NotFound("Nobody is in this set yet. Next: tmworkshop member add NAME")
    if EVERYONE in names:
        return tuple(record.names)
    if names:
        return named(record, names)
    return choose_many(context, "Who is here", "--present NAME", record.names)
