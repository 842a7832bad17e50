"""A page of a release as the verbs ask for it: on the screen, or to be let out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any

import click

from tmworkshop.application.lead import LeadStore, read_lead
from tmworkshop.application.releases import Prepared, Request, prepare_release
from tmworkshop.cli.echo import answer, wrap
from tmworkshop.cli.options import Options
from tmworkshop.cli.programme.lead import say_today
from tmworkshop.cli.workspace import open_shelf
from tmworkshop.domain.codebook import Codebook
from tmworkshop.domain.levels import Reader
from tmworkshop.domain.pages.programme_page import Wording, make_programme_page
from tmworkshop.domain.pages.programme_views import PageCell, ProgrammePage
from tmworkshop.domain.programme.cells import list_rows
from tmworkshop.domain.programme.terms import LEAST, Terms

READERS = tuple(reader.value for reader, least in LEAST.items() if least)
CALLED = {"programme": "the programme", "funder": "the funder", "public": "anyone"}
WORDS = "      "  # where the words behind a cell begin


def reader_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a verb for whom a page is, and how many people hide each other in it."""

    @click.option(
        "--reader",
        type=click.Choice(READERS),
        default=READERS[0],
        help="Who reads it: by what they ticked, and how many hide each other.",
    )
    @click.option(
        "--k", type=int, metavar="N", help="More people than must hide each other."
    )
    @wraps(function)
    def with_reader(
        options: Options, /, *, reader: str, k: int | None, **asked: Any
    ) -> Any:
        who = Reader(reader)
        least = LEAST[who] or 0
        terms = Terms(who, least if k is None else k, say_today(options))
        return function(options, terms=terms, **asked)

    return with_reader


def prepare_page(
    options: Options, store: LeadStore, terms: Terms, to: str
) -> tuple[Prepared, ProgrammePage]:
    """Return what may be shown under *terms*, and the page of it."""
    shelf = open_shelf(options)
    lessons, themes = tuple(shelf.lessons()), tuple(shelf.themes())
    rows = tuple(list_rows(lessons, Codebook(themes)))
    prepared = prepare_release(store, Request(rows, terms))
    invitation = read_lead(store).invitation
    titles = {each.id: f"{each.number}. {each.title}" for each in lessons}
    titles |= {each.id: each.title for each in themes}
    wording = Wording(
        programme=invitation.name if invitation else "",
        to=to or CALLED[terms.reader.value],
        titles=titles,
        numbers={each.id: str(each.number) for each in lessons},
    )
    page = make_programme_page(prepared.cells, prepared.release, rows, wording)
    return prepared, page


def answer_page(page: ProgrammePage) -> None:
    """Print *page* as text."""
    answer(page.title, page.occasion)
    for line in _rows(page):
        answer(line)
    notes = (*page.withheld, "", *page.legend, page.footer)
    answer("", *(line for note in notes for line in (wrap(note) or [""])))


def _rows(page: ProgrammePage) -> Iterator[str]:
    for row in (*page.lessons, *page.themes):
        total = f" ({row.total} in the cells that are shown)" if row.total else ""
        yield from ("", *wrap(f"{row.title}{total}"))
        for column, cell in zip(page.columns, row.cells, strict=True):
            yield from wrap(f"{column}: {cell.text}", "   ")
            yield from _words(cell)


def _words(cell: PageCell) -> Iterator[str]:
    for each in cell.words:
        yield from wrap(f"{each.words} ({each.note})", WORDS)
