"""``tmworkshop set update``: what a set is called, where it meets, when it goes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import click

from tmworkshop.adapters.report_folder import written_as
from tmworkshop.adapters.rest import FolderRest
from tmworkshop.application.sets import change_set, ensure_own_pages
from tmworkshop.cli.asker import Asker
from tmworkshop.cli.old_pages import Renames
from tmworkshop.cli.options import Options
from tmworkshop.cli.parts import answer_fields
from tmworkshop.cli.set.kept_until import ask_kept_until, read_kept_until
from tmworkshop.cli.stamps import make_stamper
from tmworkshop.cli.unreached import say_unreached
from tmworkshop.cli.verb import verb
from tmworkshop.cli.workspace import choose_set, open_duties, open_workspace
from tmworkshop.domain.dates import say_day
from tmworkshop.domain.duties import Renaming
from tmworkshop.domain.facts import Founded
from tmworkshop.domain.record.record import record_of


@verb("dyffryn --kept-until 31/3/2027", 'dyffryn --place "Canolfan Gymuned"')
@click.argument("set_name", metavar="SET", required=False)
@click.option("--name", metavar="TEXT", help="What it is called; its id stays.")
@click.option("--contact", metavar="TEXT", help="Whom to ask.")
@click.option("--place", metavar="TEXT", help="Where it meets.")
@click.option("--kept-until", metavar="DATE", help="Until when; or none.")
def command(options: Options, /, set_name: str | None, **given: str | None) -> None:
    """Change what a set is called, where it meets, until when it is kept."""
    set_id = choose_set(options, set_name)
    workspace = open_workspace(options)
    file = workspace.open_set(set_id)
    was = record_of(file.facts()).founded
    changed = _changed_set(options, was, given)
    renames = Renames(open_duties(options), Renaming(set_id, ""), was.name)
    stamp = renames.noting(make_stamper(options, file).stamp, file)
    with workspace.deciding() as hand:
        ensure_own_pages(hand, set_id, changed.name, written_as)
        change_set(file, was, changed, stamp)
    _answer_changed(set_id, changed)
    if changed.name != was.name:
        renames.end(
            lambda: FolderRest(options.folder).clear_folders([was.name]),
            f"tmworkshop report participant --set {set_id}",
        )
        say_unreached(options)


def _changed_set(
    options: Options, was: Founded, given: Mapping[str, str | None]
) -> Founded:
    """Return the set as *given*, or as asked for where nothing is."""
    if all(each is None for each in given.values()):
        return _asked_set(options, was)
    until = given["kept_until"]
    return replace(
        was,
        name=_or(given["name"], was.name),
        contact=_or(given["contact"], was.contact),
        place=_or(given["place"], was.place),
        kept_until=was.kept_until if until is None else read_kept_until(options, until),
    )


def _or(given: str | None, was: str) -> str:
    return was if given is None else " ".join(given.split())


def _asked_set(options: Options, was: Founded) -> Founded:
    asker, flags = Asker(options), "--name, --contact, --place or --kept-until"
    return replace(
        was,
        name=asker.ask("Name of the set", flags, was.name),
        contact=asker.ask("Whom to ask", "--contact TEXT", was.contact),
        place=asker.ask("Where it meets", "--place TEXT", was.place),
        kept_until=ask_kept_until(options, was.kept_until),
    )


def _answer_changed(set_id: str, now: Founded) -> None:
    answer_fields(
        {
            "Set": f"{now.name} ({set_id})",
            "Meets at": now.place,
            "Contact": now.contact,
            "Kept until": say_day(now.kept_until)
            if now.kept_until
            else "no day is set",
        }
    )
