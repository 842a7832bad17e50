"""``tmworkshop report slips``: what may leave the set, to be ticked by hand."""

from __future__ import annotations

from dataclasses import replace

import click

from tmworkshop.application.reports import Sheet, slips_sheet, text_slips
from tmworkshop.cli.chosen_terms import (
    choose_if_any,
    is_one_of_several,
    programme_option,
)
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
@programme_option
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
    programme: str | None,
    *,
    blank: int,
    easy: bool,
    practices: bool,
) -> list[Sheet]:
    """Print private sharing slips, a sheet each, to be ticked by hand and folded.

    They carry the terms of the invitation that was accepted, if there is one, and have
    boxes for whoever is to read by it. With several programmes, each has its own slips.
    One for a practice has its exact words, to be read before anything is ticked.
    """
    record = read_record(options, set_name)
    if practices:
        return _slips_for_practices(options, record, programme)
    everyone = () if blank else tuple(record.members)
    members = find_all(names, record.names) or everyone
    written = [*(record.names[each] for each in members), *[""] * blank]
    slip, imprint = open_shelf(options).slip(), make_imprint(options, record)
    if (terms := choose_if_any(options, programme)) is None:
        return [slips_sheet(record, written, slip, imprint, easy=easy)]
    sheet = slips_sheet(
        *(record, written, slip, imprint),
        invitation=terms.invitation,
        code=terms.code,
        easy=easy,
    )
    if is_one_of_several(options):  # or the slips of one would replace another's
        folder, called = sheet.name
        sheet = replace(sheet, name=(folder, f"{called}, {terms.code}"))
    return [sheet]


def _slips_for_practices(
    options: Options, record: Record, programme: str | None
) -> list[Sheet]:
    """Return a slip for each practice; NotFound if none was told."""
    terms = choose_if_any(options, programme)
    asked = (terms.invitation, terms.code) if terms else (None,)
    sheets = list(text_slips(record, make_imprint(options, record), *asked))
    if not sheets:
        raise NotFound(f"No practice was told in {record.founded.name} yet.")
    return sheets
