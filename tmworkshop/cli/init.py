"""``tmworkshop init``: say once who walks these sets through."""

from __future__ import annotations

import click

from tmworkshop.cli.context import Context
from tmworkshop.cli.echo import answer, say
from tmworkshop.cli.examples import ExampleCommand


@click.command(
    "init",
    cls=ExampleCommand,
    example='tmworkshop init --facilitator "Sian Rees" --contact "01632 960123"',
)
@click.option("--facilitator", metavar="NAME", help="Who walks the sets through.")
@click.option("--contact", metavar="TEXT", help="How a member reaches you.")
@click.pass_obj
def command(context: Context, facilitator: str | None, contact: str | None) -> None:
    """Say once who you are and how members reach you.

    Both stand on every member's page, so that they can change or correct a word.
    """
    from tmworkshop.adapters.content.settings import Settings, write_settings

    held = context.settings
    if facilitator is None:
        facilitator = context.ask(
            "Your name", "--facilitator NAME", held.facilitator or None
        )
    if contact is None:
        contact = context.ask(
            "How members reach you", "--contact TEXT", held.contact or None
        )
    file = write_settings(context.folder, Settings(facilitator, contact))
    context.say_where_it_lies()
    answer(str(file))
    say('Next: tmworkshop set add "NAME OF THE SET"')
