"""Evidence cards in a terminal: listed by their titles, in full, and as JSON."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict

from tmworkshop.adapters.content.shelf import ShelfOfPrompts
from tmworkshop.cli.echo import answer_json, answer_table, say, wrap
from tmworkshop.cli.parts import IN, mark_own
from tmworkshop.domain.content import Card
from tmworkshop.domain.evidence.card_filter import CardFilter
from tmworkshop.domain.evidence.citations import say_origin
from tmworkshop.domain.phrases import say_count


def answer_cards(shelf: ShelfOfPrompts, wanted: CardFilter, *, as_json: bool) -> None:
    """Print the cards that are *wanted*, by their titles."""
    cards = [card for card in shelf.cards() if wanted.takes(card)]
    own = shelf.own_cards()
    if as_json:
        answer_json(found=len(cards), cards=cards_data(cards, own))
        return
    rows = [(each.id, mark_own(each.title, is_own=each.id in own)) for each in cards]
    if rows:
        answer_table(("Card", "What it is about"), rows)
    say(f"{say_count(len(cards), 'card')}.")


def cards_data(cards: Iterable[Card], own: Collection[str]) -> list[dict[str, object]]:
    """Return *cards* for programs; those in *own* are the facilitator's."""
    return [{**asdict(card), "yours": card.id in own} for card in cards]


def card_lines(card: Card, sources: Mapping[str, str], indent: str = "") -> list[str]:
    """Return title, finding, where it is from, and the question of *card*."""
    deeper = indent + IN
    where = f"({say_origin(card, sources)})"
    return [
        f"{indent}{card.title}  [{card.id}]",
        *wrap(card.finding, deeper),
        *wrap(f"Note: {card.note}" if card.note else "", deeper),
        *wrap(where, deeper),
        *wrap(card.question, deeper),
    ]
