"""``tmworkshop pack list``: which packs were made, when, for whom, with how much."""

from __future__ import annotations

from dataclasses import asdict

from tmworkshop.adapters.invitations import InvitationFolder
from tmworkshop.cli.echo import answer_json, answer_table, say
from tmworkshop.cli.options import Options
from tmworkshop.cli.pack.sources import read_all_records
from tmworkshop.cli.verb import json_option, saves, verb
from tmworkshop.domain.dates import say_date
from tmworkshop.domain.packs.made_packs import list_made

HEADINGS = ("Made on", "New", "Taken back", "In all", "For")


@verb("", "--json")
@json_option
@saves
def command(options: Options, *, as_json: bool) -> None:
    """List the packs that were made: when, how many remarks, and for whom."""
    made = list_made(read_all_records(options))
    known = InvitationFolder(options.folder).taken_in()
    leads = {each.programme: each.lead for each in known}
    if as_json:
        answer_json(packs=[asdict(each) for each in made])
    elif made:
        rows = (
            (
                say_date(each.on),
                *map(str, (each.new, each.withdrawn, each.voices)),
                leads.get(each.programme, each.programme),
            )
            for each in made
        )
        answer_table(HEADINGS, rows)
    else:
        say("No pack was made yet.")
