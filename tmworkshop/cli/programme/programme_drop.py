"""``tmworkshop programme drop``: what someone objected to, or is kept no longer."""

from __future__ import annotations

import click

from tmworkshop.application.lead import drop_voices, find_voices
from tmworkshop.application.lead_dues import remove_overdue
from tmworkshop.application.lead_store import read_lead
from tmworkshop.cli.asker import Asker
from tmworkshop.cli.echo import answer, wrap
from tmworkshop.cli.lead_dues import say_cleared
from tmworkshop.cli.left_over import say_left_over
from tmworkshop.cli.options import Options
from tmworkshop.cli.programme.lead import open_lead, say_today
from tmworkshop.cli.verb import verb
from tmworkshop.domain.errors import NotFound
from tmworkshop.domain.packs.counted import say_remarks


@verb('"the forms are long"', "--overdue")
@click.argument("words", required=False)
@click.option("--overdue", is_flag=True, help="What is here longer than was agreed.")
@click.option("--yes", is_flag=True, help="Ask nothing.")
def command(options: Options, words: str | None, *, overdue: bool, yes: bool) -> None:
    """Leave out for ever what has WORDS in it, as whoever said it asks you.

    No pack brings it back. The facilitator it came from is not told: ring them.
    """
    lead, today = open_lead(options), say_today(options)
    read_lead(lead)
    if overdue:
        cleared = remove_overdue(lead, today)
        answer(f"{say_remarks(cleared.entries)} removed.")
        say_cleared(options, lead, cleared)
        return
    voices = find_voices(lead, words or Asker(options).ask("Words in it", "WORDS"))
    if not voices:
        raise NotFound("Nothing that was taken in has these words in it.")
    shown = [line for voice in voices for line in wrap(voice.words, "   ")]
    question = f"Leave {say_remarks(len(voices))} out for ever"
    if yes or Asker(options).agree(question, *shown):
        dropped = drop_voices(lead, (voice.id for voice in voices), today)
        answer(f"{say_remarks(dropped)} left out from now on.")
        say_left_over(read_lead(lead), options.folder)
