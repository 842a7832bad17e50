"""``tmworkshop programme``: lessons and themes by partnership, on the screen."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from tmworkshop.cli.echo import answer, answer_json, json_option, wrapped
from tmworkshop.cli.examples import ExampleGroup

if TYPE_CHECKING:
    from tmworkshop.application.programme import Frame
    from tmworkshop.cli.context import Context
    from tmworkshop.domain.views import Cell, Comparison, Row


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
    for row in (*page.lessons, *page.themes):
        answer("", *wrapped(row.title))
        answer(*_row(page, row))
    answer("", *(line for said in page.legend for line in wrapped(said)))


def frame(context: Context) -> Frame:
    """Return the rows: every lesson, every theme."""
    from tmworkshop.application.programme import Frame

    return Frame(tuple(context.shelf.lessons()), tuple(context.shelf.themes()))


def _row(page: Comparison, row: Row) -> list[str]:
    lines = []
    for column, cell in zip(page.columns, row.cells, strict=True):
        lines += wrapped(f"{column.name}: {cell.text}", "   ")
        lines += _entries(cell)
    return lines


def _entries(cell: Cell) -> list[str]:
    return [
        line
        for entry in cell.entries
        for line in wrapped(f"[{entry.number}] {entry.words} ({entry.note})", "      ")
    ]
