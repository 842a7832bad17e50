"""``tmworkshop report participant``: each member's own page."""

from __future__ import annotations

from collections.abc import Iterable

import click

from tmworkshop.application import reports
from tmworkshop.cli.options import Options
from tmworkshop.cli.report.print_shop import (
    make_imprint,
    member_option,
    prints,
    session_option,
)
from tmworkshop.cli.verb import set_option, verb
from tmworkshop.cli.workspace import open_set
from tmworkshop.domain.names import find_all


@verb("--set dyffryn --print-all", "--set dyffryn --member megan")
@set_option
@session_option
@member_option
@click.option("--print-all", is_flag=True, help="Also one file for the printer.")
@prints
def command(
    options: Options,
    set_name: str | None,
    number: int | None,
    names: tuple[str, ...],
    print_all: bool,
) -> list[reports.Sheet]:
    """Print each member's own page: nobody else's words stand on it."""
    return list_pages(options, set_name, number or 0, names, print_all=print_all)


def list_pages(
    options: Options,
    set_name: str | None,
    number: int = 0,
    names: Iterable[str] = (),
    *,
    print_all: bool = False,
) -> list[reports.Sheet]:
    """Return the page of each of *names*, or of everyone, after session *number*."""
    facts = open_set(options, set_name).facts()
    record, session = reports.after_session(facts, number)
    members = find_all(names, record.names) or reports.members_for(record, session)
    imprint = make_imprint(options, record)
    sheets = [*reports.participant_sheets(record, session, members, imprint)]
    if print_all:
        sheets.append(reports.print_all_sheet(record, session, members, imprint))
    return sheets
