"""Which evidence cards are to be printed, and how, as the flags say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tmworkshop.cli.evidence.card_filters import find_card
from tmworkshop.domain.errors import Missing, NotFound, Unclear
from tmworkshop.domain.evidence.choosing import Wanted, lesson_number, themes_called
from tmworkshop.domain.pages.cards import CardLayout

if TYPE_CHECKING:
    from tmworkshop.adapters.content.shelf import ShelfOfPrompts
    from tmworkshop.domain.content import Card

FOUR = "4"


def chosen(
    shelf: ShelfOfPrompts, names: tuple[str, ...], lesson: str, theme: str
) -> tuple[str, tuple[Card, ...]]:
    """Return the cards asked for, and what stands over all of them."""
    if names:
        if lesson or theme:
            raise Unclear("Name cards, or a lesson or a theme, but not both.")
        return _named(shelf, names)
    if not lesson and not theme:
        raise Missing("Which cards? Name them, or give --lesson N or --theme THEME.")
    return _of(shelf, lesson, theme)


def laid_out(per_page: str | None, *, large: bool) -> CardLayout:
    """Return how the cards are laid out."""
    if large and per_page == FOUR:
        raise Unclear("Large letters need the whole page: leave out --per-page 4.")
    if large:
        return CardLayout.LARGE
    return CardLayout.FOUR if per_page == FOUR else CardLayout.ONE


def _named(
    shelf: ShelfOfPrompts, names: tuple[str, ...]
) -> tuple[str, tuple[Card, ...]]:
    cards = {card.id: card for card in (find_card(shelf, name) for name in names)}
    first, *others = cards.values()
    more = f" and {len(others)} more" if others else ""
    return f"{first.title}{more}", tuple(cards.values())


def _of(shelf: ShelfOfPrompts, lesson: str, theme: str) -> tuple[str, tuple[Card, ...]]:
    title, cards = [], shelf.cards()
    if lesson:
        of = shelf.lesson(lesson_number(lesson))
        title, cards = [f"Lesson {of.number}"], shelf.cards_for(of)
    if theme:
        wanted = Wanted(themes=themes_called(theme, shelf.themes()))
        title.append(f"Theme {theme}")
        cards = tuple(card for card in cards if wanted.takes(card))
    if not cards:
        raise NotFound("There is no such card. See: tmworkshop evidence list")
    return ", ".join(title), cards
