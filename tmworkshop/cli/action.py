"""``tmworkshop action``: what people said they would do, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from tmworkshop.cli.echo import answer, answer_json, answer_table, json_option, say
from tmworkshop.cli.examples import ExampleGroup

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tmworkshop.application.actions import Word
    from tmworkshop.cli.context import Context
    from tmworkshop.domain.actions import Action

WHAT_NOW = ("done", "keep", "change", "hand-on", "let-go")
set_option = click.option("--set", "set_name", help="The set; its name may be begun.")


@click.group("action", cls=ExampleGroup, example="tmworkshop action list")
def command() -> None:
    """See and follow up what members said they would do."""


@command.command(
    "list",
    example="tmworkshop action list --set Dyffryn\n"
    "tmworkshop action list --set Dyffryn --member Megan --all",
)
@set_option
@click.option("--member", help="Only this member's.")
@click.option("--all", "every", is_flag=True, help="Also those that came to an end.")
@json_option
@click.pass_obj
def list_(
    context: Context, set_name: str | None, member: str | None, **flags: bool
) -> None:
    """List the open actions of a set, oldest first."""
    from tmworkshop.domain.actions import actions_of, open_actions
    from tmworkshop.domain.record import record_of

    record = record_of(context.open_set(set_name).facts())
    owner = _member(record.names, member)
    actions = actions_of(record)
    shown = actions if flags["every"] else open_actions(actions)
    shown = tuple(action for action in shown if owner in ("", action.owner))
    if flags["as_json"]:
        answer_json(actions=[_data(action, record.names) for action in shown])
    elif shown:
        rows = [_row(action, record.names) for action in shown]
        answer_table(("no.", "whose", "by", "status", "what"), rows)
    else:
        say("There are no actions to show.")


@command.command("show", example="tmworkshop action show 3 --set Dyffryn")
@click.argument("number", type=int)
@set_option
@json_option
@click.pass_obj
def show(
    context: Context,
    number: int,
    set_name: str | None,
    as_json: bool,
) -> None:
    """Tell the story of action NUMBER: said, what happened, what was learned."""
    from tmworkshop.application.actions import find_action

    place = find_action(context.open_set(set_name), number)
    if as_json:
        answer_json(action=_data(place.action, place.record.names))
    else:
        answer(*_story(place.action, place.record.names))


@command.command(
    "update",
    example='tmworkshop action update 3 --set Dyffryn --what-now done --happened "…"\n'
    'tmworkshop action update 3 --set Dyffryn --due "30 april"',
)
@click.argument("number", type=int)
@set_option
@click.option("--what-now", type=click.Choice(WHAT_NOW), help="What its owner said.")
@click.option("--happened", default="", help="What happened, in their words.")
@click.option("--learned", default="", help="What they learned, in their words.")
@click.option("--due", help="A new date: 30 april, fri.")
@click.option("--words", default="", help="Its new words.")
@click.option("--first-sign", default="", help="It has begun when …")
@click.option("--to", "receiver", help="Who said yes to taking it on.")
@click.pass_obj
def update(
    context: Context, number: int, set_name: str | None, **given: str | None
) -> None:
    """Keep word that the owner of action NUMBER sent, or put it right."""
    from tmworkshop.application import actions

    file = context.open_set(set_name)
    place = actions.find_action(file, number)
    word = _word(context, place.record.names, given)
    actions.update(file, place, word, context.stamper(file).stamp)
    answer(*_story(actions.find_action(file, number).action, place.record.names))


def _word(
    context: Context, names: Mapping[str, str], given: Mapping[str, str | None]
) -> Word:
    from tmworkshop.application.actions import Word
    from tmworkshop.domain.actions import WhatNow

    what_now, due = given["what_now"], given["due"]
    return Word(
        what_now=WhatNow(what_now) if what_now else None,
        happened=given["happened"] or "",
        learned=given["learned"] or "",
        due=context.date(due) if due else None,
        words=given["words"] or "",
        first_sign=given["first_sign"] or "",
        receiver=_member(names, given["receiver"]),
    )


def _member(names: Mapping[str, str], given: str | None) -> str:
    if not given:
        return ""
    from tmworkshop.domain.names import find

    return find(given, names)


def _row(action: Action, names: Mapping[str, str]) -> tuple[str, ...]:
    due = f"{action.due:%d/%m/%Y}" if action.due else "no date"
    status = f"carried {action.carried}x" if action.carried else action.status.value
    shown = status if action.is_open else action.status.value
    return str(action.number), names[action.owner], due, shown, action.words


def _story(action: Action, names: Mapping[str, str]) -> list[str]:
    from tmworkshop.domain.dates import spoken, spoken_short
    from tmworkshop.domain.participant import due_line

    helper = f"{names[action.helper]} helps." if action.helper else ""
    sign = f"Begun when: {action.first_sign}" if action.first_sign else ""
    lines = [
        f"{action.number}  {action.words}",
        f"   {names[action.owner]} said this on {spoken(action.said_on)}.",
        *(f"   {said}" for said in (due_line(action.due), sign, helper) if said),
    ]
    for heard in action.story:
        lines.append(f"   {spoken_short(heard.on)}: {heard.what_now.replace('-', ' ')}")
        lines += [f"      Happened: {heard.happened}"] * bool(heard.happened)
        lines += [f"      Learned: {heard.learned}"] * bool(heard.learned)
    return [*lines, f"   It is {action.status.replace('-', ' ')} now."]


def _data(action: Action, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "number": action.number,
        "owner": names[action.owner],
        "words": action.words,
        "due": action.due,
        "first_sign": action.first_sign,
        "helper": names.get(action.helper, ""),
        "said_on": action.said_on,
        "status": action.status,
        "carried": action.carried,
        "lesson": action.lesson,
        "story": [
            {
                "on": heard.on,
                "what_now": heard.what_now,
                "happened": heard.happened,
                "learned": heard.learned,
            }
            for heard in action.story
        ],
    }
