"""Evidence cards for the table: one finding each, to be read from across it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from tmworkshop.domain.content import Card
from tmworkshop.domain.evidence.citations import say_place, say_strength
from tmworkshop.domain.values import Value, value

SHORT, MEDIUM = 230, 330  # letters; those of a note count half, being small


class CardLayout(StrEnum):
    """How many cards stand on a sheet, and how large."""

    ONE = "one"
    FOUR = "four"
    LARGE = "large"  # one, in letters for who sits far off or sees little


class Size(StrEnum):
    """How much a card says."""

    SHORT = "short"
    MEDIUM = "medium"
    LONG = "long"


CARDS_ON: Mapping[CardLayout, str] = {  # a sheet, as its file is named
    CardLayout.ONE: "one a page",
    CardLayout.FOUR: "four a page",
    CardLayout.LARGE: "in large letters",
}


@value
class TableCard(Value):
    """One card as it is printed."""

    id: str
    title: str
    finding: str
    question: str
    strength: str  # "Found in evaluations"
    source: str  # "Crisp, Green and Wells 2014, section 2.3; citing Meadows, 2008"
    note: str  # on what is odd in the source itself
    size: Size  # how much it says: the less, the larger the letters


@value
class EvidenceCards(Value):
    """Sheets of cards: nobody's name and nobody's words."""

    title: str  # "Lesson 5: The record with employers is weak"
    layout: CardLayout
    sheets: tuple[tuple[TableCard, ...], ...]


def evidence_cards(
    title: str, cards: Sequence[Card], sources: Mapping[str, str], layout: CardLayout
) -> EvidenceCards:
    """Return *cards*, in their order, on sheets; *sources* are short names by id."""
    printed = tuple(_printed(card, sources) for card in cards)
    a_sheet = 4 if layout is CardLayout.FOUR else 1
    starts = range(0, len(printed), a_sheet)
    sheets = tuple(printed[start : start + a_sheet] for start in starts)
    return EvidenceCards(title, layout, sheets)


def _printed(card: Card, sources: Mapping[str, str]) -> TableCard:
    strong = say_strength(card)
    cited = f"; citing {'; '.join(card.cite)}" if card.cite else ""
    return TableCard(
        id=card.id,
        title=card.title,
        finding=card.finding,
        question=card.question,
        strength=strong[:1].upper() + strong[1:],
        source=say_place(card, sources) + cited,
        note=card.note,
        size=_size(card),
    )


def _size(card: Card) -> Size:
    letters = len(card.title + card.finding + card.question) + len(card.note) // 2
    if letters > MEDIUM:
        return Size.LONG
    return Size.MEDIUM if letters > SHORT else Size.SHORT
