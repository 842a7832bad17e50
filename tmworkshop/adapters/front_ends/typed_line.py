"""What stands in a line before anyone types, and what a line would be taken for.

In plain lines each choice has its number, and a number is read as what it is of.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import assert_never

from tmworkshop.adapters.cells import harmless, words_of
from tmworkshop.domain.dates import say_day
from tmworkshop.domain.errors import WorkshopError
from tmworkshop.domain.names import read_number
from tmworkshop.domain.phrases import say_count
from tmworkshop.domain.session.questions.ask import Shape
from tmworkshop.domain.session.shown.screen import Screen
from tmworkshop.domain.session.typed.figures import read_figures
from tmworkshop.domain.session.typed.grammar import read_intent
from tmworkshop.domain.session.typed.intents import Answer
from tmworkshop.domain.session.typed.keys import KEYS
from tmworkshop.domain.tables import choose
from tmworkshop.domain.wide_signs import narrow_signs

TYPED = choose(
    *(Shape.LINE, Shape.DATE, Shape.NAME, Shape.RATINGS, Shape.SHEET),
    leaving=(Shape.ENTER, Shape.CHOICE, Shape.CLOSE),
)


def line_to_begin_with(screen: Screen) -> str:
    """Return the line that keeps what stands, whatever letter its words begin with."""
    words = words_of(screen.ask.default) if screen.ask.shape in TYPED else ""
    keys = KEYS.keys() if screen.ask.shape is Shape.LINE else screen.offers
    return f" {words}" if narrow_signs(words[:1]) in keys else words


def guess_meaning(screen: Screen, line: str) -> str:
    """Return what *line* would be taken for, where that is not plain from itself.

    Of a sheet it is how many figures there are so far, of how many.
    """
    if screen.ask.shape is Shape.SHEET:
        typed = len(read_figures(screen, line))
        return f"{typed} of {len(screen.statements)} " if typed else ""
    try:
        intent = read_intent(screen, line)
    except WorkshopError:
        return ""
    if not line.strip() or not isinstance(intent, Answer):
        return ""
    return _taken_for(screen, intent) if intent.value else ""


def resolve_number(screen: Screen, line: str) -> str:
    """Return *line* with a number read as what it stands for; Enter keeps what is."""
    if not line:
        return line_to_begin_with(screen)
    numbered = _numbered(screen)
    number = read_number(line, len(numbered))
    return line if number is None else numbered[number - 1]


def list_choices(screen: Screen) -> Iterator[str]:
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
    if ask.default and ask.shape in TYPED:
        yield f"Now: {harmless(ask.default)}"
        yield "Enter keeps it, a space empties it."


def _taken_for(screen: Screen, intent: Answer) -> str:
    match screen.ask.shape:
        case Shape.DATE:
            return f"= {say_day(date.fromisoformat(intent.value))} "
        case Shape.NAME:
            return f"= {harmless(screen.here[intent.value])} "
        case Shape.RATINGS:
            slips = say_count(len(intent.value.split()), "slip")
            return f"{slips}, {len(screen.here)} here "
        case Shape.ENTER | Shape.LINE | Shape.SHEET | Shape.CHOICE | Shape.CLOSE:
            return ""
        case _:
            assert_never(screen.ask.shape)


def _numbered(screen: Screen) -> tuple[str, ...]:
    """Return what may be given by its number."""
    if screen.ask.shape is Shape.NAME:
        return tuple(screen.here.values())
    keys = tuple(choice.key for choice in screen.ask.choices)
    return () if any(key.isdecimal() for key in keys) else keys
