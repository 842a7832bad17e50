"""``tmworkshop programme list``: whose packs there are, how old, how much."""

from __future__ import annotations

from tmworkshop.application.lead_store import read_lead
from tmworkshop.cli.echo import answer, answer_json, answer_table, say, wrap
from tmworkshop.cli.options import Options
from tmworkshop.cli.programme.lead import open_lead, say_today
from tmworkshop.cli.verb import json_option, verb
from tmworkshop.domain.pages.certificate import list_terms
from tmworkshop.domain.programme.dues import list_lines


@verb("", "--json")
@json_option
def command(options: Options, *, as_json: bool) -> None:
    """List the laptops whose packs were taken in, the newest of each, and the terms."""
    folder = open_lead(options)
    lead, rows = read_lead(folder), []
    for signer, called in lead.trusted.items():
        last = lead.last_of(signer)
        voices = sum(len(part.words) for part in folder.parts_of(signer))
        rows.append((called, last.made if last else "", str(voices), signer[:8]))
    dues = folder.read_dues(say_today(options))
    if as_json:
        names = ("called", "newest", "entries", "signer")
        laptops = [dict(zip(names, row, strict=True)) for row in rows]
        answer_json(laptops=laptops, overdue=dues.overdue, concluded=lead.concluded)
        return
    if lead.invitation:
        answer(*list_terms(lead.invitation), "")
    if lead.concluded:
        answer(f"Concluded on {lead.concluded}.")
    if rows:
        answer_table(("From", "Newest pack", "Entries", "Signer"), rows)
    else:
        say("No pack was taken in yet.")
    say(*(line for words in list_lines(dues) for line in wrap(words)))
