"""The rescue sheet: a key on paper, for the day when its computer is gone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tmworkshop.domain.dates import say_date
from tmworkshop.domain.rescue_letters import BEGINS, FILLED_UP, rescue_lines
from tmworkshop.domain.values import Value, value


@value
class RescueStep(Value):
    """Something to do with the sheet: in words, and what is typed if anything is."""

    words: str
    typed: str = ""


@value
class RescueSheet(Value):
    """A key as letters to be typed back in, and what to do with the paper."""

    title: str
    occasion: str  # "The key ab12cd34 of Sian Rees, printed 12 March 2026"
    lines: tuple[str, ...]
    steps: tuple[RescueStep, ...]
    footer: str


def rescue_sheet(
    secret: str, called: str, made: date, steps: Iterable[RescueStep]
) -> RescueSheet:
    """Return the sheet of the *secret* key that is *called* so; *steps* say the way."""
    return RescueSheet(
        title="Rescue sheet",
        occasion=f"{called}, printed {say_date(made)}",
        lines=rescue_lines(secret),
        steps=tuple(steps),
        footer=(
            "The fifth letter of each group follows from the other four. Without "
            f"those, and without the last {FILLED_UP}, this is a key as age writes it, "
            f"after {BEGINS}."
        ),
    )
