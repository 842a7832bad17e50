"""Evidence cards as they are found and listed."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING

from tmworkshop.cli.content.card_lines import in_full
from tmworkshop.cli.echo import answer, answer_json, answer_table, say
from tmworkshop.cli.parts import marked
from tmworkshop.domain.evidence.choosing import entry_of
from tmworkshop.domain.evidence.searching import ranked, suggestion
from tmworkshop.domain.phrases import counted

if TYPE_CHECKING:
    from tmworkshop.cli.context import Context
    from tmworkshop.domain.content import Card
    from tmworkshop.domain.evidence.choosing import Wanted

BEST = 10


def answer_search(
    context: Context, words: str, wanted: Wanted, *, every: bool, as_json: bool
) -> None:
    """Print the cards *wanted* that hold *words*, the best ones or *every* one."""
    shelf = context.shelf_without_faults
    cards = shelf.cards()
    own = shelf.own_cards()
    themes = {theme.id: theme.title for theme in shelf.themes()}
    entries = [entry_of(card, themes) for card in cards]
    by_id = {card.id: card for card in cards}
    # ranked among all, so that a word is as rare whatever else is asked of a card
    found = [by_id[each] for each in ranked(words, entries)]
    found = [card for card in found if wanted.takes(card)]
    shown = found if every else found[:BEST]
    if as_json:
        answer_json(found=len(found), cards=_data(shown, own))
        return
    sources = shelf.short_names()
    for card in shown:
        title, *lines = in_full(card, sources)
        answer(marked(title, is_own=card.id in own), *lines, "")
    if not found:
        say(f"No card holds {words!r}.{suggestion(words, entries)}")
    elif more := len(found) - len(shown):
        say(f"{more} more hold some of it: --all shows them.")


def answer_list(context: Context, wanted: Wanted, *, as_json: bool) -> None:
    """Print the cards that are *wanted*, by their titles."""
    shelf = context.shelf_without_faults
    cards = [card for card in shelf.cards() if wanted.takes(card)]
    own = shelf.own_cards()
    if as_json:
        answer_json(found=len(cards), cards=_data(cards, own))
        return
    rows = [(each.id, marked(each.title, is_own=each.id in own)) for each in cards]
    if rows:
        answer_table(("Card", "What it is about"), rows)
    say(f"{counted(len(cards), 'card')}.")


def _data(cards: Iterable[Card], own: Collection[str]) -> list[dict[str, object]]:
    return [{**asdict(card), "yours": card.id in own} for card in cards]
