"""What a session may put before the room: lessons, cards, stems, scales, agreement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace

from tmworkshop.domain.values import Value, value

LIMITS = "rule.limits"  # the one rule that no set chooses, and none is without


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
    sectors: tuple[str, ...] = ()  # public, third, private, small-firms
    note: str = ""  # on what is odd in the source itself


@value
class Statement(Value):
    """One idea that a set can rate here, in a numbered wording."""

    id: str
    words: str
    version: int = 1
    title: str = ""  # short, to stand in a table
    theme: str = ""
    card: str = ""
    side: str = ""  # driver or barrier
    heading: str = ""  # over it on a sheet, where a part of the list begins


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
    statements: tuple[Statement, ...] = ()  # none for lesson 10


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
class Stem(Value):
    """A prompt with a gap, for one purpose."""

    id: str
    words: str
    themes: tuple[str, ...] = ()


@value
class StemPurpose(Value):
    """What stems are for, the steps that offer them, and the stems themselves."""

    purpose: str
    title: str
    steps: tuple[str, ...] = ()
    permission: bool = False  # asked only where the set has agreed to it
    stems: tuple[Stem, ...] = ()


@value
class Inventory(Value):
    """Statements to weigh together, on one sheet a person."""

    id: str
    title: str
    scale: str
    intro: str
    statements: tuple[Statement, ...]


@value
class Advice(Value):
    """What advice sounds like when it is dressed as a question, and what to ask."""

    id: str
    heard: tuple[str, ...]  # beginnings or phrases, in small letters
    instead: str
    why: str


@value
class Content(Value):
    """All that one session may show; the mappings may read when they are asked."""

    lesson: Lesson | None = None
    cards: Mapping[str, Card] = field(default_factory=dict)  # by id, in their order
    stems: Mapping[str, tuple[Stem, ...]] = field(default_factory=dict)  # by purpose
    advice: Mapping[str, Advice] = field(default_factory=dict)  # by id
    scales: tuple[Scale, ...] = ()
    agreement: tuple[str, ...] = ()  # read out where a set has none of its own
    limits: str = ""  # of confidentiality, said at every opening
    themes: Mapping[str, str] = field(default_factory=dict)  # their titles by id
    sources: Mapping[str, str] = field(default_factory=dict)  # their short names by id
    raised: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # themes

    def read(self) -> Content:
        """Return it with all read that it may show, so that nothing is amiss later."""
        return replace(
            self,
            cards={id_: card for id_ in self.cards if (card := self.cards.get(id_))},
            stems=dict(self.stems),
            advice=dict(self.advice),
            themes=dict(self.themes),
            sources=dict(self.sources),
            raised=dict(self.raised),
        )

    def scale(self, scale_id: str) -> Scale:
        """Return the scale *scale_id*."""
        return next(scale for scale in self.scales if scale.id == scale_id)


@value
class GroundRule(Value):
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
    rules: tuple[GroundRule, ...]
    limits: str = ""  # of confidentiality, as the facilitator says them; never none


@value
class SlipBox(Value):
    """One box of the sharing slip, and the wordings that it stood in."""

    id: str
    words: str
    short: str
    easy: str = ""  # in easy words; none: the same
    first: int = 1
    last: int = 0  # none: it stands there still


@value
class Slip(Value):
    """The private slip on what may leave the set, in a numbered wording."""

    version: int
    intro: str
    purposes: tuple[SlipBox, ...]
    meanings: tuple[str, ...] = ()  # what private means, and without a name
    before: tuple[SlipBox, ...] = ()  # what older wordings asked
    easy_intro: tuple[str, ...] = ()  # one idea a line
    easy_meanings: tuple[str, ...] = ()

    def boxes_of(self, wording: int) -> tuple[SlipBox, ...]:
        """Return what a slip in an older *wording*, or in this one, asks."""
        every, newest = (*self.purposes, *self.before), self.version
        return tuple(b for b in every if b.first <= wording <= (b.last or newest))
