"""``tmworkshop report slips``: what may leave the set, to be ticked by hand."""

from __future__ import annotations

import click

from tmworkshop.adapters.packs.accepted import find_newest_accepted
from tmworkshop.application.reports import Sheet, slips_sheet, text_slips
from tmworkshop.cli.options import Options
from tmworkshop.cli.report.print_shop import (
    MOST_COPIES,
    make_imprint,
    member_option,
    prints,
)
from tmworkshop.cli.verb import set_option, verb
from tmworkshop.cli.workspace import open_shelf, read_record
from tmworkshop.domain.errors import NotFound
from tmworkshop.domain.names import find_all
from tmworkshop.domain.record.record import Record


@verb(
    "--set dyffryn", "--set dyffryn --blank 4", "--easy --member grace", "--practices"
)
@set_option
@member_option
@click.option(
    "--blank",
    type=click.IntRange(0, MOST_COPIES),
    default=0,
    metavar="N",
    help="That many without a name, in place of all.",
)
@click.option(
    "--practices", is_flag=True, help="A slip for each practice that was told instead."
)
@click.option("--easy", is_flag=True, help="In large print and the plainest words.")
@prints
def command(
    options: Options,
    set_name: str | None,
    names: tuple[str, ...],
    *,
    blank: int,
    easy: bool,
    practices: bool,
) -> list[Sheet]:
    """Print private sharing slips, a sheet each, to be ticked by hand and folded.

    One for a practice has its exact words, to be read before anything is ticked.
    They carry the terms of the invitation that was accepted last, if there is one.
    """
    record = read_record(options, set_name)
    if practices:
        return _slips_for_practices(options, record)
    everyone = () if blank else tuple(record.members)
    members = find_all(names, record.names) or everyone
    written = [*(record.names[each] for each in members), *[""] * blank]
    slip, imprint = open_shelf(options).slip(), make_imprint(options, record)
    invitation = find_newest_accepted(options.folder)
    sheet = slips_sheet(
        record, written, slip, imprint, invitation=invitation, easy=easy
    )
    return [sheet]


def _slips_for_practices(options: Options, record: Record) -> list[Sheet]:
    """Return a slip for each practice; NotFound if none was told."""
    invitation = find_newest_accepted(options.folder)
    sheets = list(text_slips(record, make_imprint(options, record), invitation))
    if not sheets:
        raise NotFound(f"No practice was told in {record.founded.name} yet.")
    return sheets
