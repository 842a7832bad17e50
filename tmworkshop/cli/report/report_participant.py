"""``tmworkshop report participant``: each member's own page."""

from __future__ import annotations

from pathlib import Path

import click

from tmworkshop.application.reports import (
    after_session,
    members_for,
    participant_sheets,
    print_all_sheet,
)
from tmworkshop.cli.options import Options
from tmworkshop.cli.report.print_flags import (
    as_option,
    member_option,
    session_option,
    to_option,
)
from tmworkshop.cli.report.print_shop import make_imprint, open_shop, print_and_say
from tmworkshop.cli.verb import set_option, verb
from tmworkshop.cli.workspace import open_set
from tmworkshop.domain.names import find


@verb("--set dyffryn --print-all", "--set dyffryn --member megan")
@set_option
@session_option
@member_option
@click.option("--print-all", is_flag=True, help="Also one file for the printer.")
@as_option
@to_option
def command(
    options: Options,
    set_name: str | None,
    number: int | None,
    names: tuple[str, ...],
    print_all: bool,
    endings: tuple[str, ...],
    folder: Path | None,
) -> None:
    """Print each member's own page: nobody else's words stand on it."""
    facts = open_set(options, set_name).facts()
    record, session = after_session(facts, number or 0)
    named = dict.fromkeys(find(name, record.names) for name in names)
    members = tuple(named) or members_for(record, session)
    said = make_imprint(options, record)
    sheets = [*participant_sheets(record, session, members, said)]
    if print_all:
        sheets.append(print_all_sheet(record, session, members, said))
    print_and_say(sheets, open_shop(options, folder, endings))
