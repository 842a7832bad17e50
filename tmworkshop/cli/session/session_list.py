"""``tmworkshop session list``: the sessions of a set, in numbers."""

from __future__ import annotations

from tmworkshop.cli.echo import answer, answer_json, answer_table
from tmworkshop.cli.options import Options
from tmworkshop.cli.session.session_page import session_data
from tmworkshop.cli.verb import json_option, saves, set_option, verb
from tmworkshop.cli.workspace import read_record
from tmworkshop.domain.dates import say_date
from tmworkshop.domain.record.record import Record


@verb("--set dyffryn")
@set_option
@json_option
@saves
def command(options: Options, set_name: str | None, *, as_json: bool) -> None:
    """List the sessions of a set, in numbers."""
    record = read_record(options, set_name)
    if as_json:
        answer_json(sessions=[session_data(record, each) for each in record.sessions])
    else:
        _answer_sessions(record)


def _answer_sessions(record: Record) -> None:
    if not record.sessions:
        answer(f"{record.founded.name} has not met yet.")
        return
    answer_table(
        ("Session", "Held on", "Present", "Design", ""),
        [
            (
                f"{each.number:>7}",
                say_date(each.held_on),
                f"{len(each.attended):>7}",
                each.opened.design.title,
                "" if each.closed else "open",
            )
            for each in record.sessions
        ],
    )
