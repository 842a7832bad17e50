"""``tmworkshop member import``: a roster understood, looked at, and then taken in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from tmworkshop.adapters.content.spreadsheets import read_roster_file
from tmworkshop.application.members import take_roster
from tmworkshop.cli.asker import Asker
from tmworkshop.cli.echo import answer, answer_json, say
from tmworkshop.cli.member.namesake import namesake_option
from tmworkshop.cli.member.roster_look import look_at_roster
from tmworkshop.cli.member.roster_page import say_what_became
from tmworkshop.cli.member.roster_unseen import roster_data, settle_unseen
from tmworkshop.cli.member.typed_partnership import TypedPartnerships
from tmworkshop.cli.options import Options
from tmworkshop.cli.stamps import make_stamper
from tmworkshop.cli.verb import json_option, set_option, verb
from tmworkshop.cli.wall_clock import WallClock
from tmworkshop.cli.workspace import open_set
from tmworkshop.domain.record.namesakes import list_present, take_as_others
from tmworkshop.domain.record.record import Record, record_of
from tmworkshop.domain.record.roster import Newcomer
from tmworkshop.domain.roster.choices import Choices
from tmworkshop.domain.roster.column_map import map_columns, read_map
from tmworkshop.domain.roster.understood import (
    Understanding,
    change_understanding,
    understand_roster,
)

MAPS = 'Which column is which: "Name=Enw,Partnership=Mudiad".'


@verb("roster.xlsx --set dyffryn", 'roster.csv --map "Name=Enw" --yes')
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@set_option
@click.option("--since", metavar="DATE", help="Since when; today if not given.")
@click.option("--map", "maps", multiple=True, metavar="COLUMNS", help=MAPS)
@click.option("--yes", is_flag=True, help="Take it in as understood, without asking.")
@namesake_option
@json_option
def command(
    options: Options,
    /,
    file: Path,
    set_name: str | None,
    since: str | None,
    *,
    maps: Sequence[str],
    yes: bool,
    namesake: bool,
    as_json: bool,
) -> None:
    """Take everyone on a roster into a set, once it was looked at.

    The roster is a workbook (.xlsx, .xls, .ods) or a CSV, with headings such as name
    and partnership, or others. What was understood is shown first and can be changed;
    columns that are not used are kept nowhere. Whoever is in the set already stays as
    they are. With --namesake, who has a name like another's, or comes from elsewhere,
    is taken in beside them. With --json nobody is taken in, unless --yes says so.
    """
    given = read_roster_file(file)
    day = WallClock(options.environ).read_past_day_or_today(since)
    set_file = open_set(options, set_name)
    record = record_of(set_file.facts())
    wanted = Choices(others=namesake)
    roster = understand_roster(given, list_present(record, day), wanted, str(file))
    if maps:
        choices = map_columns(roster, read_map(",".join(maps)))
        roster = change_understanding(roster, choices)
    if as_json and not yes:
        answer_json(**roster_data(roster), taken_in=[])
        return
    asker = Asker(options) if Asker(options).is_there and not yes else None
    if asker:
        settled = look_at_roster(asker, roster, file.name)
    else:
        settled = settle_unseen(roster, str(file), yes=yes)
    if settled is None:
        say("Nobody has been taken in.")
        return
    everyone = _list_everyone(settled, record, day, asker)
    stamp = make_stamper(options, set_file).stamp
    new = take_roster(set_file, everyone, day, stamp).new
    if as_json:
        answer_json(**roster_data(settled), taken_in=new)
    else:
        answer(*new)
        say(*say_what_became(settled, was_shown=asker is not None))
        say(f"{len(new)} taken in, {len(settled.already_there)} were there already.")


def _list_everyone(
    settled: Understanding, record: Record, day: date, asker: Asker | None
) -> list[Newcomer]:
    """Return whom to take in as it was *settled*, looked at if there is an *asker*."""
    come_from = TypedPartnerships(record.partnerships)
    places = [each.partnership for each in settled.newcomers]
    if asker:
        come_from.ask(asker, places, are_new=True)
    else:
        come_from.leave_open(places)
    newcomers = come_from.of_each(take_as_others(record, settled.newcomers, day))
    return [*newcomers, *(Newcomer(name) for name in settled.already_there)]
