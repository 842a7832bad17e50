"""``tmworkshop member update``: a name put right, or whom someone comes from now."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import click

from tmworkshop.adapters.rest import FolderRest
from tmworkshop.application.members import MemberChange, change_member
from tmworkshop.application.old_pages import clear_old_pages
from tmworkshop.cli.asker import Asker
from tmworkshop.cli.echo import answer, say
from tmworkshop.cli.member.namesake import keep_unless_known, namesake_option
from tmworkshop.cli.member.typed_partnership import (
    TypedPartnerships,
    new_partnership_option,
)
from tmworkshop.cli.old_pages import Renames
from tmworkshop.cli.options import Options
from tmworkshop.cli.stamps import make_stamper
from tmworkshop.cli.unreached import say_unreached
from tmworkshop.cli.verb import set_option, verb
from tmworkshop.cli.wall_clock import WallClock
from tmworkshop.cli.workspace import choose_set, open_duties, open_workspace
from tmworkshop.domain.dates import say_date
from tmworkshop.domain.duties import Renaming
from tmworkshop.domain.names import find_id
from tmworkshop.domain.record.member import Member
from tmworkshop.domain.record.record import record_of


@verb("megan --partnership Hafod --since 2026-09-01", 'megan --name "Megan Prys-Jones"')
@click.argument("name")
@set_option
@click.option("--name", "new_name", metavar="NAME", help="Their name, put right.")
@click.option("--partnership", metavar="NAME", help="Whom they come from now.")
@new_partnership_option
@click.option("--since", metavar="DATE", help="Since when; today if not given.")
@namesake_option
def command(
    options: Options,
    name: str,
    set_name: str | None,
    new_name: str | None,
    partnership: str | None,
    since: str | None,
    *,
    are_new: bool,
    namesake: bool,
) -> None:
    """Put right the name of NAME, or say whom they come from now.

    What they said before stays with the partnership they came from then.
    """
    day = WallClock(options.environ).read_past_day_or_today(since)
    set_id = choose_set(options, set_name)
    file = open_workspace(options).open_set(set_id)
    record = record_of(file.facts())
    was = record.members[find_id(name, record.names)]
    change, asker = MemberChange(day, new_name, partnership), Asker(options)
    if new_name is None and partnership is None and not namesake:
        change = _ask_change(asker, was, day)
    come_from, typed = TypedPartnerships(record.partnerships), change.partnership or ""
    come_from.ask(asker, [typed], are_new=are_new)
    change = replace(change, likened=come_from.of(typed))
    renames = Renames(open_duties(options), Renaming(set_id, "", was.id), was.name)
    stamp = renames.noting(make_stamper(options, file).stamp, file)

    def put_right(is_other: bool) -> Member:
        given = replace(change, is_other=is_other)
        return change_member(file, was, given, stamp)

    now = keep_unless_known(asker, put_right, namesake=namesake)
    if now is None:
        say("Nothing has been changed.")
        return
    _answer_change(was, now)
    come_from.tell()
    if now.name != was.name:
        rest, anew = FolderRest(options.folder), "tmworkshop report participant"
        renames.end(
            lambda: clear_old_pages(rest, set_id, file.facts(), was),
            f"{anew} --set {set_id}",
        )
        say_unreached(options)


def _ask_change(asker: Asker, was: Member, since: date) -> MemberChange:
    """Ask for what is new of a member; Enter leaves it as it *was*."""
    name = asker.ask("Name", "--name NAME or --partnership NAME", was.name)
    present = was.partnerships[-1][1].name
    partnership = asker.ask("Partnership", "--partnership NAME", present)
    return MemberChange(since, name, None if partnership == present else partnership)


def _answer_change(was: Member, now: Member) -> None:
    """Say what a member is called *now*, and whom they come from, since when."""
    before = f" (before: {was.name})" if now.name != was.name else ""
    answer(f"{now.name}{before}")
    for since, partnership in now.partnerships:
        answer(f"  {partnership.name or 'no partnership'} since {say_date(since)}")
