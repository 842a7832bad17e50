"""``tmworkshop evidence search``: the cards that hold some words, the best first."""

from __future__ import annotations

from typing import Any

import click

from tmworkshop.adapters.content.shelf import ShelfOfPrompts
from tmworkshop.cli.echo import answer, answer_json, say
from tmworkshop.cli.evidence.card_filters import filter_options, read_filters
from tmworkshop.cli.evidence.cards_page import answer_cards, card_lines, cards_data
from tmworkshop.cli.options import Options
from tmworkshop.cli.parts import mark_own
from tmworkshop.cli.verb import json_option, saves, verb
from tmworkshop.cli.workspace import open_shelf_without_faults
from tmworkshop.domain.errors import Missing
from tmworkshop.domain.evidence.card_filter import CardFilter, search_entry_of
from tmworkshop.domain.evidence.search import rank_entries, suggest_words

BEST = 10


@verb("small firms", "trust --sector third --strength evaluation")
@click.argument("words", nargs=-1)
@filter_options
@click.option("--all", "every", is_flag=True, help="All of them, not the ten best.")
@json_option
@saves
def command(
    options: Options,
    /,
    words: tuple[str, ...],
    *,
    every: bool,
    as_json: bool,
    **asked: Any,
) -> None:
    """Find the cards that hold WORDS, the best first."""
    shelf = open_shelf_without_faults(options)
    wanted = read_filters(shelf, **asked)
    if words:
        query = " ".join(words)
        _answer_search(shelf, query, wanted, every=every, as_json=as_json)
    elif any(asked.values()):
        answer_cards(shelf, wanted, as_json=as_json)
    else:
        raise Missing(
            "What is to be found? Say it in a few words:\n"
            "  tmworkshop evidence search small firms"
        )


def _answer_search(
    shelf: ShelfOfPrompts, words: str, wanted: CardFilter, *, every: bool, as_json: bool
) -> None:
    """Print the cards *wanted* that hold *words*, the best ones or *every* one."""
    cards = shelf.cards()
    own = shelf.own_cards()
    themes = {theme.id: theme.title for theme in shelf.themes()}
    entries = [search_entry_of(card, themes) for card in cards]
    by_id = {card.id: card for card in cards}
    # ranked among all, so that a word is as rare whatever else is asked of a card
    matches = [by_id[each] for each in rank_entries(words, entries)]
    matches = [card for card in matches if wanted.takes(card)]
    shown = matches if every else matches[:BEST]
    if as_json:
        answer_json(found=len(matches), cards=cards_data(shown, own))
        return
    sources = shelf.short_names()
    for card in shown:
        title, *lines = card_lines(card, sources)
        answer(mark_own(title, is_own=card.id in own), *lines, "")
    if not matches:
        say(f"No card holds {words!r}.{suggest_words(words, entries)}")
    elif more := len(matches) - len(shown):
        say(f"{more} more hold some of it: --all shows them.")
