"""Screens to draw, show and answer, with nothing on them but what a test names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from tmworkshop.domain.session.questions.ask import Ask, Choice, Enter, Key, Shape
from tmworkshop.domain.session.shown.screen import Heading, Screen

HEADING = Heading("Dyffryn set", 3, "Action review", 3, 10, 6, 15)
KEYS = tuple(
    Key(key, label)
    for key, label in {
        "<": "back",
        "#": "blank the screen",
        "!": "pause",
        "-": "pass",
        "+": "an action: + words, or + Name: words",
    }.items()
)
HERE = {"m1": "Megan Prys-Jones", "m2": "Dai Okafor"}
WHAT_NOW = (Choice("d", "done", "done"), Choice("k", "keep", "keep going"))
YES_NO = (Choice("y", "yes", "yes"), Choice("n", "no", "no"))


def screen(label: str = "Happened", shape: Shape = Shape.LINE, **more: Any) -> Screen:
    """Return a screen that asks *label*; *more* goes to the question or the screen."""
    of_the_ask = {"choices", "default", "enter", "hint", "needed", "stands", "named"}
    ask = Ask(label, shape, more.pop("enter", Enter.NOTHING))
    ask = replace(ask, **{name: more.pop(name) for name in of_the_ask & more.keys()})
    made = Screen(HEADING, ask, keys=KEYS, here=HERE, today=date(2026, 3, 12))
    return replace(made, **more)


def choice(**more: Any) -> Screen:
    """Return a screen that asks what now."""
    return screen("What now?", Shape.CHOICE, **{"choices": WHAT_NOW, **more})


def blank() -> Screen:
    """Return the screen that shows nothing."""
    asked = screen("Show the screen again?", Shape.ENTER, enter=Enter.YES)
    return replace(asked, keys=(), blank=True)
