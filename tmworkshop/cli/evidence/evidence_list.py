"""``tmworkshop evidence list``: the cards by their titles."""

from __future__ import annotations

from typing import Any

import click

from tmworkshop.cli.echo import json_option
from tmworkshop.cli.evidence.card_filters import filter_options, read_filters
from tmworkshop.cli.evidence.cards_page import answer_cards
from tmworkshop.cli.examples import ExampleCommand
from tmworkshop.cli.options import Options
from tmworkshop.cli.shelf import open_shelf_without_faults


@click.command(
    "list",
    cls=ExampleCommand,
    example="tmworkshop evidence list --lesson 5\n"
    "tmworkshop evidence list --theme driver --strength figure",
)
@filter_options
@json_option
@click.pass_obj
def command(options: Options, /, *, as_json: bool, **asked: Any) -> None:
    """List the cards by their titles."""
    shelf = open_shelf_without_faults(options)
    answer_cards(shelf, read_filters(shelf, **asked), as_json=as_json)
