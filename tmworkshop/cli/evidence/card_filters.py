"""Which evidence cards are asked for: by what they are about, or by name."""

from __future__ import annotations

from typing import Any

import click

from tmworkshop.adapters.content.shelf import ShelfOfPrompts
from tmworkshop.domain.content import Card
from tmworkshop.domain.errors import NotFound
from tmworkshop.domain.evidence.choosing import (
    SECTORS,
    Wanted,
    called,
    lesson_number,
    themes_called,
)
from tmworkshop.domain.evidence.citing import STRENGTHS


def filter_options(command: Any) -> Any:
    """Give *command* the flags that say which cards are asked for."""
    for option in reversed(
        (
            click.option("--theme", default="", metavar="THEME", help="On this theme."),
            click.option(
                "--sector", type=click.Choice(SECTORS), help="About partners of it."
            ),
            click.option("--lesson", default="", metavar="N", help="On this lesson."),
            click.option(
                "--strength",
                type=click.Choice(tuple(STRENGTHS)),
                help="As strong as this.",
            ),
            click.option(
                "--source", default="", metavar="SOURCE", help="From this document."
            ),
        )
    ):
        command = option(command)
    return command


def read_filters(
    shelf: ShelfOfPrompts,
    theme: str,
    sector: str | None,
    lesson: str,
    strength: str | None,
    source: str,
) -> Wanted:
    """Return what the flags ask of a card; NotFound for a name that nothing has."""
    return Wanted(
        themes=themes_called(theme, shelf.themes()) if theme else (),
        sector=sector or "",
        lesson=shelf.lesson(lesson_number(lesson)).id if lesson else "",
        strength=strength or "",
        source=called(source, shelf.short_names(), "source") if source else "",
    )


def find_card(shelf: ShelfOfPrompts, name: str) -> Card:
    """Return the card that is *name*, or alone begins so."""
    try:  # one file is enough for a whole name
        return shelf.card(name.strip().casefold())
    except NotFound:
        cards = {card.id: card for card in shelf.cards()}
        return cards[called(name, cards, "card")]
