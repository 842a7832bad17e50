"""Figures from paper, typed on one line."""

from __future__ import annotations

import re

from tmworkshop.domain.errors import Unclear
from tmworkshop.domain.facts import What
from tmworkshop.domain.phrases import say_count
from tmworkshop.domain.record.ratings import CANNOT_SAY, group_in_fives
from tmworkshop.domain.session.shown.screen import Screen
from tmworkshop.domain.session.typed.intents import Answer, Go, Intent
from tmworkshop.domain.wide_signs import narrow_signs


def read_ratings(screen: Screen, words: str) -> Intent:
    """Return what a line of figures from slips means, in whatever order they came."""
    allowed, values = _allowed(screen), read_figures(screen, words)
    if not values:
        return Go(What.ON)
    if wrong := [value for value in values if value not in allowed]:
        raise Unclear(f"{wrong[0]!r} is not on the scale: {_scale(screen)}.")
    if len(values) > len(screen.here):
        slips, here = say_count(len(values), "slip"), len(screen.here)
        raise Unclear(f"That is {slips}, and {here} are here.")
    return Answer(" ".join(sorted(values, key=allowed.index)))


def read_sheet(screen: Screen, words: str) -> Intent:
    """Return what the figures of one sheet mean, in the order of its statements."""
    figures, allowed = read_figures(screen, words), _allowed(screen)
    if not figures:
        return Go(What.ON)
    wrong = [place for place, each in enumerate(figures) if each not in allowed]
    if wrong and wrong[0] < len(screen.statements):
        place = wrong[0]
        raise Unclear(
            f"{figures[place]!r} stands as figure {place + 1}, for “"
            f"{screen.statements[place]}”: {_scale(screen)}."
        )
    if len(figures) != len(screen.statements):
        raise Unclear(_miscounted(screen, figures))
    return Answer(" ".join(figures))


def _miscounted(screen: Screen, figures: list[str]) -> str:
    """Say how many *figures* there are, and where they end."""
    every, given = len(screen.statements), len(figures)
    last = screen.statements[min(every, given) - 1]
    falls = f"the last falls on “{last}”" if given < every else f"it ends at “{last}”"
    return (
        f"{say_count(given, 'figure')}, and the sheet has "
        f"{say_count(every, 'statement')}; {falls}: {group_in_fives(figures)}"
    )


def _allowed(screen: Screen) -> list[str]:
    return [*map(str, screen.points), CANNOT_SAY]


def _scale(screen: Screen) -> str:
    return f"{screen.points[0]} to {screen.points[-1]}, or ? for cannot say"


def read_figures(screen: Screen, words: str) -> list[str]:
    """Return each figure in *words*; where all are single signs, they may run on."""
    run_on = all(len(value) == 1 for value in _allowed(screen))
    figure = r"[^\s,;]" if run_on else r"[^\s,;]+"
    return re.findall(figure, narrow_signs(words))
