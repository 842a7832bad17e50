"""``tmworkshop action list``: what is open, and with --all what came to an end."""

from __future__ import annotations

import click

from tmworkshop.cli.action.action_page import action_data, answer_actions
from tmworkshop.cli.echo import answer_json, say
from tmworkshop.cli.options import Options
from tmworkshop.cli.verb import json_option, saves, set_option, verb
from tmworkshop.cli.workspace import choose_set, open_workspace
from tmworkshop.domain.names import find_id
from tmworkshop.domain.record.actions import KINDS, actions_of, open_actions
from tmworkshop.domain.record.record import record_of


@verb("--set dyffryn", "--set dyffryn --member megan --all")
@set_option
@click.option("--member", metavar="NAME", help="Only theirs.")
@click.option("--all", "every", is_flag=True, help="Also those that came to an end.")
@json_option
@saves
def command(
    options: Options, /, set_name: str | None, member: str | None, **flags: bool
) -> None:
    """List the open actions of a set, oldest first."""
    file = open_workspace(options).open_set(choose_set(options, set_name))
    record = record_of(file.facts_about(*KINDS))
    owner = find_id(member, record.names) if member else ""
    actions = actions_of(record)
    chosen = actions if flags["every"] else open_actions(actions)
    shown = [action for action in chosen if owner in ("", action.owner)]
    if flags["as_json"]:
        answer_json(actions=[action_data(a, actions, record.names) for a in shown])
    elif shown:
        answer_actions(shown, record.names)
    else:
        say("There are no actions to show.")
