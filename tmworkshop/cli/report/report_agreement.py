"""``tmworkshop report agreement``: the set's ground rules, for the wall."""

from __future__ import annotations

from tmworkshop.application.reports import Sheet, wall_sheet
from tmworkshop.cli.options import Options
from tmworkshop.cli.report.print_shop import make_imprint, prints
from tmworkshop.cli.verb import set_option, verb
from tmworkshop.cli.workspace import open_shelf, read_record


@verb("--set dyffryn")
@set_option
@prints
def command(options: Options, set_name: str | None) -> list[Sheet]:
    """Print the set's agreement for the wall."""
    record = read_record(options, set_name)
    offered = open_shelf(options).agreement()
    return [wall_sheet(record, offered, make_imprint(options, record))]
