"""``tmworkshop action``: what people said they would do, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from tmworkshop.cli.echo import answer_json, json_option, say
from tmworkshop.cli.examples import ExampleGroup

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tmworkshop.application.actions import Word
    from tmworkshop.cli.context import Context

WHAT_NOW = ("done", "keep", "change", "hand-on", "let-go")
set_option = click.option("--set", "set_name", metavar="SET", help="The set.")


@click.group("action", cls=ExampleGroup, example="tmworkshop action list")
def command() -> None:
    """See and follow up what members said they would do."""


@command.command(
    "list",
    example="tmworkshop action list --set dyffryn\n"
    "tmworkshop action list --set dyffryn --member megan --all",
)
@set_option
@click.option("--member", metavar="NAME", help="Only theirs.")
@click.option("--all", "every", is_flag=True, help="Also those that came to an end.")
@json_option
@click.pass_obj
def list_(
    context: Context, /, set_name: str | None, member: str | None, **flags: bool
) -> None:
    """List the open actions of a set, oldest first."""
    from tmworkshop.cli.actions.page import action_data, answer_actions
    from tmworkshop.domain.record.actions import KINDS, actions_of, open_actions
    from tmworkshop.domain.record.record import record_of

    record = record_of(context.open_set(set_name).facts_about(*KINDS))
    owner = _member(record.names, member)
    actions = actions_of(record)
    chosen = actions if flags["every"] else open_actions(actions)
    shown = [action for action in chosen if owner in ("", action.owner)]
    if flags["as_json"]:
        answer_json(actions=[action_data(a, actions, record.names) for a in shown])
    elif shown:
        answer_actions(shown, record.names)
    else:
        say("There are no actions to show.")


@command.command("show", example="tmworkshop action show 3 --set dyffryn")
@click.argument("number", type=int)
@set_option
@json_option
@click.pass_obj
def show(context: Context, number: int, set_name: str | None, *, as_json: bool) -> None:
    """Tell the story of action NUMBER, and who said what of it when."""
    from tmworkshop.application.actions import find_action
    from tmworkshop.cli.actions.history import event_data
    from tmworkshop.cli.actions.history import told as history_told
    from tmworkshop.cli.actions.page import action_data, answer_action, answer_history
    from tmworkshop.domain.record.history import story_of

    file = context.open_set(set_name)
    place = find_action(file, number)
    told = place.action, place.actions, place.record.names
    events = story_of(file.facts(), place.action.id)
    if as_json:
        history = [event_data(place.record, event) for event in events]
        answer_json(action={**action_data(*told), "history": history})
    else:
        answer_action(*told)
        answer_history(history_told(place.record, events, place.action.id))


@command.command(
    "update",
    example='tmworkshop action update 3 --what-now done --happened "They rang."\n'
    'tmworkshop action update 3 --due "30 april"',
)
@click.argument("number", type=int)
@set_option
@click.option("--what-now", type=click.Choice(WHAT_NOW), help="What its owner said.")
@click.option("--happened", metavar="WORDS", help="What happened, in their words.")
@click.option("--learned", metavar="WORDS", help="What they learned, in their words.")
@click.option("--due", metavar="DATE", help="A new date: 30 april, fri.")
@click.option("--words", metavar="WORDS", help="Its new words.")
@click.option("--first-sign", metavar="WORDS", help="It has begun when …")
@click.option("--to", "receiver", metavar="NAME", help="Who said yes to taking it on.")
@click.option("--helper", metavar="NAME", help="Who helps; or: nobody.")
@click.option("--helper-agreed", is_flag=True, help="The helper said yes.")
@click.option("--take-back", is_flag=True, help="Take back what was last heard of it.")
@click.option("--put-back", is_flag=True, help="Put back what was taken away.")
@click.pass_obj
def update(
    context: Context,
    /,
    number: int,
    set_name: str | None,
    *,
    take_back: bool,
    put_back: bool,
    **given: Any,
) -> None:
    """Keep word that the owner of action NUMBER sent, or put it right.

    With --what-now it is one more follow-up; without, its newest words are put right.
    """
    from tmworkshop.application import actions, taking_back
    from tmworkshop.cli.actions.page import answer_action
    from tmworkshop.domain.errors import Unclear

    file = context.open_set(set_name)
    if (take_back or put_back) and (any(given.values()) or take_back == put_back):
        flag = "--take-back" if take_back else "--put-back"
        raise Unclear(f"{flag} goes alone; then say what was said.")
    stamp = context.stamper(file).stamp
    if put_back:
        taking_back.put_back(file, number, stamp)
    else:
        place = actions.find_action(file, number)
        word = _word(context, place.record.names, given)
        if take_back:
            taking_back.take_back(file, place, stamp)
        else:
            actions.update(file, place, word, stamp)
    now = actions.find_action(file, number)
    answer_action(now.action, now.actions, now.record.names)


def _word(context: Context, names: Mapping[str, str], given: Mapping[str, Any]) -> Word:
    from tmworkshop.application.actions import Word
    from tmworkshop.domain.record.actions import WhatNow

    what_now, due = given["what_now"], given["due"]
    return Word(
        what_now=WhatNow(what_now) if what_now else None,
        happened=(given["happened"] or "").strip(),
        learned=(given["learned"] or "").strip(),
        due=context.date(due) if due else None,
        words=(given["words"] or "").strip(),
        first_sign=(given["first_sign"] or "").strip(),
        receiver=_member(names, given["receiver"]),
        helper=_helper(names, given["helper"]),
        helper_agreed=given["helper_agreed"],
    )


def _helper(names: Mapping[str, str], given: str | None) -> str | None:
    """Return who helps; empty for nobody, None if nothing was said of it."""
    if given is None:
        return None
    from tmworkshop.domain.session.reading import NOBODY

    return "" if given.casefold() in NOBODY else _member(names, given)


def _member(names: Mapping[str, str], given: str | None) -> str:
    if not given:
        return ""
    from tmworkshop.domain.names import find

    return find(given, names)
