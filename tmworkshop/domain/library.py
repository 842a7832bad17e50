"""What stands on the shelf to be looked up: themes, research questions, sources, aids.

What a session itself puts before the room is in ``content``.
"""

from __future__ import annotations

from functools import cached_property

from tmworkshop.domain.content import (
    Advice,
    Card,
    Inventory,
    Lesson,
    Scale,
    StemPurpose,
)
from tmworkshop.domain.values import Value, value


@value
class Theme(Value):
    """A code of the codebook: what it is, when to use it, and what people say.

    The parts are those of a codebook for qualitative analysis as MacQueen and others
    set them out (Cultural Anthropology Methods 10(2), 1998).
    """

    id: str
    title: str
    definition: str
    section: str
    includes: str = ""  # when to use it
    excludes: str = ""  # when to use another
    phrases: tuple[str, ...] = ()  # that people really use
    example: str = ""  # a made-up remark that belongs here
    beneath: str = ""  # the theme that a set's own one refines


@value
class ResearchQuestion(Value):
    """One of the review's key questions, and how a set can answer it."""

    id: str
    number: str  # "1", "8a"
    title: str
    words: str
    ways: tuple[str, ...]
    section: str
    cite: tuple[str, ...] = ()
    links: tuple[str, ...] = ()  # ids of cards
    lessons: tuple[str, ...] = ()
    parent: str = ""


@value
class Aid(Value):
    """A role, a model to reflect by, a step of the action review, a way to evaluate."""

    id: str
    title: str
    about: str
    questions: tuple[str, ...] = ()
    does: str = ""
    never: str = ""
    sources: tuple[str, ...] = ()  # ids of methods


@value
class Source(Value):
    """A document the cards were read in."""

    id: str
    short: str  # how it is named beside a card
    title: str
    authors: str
    year: str
    what: str
    second_hand: bool = False  # what it counts was counted by others, whom a card names


@value
class Reference(Value):
    """A work that a card cites, found by its citation."""

    cite: str
    title: str
    authors: str
    year: str
    listed: bool = True  # in the review's own list
    note: str = ""


@value
class Method(Value):
    """Where a way of working comes from, and what was taken from there."""

    id: str
    title: str
    authors: str
    address: str
    what: str


def _each(field: str, of: str) -> cached_property[frozenset[str]]:
    """Return what gathers, when it is first asked for, that *field* of each *of*."""
    return cached_property(
        lambda library: frozenset(getattr(each, field) for each in getattr(library, of))
    )


@value
class Library(Value):
    """All that is on the shelf, to be looked at as a whole."""

    lessons: tuple[Lesson, ...] = ()
    cards: tuple[Card, ...] = ()
    themes: tuple[Theme, ...] = ()
    questions: tuple[ResearchQuestion, ...] = ()
    purposes: tuple[StemPurpose, ...] = ()
    advice: tuple[Advice, ...] = ()
    aids: tuple[Aid, ...] = ()
    inventories: tuple[Inventory, ...] = ()
    scales: tuple[Scale, ...] = ()
    sources: tuple[Source, ...] = ()
    references: tuple[Reference, ...] = ()
    methods: tuple[Method, ...] = ()

    lesson_ids = _each("id", "lessons")
    card_ids = _each("id", "cards")
    theme_ids = _each("id", "themes")
    question_ids = _each("id", "questions")
    scale_ids = _each("id", "scales")
    source_ids = _each("id", "sources")
    method_ids = _each("id", "methods")
    cited = _each("cite", "references")

    @cached_property
    def second_hand(self) -> frozenset[str]:
        """The ids of the documents whose figures were counted by others."""
        return frozenset(each.id for each in self.sources if each.second_hand)
