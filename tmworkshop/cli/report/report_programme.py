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


@verb("")
@click.option(
    "--for",
    "recipient",
    default=programme.RECIPIENT,
    metavar="WHO",
    help="Who it goes to: the programme, as the slips say, and nobody else.",
)
@prints
def command(options: Options, recipient: str) -> Iterator[Sheet]:
    """Print the comparison, and keep with each set whose words went out."""
    programme.refuse_other_recipient(recipient)
    workspace, today = open_workspace(options), WallClock(options.environ).today
    frame = open_frame(options)
    compared = programme.make_comparison(workspace, frame, today)
    yield programme.comparison_sheet(compared)
    # it is written by now
    outgoing = programme.Outgoing(compared, today)
    programme.keep_what_went(
        workspace, frame, outgoing, lambda file: make_stamper(options, file).stamp
    )
