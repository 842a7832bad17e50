"""One evidence card with all that a sceptic needs to look it up."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from tmworkshop.cli.echo import answer, answer_json, wrapped
from tmworkshop.cli.parts import IN, answer_listed, answer_parts
from tmworkshop.domain.errors import NotFound
from tmworkshop.domain.evidence.choosing import called
from tmworkshop.domain.evidence.citing import (
    NOT_CITED,
    citations,
    source_told,
    strength_told,
)

if TYPE_CHECKING:
    from tmworkshop.adapters.content.shelf import ShelfOfPrompts
    from tmworkshop.domain.content import Card, Lesson
    from tmworkshop.domain.evidence.citing import Citation
    from tmworkshop.domain.library import ResearchQuestion, Source


def card_called(shelf: ShelfOfPrompts, name: str) -> Card:
    """Return the card that is *name*, or alone begins so."""
    try:  # one file is enough for a whole name
        return shelf.card(name.strip().casefold())
    except NotFound:
        cards = {card.id: card for card in shelf.cards()}
        return cards[called(name, cards, "card")]


def answer_card(shelf: ShelfOfPrompts, card: Card) -> None:
    """Print *card*, its source and its citations in full, and what it belongs to."""
    themes = {theme.id: theme.title for theme in shelf.themes()}
    source = _source(shelf, card)
    answer(card.title, card.id, "", *wrapped(card.finding, IN))
    answer_parts(
        {
            "How strong": strength_told(card),
            "Note": card.note,
            "A question": card.question,
            "Where it stands": source_told(card, source) if source else card.source,
        }
    )
    _answer_citations(citations(card, shelf.references()))
    lessons = [(str(each.number), each.title) for each in _lessons(shelf, card)]
    answer_listed("Lessons", lessons)
    answer_listed("Themes", [(each, themes.get(each, "")) for each in card.themes])
    asked = _asking(shelf, card)
    answer_listed("Research questions", [(each.number, each.title) for each in asked])


def answer_card_json(shelf: ShelfOfPrompts, card: Card) -> None:
    """Print *card* and its sources for programs."""
    source = _source(shelf, card)
    cited = citations(card, shelf.references())
    answer_json(
        card=asdict(card),
        source=asdict(source) if source else None,
        citations=[asdict(each) for each in cited],
        research_questions=[each.id for each in _asking(shelf, card)],
    )


def _answer_citations(cited: tuple[Citation, ...]) -> None:
    answer("", "What it cites")
    for each in cited:
        answer(*wrapped(each.cite, IN))
        for line in filter(None, (each.work, each.note)):
            answer(*wrapped(line, IN * 2))
    if not cited:
        answer(*wrapped(NOT_CITED, IN))


def _source(shelf: ShelfOfPrompts, card: Card) -> Source | None:
    return next((each for each in shelf.sources() if each.id == card.source), None)


def _lessons(shelf: ShelfOfPrompts, card: Card) -> list[Lesson]:
    return [each for each in shelf.lessons() if each.id in card.lessons]


def _asking(shelf: ShelfOfPrompts, card: Card) -> list[ResearchQuestion]:
    return [each for each in shelf.research_questions() if card.id in each.links]
