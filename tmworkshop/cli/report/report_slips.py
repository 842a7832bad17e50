"""``tmworkshop report slips``: what may leave the set, to be ticked by hand."""

from __future__ import annotations

from pathlib import Path

import click

from tmworkshop.application.reports import slips_sheet
from tmworkshop.cli.options import Options
from tmworkshop.cli.report.print_flags import (
    MOST_COPIES,
    as_option,
    member_option,
    to_option,
)
from tmworkshop.cli.report.print_shop import make_imprint, open_shop, print_and_say
from tmworkshop.cli.verb import set_option, verb
from tmworkshop.cli.workspace import open_set, open_shelf
from tmworkshop.domain.names import find
from tmworkshop.domain.record.record import record_of


@verb("--set dyffryn", "--set dyffryn --blank 4")
@set_option
@member_option
@click.option(
    "--blank",
    type=click.IntRange(0, MOST_COPIES),
    default=0,
    metavar="N",
    help="That many without a name, in place of all.",
)
@as_option
@to_option
def command(
    options: Options,
    set_name: str | None,
    names: tuple[str, ...],
    blank: int,
    endings: tuple[str, ...],
    folder: Path | None,
) -> None:
    """Print private sharing slips, two to a sheet, to be cut and ticked by hand."""
    record = record_of(open_set(options, set_name).facts())
    named = dict.fromkeys(find(name, record.names) for name in names)
    members = tuple(named) or (() if blank else tuple(record.members))
    written = [*(record.names[each] for each in members), *[""] * blank]
    sheet = slips_sheet(
        record, written, open_shelf(options).slip(), make_imprint(options, record)
    )
    print_and_say([sheet], open_shop(options, folder, endings))
