"""Evidence cards as they are listed, by their titles."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import asdict

from tmworkshop.adapters.content.shelf import ShelfOfPrompts
from tmworkshop.cli.echo import answer_json, answer_table, say
from tmworkshop.cli.parts import marked
from tmworkshop.domain.content import Card
from tmworkshop.domain.evidence.choosing import Wanted
from tmworkshop.domain.phrases import counted


def answer_cards(shelf: ShelfOfPrompts, wanted: Wanted, *, as_json: bool) -> None:
    """Print the cards that are *wanted*, by their titles."""
    cards = [card for card in shelf.cards() if wanted.takes(card)]
    own = shelf.own_cards()
    if as_json:
        answer_json(found=len(cards), cards=cards_data(cards, own))
        return
    rows = [(each.id, marked(each.title, is_own=each.id in own)) for each in cards]
    if rows:
        answer_table(("Card", "What it is about"), rows)
    say(f"{counted(len(cards), 'card')}.")


def cards_data(cards: Iterable[Card], own: Collection[str]) -> list[dict[str, object]]:
    """Return *cards* for programs; those in *own* are the facilitator's."""
    return [{**asdict(card), "yours": card.id in own} for card in cards]
