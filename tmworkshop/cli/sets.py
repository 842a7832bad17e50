"""``tmworkshop set``: begin a learning set, list them, show one."""

from __future__ import annotations

import click

from tmworkshop.cli.context import Context
from tmworkshop.cli.echo import answer, answer_json, json_option, say
from tmworkshop.cli.examples import ExampleGroup


@click.group("set", cls=ExampleGroup, example='tmworkshop set add "Dyffryn set"')
def command() -> None:
    """Learning sets: begin one, list them, show one."""


@command.command(
    "add",
    example='tmworkshop set add "Dyffryn set" --place "Canolfan Gymuned"',
)
@click.argument("name", required=False)
@click.option("--contact", metavar="TEXT", help="Whom to ask; else yours from init.")
@click.option("--place", default="", metavar="TEXT", help="Where it meets.")
@click.option("--kept-until", metavar="DATE", help="When its record is to be erased.")
@click.pass_obj
def add(
    context: Context,
    name: str | None,
    contact: str | None,
    place: str,
    kept_until: str | None,
) -> None:
    """Begin the learning set NAME."""
    from tmworkshop.application.sets import add_set
    from tmworkshop.domain.facts import Founded

    name = " ".join((name or context.ask("Name of the set", "NAME")).split())
    founded = Founded(
        name=name,
        contact=_contact(context) if contact is None else contact,
        place=place,
        kept_until=context.date(kept_until) if kept_until else None,
    )
    set_id = context.workspace.id_for(name)
    add_set(context.workspace, set_id, founded, context.stamper().stamp)
    answer(set_id)
    say(f"Next: tmworkshop member import ROSTER.csv --set {set_id}")


@command.command("list", example="tmworkshop set list")
@json_option
@click.pass_obj
def list_(context: Context, *, as_json: bool) -> None:
    """List the sets, in numbers."""
    from dataclasses import asdict

    from tmworkshop.application.sets import counts
    from tmworkshop.cli.home import answer_counts

    found = counts(context.workspace)
    if as_json:
        answer_json(sets=[asdict(each) for each in found])
    elif found:
        answer_counts(found)
    else:
        say('There is no set yet. Begin with: tmworkshop set add "NAME"')


@command.command("show", example="tmworkshop set show dyffryn")
@click.argument("set_id", metavar="SET", required=False)
@json_option
@click.pass_obj
def show(context: Context, set_id: str | None, *, as_json: bool) -> None:
    """Show one set: where it meets, who is in it, what it has done."""
    from tmworkshop.cli.set_page import answer_set, answer_set_json
    from tmworkshop.domain.record import record_of

    found = context.set_id(set_id)
    record = record_of(context.workspace.open_set(found).facts())
    if as_json:
        answer_set_json(found, record)
    else:
        answer_set(found, record, context.today)


def _contact(context: Context) -> str:
    held = context.settings
    return ", ".join(filter(None, (held.facilitator, held.contact)))
