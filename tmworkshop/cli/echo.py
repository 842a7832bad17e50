"""What commands say: answers on stdout, talk on stderr, nobody's text a command.

A terminal obeys escape sequences, and some letters turn a line round; in words
that people typed they are shown, never obeyed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import click

WIDTH = 80
GAP = "  "
SCHEMA = 1
NARROWEST = 20  # letters that the last column of a table keeps in any case
# marks that turn the direction of writing, and line ends that are none to Python
HIDDEN = {*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x2028, 0x2029, 0xFEFF}

Row = Sequence[str]


def answer(*lines: str) -> None:
    """Print *lines* of an answer."""
    for line in lines:
        click.echo(harmless(line))


def say(*lines: str) -> None:
    """Print *lines* of talk beside the answer."""
    for line in lines:
        click.echo(harmless(line), err=True)


def answer_json(**held: object) -> None:
    """Print what is *held* as JSON with the number of its schema."""
    import json

    # escapes for all but ASCII: any pipe carries them, and no terminal obeys one
    click.echo(json.dumps({"schema": SCHEMA, **held}, indent=2, default=str))


def answer_table(headings: Row, rows: Iterable[Row]) -> None:
    """Print *rows* under their *headings*, 80 columns wide; the last one is wrapped."""
    cells = [[harmless(cell) for cell in row] for row in (headings, *rows)]
    *widths, _ = (max(map(_width, column)) for column in zip(*cells, strict=True))
    lines = (line.rstrip() for row in cells for line in _lines(row, widths))
    click.echo("\n".join(lines))


def harmless(text: str) -> str:
    """Return *text* with every letter that a terminal would obey shown instead."""
    if text.isprintable():  # none of them is
        return text
    return "".join(c if _is_plain(c) else f"\\x{ord(c):02x}" for c in text)


def wrapped(text: str, indent: str = "") -> list[str]:
    """Return *text* in lines of at most 80 columns."""
    from textwrap import wrap

    return wrap(
        text,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent,
        break_on_hyphens=False,
    )


def _is_plain(letter: str) -> bool:
    return letter == "\n" or not (_is_control(ord(letter)) or ord(letter) in HIDDEN)


def _is_control(code: int) -> bool:
    return code < 0x20 or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000  # noqa: PLR2004


def _lines(row: Row, widths: Sequence[int]) -> Iterable[str]:
    *others, last = row
    left = "".join(
        cell + " " * (width - _width(cell)) + GAP
        for cell, width in zip(others, widths, strict=True)
    )
    room = max(WIDTH - _width(left), NARROWEST)
    first, *rest = [last] if _width(last) <= room else _broken(last, room)
    return [left + first, *(" " * _width(left) + line for line in rest)]


def _broken(text: str, room: int) -> list[str]:
    from textwrap import wrap

    return wrap(text, room, break_on_hyphens=False)


def _width(text: str) -> int:
    """Return how many columns *text* takes on a screen."""
    if text.isascii():
        return len(text)
    from unicodedata import combining, east_asian_width

    return sum(
        0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text
    )


def json_option(command: Any) -> Any:
    """Give *command* the flag --json."""
    return click.option(
        "--json", "as_json", is_flag=True, help="For programs: JSON with a schema."
    )(command)
