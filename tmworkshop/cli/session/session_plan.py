"""What is settled before a session opens: from flags, and asked for without them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from tmworkshop.application.ports import SetFile
from tmworkshop.application.sessions import Plan, ensure_none_open
from tmworkshop.cli.asker import Asker
from tmworkshop.cli.choices import EVERYONE, choose_many, choose_one
from tmworkshop.cli.echo import say, wrap
from tmworkshop.cli.options import Options
from tmworkshop.cli.wall_clock import WallClock
from tmworkshop.cli.ways import describe_papers
from tmworkshop.cli.workspace import open_shelf, open_shelf_without_faults
from tmworkshop.domain.design import Design
from tmworkshop.domain.errors import NotFound
from tmworkshop.domain.names import find_all
from tmworkshop.domain.record.record import Record, record_of
from tmworkshop.domain.values import Value, value

NO_LESSON = "0"
USUAL = "lesson-session-90"


@value
class PlanFlags(Value):
    """What the flags say."""

    design: str | None = None
    lesson: int | None = None
    present: tuple[str, ...] = ()
    presenter: tuple[str, ...] = ()
    held_on: str | None = None
    day: date | None = None  # that is held_on


def read_plan_flags(options: Options, given: PlanFlags) -> PlanFlags:
    """Return what is *given*, once all of it that no set need be asked for is known."""
    shelf, day = open_shelf(options), None
    if given.design:
        shelf.design(given.design)
    if given.lesson:
        shelf.lesson(given.lesson)
    if given.held_on:
        day = WallClock(options.environ).read_day(given.held_on)
    return replace(given, day=day)


def settle_plan(options: Options, file: SetFile, given: PlanFlags) -> Plan:
    """Return the plan that *given* and the answers to what it lacks make."""
    record = record_of(file.facts())
    ensure_none_open(record)
    named = _named(record, given.present)
    presenters = find_all(given.presenter, record.names)
    design = _design(options, record, given.design)
    if design.before:
        say(*wrap(design.before))
    if papers := describe_papers(design):
        say(f"Papers: {papers}")
    lesson = _lesson(options, design, given.lesson)
    return Plan(
        design=design,
        held_on=given.day or WallClock(options.environ).today,
        present=named or _asked_present(options, record),
        presenters=presenters,
        lesson=lesson,
    )


def _design(options: Options, record: Record, name: str | None) -> Design:
    if name:
        return open_shelf(options).design(name)
    every = open_shelf_without_faults(options).designs()
    designs = {each.id: each for each in rank_designs(every, record)}
    labels = {
        each.id: f"{each.title} ({each.minutes} min)" for each in designs.values()
    }
    return designs[choose_one(Asker(options), "Which design", "--design NAME", labels)]


def rank_designs(designs: Iterable[Design], record: Record) -> list[Design]:
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


def _lesson(options: Options, design: Design, number: int | None) -> str:
    shelf = open_shelf(options)
    if number is None and any(step.is_on_a_lesson for step in design.steps):
        lessons = {str(each.number): each.title for each in shelf.lessons()}
        lessons[NO_LESSON] = "No lesson today"
        number = int(choose_one(Asker(options), "Which lesson", "--lesson N", lessons))
    return shelf.lesson(number).id if number else ""


def _named(record: Record, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return who was named as present, if anyone was."""
    if not record.names:
        raise NotFound("Nobody is in this set yet. Next:\n  tmworkshop member add NAME")
    if EVERYONE in names:
        return tuple(record.names)
    return find_all(names, record.names)


def _asked_present(options: Options, record: Record) -> tuple[str, ...]:
    return choose_many(Asker(options), "Who is here", "--present NAME", record.names)
