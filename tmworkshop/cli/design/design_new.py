"""``tmworkshop design new``: a design of one's own, begun as a copy of another."""

from __future__ import annotations

import click

from tmworkshop.adapters.content.own_designs import OwnDesigns
from tmworkshop.cli.echo import answer, say
from tmworkshop.cli.options import Options
from tmworkshop.cli.verb import verb


@verb("our-evening --from quick-35")
@click.argument("name")
@click.option(
    "--from",
    "origin",
    default="lesson-session-90",
    metavar="DESIGN",
    help="The design to begin with; lesson-session-90 if not given.",
)
def command(options: Options, name: str, origin: str) -> None:
    """Begin a design of your own, called NAME, as a copy of another one."""
    file = OwnDesigns(options.folder).begin(name, origin)
    answer(str(file))
    say(
        "Open it in any editor; each field says what it is for.",
        "What stems, scales and inventories there are:\n  tmworkshop prompt list KIND",
        f"Then look whether it can be used:\n  tmworkshop design check {file}",
    )
