"""``tmworkshop set discard``: a set begun by mistake, while it holds nobody."""

from __future__ import annotations

import click

from tmworkshop.application.purge import discard_set, ensure_untouched
from tmworkshop.cli.asker import Asker
from tmworkshop.cli.echo import say
from tmworkshop.cli.options import Options
from tmworkshop.cli.verb import verb
from tmworkshop.cli.workspace import choose_set, open_places, open_workspace


@verb("dyffryn", "dyffryn --yes")
@click.argument("set_name", metavar="SET")
@click.option("--yes", is_flag=True, help="Take it back without asking once more.")
def command(options: Options, set_name: str, *, yes: bool) -> None:
    """Take back SET, which was begun by mistake, while nobody is in it.

    It goes from the backups here as well. A set that has met is for purge.
    """
    workspace, set_id = open_workspace(options), choose_set(options, set_name)
    ensure_untouched(workspace.open_set(set_id).facts())
    if not (yes or Asker(options).agree(f"Take back {set_id}, which holds nobody")):
        say("Nothing has been taken back.")
        return
    discard_set(set_id, open_places(options))
    workspace.sweep()
    say(f"{set_id} is taken back.")
