"""``tmworkshop report``: everyone's page, the set's summary, the comparison."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tmworkshop.cli.examples import ExampleGroup
from tmworkshop.cli.printing import imprint, print_and_say, shop

if TYPE_CHECKING:
    from tmworkshop.cli.context import Context

set_option = click.option("--set", "set_name", help="The set; its name may be begun.")
session_option = click.option(
    "--session", "number", type=int, default=0, help="Its number; else the latest."
)
to_option = click.option(
    "--to",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write the pages here, not into the workspace's reports.",
)


@click.group("report", cls=ExampleGroup, example="tmworkshop report participant")
def command() -> None:
    """Print pages, each as a PDF with an HTML page beside it."""


@command.command(
    "participant",
    example="tmworkshop report participant --set Dyffryn\n"
    "tmworkshop report participant --set Dyffryn --member Megan",
)
@set_option
@session_option
@click.option("--member", "names", multiple=True, help="Only this member; repeat it.")
@click.option("--print-all", is_flag=True, help="Also one file for the printer.")
@to_option
@click.pass_obj
def participant(
    context: Context,
    set_name: str | None,
    number: int,
    names: tuple[str, ...],
    print_all: bool,
    folder: Path | None,
) -> None:
    """Print each member's own page: nobody else's words stand on it."""
    from tmworkshop.application import reports
    from tmworkshop.domain.names import find
    from tmworkshop.domain.record import record_of

    record = record_of(context.open_set(set_name).facts())
    session = reports.session_for(record, number)
    named = tuple(find(name, record.names) for name in names)
    members = named or reports.members_for(record, session)
    said = imprint(context, record)
    sheets = [*reports.participant_sheets(record, session, members, said)]
    if print_all:
        sheets.append(reports.print_all_sheet(record, session, members, said))
    print_and_say(sheets, shop(context, folder))


@command.command("set", example="tmworkshop report set --set Dyffryn")
@set_option
@session_option
@to_option
@click.pass_obj
def summary(
    context: Context, set_name: str | None, number: int, folder: Path | None
) -> None:
    """Print the set's own summary: actions that members let stand in it, and dates."""
    from tmworkshop.application import reports
    from tmworkshop.domain.record import record_of

    record = record_of(context.open_set(set_name).facts())
    session = reports.session_for(record, number)
    sheet = reports.set_sheet(record, session, imprint(context, record))
    print_and_say([sheet], shop(context, folder))


@command.command("programme", example='tmworkshop report programme --for "the funder"')
@click.option("--for", "reader", default="the programme", help="Who it goes to.")
@to_option
@click.pass_obj
def programme(context: Context, reader: str, folder: Path | None) -> None:
    """Print the comparison, and keep with each set whose words went out."""
    from tmworkshop.application import programme as programmes
    from tmworkshop.cli.programme import frame

    made = context.today
    compared = programmes.comparison(context.workspace, frame(context), made)
    for set_id in dict.fromkeys(set_id for set_id, _ in compared.shown):
        stamp = context.stamper(context.workspace.open_set(set_id)).stamp
        programmes.keep_what_went(context.workspace, compared, reader, stamp)
    print_and_say([programmes.comparison_sheet(compared)], shop(context, folder))
