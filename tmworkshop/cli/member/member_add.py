"""``tmworkshop member add``: someone taken into a set."""

from __future__ import annotations

from dataclasses import replace

import click

from tmworkshop.application.members import add_member
from tmworkshop.cli.asker import Asker
from tmworkshop.cli.echo import answer, say
from tmworkshop.cli.member.namesake import keep_unless_known, namesake_option
from tmworkshop.cli.member.typed_partnership import (
    TypedPartnerships,
    new_partnership_option,
)
from tmworkshop.cli.options import Options
from tmworkshop.cli.stamps import make_stamper
from tmworkshop.cli.verb import set_option, verb
from tmworkshop.cli.wall_clock import WallClock
from tmworkshop.cli.workspace import open_set
from tmworkshop.domain.record.partnership_names import partnerships_in
from tmworkshop.domain.record.roster import Newcomer


@verb('"Megan Prys-Jones" --set dyffryn')
@click.argument("name", required=False)
@set_option
@click.option("--partnership", metavar="NAME", help="Whom they come from.")
@new_partnership_option
@click.option("--since", metavar="DATE", help="Since when; today if not given.")
@namesake_option
def command(
    options: Options,
    name: str | None,
    set_name: str | None,
    partnership: str | None,
    since: str | None,
    *,
    are_new: bool,
    namesake: bool,
) -> None:
    """Take NAME into a set."""
    day = WallClock(options.environ).read_past_day_or_today(since)
    file, asker = open_set(options, set_name), Asker(options)
    if name is None:
        name = asker.ask("Name", "NAME")
        if partnership is None:
            partnership = asker.ask("Partnership", "--partnership NAME", "")
    stamp = make_stamper(options, file).stamp
    come_from = TypedPartnerships(partnerships_in(file.facts()))
    come_from.ask(asker, [partnership or ""], are_new=are_new)
    (newcomer,) = come_from.of_each([Newcomer(name, partnership or "")])

    def take_in(is_other: bool) -> str:
        return add_member(file, replace(newcomer, is_other=is_other), day, stamp)

    member = keep_unless_known(asker, take_in, namesake=namesake)
    if member is None:
        say("Nobody has been taken in.")
    else:
        answer(member)
        come_from.tell()
