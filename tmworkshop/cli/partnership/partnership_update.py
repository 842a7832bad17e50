"""``tmworkshop partnership update``: a name put right, or two told apart."""

from __future__ import annotations

import click

from tmworkshop.application.partnerships import keep_apart, rename_partnership
from tmworkshop.cli.asker import Asker
from tmworkshop.cli.echo import answer
from tmworkshop.cli.options import Options
from tmworkshop.cli.stamps import make_stamper
from tmworkshop.cli.verb import set_option, verb
from tmworkshop.cli.workspace import open_set
from tmworkshop.domain.record.partnership_names import partnerships_in


@verb('hafod --name "Hafod Arian"', "p3 --apart-from p2")
@click.argument("wanted", metavar="PARTNERSHIP")
@set_option
@click.option("--name", metavar="TEXT", help="What it is called; its id stays.")
@click.option("--apart-from", metavar="OTHER", help="One that it is like, and not.")
def command(
    options: Options,
    wanted: str,
    set_name: str | None,
    name: str | None,
    apart_from: str | None,
) -> None:
    """Put right what PARTNERSHIP is called, or say that it is not another.

    It is given by its id, or by its name. Whoever comes from it is shown with the name
    that it has now; a page that was printed before, once it is printed again.
    """
    file = open_set(options, set_name)
    known, stamp = partnerships_in(file.facts()), make_stamper(options, file).stamp
    was = known.find(wanted)
    if apart_from is not None:
        other = known.find(apart_from)
        keep_apart(file, was, other, stamp)
        answer(f"{was.name} and {other.name} are two.")
    if name is None and apart_from is None:
        name = Asker(options).ask("Name", "--name TEXT or --apart-from OTHER", was.name)
    if name is not None:
        now = rename_partnership(file, was, name, stamp)
        answer(f"{now.name} (before: {was.name})")
