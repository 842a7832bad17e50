"""``tmworkshop evidence show``: one card, with all a sceptic needs to look it up."""

from __future__ import annotations

from dataclasses import asdict

import click

from tmworkshop.adapters.content.shelf import ShelfOfPrompts
from tmworkshop.cli.echo import answer, answer_json, wrapped
from tmworkshop.cli.evidence.card_filters import find_card
from tmworkshop.cli.options import Options
from tmworkshop.cli.parts import IN, answer_listed, answer_parts
from tmworkshop.cli.verb import json_option, verb
from tmworkshop.cli.workspace import open_shelf_without_faults
from tmworkshop.domain.content import Card, Lesson
from tmworkshop.domain.evidence.citing import (
    NOT_CITED,
    Citation,
    citations,
    source_told,
    strength_told,
)
from tmworkshop.domain.library import ResearchQuestion, Source


@verb("engage.sme.difficulty")
@click.argument("name", metavar="CARD")
@json_option
def command(options: Options, name: str, *, as_json: bool) -> None:
    """Show CARD: its finding, how strong it is, and where to look it up."""
    shelf = open_shelf_without_faults(options)
    show = _answer_card_json if as_json else _answer_card
    show(shelf, find_card(shelf, name))


def _answer_card(shelf: ShelfOfPrompts, card: Card) -> None:
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


def _answer_card_json(shelf: ShelfOfPrompts, card: Card) -> None:
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
