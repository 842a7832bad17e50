"""What stands in a line before anyone types, and what a line would be taken for."""

from __future__ import annotations

from datetime import date

from tmworkshop.adapters.front_ends.cells import harmless, words_of
from tmworkshop.domain.dates import spoken
from tmworkshop.domain.errors import WorkshopError
from tmworkshop.domain.session.intents import Answer
from tmworkshop.domain.session.reading import intent_of
from tmworkshop.domain.session.screens import Screen, Shape

TYPED = {Shape.LINE, Shape.DATE, Shape.NAME, Shape.RATINGS}


def stands_in_line(screen: Screen) -> str:
    """Return the line that keeps what stands, whatever letter its words begin with."""
    words = words_of(screen.ask.default) if screen.ask.shape in TYPED else ""
    return f" {words}" if words[:1] in screen.offers else words


def guessed(screen: Screen, line: str) -> str:
    """Return what *line* would be taken for, where that is not plain from itself."""
    try:
        intent = intent_of(screen, line)
    except WorkshopError:
        return ""
    if not line.strip() or not isinstance(intent, Answer) or not intent.value:
        return ""
    match screen.ask.shape:
        case Shape.DATE:
            return f"= {spoken(date.fromisoformat(intent.value))} "
        case Shape.NAME:
            return f"= {harmless(screen.here[intent.value])} "
        case Shape.RATINGS:
            slips = len(intent.value.split())
            return f"{slips} slip{'s' * (slips != 1)}, {len(screen.here)} here "
        case _:
            return ""
