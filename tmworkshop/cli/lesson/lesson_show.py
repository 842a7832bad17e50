"""``tmworkshop lesson show``: what was found, what to do with it, its cards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict

import click

from tmworkshop.adapters.content.shelf import ShelfOfPrompts
from tmworkshop.cli.echo import answer, answer_json, say, wrap
from tmworkshop.cli.evidence.cards_page import card_lines
from tmworkshop.cli.options import Options
from tmworkshop.cli.parts import IN, answer_listed, answer_parts, set_beside
from tmworkshop.cli.verb import json_option, saves, verb
from tmworkshop.cli.workspace import open_shelf_without_faults
from tmworkshop.domain.content import Card, Lesson
from tmworkshop.domain.evidence.card_filter import read_lesson_number
from tmworkshop.domain.phrases import say_count

FIRST = 3  # cards in full: about what a session has time for
NEXT = 9  # by their titles; more of them are counted


@verb("5", "5 --cards")
@click.argument("number")
@click.option("--cards", "every", is_flag=True, help="Each of its cards in full.")
@json_option
@saves
def command(options: Options, number: str, *, every: bool, as_json: bool) -> None:
    """Show lesson NUMBER: what was found, how sure it is, and its cards."""
    shelf = open_shelf_without_faults(options)
    lesson = shelf.lesson(read_lesson_number(number))
    if as_json:
        cards = [asdict(card) for card in shelf.cards_for(lesson)]
        answer_json(lesson=asdict(lesson), cards=cards)
    else:
        _answer_lesson(shelf, lesson, every=every)


def _answer_lesson(shelf: ShelfOfPrompts, lesson: Lesson, *, every: bool) -> None:
    """Print *lesson* with its first cards in full, or *every* one of them."""
    themes = {theme.id: theme.title for theme in shelf.themes()}
    asked = [each for each in shelf.research_questions() if each.id in lesson.questions]
    answer(f"{lesson.number}  {lesson.title}")
    answer_parts(
        {
            "What was found": lesson.found,
            "Here": lesson.here,
            "Contested": lesson.contested,
            "To rate on slips": [each.words for each in lesson.statements],
            "A way in": lesson.way_in,
        }
    )
    answer_listed("Research questions", [(q.number, q.title) for q in asked])
    titles = (themes.get(each, each) for each in lesson.themes)
    answer_parts({"Themes": "; ".join(titles)})
    cards = shelf.cards_for(lesson)
    _answer_cards(cards, shelf.short_names(), len(cards) if every else FIRST)
    number = lesson.number
    say("", f"All in full:\n  tmworkshop lesson show {number} --cards")
    say(f"By title:\n  tmworkshop evidence list --lesson {number}")
    say(f"To print them:\n  tmworkshop report card --lesson {number}")


def _answer_cards(cards: Sequence[Card], sources: dict[str, str], most: int) -> None:
    answer("", f"Evidence: {say_count(len(cards), 'card')}")
    for card in cards[:most]:
        answer("", *card_lines(card, sources, IN))
    if following := cards[most : most + NEXT]:
        answer("", *set_beside(((each.id, each.title) for each in following), IN))
    if rest := cards[most + NEXT :]:
        kinds = Counter(card.id.partition(".")[0] for card in rest)
        tally = ", ".join(f"{kind} {count}" for kind, count in kinds.most_common())
        answer("", *wrap(f"and {len(rest)} more: {tally}", IN))
