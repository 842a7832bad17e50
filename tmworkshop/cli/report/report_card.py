"""``tmworkshop report card``: evidence cards for the table."""

from __future__ import annotations

import click

from tmworkshop.adapters.content.shelf import ShelfOfPrompts
from tmworkshop.application.reports import Sheet, cards_sheet
from tmworkshop.cli.evidence.card_filters import find_card
from tmworkshop.cli.options import Options
from tmworkshop.cli.report.print_shop import prints
from tmworkshop.cli.verb import verb
from tmworkshop.cli.workspace import open_shelf
from tmworkshop.domain.content import Card
from tmworkshop.domain.errors import Missing, NotFound, Unclear
from tmworkshop.domain.evidence.card_filter import (
    CardFilter,
    find_themes,
    read_lesson_number,
)
from tmworkshop.domain.pages.cards import CardLayout

FOUR = "4"
Titled = tuple[str, tuple[Card, ...]]  # what stands over all of the cards, and these


@verb("--lesson 5", "engage.sme.difficulty gw.roots --per-page 4")
@click.argument("names", metavar="[CARD]...", nargs=-1)
@click.option("--lesson", default="", metavar="N", help="The cards of this lesson.")
@click.option("--theme", default="", metavar="THEME", help="Those on this theme.")
@click.option(
    "--per-page",
    type=click.Choice(("1", FOUR)),
    help="One to a page, or four to be cut out; one if not given.",
)
@click.option("--large", is_flag=True, help="One to a page, in large letters.")
@prints
def command(
    options: Options,
    names: tuple[str, ...],
    lesson: str,
    theme: str,
    per_page: str | None,
    large: bool,
) -> list[Sheet]:
    """Print evidence cards for the table, to be read from across it."""
    shelf = open_shelf(options)
    title, cards = _chosen(shelf, names, lesson, theme)
    layout = _laid_out(per_page, large=large)
    return [cards_sheet(title, cards, shelf.short_names(), layout)]


def _chosen(
    shelf: ShelfOfPrompts, names: tuple[str, ...], lesson: str, theme: str
) -> Titled:
    if names and (lesson or theme):
        raise Unclear("Name cards, or a lesson or a theme, but not both.")
    if not (names or lesson or theme):
        raise Missing("Which cards? Name them, or give --lesson N or --theme THEME.")
    return _named(shelf, names) if names else _of(shelf, lesson, theme)


def _laid_out(per_page: str | None, *, large: bool) -> CardLayout:
    if large and per_page == FOUR:
        raise Unclear("Large letters need the whole page: leave out --per-page 4.")
    if large:
        return CardLayout.LARGE
    return CardLayout.FOUR if per_page == FOUR else CardLayout.ONE


def _named(shelf: ShelfOfPrompts, names: tuple[str, ...]) -> Titled:
    cards = {card.id: card for card in (find_card(shelf, name) for name in names)}
    first, *others = cards.values()
    more = f" and {len(others)} more" if others else ""
    return f"{first.title}{more}", tuple(cards.values())


def _of(shelf: ShelfOfPrompts, lesson: str, theme: str) -> Titled:
    title, cards = [], shelf.cards()
    if lesson:
        of = shelf.lesson(read_lesson_number(lesson))
        title, cards = [f"Lesson {of.number}"], shelf.cards_for(of)
    if theme:
        wanted = CardFilter(themes=find_themes(theme, shelf.themes()))
        title.append(f"Theme {theme}")
        cards = tuple(card for card in cards if wanted.takes(card))
    if not cards:
        raise NotFound("There is no such card. See:\n  tmworkshop evidence list")
    return ", ".join(title), cards
