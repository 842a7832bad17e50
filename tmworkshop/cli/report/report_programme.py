"""``tmworkshop report programme``: the comparison, as it goes out."""

from __future__ import annotations

from pathlib import Path

import click

from tmworkshop.application.programme import (
    comparison,
    comparison_sheet,
    keep_what_went,
)
from tmworkshop.application.reports import print_sheets
from tmworkshop.cli.options import Options
from tmworkshop.cli.programme.frame import read_frame
from tmworkshop.cli.report.print_flags import as_option, to_option
from tmworkshop.cli.report.print_shop import open_shop, say_where
from tmworkshop.cli.stamps import make_stamper
from tmworkshop.cli.verb import verb
from tmworkshop.cli.wall_clock import WallClock
from tmworkshop.cli.workspace import open_workspace


@verb('--for "the funder"')
@click.option(
    "--for",
    "reader",
    default="the programme",
    metavar="WHO",
    help="Who it goes to; members read it on their own page.",
)
@as_option
@to_option
def command(
    options: Options, reader: str, endings: tuple[str, ...], folder: Path | None
) -> None:
    """Print the comparison, and keep with each set whose words went out."""
    workspace, today = open_workspace(options), WallClock(options.environ).today
    compared = comparison(workspace, read_frame(options), today)
    sheets = [comparison_sheet(compared)]
    printing = print_sheets(sheets, open_shop(options, folder, endings))
    keep_what_went(
        workspace, compared, reader, lambda file: make_stamper(options, file).stamp
    )
    say_where(printing)
