"""``tmworkshop report agreement``: the set's ground rules, for the wall."""

from __future__ import annotations

from pathlib import Path

from tmworkshop.application.reports import wall_sheet
from tmworkshop.cli.options import Options
from tmworkshop.cli.report.print_flags import as_option, to_option
from tmworkshop.cli.report.print_shop import make_imprint, open_shop, print_and_say
from tmworkshop.cli.verb import set_option, verb
from tmworkshop.cli.workspace import open_set, open_shelf
from tmworkshop.domain.record.record import record_of


@verb("--set dyffryn")
@set_option
@as_option
@to_option
def command(
    options: Options,
    set_name: str | None,
    endings: tuple[str, ...],
    folder: Path | None,
) -> None:
    """Print the set's agreement for the wall."""
    record = record_of(open_set(options, set_name).facts())
    offered, said = open_shelf(options).agreement(), make_imprint(options, record)
    sheet = wall_sheet(record, offered, said)
    print_and_say([sheet], open_shop(options, folder, endings))
