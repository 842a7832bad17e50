"""``tmworkshop programme end``: what was taken in is destroyed, and that is told."""

from __future__ import annotations

import click

from tmworkshop.application.lead_dues import conclude
from tmworkshop.cli.asker import Asker
from tmworkshop.cli.echo import answer, say
from tmworkshop.cli.left_over import find_left_over
from tmworkshop.cli.options import Options
from tmworkshop.cli.programme.lead import open_lead, say_today
from tmworkshop.cli.verb import verb
from tmworkshop.domain.pages.certificate import list_certificate


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
    answer(*list_certificate(led, removed, find_left_over(led, options.folder)))
