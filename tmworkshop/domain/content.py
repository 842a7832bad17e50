"""What a session may put before the room: lessons, cards, stems, scales, agreement."""

from __future__ import annotations

from tmworkshop.domain.values import Value, value


@value
class Card(Value):
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


@value
class Lesson(Value):
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


@value
class Point(Value):
    """A labelled point of a scale."""

    value: int
    label: str


@value
class Scale(Value):
    """Labelled points, and a way to say that one cannot say."""

    id: str
    question: str
    points: tuple[Point, ...]
    cannot_say: str


@value
class Theme(Value):
    """A code of the codebook."""

    id: str
    title: str
    definition: str
    section: str


@value
class Content(Value):
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


@value
class Stem(Value):
    """A prompt with a gap, for one purpose."""

    id: str
    words: str
    themes: tuple[str, ...] = ()


@value
class Rule(Value):
    """A ground rule; the *chosen* ones are a set's first agreement."""

    id: str
    words: str
    chosen: bool


@value
class Agreement(Value):
    """Ground rules to choose from, and what to read aloud before each session."""

    version: int
    title: str
    read_aloud: tuple[str, ...]
    rules: tuple[Rule, ...]


@value
class Purpose(Value):
    """One box of the sharing slip."""

    id: str
    words: str
    short: str


@value
class Slip(Value):
    """The private slip on what may leave the set, in a numbered wording."""

    version: int
    intro: str
    purposes: tuple[Purpose, ...]


@value
class Source(Value):
    """A document the cards were read in."""

    id: str
    title: str
    authors: str
    year: str
    what: str


@value
class Reference(Value):
    """A work that a card cites, found by its citation."""

    cite: str
    title: str
    authors: str
    year: str
    listed: bool = True  # in the review's own list
    note: str = ""
