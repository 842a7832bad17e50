"""A page of a release as the verbs ask for it: on the screen, or to be let out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any

import click

from tmworkshop.adapters.programme.lead_folder import LeadFolder
from tmworkshop.adapters.set_keys import mark_with, new_key
from tmworkshop.application.programme import Excuse, OwnSets
from tmworkshop.application.releases import (
    Prepared,
    Request,
    WordSources,
    prepare_release,
    word_page,
)
from tmworkshop.cli.echo import answer, wrap
from tmworkshop.cli.options import Options
from tmworkshop.cli.wall_clock import WallClock
from tmworkshop.cli.workspace import open_masks, open_shelf, open_workspace
from tmworkshop.domain.levels import Reader
from tmworkshop.domain.pages.programme_views import PageCell, ProgrammePage
from tmworkshop.domain.programme.lead_facts import lead_of
from tmworkshop.domain.programme.terms import LEAST, Terms
from tmworkshop.domain.programme.topics import Topics

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
        terms = Terms(
            who, least if k is None else k, WallClock(options.environ).today.isoformat()
        )
        return function(options, terms=terms, **asked)

    return with_reader


def open_sources(
    options: Options, excuse: Excuse | None = None, *, with_packs: bool = True
) -> WordSources:
    """Return where the words of a page come from.

    A set that cannot be read is told to *excuse* and left out, if there is one.
    """
    store = LeadFolder(options.folder)
    key = store.own_key() or new_key()
    workspace, masks = open_workspace(options), open_masks(options)
    own = OwnSets(workspace, masks, mark_with(key), excuse)
    return WordSources(store, own, key, with_packs)


def prepare_page(
    options: Options, sources: WordSources, terms: Terms, to: str = ""
) -> tuple[Prepared, ProgrammePage]:
    """Return what may be shown under *terms*, and the page of it."""
    shelf = open_shelf(options)
    topics = Topics(tuple(shelf.lessons()), tuple(shelf.themes()))
    prepared = prepare_release(sources, Request(topics, terms))
    invitation = lead_of(sources.store.facts()).invitation
    programme = invitation.name if invitation else ""
    called = to or CALLED[terms.reader.value]
    return prepared, word_page(prepared, programme, called)


def answer_page(page: ProgrammePage) -> None:
    """Print *page* as text."""
    answer(page.title, page.occasion)
    for line in _rows(page):
        answer(line)
    for group in page.lent:
        answer("", group.title, *wrap(group.about))
        for each in group.words:
            note = f" ({each.note})" if each.note else ""
            answer(*wrap(f"{each.words}{note}", "   "))
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
