"""``tmworkshop set add``: a learning set begun."""

from __future__ import annotations

import click

from tmworkshop.adapters.content.settings import read_settings
from tmworkshop.adapters.report_folder import written_as
from tmworkshop.application.sets import add_set, ensure_own_pages
from tmworkshop.cli.asker import Asker
from tmworkshop.cli.echo import answer, say
from tmworkshop.cli.options import Options
from tmworkshop.cli.set.kept_until import ask_kept_until, read_kept_until
from tmworkshop.cli.stamps import make_stamper
from tmworkshop.cli.verb import verb
from tmworkshop.cli.wall_clock import WallClock
from tmworkshop.cli.workspace import open_workspace, say_where_it_lies
from tmworkshop.domain.dates import add_a_year
from tmworkshop.domain.facts import Founded


@verb('"Dyffryn set" --place "Canolfan Gymuned"')
@click.argument("name", required=False)
@click.option("--contact", metavar="TEXT", help="Whom to ask; else yours from init.")
@click.option("--place", default="", metavar="TEXT", help="Where it meets.")
@click.option("--kept-until", metavar="DATE", help="Until when; or none.")
def command(
    options: Options,
    name: str | None,
    contact: str | None,
    place: str,
    kept_until: str | None,
) -> None:
    """Begin the learning set NAME."""
    until = None if kept_until is None else read_kept_until(options, kept_until)
    name = " ".join((name or Asker(options).ask("Name of the set", "NAME")).split())
    a_year_on = add_a_year(WallClock(options.environ).today)
    founded = Founded(
        name=name,
        contact=read_settings(options.folder).told_by if contact is None else contact,
        place=place,
        kept_until=until
        if kept_until is not None
        else ask_kept_until(options, a_year_on),
    )
    workspace = open_workspace(options)
    with workspace.deciding() as hand:
        set_id = hand.id_for(name)
        ensure_own_pages(hand, set_id, name, written_as)
        add_set(hand, set_id, founded, make_stamper(options).stamp)
    workspace.hold_room()
    say_where_it_lies(options)
    answer(set_id)
    if founded.kept_until is None:
        say(
            "No date is set until which it is kept; one is given by:",
            f"  tmworkshop set update {set_id} --kept-until DATE",
        )
    say(f"Next:\n  tmworkshop member import ROSTER.csv --set {set_id}")
