"""``tmworkshop programme end``: what was taken in is destroyed, and that is told."""

from __future__ import annotations

import click

from tmworkshop.application.lead import conclude
from tmworkshop.cli.asker import Asker
from tmworkshop.cli.echo import answer, say
from tmworkshop.cli.options import Options
from tmworkshop.cli.programme.lead import list_terms, open_lead, say_today
from tmworkshop.cli.verb import verb
from tmworkshop.domain.phrases import say_count


@verb("")
@click.option("--yes", is_flag=True, help="Ask nothing.")
def command(options: Options, *, yes: bool) -> None:
    """Destroy every pack and working file of the programme, and certify it.

    Pages that were printed or sent out stay where they are; who has them is listed.
    """
    lead, today = open_lead(options), say_today(options)
    if not (yes or Asker(options).agree("Destroy all that was taken in")):
        say("Nothing was removed.")
        return
    led, removed = conclude(lead, today)
    if led.invitation:
        answer("Certificate of destruction", *list_terms(led.invitation), "")
    files = say_count(removed, "file was", "files were")
    answer(f"On {today} {files} overwritten and removed, with all that was taken in.")
    answer(f"Packs had come from {say_count(len(led.trusted), 'laptop')}.")
    answer(f"Pages that were let out stay in {options.folder / 'reports/programme'}.")
    for each in led.released:
        answer(f"Released before, and not called back: to {each.to} on {each.on}.")
