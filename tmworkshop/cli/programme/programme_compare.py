"""``tmworkshop programme compare``: lessons and themes, partnership by partnership."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict

import click

from tmworkshop.application.programme import make_comparison
from tmworkshop.cli.echo import answer, answer_json, say, wrap, wrap_around
from tmworkshop.cli.options import Options
from tmworkshop.cli.verb import json_option, verb
from tmworkshop.cli.wall_clock import WallClock
from tmworkshop.cli.workspace import open_backups, open_frame, open_workspace
from tmworkshop.domain.backups import say_which_has
from tmworkshop.domain.errors import Damaged, Refused, WorkshopError
from tmworkshop.domain.pages.views import Cell, Comparison
from tmworkshop.domain.phrases import join_names, say_count
from tmworkshop.domain.remedies import Remedy

HOW_TO_SETTLE = (
    "In one set, merge them or say that they are two:\n  tmworkshop partnership list\n"
    "In two sets, call them the same:\n  tmworkshop partnership update"
)
NOT_MASKED = (
    "Who is in {} is not known while that cannot be read, so their names are not "
    "masked in what others said."
)
KNOWINGLY = (
    "Nothing is shown. To see it all the same, for yourself alone: --unmasked. Better "
    "have the set mended first, or restored from a backup."
)
WORDS = "      "  # where the words behind a cell begin


@verb("", "--json")
@click.option(
    "--unmasked", is_flag=True, help="Also where a set that cannot be read is named."
)
@json_option
def command(options: Options, *, unmasked: bool, as_json: bool) -> None:
    """Show lessons and themes by partnership, and the words behind each cell.

    A set that cannot be read is not in it, and its members would not be masked in
    words of others: then it is shown only with --unmasked, for you alone.
    """
    workspace, today = open_workspace(options), WallClock(options.environ).today
    frame, unread = open_frame(options), list[str]()

    def excuse(set_id: str, trouble: WorkshopError) -> None:
        unread.append(set_id)
        which = say_which_has(set_id, open_backups(options).newest_with(set_id))
        say(*wrap(f"{set_id} is not in this comparison: {trouble} {which}"), "")

    compared = make_comparison(workspace, frame, today, excuse)
    if unread:
        _ensure_known(unread, unmasked=unmasked)
    if as_json:
        answer_json(comparison=asdict(compared.page))
    else:
        _answer_comparison(compared.page)
    for one, other in compared.doubles:
        say(
            "",
            *wrap_around(f"{one} and {other} may be one partnership. {HOW_TO_SETTLE}"),
        )
    if unread:
        sets = say_count(len(unread), "set")
        words = f"The comparison is of all but {sets} that cannot be read."
        raise Damaged(words, Remedy.EXAMINE)


def _ensure_known(unread: Sequence[str], *, unmasked: bool) -> None:
    """Raise Refused unless someone knows what comes of sets that are *unread*."""
    names = NOT_MASKED.format(join_names(unread))
    if not unmasked:
        raise Refused(f"{names} {KNOWINGLY}", Remedy.EXAMINE)
    say(*wrap(f"{names} Show this to nobody, and hand it to nobody."), "")


def _answer_comparison(page: Comparison) -> None:
    answer(page.title, page.occasion, "")
    for column in page.columns:
        rests_on = f"{column.sessions}; {column.people}; {column.slips}"
        answer(*wrap(f"{column.name}: {rests_on}."))
    for line in _rows(page):
        answer(line)
    notes = (*page.legend, page.footer)
    answer("", *(line for note in notes for line in wrap(note)))


def _rows(page: Comparison) -> Iterator[str]:
    shown: set[int] = set()
    for row in (*page.lessons, *page.themes):
        yield from ("", *wrap(row.title))
        for column, cell in zip(page.columns, row.cells, strict=True):
            yield from wrap(f"{column.name}: {cell.text}", "   ")
            yield from _entries(cell, shown)


def _entries(cell: Cell, shown: set[int]) -> Iterator[str]:
    """Yield the words behind *cell*; of those that were *shown*, the numbers only."""
    for entry in cell.entries:
        if entry.number not in shown:
            yield from wrap(f"[{entry.number}] {entry.words} ({entry.note})", WORDS)
    again = [f"[{e.number}]" for e in cell.entries if e.number in shown]
    if again:
        yield from wrap(f"{', '.join(again)}, told above", WORDS)
    shown |= {entry.number for entry in cell.entries}
