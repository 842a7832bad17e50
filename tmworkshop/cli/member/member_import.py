"""``tmworkshop member import``: everyone on a roster taken into a set, or nobody."""

from __future__ import annotations

from pathlib import Path

import click

from tmworkshop.adapters.content.spreadsheets import read_rows
from tmworkshop.application.members import take_roster
from tmworkshop.cli.echo import answer, say
from tmworkshop.cli.member.namesake import namesake_option
from tmworkshop.cli.options import Options
from tmworkshop.cli.stamps import make_stamper
from tmworkshop.cli.verb import set_option, verb
from tmworkshop.cli.wall_clock import WallClock
from tmworkshop.cli.workspace import open_set
from tmworkshop.domain.phrases import join_names
from tmworkshop.domain.record.namesakes import take_as_others
from tmworkshop.domain.record.record import record_of
from tmworkshop.domain.record.roster import roster_of


@verb("roster.csv --set dyffryn")
@click.argument("file", metavar="FILE.csv", type=click.Path(path_type=Path))
@set_option
@click.option("--since", metavar="DATE", help="Since when; today if not given.")
@namesake_option
def command(
    options: Options,
    file: Path,
    set_name: str | None,
    since: str | None,
    *,
    namesake: bool,
) -> None:
    """Take everyone on a roster into a set, or nobody.

    The roster is a CSV as a spreadsheet writes it, with the columns name and
    partnership. Whoever is in the set already stays as they are. With --namesake, who
    has a name like another's, or comes from elsewhere, is taken in beside them.
    """
    roster = roster_of(read_rows(file), str(file))
    set_file = open_set(options, set_name)
    day = WallClock(options.environ).read_past_day_or_today(since)
    if namesake:
        roster = take_as_others(record_of(set_file.facts()), roster, day)
    taken = take_roster(set_file, roster, day, make_stamper(options, set_file).stamp)
    answer(*taken.new)
    say(f"{len(taken.new)} taken in, {len(taken.known)} were there already.")
    if twice := join_names(taken.again):
        say(f"On it twice in the same words, and taken as one: {twice}.")
