"""``tmworkshop session show``: who was there, what was kept, what was weighed."""

from __future__ import annotations

from collections.abc import Iterator

import click

from tmworkshop.cli.echo import answer, answer_json, wrap
from tmworkshop.cli.options import Options
from tmworkshop.cli.parts import answer_fields
from tmworkshop.cli.session.session_page import count_kept, session_data, statement_data
from tmworkshop.cli.verb import json_option, saves, set_option, verb
from tmworkshop.cli.workspace import read_record
from tmworkshop.domain.dates import say_day
from tmworkshop.domain.levels import Reader
from tmworkshop.domain.phrases import say_count
from tmworkshop.domain.record.record import Record, Session, find_session
from tmworkshop.domain.sharing.weighed import WeighedStep, count_weighed


@verb("3 --set dyffryn")
@click.argument("number", type=int, required=False)
@set_option
@json_option
@saves
def command(
    options: Options, number: int | None, set_name: str | None, *, as_json: bool
) -> None:
    """Show session NUMBER, else the last: who was there, what was kept, in numbers."""
    record = read_record(options, set_name)
    session = find_session(record, number or 0)
    steps = count_weighed(record, session, Reader.FACILITATOR)
    if as_json:
        tallies = {"weighed": [_weighed_data(step) for step in steps]}
        answer_json(session={**session_data(record, session), **tallies})
        return
    _answer_session(record, session)
    for step in steps:
        answer("", *_weighed_lines(step))


def _answer_session(record: Record, session: Session) -> None:
    design = session.opened.design
    kept = [
        say_count(count, kind) for kind, count in count_kept(record, session).items()
    ]
    meeting = session.next_meeting
    minutes = f", {say_count(design.minutes, 'minute')}" if design.is_readable else ""
    answer_fields(
        {
            "Session": f"{session.number} of {record.founded.name}",
            "Held on": say_day(session.held_on),
            "Design": f"{design.title}{minutes}",
            "Lesson": session.opened.lesson.removeprefix("lesson.").lstrip("0"),
            "Present": ", ".join(map(record.name, session.attended)),
            "Kept": ", ".join(kept) or "nothing",
            "Next meeting": say_day(meeting) if meeting else "",
            "Open": "" if session.closed else "tmworkshop session resume takes it up",
        }
    )


def _weighed_lines(weighing: WeighedStep) -> Iterator[str]:
    """Yield what was weighed at a step: each statement, and its counts under it."""
    step = weighing.step
    yield from wrap(f"{step.title}: {step.question}")
    if step.labels:
        yield from wrap("  ".join(step.labels))
    for ratings in weighing.ratings:
        if ratings.statement.words != step.question:
            yield from wrap(ratings.statement.words, "  ")
        tallies = [f"{count} at {figure}" for figure, count in ratings.counts.items()]
        yield from wrap(", ".join(tallies), "    ")


def _weighed_data(weighing: WeighedStep) -> dict[str, object]:
    step = weighing.step
    return {
        "step": step.id,
        "question": step.question,
        "scale": list(step.labels),
        "statements": [
            {**statement_data(ratings.statement), "counts": dict(ratings.counts)}
            for ratings in weighing.ratings
        ],
    }
