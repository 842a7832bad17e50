"""``tmworkshop report programme``: the comparison, as it goes out."""

from __future__ import annotations

from collections.abc import Iterator

import click

from tmworkshop.application import programme
from tmworkshop.application.reports import Sheet
from tmworkshop.cli.options import Options
from tmworkshop.cli.report.print_shop import prints
from tmworkshop.cli.stamps import make_stamper
from tmworkshop.cli.verb import verb
from tmworkshop.cli.wall_clock import WallClock
from tmworkshop.cli.workspace import open_frame, open_workspace


@verb('--for "the funder"')
@click.option(
    "--for",
    "reader",
    default="the programme",
    metavar="WHO",
    help="Who it goes to; members read it on their own page.",
)
@prints
def command(options: Options, reader: str) -> Iterator[Sheet]:
    """Print the comparison, and keep with each set whose words went out."""
    workspace, today = open_workspace(options), WallClock(options.environ).today
    frame = open_frame(options)
    compared = programme.make_comparison(workspace, frame, today)
    yield programme.comparison_sheet(compared)
    # it is written by now
    gone = programme.Outgoing(compared, today, reader)
    programme.keep_what_went(
        workspace, frame, gone, lambda file: make_stamper(options, file).stamp
    )
