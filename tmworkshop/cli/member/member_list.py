"""``tmworkshop member list``: who is in a set."""

from __future__ import annotations

from tmworkshop.cli.echo import answer_json
from tmworkshop.cli.member.member_page import answer_members, members_data
from tmworkshop.cli.options import Options
from tmworkshop.cli.verb import json_option, saves, set_option, verb
from tmworkshop.cli.wall_clock import WallClock
from tmworkshop.cli.workspace import open_shelf, read_record


@verb("--set dyffryn")
@set_option
@json_option
@saves
def command(options: Options, set_name: str | None, *, as_json: bool) -> None:
    """List who is in a set, with their partnership and the date of their slip."""
    record = read_record(options, set_name)
    if as_json:
        answer_json(members=members_data(record))
    else:
        today = WallClock(options.environ).today
        answer_members(record, today, open_shelf(options).slip().version)
