"""``tmworkshop report``: everyone's page, the set's summary, the comparison."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tmworkshop.cli.examples import ExampleGroup
from tmworkshop.cli.printing import (
    imprint,
    print_and_say,
    printed,
    say_where,
    shop,
)

if TYPE_CHECKING:
    from tmworkshop.cli.context import Context

MOST_BLANK = 60
set_option = click.option("--set", "set_name", metavar="SET", help="The set.")
session_option = click.option(
    "--session",
    "number",
    type=click.IntRange(1),
    metavar="N",
    help="The session; the latest if not given.",
)
to_option = click.option(
    "--to",
    "folder",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write the pages here, not into the workspace's reports.",
)


@click.group("report", cls=ExampleGroup, example="tmworkshop report participant")
def command() -> None:
    """Print pages, each as a PDF with an HTML page beside it."""


@command.command(
    "participant",
    example="tmworkshop report participant --set dyffryn --print-all\n"
    "tmworkshop report participant --set dyffryn --member megan",
)
@set_option
@session_option
@click.option(
    "--member", "names", multiple=True, metavar="NAME", help="Only theirs; repeat it."
)
@click.option("--print-all", is_flag=True, help="Also one file for the printer.")
@to_option
@click.pass_obj
def participant(
    context: Context,
    set_name: str | None,
    number: int | None,
    names: tuple[str, ...],
    print_all: bool,
    folder: Path | None,
) -> None:
    """Print each member's own page: nobody else's words stand on it."""
    from tmworkshop.application import reports
    from tmworkshop.domain.names import find

    facts = context.open_set(set_name).facts()
    record, session = reports.after_session(facts, number or 0)
    named = dict.fromkeys(find(name, record.names) for name in names)
    members = tuple(named) or reports.members_for(record, session)
    said = imprint(context, record)
    sheets = [*reports.participant_sheets(record, session, members, said)]
    if print_all:
        sheets.append(reports.print_all_sheet(record, session, members, said))
    print_and_say(sheets, shop(context, folder))


@command.command("set", example="tmworkshop report set --set dyffryn")
@set_option
@session_option
@to_option
@click.pass_obj
def summary(
    context: Context, set_name: str | None, number: int | None, folder: Path | None
) -> None:
    """Print the set's own summary: actions that members let stand in it, and dates."""
    from tmworkshop.application import reports

    facts = context.open_set(set_name).facts()
    record, session = reports.after_session(facts, number or 0)
    sheet = reports.set_sheet(record, session, imprint(context, record))
    print_and_say([sheet], shop(context, folder))


@command.command(
    "slips",
    example="tmworkshop report slips --set dyffryn\n"
    "tmworkshop report slips --set dyffryn --blank 4",
)
@set_option
@click.option(
    "--member", "names", multiple=True, metavar="NAME", help="Only theirs; repeat it."
)
@click.option(
    "--blank",
    type=click.IntRange(0, MOST_BLANK),
    default=0,
    metavar="N",
    help="That many without a name, in place of all.",
)
@to_option
@click.pass_obj
def slips(
    context: Context,
    set_name: str | None,
    names: tuple[str, ...],
    blank: int,
    folder: Path | None,
) -> None:
    """Print private sharing slips, two to a sheet, to be cut and ticked by hand."""
    from tmworkshop.application import reports
    from tmworkshop.domain.names import find
    from tmworkshop.domain.record.record import record_of

    record = record_of(context.open_set(set_name).facts())
    named = dict.fromkeys(find(name, record.names) for name in names)
    members = tuple(named) or (() if blank else tuple(record.members))
    written = [*(record.names[each] for each in members), *[""] * blank]
    slip, said = context.shelf.slip(), imprint(context, record)
    sheet = reports.slips_sheet(record, written, slip, said)
    print_and_say([sheet], shop(context, folder))


@command.command("agreement", example="tmworkshop report agreement --set dyffryn")
@set_option
@to_option
@click.pass_obj
def agreement(context: Context, set_name: str | None, folder: Path | None) -> None:
    """Print the set's agreement for the wall."""
    from tmworkshop.application import reports
    from tmworkshop.domain.record.record import record_of

    record = record_of(context.open_set(set_name).facts())
    offered, said = context.shelf.agreement(), imprint(context, record)
    sheet = reports.wall_sheet(record, offered, said)
    print_and_say([sheet], shop(context, folder))


@command.command("programme", example='tmworkshop report programme --for "the funder"')
@click.option(
    "--for",
    "reader",
    default="the programme",
    metavar="WHO",
    help="Who it goes to; members read it on their own page.",
)
@to_option
@click.pass_obj
def programme(context: Context, reader: str, folder: Path | None) -> None:
    """Print the comparison, and keep with each set whose words went out."""
    from tmworkshop.application import programme as programmes
    from tmworkshop.cli.programme import frame

    workspace = context.workspace
    compared = programmes.comparison(workspace, frame(context), context.today)
    printing = printed([programmes.comparison_sheet(compared)], shop(context, folder))
    programmes.keep_what_went(
        workspace, compared, reader, lambda file: context.stamper(file).stamp
    )
    say_where(printing)
