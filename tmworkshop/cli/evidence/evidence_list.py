"""``tmworkshop evidence list``: the cards by their titles."""

from __future__ import annotations

from typing import Any

import click

from tmworkshop.cli.evidence.card_filters import filter_options, read_filters
from tmworkshop.cli.evidence.cards_page import answer_cards
from tmworkshop.cli.options import Options
from tmworkshop.cli.verb import json_option, verb
from tmworkshop.cli.workspace import open_shelf_without_faults


@verb(
    "list",
    "tmworkshop evidence list --lesson 5",
    "tmworkshop evidence list --theme driver --strength figure",
)
@filter_options
@json_option
@click.pass_obj
def command(options: Options, /, *, as_json: bool, **asked: Any) -> None:
    """List the cards by their titles."""
    shelf = open_shelf_without_faults(options)
    answer_cards(shelf, read_filters(shelf, **asked), as_json=as_json)
