"""Choices in plain lines: each with its number, and a number read as what it is of."""

from __future__ import annotations

from collections.abc import Iterator

from tmworkshop.adapters.cells import harmless
from tmworkshop.adapters.front_ends.standing import TYPED, stands_in_line
from tmworkshop.domain.names import number_of
from tmworkshop.domain.session.questions.ask import Ask, Shape
from tmworkshop.domain.session.shown.screen import Screen


def as_meant(screen: Screen, line: str) -> str:
    """Return *line* with a number read as what it stands for; Enter keeps what is."""
    if not line:
        return stands_in_line(screen)
    numbered = _numbered(screen)
    number = number_of(line, len(numbered))
    return line if number is None else numbered[number - 1]


def _numbered(screen: Screen) -> tuple[str, ...]:
    """Return what may be given by its number."""
    if screen.ask.shape is Shape.NAME:
        return tuple(screen.here.values())
    keys = tuple(choice.key for choice in screen.ask.choices)
    return () if any(key.isdecimal() for key in keys) else keys


def choices(screen: Screen) -> Iterator[str]:
    """Yield what may be answered to *screen*, and what stands there already."""
    ask = screen.ask
    if ask.shape is Shape.NAME:
        for number, name in enumerate(screen.here.values(), 1):
            yield f"{number}. {harmless(name)}"
    numbered = bool(_numbered(screen))
    for number, each in enumerate(ask.choices, 1):
        yield harmless(
            f"{number}. {each.label} ({each.key})"
            if numbered
            else f"{each.key}: {each.label}"
        )
    yield from _standing(ask)


def _standing(ask: Ask) -> Iterator[str]:
    if ask.default and ask.shape in TYPED:
        yield f"Now: {harmless(ask.default)}"
        yield "Enter keeps it, a space empties it."
