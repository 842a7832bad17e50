"""``tmworkshop evidence show``: one card, with all a sceptic needs to look it up."""

from __future__ import annotations

from dataclasses import asdict

import click

from tmworkshop.adapters.content.shelf import ShelfOfPrompts
from tmworkshop.cli.echo import answer, answer_json, wrap
from tmworkshop.cli.evidence.card_filters import find_card
from tmworkshop.cli.options import Options
from tmworkshop.cli.parts import IN, answer_listed, answer_parts
from tmworkshop.cli.verb import json_option, saves, verb
from tmworkshop.cli.workspace import open_shelf_without_faults
from tmworkshop.domain.content import Card
from tmworkshop.domain.evidence import citations
from tmworkshop.domain.library import Source


@verb("engage.sme.difficulty")
@click.argument("name", metavar="CARD")
@json_option
@saves
def command(options: Options, name: str, *, as_json: bool) -> None:
    """Show CARD: its finding, how strong it is, and where to look it up."""
    shelf = open_shelf_without_faults(options)
    card = find_card(shelf, name)
    source = next((each for each in shelf.sources() if each.id == card.source), None)
    cited = citations.list_citations(card, shelf.references())
    asked = [each for each in shelf.research_questions() if card.id in each.links]
    if as_json:
        answer_json(
            card=asdict(card),
            source=asdict(source) if source else None,
            citations=[asdict(each) for each in cited],
            research_questions=[each.id for each in asked],
        )
        return
    _answer_card(card, source)
    _answer_citations(cited)
    _answer_belongings(shelf, card)
    answer_listed("Research questions", [(each.number, each.title) for each in asked])


def _answer_card(card: Card, source: Source | None) -> None:
    stands_in = citations.say_source(card, source) if source else card.source
    answer(card.title, card.id, "", *wrap(card.finding, IN))
    answer_parts(
        {
            "How strong": citations.explain_strength(card),
            "Note": card.note,
            "A question": card.question,
            "Where it stands": stands_in,
        }
    )


def _answer_citations(cited: tuple[citations.Citation, ...]) -> None:
    answer("", "What it cites")
    for each in cited:
        answer(*wrap(each.cite, IN))
        for line in filter(None, (each.work, each.note)):
            answer(*wrap(line, IN * 2))
    if not cited:
        answer(*wrap(citations.NOT_CITED, IN))


def _answer_belongings(shelf: ShelfOfPrompts, card: Card) -> None:
    """Print the lessons and the themes that *card* belongs to."""
    lessons = [each for each in shelf.lessons() if each.id in card.lessons]
    answer_listed("Lessons", [(str(each.number), each.title) for each in lessons])
    themes = {theme.id: theme.title for theme in shelf.themes()}
    answer_listed("Themes", [(each, themes.get(each, "")) for each in card.themes])
