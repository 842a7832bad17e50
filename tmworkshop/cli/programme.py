"""``tmworkshop programme``: lessons and themes by partnership, on the screen."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from tmworkshop.cli.echo import answer, answer_json, json_option, wrapped
from tmworkshop.cli.examples import ExampleGroup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tmworkshop.application.programme import Frame
    from tmworkshop.cli.context import Context
    from tmworkshop.domain.pages.views import Cell, Comparison

WORDS = "      "  # where the words behind a cell begin


@click.group("programme", cls=ExampleGroup, example="tmworkshop programme compare")
def command() -> None:
    """Compare what partnerships share."""


@command.command(
    "compare",
    example="tmworkshop programme compare\ntmworkshop programme compare --json",
)
@json_option
@click.pass_obj
def compare(context: Context, as_json: bool) -> None:
    """Show lessons and themes by partnership, and the words behind each cell."""
    from tmworkshop.application.programme import comparison

    page = comparison(context.workspace, frame(context), context.today).page
    if as_json:
        answer_json(comparison=asdict(page))
        return
    answer(page.title, page.occasion, "")
    for column in page.columns:
        rests_on = f"{column.sessions}; {column.people}; {column.slips}"
        answer(*wrapped(f"{column.name}: {rests_on}."))
    for line in _rows(page):
        answer(line)
    answer("", *(line for said in page.legend for line in wrapped(said)))


def frame(context: Context) -> Frame:
    """Return the rows: every lesson, every theme."""
    from tmworkshop.application.programme import Frame

    return Frame(tuple(context.shelf.lessons()), tuple(context.shelf.themes()))


def _rows(page: Comparison) -> Iterator[str]:
    told: set[int] = set()
    for row in (*page.lessons, *page.themes):
        yield from ("", *wrapped(row.title))
        for column, cell in zip(page.columns, row.cells, strict=True):
            yield from wrapped(f"{column.name}: {cell.text}", "   ")
            yield from _entries(cell, told)


def _entries(cell: Cell, told: set[int]) -> Iterator[str]:
    """Yield the words behind *cell*; of those that were *told*, the numbers only."""
    for entry in cell.entries:
        if entry.number not in told:
            yield from wrapped(f"[{entry.number}] {entry.words} ({entry.note})", WORDS)
    again = [f"[{e.number}]" for e in cell.entries if e.number in told]
    if again:
        yield from wrapped(f"{', '.join(again)}, told above", WORDS)
    told |= {entry.number for entry in cell.entries}
