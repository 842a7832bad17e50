"""A lesson as it is shown: what was found, what to do with it, its cards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from tmworkshop.cli.content.card_lines import in_full, short
from tmworkshop.cli.echo import answer, answer_json, say, wrapped
from tmworkshop.cli.parts import IN, answer_listed, answer_parts, set_beside
from tmworkshop.domain.phrases import counted

if TYPE_CHECKING:
    from tmworkshop.adapters.content.shelf import ShelfOfPrompts
    from tmworkshop.domain.content import Card, Lesson

FIRST = 3  # cards in full: about what a session has time for
NEXT = 9  # by their titles; more of them are counted


def answer_lesson(shelf: ShelfOfPrompts, lesson: Lesson, *, in_full: bool) -> None:
    """Print *lesson* with its first cards, or with all of them *in_full*."""
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
    _answer_cards(cards, shelf.short_names(), len(cards) if in_full else FIRST)
    number = lesson.number
    say("", f"All in full: tmworkshop lesson show {number} --cards")
    say(f"By title: tmworkshop evidence list --lesson {number}")
    say(f"To print them: tmworkshop report card --lesson {number}")


def answer_lesson_json(shelf: ShelfOfPrompts, lesson: Lesson) -> None:
    """Print *lesson* and its cards for programs."""
    cards = shelf.cards_for(lesson)
    answer_json(lesson=asdict(lesson), cards=[asdict(card) for card in cards])


def _answer_cards(cards: Sequence[Card], sources: dict[str, str], most: int) -> None:
    answer("", f"Evidence: {counted(len(cards), 'card')}")
    for card in cards[:most]:
        answer("", *in_full(card, sources, IN))
    if following := cards[most : most + NEXT]:
        answer("", *set_beside(map(short, following), IN))
    if rest := cards[most + NEXT :]:
        kinds = Counter(card.id.partition(".")[0] for card in rest)
        told = ", ".join(f"{kind} {count}" for kind, count in kinds.most_common())
        answer("", *wrapped(f"and {len(rest)} more: {told}", IN))
