"""``tmworkshop member``: who is in a set, and what they agree to share."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from tmworkshop.cli.context import Context
from tmworkshop.cli.echo import answer, answer_json, json_option, say
from tmworkshop.cli.examples import ExampleGroup
from tmworkshop.cli.sets import erasing, held

set_option = click.option("--set", "set_id", metavar="SET", help="The set.")


@click.group(
    "member",
    cls=ExampleGroup,
    example="tmworkshop member import roster.csv --set dyffryn",
)
def command() -> None:
    """Who is in a set, and what they agree to share."""


@command.command(
    "add",
    example='tmworkshop member add "Megan Prys-Jones" --set dyffryn',
)
@click.argument("name", required=False)
@set_option
@click.option("--partnership", metavar="NAME", help="Whom they come from.")
@click.option("--since", metavar="DATE", help="Since when; today if not given.")
@click.pass_obj
def add(
    context: Context,
    name: str | None,
    set_id: str | None,
    partnership: str | None,
    since: str | None,
) -> None:
    """Take NAME into a set."""
    from tmworkshop.application.members import add_member
    from tmworkshop.domain.record.roster import Newcomer

    file = context.open_set(set_id)
    if name is None:
        name = context.ask("Name", "NAME")
        if partnership is None:
            partnership = context.ask("Partnership", "--partnership NAME", "")
    day = context.past_date(since) if since else context.today
    newcomer = Newcomer(name, partnership or "")
    answer(add_member(file, newcomer, day, context.stamper(file).stamp))


@command.command("import", example="tmworkshop member import roster.csv --set dyffryn")
@click.argument("file", metavar="FILE.csv", type=click.Path(path_type=Path))
@set_option
@click.option("--since", metavar="DATE", help="Since when; today if not given.")
@click.pass_obj
def import_(
    context: Context, file: Path, set_id: str | None, since: str | None
) -> None:
    """Take everyone on a roster into a set, or nobody.

    The roster is a CSV as a spreadsheet writes it, with the columns name and
    partnership. Whoever is in the set already stays as they are.
    """
    from tmworkshop.adapters.content.spreadsheets import read_rows
    from tmworkshop.application.members import take_roster
    from tmworkshop.domain.record.roster import roster_of

    roster = roster_of(read_rows(file), str(file))
    set_file = context.open_set(set_id)
    day = context.past_date(since) if since else context.today
    taken = take_roster(set_file, roster, day, context.stamper(set_file).stamp)
    answer(*taken.new)
    say(f"{len(taken.new)} taken in, {len(taken.known)} were there already.")


@command.command("list", example="tmworkshop member list --set dyffryn")
@set_option
@json_option
@click.pass_obj
def list_(context: Context, set_id: str | None, *, as_json: bool) -> None:
    """List who is in a set, with their partnership and the date of their slip."""
    from tmworkshop.cli.sets.page import answer_members, members_data
    from tmworkshop.domain.record.record import record_of

    record = record_of(context.open_set(set_id).facts())
    if as_json:
        answer_json(members=members_data(record))
    else:
        answer_members(record, context.today, context.shelf.slip().version)


@command.command(
    "update",
    example="tmworkshop member update megan --partnership Hafod --since 2026-09-01\n"
    'tmworkshop member update megan --name "Megan Prys-Jones"',
)
@click.argument("name")
@set_option
@click.option("--name", "new_name", metavar="NAME", help="Their name, put right.")
@click.option("--partnership", metavar="NAME", help="Whom they come from now.")
@click.option("--since", metavar="DATE", help="Since when; today if not given.")
@click.pass_obj
def update(
    context: Context,
    name: str,
    set_id: str | None,
    new_name: str | None,
    partnership: str | None,
    since: str | None,
) -> None:
    """Put right the name of NAME, or say whom they come from now.

    What they said before stays with the partnership they came from then.
    """
    from tmworkshop.application.members import Change, change_member
    from tmworkshop.cli.changes import answer_change, asked_change
    from tmworkshop.domain.names import find
    from tmworkshop.domain.record.record import record_of

    file = context.open_set(set_id)
    record = record_of(file.facts())
    was = record.members[find(name, record.names)]
    day = context.past_date(since) if since else context.today
    change = Change(day, new_name, partnership)
    if new_name is None and partnership is None:
        change = asked_change(context, was, day)
    now = change_member(file, was.id, change, context.stamper(file).stamp)
    answer_change(was, now)


@command.command(
    "consent",
    example="tmworkshop member consent megan --slip-date 2026-03-12 --yes quotes\n"
    "tmworkshop member consent megan --no all\n"
    "tmworkshop member consent megan --history",
)
@click.argument("name")
@set_option
@click.option("--slip-date", metavar="DATE", help="The date on the slip.")
@click.option("--yes", metavar="PURPOSES", help="Boxes ticked, by commas; or all.")
@click.option("--no", metavar="PURPOSES", help="Boxes not ticked, or taken back.")
@click.option("--wording", type=int, metavar="N", help="The wording on the slip.")
@click.option("--keep-until", metavar="DATE", help="As it is written on the slip.")
@click.option("--as-dated", is_flag=True, help="Take a date before they joined.")
@click.option("--history", is_flag=True, help="Show every choice, and keep nothing.")
@click.option("--json", "as_json", is_flag=True, help="The history, for programs.")
@click.pass_obj
def consent(
    context: Context,
    /,
    name: str,
    set_id: str | None,
    *,
    history: bool,
    as_json: bool,
    **flags: Any,
) -> None:
    """Type in what the private slip of NAME says may leave the set.

    Every box is no until it is ticked. To take a yes back, give it as --no: that
    needs no slip and no date. The slip of the newest date holds.
    """
    from tmworkshop.cli.sets.slips import Flags, type_in

    file = context.open_set(set_id)
    if not history and not as_json:
        type_in(context, file, name, Flags(**flags))
        return
    if any(flags.values()):
        raise click.UsageError("--history and --json keep nothing: give them alone.")
    from tmworkshop.cli.sets.slip_history import answer_history, answer_history_json

    told = answer_history_json if as_json else answer_history
    told(file, name, context.shelf.slip())


for verb in (held.show, held.export, erasing.command):
    command.add_command(verb)
