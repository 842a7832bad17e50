"""``tmworkshop evidence list``: the cards by their titles."""

from __future__ import annotations

from typing import Any

from tmworkshop.cli.evidence.card_filters import filter_options, read_filters
from tmworkshop.cli.evidence.cards_page import answer_cards
from tmworkshop.cli.options import Options
from tmworkshop.cli.verb import json_option, saves, verb
from tmworkshop.cli.workspace import open_shelf_without_faults


@verb("--lesson 5", "--theme driver --strength figure")
@filter_options
@json_option
@saves
def command(options: Options, /, *, as_json: bool, **asked: Any) -> None:
    """List the cards by their titles."""
    shelf = open_shelf_without_faults(options)
    answer_cards(shelf, read_filters(shelf, **asked), as_json=as_json)
