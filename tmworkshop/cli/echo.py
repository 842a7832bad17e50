"""What commands say: answers on stdout, talk on stderr, nobody's text a command.

A terminal obeys escape sequences, and some letters turn a line round; in words
that people typed they are shown, never obeyed (`adapters/cells.py` knows them).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import TextIO

import click

from tmworkshop.adapters import cells
from tmworkshop.adapters.cells import (
    cut_text,
    harmless,
    harmless_lines,
    pad_text,
    width_of,
    wrap_text,
)

WIDTH = 80  # at most; a window may have less
GAP = "  "
SCHEMA = 1
WIDEST = 60  # columns that a cell takes before the last one
NARROWEST = 20  # letters that the last column of a table keeps in any case

Row = Sequence[str]


def answer(*lines: str) -> None:
    """Print *lines* of an answer."""
    for line in lines:
        click.echo(harmless_lines(line))


def say(*lines: str) -> None:
    """Print *lines* of talk beside the answer."""
    for line in lines:
        click.echo(harmless_lines(line), err=True)


def answer_json(**fields: object) -> None:
    """Print *fields* as JSON with the number of its schema."""
    import json

    # escapes for all but ASCII: any pipe carries them, and no terminal obeys one
    click.echo(json.dumps({"schema": SCHEMA, **fields}, indent=2, default=str))


def answer_table(headings: Row, rows: Iterable[Row]) -> None:
    """Print *rows* under their *headings*; the last column is wrapped.

    A name in another column that is longer than any name is cut.
    """
    cells = [
        [*(cut_text(harmless(cell), WIDEST) for cell in others), harmless(last)]
        for *others, last in (headings, *rows)
    ]
    *widths, _ = (max(map(width_of, column)) for column in zip(*cells, strict=True))
    lines = (line.rstrip() for row in cells for line in _lines(row, widths))
    click.echo("\n".join(lines))


def wrap(text: str, indent: str = "") -> list[str]:
    """Return *text* in lines of at most 80 columns, or of the window's fewer."""
    return wrap_text(harmless(text), _width(), indent) if text.strip() else []


def wrap_around(text: str, width: int = 0) -> list[str]:
    """Return the lines of *text* wrapped, but for commands, which are set in."""
    return cells.wrap_around(text, width or _width())


def _width() -> int:
    return min(WIDTH, width_of_window(sys.stdout) or WIDTH)


def width_of_window(stream: TextIO) -> int:
    """Return the columns of the window that *stream* goes to; 0 of a pipe or a file."""
    with suppress(OSError, ValueError):
        return os.get_terminal_size(stream.fileno()).columns
    return 0


def _lines(row: Row, widths: Sequence[int]) -> Iterable[str]:
    *others, last = row
    left = GAP.join(map(pad_text, others, widths)) + GAP * bool(others)
    return wrap_text(last, max(_width(), width_of(left) + NARROWEST), left)
