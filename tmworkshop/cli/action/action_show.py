"""``tmworkshop action show``: the story of one action, and who said what of it when."""

from __future__ import annotations

import click

from tmworkshop.application.actions import find_action
from tmworkshop.cli.action.action_page import action_data, answer_action, answer_history
from tmworkshop.cli.action.history import event_data, event_lines
from tmworkshop.cli.echo import answer_json
from tmworkshop.cli.options import Options
from tmworkshop.cli.verb import json_option, saves, set_option, verb
from tmworkshop.cli.workspace import open_set
from tmworkshop.domain.record.history import story_of


@verb("3 --set dyffryn")
@click.argument("number", type=int)
@set_option
@json_option
@saves
def command(
    options: Options, number: int, set_name: str | None, *, as_json: bool
) -> None:
    """Tell the story of action NUMBER, and who said what of it when."""
    file = open_set(options, set_name)
    place = find_action(file, number)
    shown = place.action, place.actions, place.record.names
    events = story_of(file.facts(), place.action.id)
    if as_json:
        history = [event_data(place.record, event) for event in events]
        answer_json(action={**action_data(*shown), "history": history})
    else:
        answer_action(*shown)
        answer_history(event_lines(place.record, events, place.action.id))
