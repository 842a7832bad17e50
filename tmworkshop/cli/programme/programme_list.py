"""``tmworkshop programme list``: whose packs there are, how old, how much."""

from __future__ import annotations

from tmworkshop.application.lead_outlook import PageOut, look_ahead
from tmworkshop.application.lead_store import read_lead
from tmworkshop.cli.echo import answer, answer_json, answer_table, say
from tmworkshop.cli.options import Options
from tmworkshop.cli.programme.lead import open_lead
from tmworkshop.cli.programme.next_things import say_outlook
from tmworkshop.cli.verb import json_option, saves, verb
from tmworkshop.cli.wall_clock import WallClock
from tmworkshop.domain.pages.certificate import list_terms


@verb("", "--json")
@json_option
@saves
def command(options: Options, *, as_json: bool) -> None:
    """List the laptops whose packs were taken in, the newest of each, and the terms."""
    folder = open_lead(options)
    lead, rows = read_lead(folder), []
    for signer, called in lead.trusted.items():
        last = lead.last_of(signer)
        voices = sum(len(part.words) for part in folder.parts_of(signer))
        rows.append((called, last.made if last else "", str(voices), signer[:8]))
    due = look_ahead(folder, WallClock(options.environ).today)
    if as_json:
        names = ("called", "newest", "remarks", "signer")
        laptops = [dict(zip(names, row, strict=True)) for row in rows]
        answer_json(
            laptops=laptops,
            overdue=due.dues.overdue,
            concluded=lead.concluded,
            pages_with_words_gone=[_page_data(each) for each in due.pages],
        )
        return
    if lead.invitation:
        answer(*list_terms(lead.invitation), "")
    if lead.concluded:
        answer(f"Concluded on {lead.concluded}.")
    if rows:
        answer_table(("From", "Newest pack", "Remarks", "Signer"), rows)
    else:
        say("No pack was taken in yet.")
    say_outlook(due)


def _page_data(out: PageOut) -> dict[str, object]:
    page = out.page
    reader = page.release.reader.value
    return {"reader": reader, "to": page.to, "on": page.on, "remarks": out.missing}
