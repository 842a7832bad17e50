"""``tmworkshop member add``: someone taken into a set."""

from __future__ import annotations

import click

from tmworkshop.application.members import add_member
from tmworkshop.cli.asker import Asker
from tmworkshop.cli.echo import answer
from tmworkshop.cli.options import Options
from tmworkshop.cli.stamps import make_stamper
from tmworkshop.cli.verb import set_option, verb
from tmworkshop.cli.wall_clock import WallClock
from tmworkshop.cli.workspace import open_set
from tmworkshop.domain.record.roster import Newcomer


@verb('"Megan Prys-Jones" --set dyffryn')
@click.argument("name", required=False)
@set_option
@click.option("--partnership", metavar="NAME", help="Whom they come from.")
@click.option("--since", metavar="DATE", help="Since when; today if not given.")
def command(
    options: Options,
    name: str | None,
    set_name: str | None,
    partnership: str | None,
    since: str | None,
) -> None:
    """Take NAME into a set."""
    file = open_set(options, set_name)
    if name is None:
        asker = Asker(options)
        name = asker.ask("Name", "NAME")
        if partnership is None:
            partnership = asker.ask("Partnership", "--partnership NAME", "")
    day = WallClock(options.environ).read_past_day_or_today(since)
    newcomer = Newcomer(name, partnership or "")
    answer(add_member(file, newcomer, day, make_stamper(options, file).stamp))
