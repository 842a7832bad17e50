"""``tmworkshop set``: begin a learning set, list them, show one."""

from __future__ import annotations

from typing import Any

import click

from tmworkshop.cli.context import Context
from tmworkshop.cli.echo import answer, answer_json, json_option, say
from tmworkshop.cli.examples import ExampleGroup
from tmworkshop.cli.sets import purging


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
@click.option("--kept-until", metavar="DATE", help="Until when; or none.")
@click.pass_obj
def add(
    context: Context,
    name: str | None,
    contact: str | None,
    place: str,
    kept_until: str | None,
) -> None:
    """Begin the learning set NAME."""
    from tmworkshop.adapters.report_folder import written_as
    from tmworkshop.application.sets import add_set, ensure_own_pages
    from tmworkshop.cli.changes import kept_until_of
    from tmworkshop.domain.dates import a_year_after
    from tmworkshop.domain.facts import Founded

    name = " ".join((name or context.ask("Name of the set", "NAME")).split())
    founded = Founded(
        name=name,
        contact=_contact(context) if contact is None else contact,
        place=place,
        kept_until=kept_until_of(context, kept_until, a_year_after(context.today)),
    )
    set_id = context.workspace.id_for(name)
    ensure_own_pages(context.workspace, set_id, name, written_as)
    add_set(context.workspace, set_id, founded, context.stamper().stamp)
    context.workspace.hold_room()
    context.say_where_it_lies()
    answer(set_id)
    say(f"Next: tmworkshop member import ROSTER.csv --set {set_id}")


@command.command("list", example="tmworkshop set list")
@json_option
@click.pass_obj
def list_(context: Context, *, as_json: bool) -> None:
    """List the sets, in numbers."""
    from dataclasses import asdict

    from tmworkshop.application.sets import counts
    from tmworkshop.cli.sets.home import answer_counts, say_what_has_passed

    found = counts(context.workspace)
    if as_json:
        answer_json(sets=[asdict(each) for each in found])
    elif found:
        answer_counts(found)
        say_what_has_passed(found, context.today)
    else:
        say('There is no set yet. Begin with: tmworkshop set add "NAME"')


@command.command("show", example="tmworkshop set show dyffryn")
@click.argument("set_id", metavar="SET", required=False)
@json_option
@click.pass_obj
def show(context: Context, set_id: str | None, *, as_json: bool) -> None:
    """Show one set: where it meets, who is in it, what it has done."""
    from tmworkshop.cli.sets.page import answer_set, answer_set_json
    from tmworkshop.domain.record.record import record_of

    found = context.set_id(set_id)
    record = record_of(context.workspace.open_set(found).facts())
    if as_json:
        answer_set_json(found, record)
    else:
        answer_set(found, record, context.today, context.shelf.slip().version)


@command.command(
    "update",
    example="tmworkshop set update dyffryn --kept-until 31/3/2027\n"
    'tmworkshop set update dyffryn --place "Canolfan Gymuned"',
)
@click.argument("set_id", metavar="SET", required=False)
@click.option("--name", metavar="TEXT", help="What it is called; its id stays.")
@click.option("--contact", metavar="TEXT", help="Whom to ask.")
@click.option("--place", metavar="TEXT", help="Where it meets.")
@click.option("--kept-until", metavar="DATE", help="Until when; or none.")
@click.pass_obj
def update(context: Context, /, set_id: str | None, **given: str | None) -> None:
    """Change what a set is called, where it meets, until when it is kept."""
    from tmworkshop.adapters.report_folder import written_as
    from tmworkshop.application.sets import change_set, ensure_own_pages
    from tmworkshop.cli.changes import answer_set_changed, changed_set
    from tmworkshop.domain.record.record import record_of

    found = context.set_id(set_id)
    file = context.workspace.open_set(found)
    changed = changed_set(context, record_of(file.facts()).founded, given)
    ensure_own_pages(context.workspace, found, changed.name, written_as)
    change_set(file, changed, context.stamper(file).stamp)
    answer_set_changed(found, changed)


@command.command(
    "agreement",
    example="tmworkshop set agreement dyffryn\n"
    'tmworkshop set agreement dyffryn --add "We begin with tea."',
)
@click.argument("set_id", metavar="SET", required=False)
@click.option(
    "--rule", "rules", multiple=True, metavar="ID", help="Only these; repeat it."
)
@click.option("--add", "added", multiple=True, metavar="RULE", help="An id, or words.")
@click.option(
    "--remove", "removed", multiple=True, metavar="RULE", help="Its id or number."
)
@click.option("--on", metavar="DATE", help="When it was agreed; today if not given.")
@click.option("--show", is_flag=True, help="Show it as it stands.")
@click.option("--menu", is_flag=True, help="Show the rules there are to choose from.")
@click.option("--history", is_flag=True, help="Show every version and what it changed.")
@json_option
@click.pass_obj
def agreement(
    context: Context, /, set_id: str | None, *, as_json: bool, **given: Any
) -> None:
    """Choose the ground rules the set works by, or show them.

    Each change is a version of its own. The limits of confidentiality are always
    said, and are no rule to choose.
    """
    from tmworkshop.cli.sets.agreement import Flags, settle, show

    flags, file = Flags(**given), context.open_set(set_id)
    if flags.changes or (context.asks and not (flags.shows or as_json)):
        settle(context, file, flags)
    else:
        show(context, file, flags, as_json=as_json)


def _contact(context: Context) -> str:
    held = context.settings
    return ", ".join(filter(None, (held.facilitator, held.contact)))


command.add_command(purging.command)
