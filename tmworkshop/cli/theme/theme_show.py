"""``tmworkshop theme show``: one theme of the codebook, and what is on it."""

from __future__ import annotations

from dataclasses import asdict

import click

from tmworkshop.adapters.content.shelf import ShelfOfPrompts
from tmworkshop.cli.echo import answer, answer_json, say, wrap
from tmworkshop.cli.options import Options
from tmworkshop.cli.parts import IN, answer_listed, answer_parts
from tmworkshop.cli.verb import json_option, verb
from tmworkshop.cli.workspace import open_shelf_without_faults
from tmworkshop.domain.content import Card, Lesson
from tmworkshop.domain.evidence.card_filter import find_theme
from tmworkshop.domain.library import Theme
from tmworkshop.domain.values import Value, value

MOST = 12  # cards by their titles


@value
class ThemeInPlace(Value):
    """A theme, with one's own beneath it, and with what is on it."""

    theme: Theme
    beneath: tuple[Theme, ...]
    lessons: tuple[Lesson, ...]
    cards: tuple[Card, ...]


@verb("driver.vision")
@click.argument("name", metavar="THEME")
@json_option
def command(options: Options, name: str, *, as_json: bool) -> None:
    """Show THEME: what it is, when to use it, and what people say."""
    place = _find_theme(open_shelf_without_faults(options), name)
    if as_json:
        answer_json(
            theme=asdict(place.theme),
            beneath=[each.id for each in place.beneath],
            lessons=[each.id for each in place.lessons],
            cards=[each.id for each in place.cards],
        )
    else:
        _answer_theme(place)


def _find_theme(shelf: ShelfOfPrompts, name: str) -> ThemeInPlace:
    """Return the theme that is *name*, or alone begins so, and what is on it."""
    known = {theme.id: theme for theme in shelf.themes()}
    theme = known[find_theme(name, known.values())]
    return ThemeInPlace(
        theme,
        tuple(each for each in known.values() if each.beneath == theme.id),
        tuple(each for each in shelf.lessons() if theme.id in each.themes),
        tuple(each for each in shelf.cards() if theme.id in each.themes),
    )


def _answer_theme(place: ThemeInPlace) -> None:
    theme, cards = place.theme, place.cards
    answer(theme.title, theme.id, "", *wrap(theme.definition, IN))
    answer_parts(
        {
            "Use it for": theme.includes,
            "Not for": theme.excludes,
            "What people say": ", ".join(theme.phrases),
            "An example": theme.example,
            "Beneath": theme.beneath,
        }
    )
    answer_listed(
        "Your own beneath it", [(each.id, each.title) for each in place.beneath]
    )
    answer_listed("Lessons", [(str(each.number), each.title) for each in place.lessons])
    answer_listed("Cards", [(each.id, each.title) for each in cards[:MOST]])
    if len(cards) > MOST:
        rest = f"{len(cards) - MOST} more"
        say("", f"{rest}: tmworkshop evidence list --theme {theme.id}")
