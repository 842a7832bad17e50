"""``tmworkshop partnership merge``: two that are one, under the name of one of them."""

from __future__ import annotations

import click

from tmworkshop.application.partnerships import merge_partnerships
from tmworkshop.cli.asker import Asker
from tmworkshop.cli.echo import answer, say, wrap
from tmworkshop.cli.options import Options
from tmworkshop.cli.stamps import make_stamper
from tmworkshop.cli.verb import set_option, verb
from tmworkshop.cli.workspace import open_set
from tmworkshop.domain.record.partnership_names import partnerships_in


@verb("p3 --into p2", '"Hafod arian" --into "Hafod Arian" --yes')
@click.argument("wanted", metavar="PARTNERSHIP")
@click.option("--into", metavar="OTHER", required=True, help="Which one it is.")
@set_option
@click.option("--yes", is_flag=True, help="Do not ask.")
def command(
    options: Options, wanted: str, into: str, set_name: str | None, *, yes: bool
) -> None:
    """Say that PARTNERSHIP and OTHER are one, and called as OTHER is.

    Whoever came from the one comes from the other, from the first day on. They cannot
    be taken apart again.
    """
    file = open_set(options, set_name)
    known = partnerships_in(file.facts())
    one, other = known.find(wanted), known.find(into)
    shown = wrap(
        f"{one.name} ({one.id}) becomes {other.name} ({other.id}), also for what was "
        "said before. They cannot be taken apart again."
    )
    if not yes and not Asker(options).agree("Merge them", *shown):
        say("Nothing has been changed.")
        return
    merge_partnerships(file, one, other, make_stamper(options, file).stamp)
    answer(f"{one.name} is {other.name} now.")
