"""What a session may put before the room: lessons, cards, stems, scales, agreement."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Card:
    """One finding, its source, how strong it is, and a question."""

    id: str
    title: str
    finding: str
    source: str
    question: str
    strength: str
    section: str = ""
    cite: tuple[str, ...] = ()
    lessons: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Lesson:
    """One of the review's ten lessons."""

    id: str
    number: int
    title: str
    found: str
    here: str
    contested: str
    way_in: str
    evidence: tuple[str, ...]
    themes: tuple[str, ...]
    questions: tuple[str, ...]
    statement: str = ""  # one idea that a set can rate here; none for lesson 10
    statement_version: int = 0


@dataclass(frozen=True)
class Point:
    """A labelled point of a scale."""

    value: int
    label: str


@dataclass(frozen=True)
class Scale:
    """Labelled points, and a way to say that one cannot say."""

    id: str
    question: str
    points: tuple[Point, ...]
    cannot_say: str


@dataclass(frozen=True)
class Theme:
    """A code of the codebook."""

    id: str
    title: str
    definition: str
    section: str


@dataclass(frozen=True)
class Content:
    """All that one session may show, read once when it starts."""

    lesson: Lesson | None = None
    cards: tuple[Card, ...] = ()
    stems: tuple[tuple[str, tuple[str, ...]], ...] = ()  # purpose, words
    scales: tuple[Scale, ...] = ()
    agreement: tuple[str, ...] = ()
    themes: tuple[Theme, ...] = ()

    def scale(self, scale_id: str) -> Scale:
        """Return the scale *scale_id*."""
        return next(scale for scale in self.scales if scale.id == scale_id)

    def card(self, card_id: str) -> Card | None:
        """Return the card *card_id*, if it is at hand."""
        return next((card for card in self.cards if card.id == card_id), None)


@dataclass(frozen=True)
class Stem:
    """A prompt with a gap, for one purpose."""

    id: str
    words: str
    themes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rule:
    """A ground rule; the *chosen* ones are a set's first agreement."""

    id: str
    words: str
    chosen: bool


@dataclass(frozen=True)
class Agreement:
    """Ground rules to choose from, and what to read aloud before each session."""

    version: int
    title: str
    read_aloud: tuple[str, ...]
    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class Purpose:
    """One box of the sharing slip."""

    id: str
    words: str
    short: str


@dataclass(frozen=True)
class Slip:
    """The private slip on what may leave the set, in a numbered wording."""

    version: int
    intro: str
    purposes: tuple[Purpose, ...]


@dataclass(frozen=True)
class Source:
    """A document the cards were read in."""

    id: str
    title: str
    authors: str
    year: str
    what: str


@dataclass(frozen=True)
class Reference:
    """A work that a card cites, found by its citation."""

    cite: str
    title: str
    authors: str
    year: str
    listed: bool = True  # in the review's own list
    note: str = ""
