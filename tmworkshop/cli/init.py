"""``tmworkshop init``: say once who walks these sets through."""

from __future__ import annotations

from functools import partial

import click

from tmworkshop.adapters.content.settings import Settings, read_settings, write_settings
from tmworkshop.cli.asker import Asker, ask_until_clear
from tmworkshop.cli.echo import answer, say
from tmworkshop.cli.options import Options
from tmworkshop.cli.verb import verb
from tmworkshop.cli.workspace import open_workspace, say_where_it_lies
from tmworkshop.domain.names import ensure_short


@verb('--facilitator "Sian Rees" --contact "01632 960123"')
@click.option("--facilitator", metavar="NAME", help="Who walks the sets through.")
@click.option("--contact", metavar="TEXT", help="How a member reaches you.")
def command(options: Options, facilitator: str | None, contact: str | None) -> None:
    """Say once who you are and how members reach you.

    Both stand on every member's page, so that they can change or correct a word.
    """
    asker, before = Asker(options), read_settings(options.folder)
    if facilitator is None:
        facilitator = ask_until_clear(partial(_ask_name, asker, before.facilitator))
    ensure_short(facilitator, "facilitator")
    if contact is None:
        contact = asker.ask(
            "How members reach you", "--contact TEXT", before.contact or None
        )
    with open_workspace(options).deciding():
        present = read_settings(options.folder)
        settings = Settings(
            _newest(facilitator, before.facilitator, present.facilitator),
            _newest(contact, before.contact, present.contact),
        )
        file = write_settings(options.folder, settings)
    say_where_it_lies(options)
    answer(str(file))
    say('Next:\n  tmworkshop set add "NAME OF THE SET"')


def _ask_name(asker: Asker, before: str) -> str:
    name = asker.ask("Your name", "--facilitator NAME", before or None)
    ensure_short(name, "facilitator")
    return name


def _newest(given: str, before: str, present: str) -> str:
    """Return what is *given* if it is new, or else what another window may have put."""
    return present if given == before else given
