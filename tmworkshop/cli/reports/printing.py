"""What the commands that print share: the shop, the imprint, and what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tmworkshop.cli.echo import answer, say
from tmworkshop.domain.errors import Environment

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tmworkshop.application.reports import Printing, PrintShop, Sheet
    from tmworkshop.cli.context import Context
    from tmworkshop.domain.pages.participant import Imprint
    from tmworkshop.domain.record.record import Record


def shop(context: Context, folder: Path | None = None) -> PrintShop:
    """Return what prints, into *folder* or the workspace's reports."""
    from tmworkshop.adapters.pages.templates import Pages
    from tmworkshop.adapters.report_folder import ReportFolder
    from tmworkshop.application.reports import PrintShop

    own = context.folder / "templates"
    reports = ReportFolder(folder or context.folder / "reports")
    pages = Pages(own if own.is_dir() else None)
    return PrintShop(pages, context.press(), reports)


def imprint(context: Context, record: Record) -> Imprint:
    """Return what every page of the set says of itself."""
    from tmworkshop.domain.pages.participant import Imprint

    settings = context.settings
    own = ", ".join(part for part in (settings.facilitator, settings.contact) if part)
    return Imprint(
        made=context.today,
        contact=record.founded.contact or own,
        purposes=tuple((p.id, p.short) for p in context.shelf.consent_purposes()),
    )


def print_and_say(sheets: Iterable[Sheet], at: PrintShop) -> None:
    """Print *sheets* and say where they are; Environment if there are no PDFs."""
    say_where(printed(sheets, at))


def printed(sheets: Iterable[Sheet], at: PrintShop) -> Printing:
    """Print *sheets* and return what came of it."""
    from tmworkshop.application.reports import print_sheets

    return print_sheets(sheets, at)


def say_where(printing: Printing) -> None:
    """Say where the pages are; Environment if there are no PDFs."""
    for page in printing.pages:
        answer(str(page.pdf or page.html))
    if printing.trouble:
        raise Environment(
            "The pages are written as HTML, and any browser prints them; "
            f"{printing.trouble}"
        )
    say("An HTML page lies beside each PDF, for phones and screen readers.")
