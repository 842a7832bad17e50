"""What the commands that print share: flags, the shop, and what they say of pages."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from tmworkshop.adapters.content.settings import read_settings
from tmworkshop.adapters.pages.press import WeasyPress
from tmworkshop.adapters.pages.writers import WRITERS, Machines, writers_for
from tmworkshop.adapters.report_folder import ReportFolder
from tmworkshop.application.reports import Printing, PrintShop, Sheet, print_sheets
from tmworkshop.cli.echo import answer, say
from tmworkshop.cli.options import Options
from tmworkshop.cli.page_folder import open_reports
from tmworkshop.cli.verb import FOLDER
from tmworkshop.cli.wall_clock import WallClock
from tmworkshop.cli.workspace import open_pages, open_shelf
from tmworkshop.domain.errors import Environment
from tmworkshop.domain.pages.participant import Imprint
from tmworkshop.domain.record.record import Record

HTML, PDF = ".html", ".pdf"
MOST_COPIES = 60
NOT_SHOWN = "Nothing here can show it: no screen, or no program for it. It is written."
member_option = click.option(
    "--member", "names", multiple=True, metavar="NAME", help="Only theirs; repeat it."
)
session_option = click.option(
    "--session",
    "number",
    type=click.IntRange(1),
    metavar="N",
    help="The session; the latest if not given.",
)


def prints(sheets_of: Callable[..., Iterable[Sheet]]) -> Callable[..., None]:
    """Make a function that returns sheets one that prints them, as flags have it."""

    @click.option(
        "--as",
        "endings",
        type=click.Choice(tuple(WRITERS)),
        multiple=True,
        default=("pdf",),
        help="PDF, with HTML beside it, if not given; repeat it.",
    )
    @click.option(
        "--to",
        "folder",
        metavar="DIR",
        type=FOLDER,
        help="Write the pages here, not where they go by themselves.",
    )
    @click.option(
        "--open", "opens", is_flag=True, help="Then show the page; of many, the folder."
    )
    @wraps(sheets_of)
    def command(
        options: Options,
        /,
        endings: tuple[str, ...],
        folder: Path | None,
        *,
        opens: bool,
        **asked: Any,
    ) -> None:
        sheets = sheets_of(options, **asked)
        printing = print_sheets(sheets, _open_shop(options, folder, endings))
        _tell(options, printing, opens=opens)

    return command


def print_and_show(options: Options, sheets: Iterable[Sheet]) -> None:
    """Print *sheets* as they are if nothing is asked, and show them."""
    printing = print_sheets(sheets, _open_shop(options, None, ("pdf",)))
    _tell(options, printing, opens=True)


def _open_shop(
    options: Options, folder: Path | None, endings: Iterable[str]
) -> PrintShop:
    """Return what writes these *endings* into *folder*, or where pages go."""
    machines = Machines(open_pages(options), WeasyPress(say).pdf)
    reports = ReportFolder(folder, is_ours=False) if folder else open_reports(options)
    return PrintShop(writers_for(endings, machines), reports)


def make_imprint(options: Options, record: Record) -> Imprint:
    """Return what every page of the set says of itself."""
    purposes = open_shelf(options).slip().purposes
    return Imprint(
        made=WallClock(options.environ).today,
        contact=record.founded.contact or read_settings(options.folder).told_by,
        purposes=tuple((each.id, each.short) for each in purposes),
    )


def _tell(options: Options, printing: Printing, *, opens: bool) -> None:
    """Say where the pages are, and show them; Environment if there are no PDFs."""
    has_pdf = False
    for files in printing.pages:
        has_pdf = PDF in {file.suffix for file in files}
        answer(*(str(each) for each in files if not has_pdf or each.suffix != HTML))
    if opens and printing.pages:
        _show(options, _place_to_show(printing))
    if has_pdf or printing.trouble:
        say_of_pdfs(printing.trouble)


def _place_to_show(printing: Printing) -> Path:
    """Return the page that was written, or the folder that all of them lie in."""
    first, *more = printing.pages
    if more:
        every = (file.parent for files in printing.pages for file in files)
        return Path(os.path.commonpath([*every]))
    return next((file for file in first if file.suffix == PDF), first[0])


def _show(options: Options, place: Path) -> None:
    """Show *place*, or say that nothing here can: the page is written all the same."""
    from tmworkshop.adapters.drive.viewer import show_place  # mostly nobody asks

    if not show_place(place, options.environ):
        say(NOT_SHOWN)


def say_of_pdfs(trouble: str) -> None:
    """Say what lies beside each PDF; Environment where *trouble* kept them away."""
    if trouble:
        raise Environment(
            f"The pages are written as HTML, and any browser prints them; {trouble}"
        )
    say("An HTML page lies beside each PDF, for phones and screen readers.")
