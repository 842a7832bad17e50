"""``tmworkshop set show``: one set, people and numbers, nobody's words."""

from __future__ import annotations

from datetime import date

import click

from tmworkshop.cli.echo import answer, answer_json, say
from tmworkshop.cli.member.member_page import answer_members, members_data
from tmworkshop.cli.options import Options
from tmworkshop.cli.parts import answer_fields
from tmworkshop.cli.set.counts_page import describe_past_keeping
from tmworkshop.cli.verb import json_option, saves, verb
from tmworkshop.cli.wall_clock import WallClock
from tmworkshop.cli.workspace import choose_set, open_shelf, open_workspace
from tmworkshop.domain.dates import say_date, say_day
from tmworkshop.domain.record.agreement import agreed_on
from tmworkshop.domain.record.counts import count_set
from tmworkshop.domain.record.record import Record, record_of


@verb("dyffryn")
@click.argument("set_name", metavar="SET", required=False)
@json_option
@saves
def command(options: Options, set_name: str | None, *, as_json: bool) -> None:
    """Show one set: where it meets, who is in it, what it has done."""
    set_id = choose_set(options, set_name)
    record = record_of(open_workspace(options).open_set(set_id).facts())
    if as_json:
        _answer_set_json(set_id, record)
    else:
        today = WallClock(options.environ).today
        _answer_set(set_id, record, today, open_shelf(options).slip().version)


def _answer_set(set_id: str, record: Record, today: date, wording: int) -> None:
    """Print the set *record* as it stands *today*, with slips as of *wording*."""
    counted = count_set(set_id, record)
    founded = record.founded
    kept_until = founded.kept_until
    answer_fields(
        {
            "Set": f"{founded.name} ({set_id})",
            "Meets at": founded.place,
            "Contact": founded.contact,
            "Next meeting": _next_meeting(record),
            "Sessions": str(counted.sessions),
            "Open actions": str(counted.open_actions),
            "To resume": f"session {counted.to_resume}" if counted.to_resume else "",
            "Agreement": _agreement(record),
            "Kept until": say_date(kept_until) if kept_until else "",
        }
    )
    answer("")
    answer_members(record, today, wording)
    if kept_until and kept_until < today:
        say("", describe_past_keeping(set_id, founded.name, kept_until))


def _answer_set_json(set_id: str, record: Record) -> None:
    counted = count_set(set_id, record)
    founded = record.founded
    answer_json(
        set={
            "id": set_id,
            "name": founded.name,
            "place": founded.place,
            "contact": founded.contact,
            "kept_until": founded.kept_until,
            "sessions": counted.sessions,
            "open_actions": counted.open_actions,
            "to_resume": counted.to_resume,
        },
        members=members_data(record),
    )


def _agreement(record: Record) -> str:
    agreed = record.agreement
    if agreed is None:
        return ""
    return f"version {agreed.version}, {say_date(agreed_on(agreed))}"


def _next_meeting(record: Record) -> str:
    agreed = [each.next_meeting for each in record.sessions if each.next_meeting]
    return say_day(agreed[-1]) if agreed else ""
