"""What is amiss with prompts: words that cannot be asked or read out, links to nothing.

Each complaint has its place.  Ours alone must be linked from both ends, and have
nothing where no one comes: a test holds them to that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any

from tmworkshop.domain.checking.read_aloud import (
    check_letters,
    check_question,
    check_words,
)
from tmworkshop.domain.codebook import Codebook
from tmworkshop.domain.content import (
    Advice,
    Card,
    Inventory,
    Lesson,
    Scale,
    Statement,
    Stem,
)
from tmworkshop.domain.content_rules import list_broken_rules
from tmworkshop.domain.evidence.card_filter import SECTORS
from tmworkshop.domain.evidence.citations import STRENGTHS
from tmworkshop.domain.library import Aid, Library, ResearchQuestion, Theme
from tmworkshop.domain.shapes import show_shortly, suggest_near

SIDES = ("", "driver", "barrier")
TITLE, QUESTION, STEM, STATEMENT, IN_A_TABLE = 60, 100, 90, 90, 28  # letters that fit
COUNTED = re.compile(r"\bper cent\b|%")
Complaints = Iterator[str]
Check = Callable[[Any, "Library"], Complaints]


def check_prompts(library: Library) -> Complaints:
    """Yield all that is amiss with the prompts in *library*, each with its place."""
    checks: tuple[tuple[Iterable[Any], Check], ...] = (
        (library.lessons, _lesson),
        (library.cards, _card),
        (library.themes, _theme),
        (library.questions, _research_question),
        ((stem for each in library.purposes for stem in each.stems), _stem),
        (library.inventories, _inventory),
        (library.advice, _advice),
        (library.aids, _aid),
        (library.scales, _scale),
    )
    for values, amiss in checks:
        for each in values:
            yield from _at(each.id, (*list_broken_rules(each), *amiss(each, library)))
    yield from _said_twice(library.themes)


def _lesson(lesson: Lesson, library: Library) -> Complaints:
    yield from check_letters("its title", lesson.title, TITLE)
    yield from check_question(lesson.way_in)
    yield from check_letters("its way in", lesson.way_in, QUESTION)
    for what in ("found", "here", "contested"):
        yield from check_words(what, getattr(lesson, what), 80)
    yield from _unknown("card", lesson.evidence, library.card_ids)
    yield from _unknown("theme", lesson.themes, library.theme_ids)
    yield from _unknown("research question", lesson.questions, library.question_ids)
    for each in lesson.statements:
        if not each.id.startswith(f"{lesson.id}."):
            yield f"the id of a statement begins with the lesson's, not {each.id!r}"
        yield from _statement(each)


def _card(card: Card, library: Library) -> Complaints:
    yield from check_letters("its title", card.title, TITLE)
    yield from check_words("its finding", card.finding)
    yield from check_question(card.question)
    yield from check_letters("its question", card.question, QUESTION)
    yield from _unknown("lesson", card.lessons, library.lesson_ids)
    yield from _unknown("theme", card.themes, library.theme_ids)
    yield from _unknown("sector", card.sectors, SECTORS)
    yield from _unknown("strength", [card.strength], STRENGTHS)
    yield from _unknown("source", [card.source], library.source_ids)
    yield from _unknown("work", card.cite, library.cited)
    if COUNTED.search(card.finding) and card.strength != "figure":
        yield "what counts something is a figure (strength)"
    from_others = card.strength == "figure" and card.source in library.second_hand
    if from_others and not card.cite:
        yield "a figure that others counted says who did (cite)"


def _theme(theme: Theme, library: Library) -> Complaints:
    yield from _unknown("theme", _given(theme.beneath), library.theme_ids)
    yield from _beneath(theme, library)
    for phrase in theme.phrases:
        if phrase != phrase.casefold().strip():
            yield f"phrases are in small letters, without spaces around: {phrase!r}"


def _beneath(theme: Theme, library: Library) -> Complaints:
    """Yield what keeps *theme* from being counted with what it stands beneath."""
    if theme.beneath not in library.theme_ids:
        return
    top = Codebook(library.themes).line(theme)[0]
    if top.beneath in library.theme_ids:
        yield f"it stands beneath itself, by way of {theme.beneath}"
    elif theme.section != top.section:
        yield f"its section is {top.section!r}, as that of {top.id}"


def _said_twice(themes: Iterable[Theme]) -> Complaints:
    first: dict[str, str] = {}
    for theme in themes:
        for phrase in theme.phrases:
            if first.setdefault(phrase, theme.id) != theme.id:
                yield f"{theme.id}: {phrase!r} is a phrase of {first[phrase]} as well"


def _research_question(question: ResearchQuestion, library: Library) -> Complaints:
    yield from check_question(question.words)
    yield from _unknown("card", question.links, library.card_ids)
    yield from _unknown("lesson", question.lessons, library.lesson_ids)
    if not question.ways:
        yield "it says no way to answer it"


def _stem(stem: Stem, library: Library) -> Complaints:
    yield from check_question(stem.words)
    yield from check_letters("it", stem.words, STEM)
    yield from _unknown("theme", stem.themes, library.theme_ids)


def _inventory(inventory: Inventory, library: Library) -> Complaints:
    yield from _unknown("scale", [inventory.scale], library.scale_ids)
    for each in inventory.statements:
        yield from _at(each.id, _statement(each))
        yield from _at(each.id, check_letters("its title", each.title, IN_A_TABLE))
        yield from _at(each.id, check_letters("its heading", each.heading, TITLE))
        yield from _at(each.id, _unknown("card", _given(each.card), library.card_ids))
        themes = _unknown("theme", _given(each.theme), library.theme_ids)
        yield from _at(each.id, themes)


def _statement(each: Statement) -> Complaints:
    yield from check_letters("what is rated", each.words, STATEMENT)
    if not each.words.endswith("."):
        yield f"what is rated is a sentence: {each.words!r}"
    if each.version < 1:
        yield "the first wording has the version 1"
    yield from _unknown("side", [each.side], SIDES)


def _advice(advice: Advice, _library: Library) -> Complaints:
    yield from check_question(advice.instead)
    if not advice.heard:
        yield "it says nothing that may be heard"
    for heard in advice.heard:
        if heard != heard.casefold().strip():
            yield f"what is heard is in small letters: {heard!r}"


def _aid(aid: Aid, library: Library) -> Complaints:
    yield from _unknown("method", aid.sources, library.method_ids)
    for question in aid.questions:
        yield from check_question(question)


def _scale(scale: Scale, _library: Library) -> Complaints:
    yield from check_question(scale.question)


def _unknown(what: str, named: Iterable[str], known: Collection[str]) -> Complaints:
    for each in named:
        if each not in known:
            yield f"there is no {what} {show_shortly(each)}{suggest_near(each, known)}"


def _given(link: str) -> tuple[str, ...]:
    return (link,) if link else ()


def _at(place: str, wrong: Iterable[str]) -> Complaints:
    return (f"{place}: {each}" for each in wrong)
