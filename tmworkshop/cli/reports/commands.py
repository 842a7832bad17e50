"""``tmworkshop report``: everyone's page, the set's summary, the comparison."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tmworkshop.cli.examples import ExampleGroup
from tmworkshop.cli.reports.printing import (
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


@command.command(
    "card",
    example="tmworkshop report card --lesson 5\n"
    "tmworkshop report card engage.sme.difficulty gw.roots --per-page 4",
)
@click.argument("names", metavar="[CARD]...", nargs=-1)
@click.option("--lesson", default="", metavar="N", help="The cards of this lesson.")
@click.option("--theme", default="", metavar="THEME", help="Those on this theme.")
@click.option(
    "--per-page",
    type=click.Choice(("1", "4")),
    help="One to a page, or four to be cut out; one if not given.",
)
@click.option("--large", is_flag=True, help="One to a page, in large letters.")
@to_option
@click.pass_obj
def card(
    context: Context,
    names: tuple[str, ...],
    lesson: str,
    theme: str,
    per_page: str | None,
    large: bool,
    folder: Path | None,
) -> None:
    """Print evidence cards for the table, to be read from across it."""
    from tmworkshop.application import reports
    from tmworkshop.cli.reports.card_choice import chosen, laid_out

    title, cards = chosen(context.shelf, names, lesson, theme)
    layout = laid_out(per_page, large=large)
    sources = context.shelf.short_names()
    sheet = reports.cards_sheet(title, cards, sources, layout)
    print_and_say([sheet], shop(context, folder))


@command.command(
    "sheet",
    example="tmworkshop report sheet --copies 8\n"
    "tmworkshop report sheet --lesson 7\n"
    "tmworkshop report sheet --set dyffryn --agreement",
)
@click.argument("inventory", metavar="[INVENTORY]", default="")
@click.option(
    "--lesson", default="", metavar="N", help="Its statements, on slips to be cut out."
)
@click.option("--agreement", is_flag=True, help="The set's own ground rules.")
@set_option
@click.option("--scale", default="", metavar="SCALE", help="Boxes for this one.")
@click.option(
    "--copies",
    type=click.IntRange(1, MOST_BLANK),
    metavar="N",
    help="That many; printed on both sides, each has a leaf of its own.",
)
@click.option("--large", is_flag=True, help="In large letters, on both sides.")
@to_option
@click.pass_obj
def sheet(context: Context, /, folder: Path | None, **asked: Any) -> None:
    """Print sheets of statements to weigh, without a name, one for each person."""
    from tmworkshop.cli.reports.rating_choice import Asked, chosen

    print_and_say([chosen(context, Asked(**asked))], shop(context, folder))


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
    from tmworkshop.cli.programme.frame import read_frame

    workspace = context.workspace
    compared = programmes.comparison(workspace, read_frame(context), context.today)
    printing = printed([programmes.comparison_sheet(compared)], shop(context, folder))
    programmes.keep_what_went(
        workspace, compared, reader, lambda file: context.stamper(file).stamp
    )
    say_where(printing)
