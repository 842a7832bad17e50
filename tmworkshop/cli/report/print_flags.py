"""The flags that commands which print have in common."""

from __future__ import annotations

import click

from tmworkshop.adapters.pages.writers import WRITERS
from tmworkshop.cli.verb import FOLDER

MOST_COPIES = 60
member_option = click.option(
    "--member", "names", multiple=True, metavar="NAME", help="Only theirs; repeat it."
)
session_option = click.option(
    "--session",
    "number",
    type=click.IntRange(1),
    metavar="N",
    help="The session; the latest if not given.",
)
as_option = click.option(
    "--as",
    "endings",
    type=click.Choice(tuple(WRITERS)),
    multiple=True,
    default=("pdf",),
    help="PDF, with HTML beside it, if not given; repeat it.",
)
to_option = click.option(
    "--to",
    "folder",
    metavar="DIR",
    type=FOLDER,
    help="Write the pages here, not into the workspace's reports.",
)
