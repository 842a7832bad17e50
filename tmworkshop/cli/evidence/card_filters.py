"""Which evidence cards are asked for: by what they are about, or by name."""

from __future__ import annotations

from typing import Any

import click

from tmworkshop.adapters.content.shelf import ShelfOfPrompts
from tmworkshop.domain.content import Card
from tmworkshop.domain.errors import NotFound
from tmworkshop.domain.evidence.card_filter import (
    SECTORS,
    CardFilter,
    find_themes,
    match_id,
    read_lesson_number,
)
from tmworkshop.domain.evidence.citations import STRENGTHS

FILTERS = (
    click.option("--theme", default="", metavar="THEME", help="On this theme."),
    click.option("--sector", type=click.Choice(SECTORS), help="About partners of it."),
    click.option("--lesson", default="", metavar="N", help="On this lesson."),
    click.option(
        "--strength", type=click.Choice(tuple(STRENGTHS)), help="As strong as this."
    ),
    click.option("--source", default="", metavar="SOURCE", help="From this document."),
)


def filter_options(command: Any) -> Any:
    """Give *command* the flags that say which cards are asked for."""
    for option in reversed(FILTERS):
        command = option(command)
    return command


def read_filters(
    shelf: ShelfOfPrompts,
    theme: str,
    sector: str | None,
    lesson: str,
    strength: str | None,
    source: str,
) -> CardFilter:
    """Return what the flags ask of a card; NotFound for a name that nothing has."""
    return CardFilter(
        themes=find_themes(theme, shelf.themes()) if theme else (),
        sector=sector or "",
        lesson=shelf.lesson(read_lesson_number(lesson)).id if lesson else "",
        strength=strength or "",
        source=match_id(source, shelf.short_names(), "source") if source else "",
    )


def find_card(shelf: ShelfOfPrompts, name: str) -> Card:
    """Return the card that is *name*, or alone begins so."""
    try:  # one file is enough for a whole name
        return shelf.card(name.strip().casefold())
    except NotFound:
        cards = {card.id: card for card in shelf.cards()}
        return cards[match_id(name, cards, "card")]
