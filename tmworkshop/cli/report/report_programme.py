"""``tmworkshop report programme``: the comparison, as it goes out."""

from __future__ import annotations

from collections.abc import Iterator

import click

from tmworkshop.application import programme
from tmworkshop.application.releases import let_out
from tmworkshop.application.reports import Sheet
from tmworkshop.cli.echo import say, wrap_around
from tmworkshop.cli.options import Options
from tmworkshop.cli.release_page import open_sources, prepare_page
from tmworkshop.cli.report.print_shop import prints
from tmworkshop.cli.stamps import make_stamper
from tmworkshop.cli.verb import verb
from tmworkshop.cli.wall_clock import WallClock
from tmworkshop.domain.levels import Reader
from tmworkshop.domain.programme.terms import LEAST, Terms

NOT_PACKS = (
    "The packs that were taken in are not on it. A page of both, with a receipt for "
    "each laptop:\n  tmworkshop programme release"
)


@verb("")
@click.option(
    "--for",
    "recipient",
    default=programme.RECIPIENT,
    metavar="WHO",
    help="Who it goes to: the programme, as the slips say, and nobody else.",
)
@prints
def command(options: Options, recipient: str) -> Iterator[Sheet]:
    """Print what the sets here share, and keep with each set whose words went out.

    What stood on it is remembered, and each later page is held against it.
    """
    programme.refuse_other_recipient(recipient)
    sources = open_sources(options, with_packs=False)
    least = LEAST[Reader.PROGRAMME] or 0
    today = WallClock(options.environ).today
    terms = Terms(Reader.PROGRAMME, least, today.isoformat())
    prepared, page = prepare_page(options, sources, terms)
    yield Sheet(("programme", "comparison"), page)
    # it is written by now
    let_out(
        *(sources, prepared, programme.RECIPIENT),
        lambda file: make_stamper(options, file).stamp,
    )
    if any(sources.store.parts().values()):
        say(*wrap_around(NOT_PACKS))
