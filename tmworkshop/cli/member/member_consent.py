"""``tmworkshop member consent``: a sharing slip typed in, or all that were."""

from __future__ import annotations

from typing import Any

import click

from tmworkshop.cli.member.slip_history import answer_history
from tmworkshop.cli.member.typed_slip import SlipFlags, type_in_slip
from tmworkshop.cli.options import Options
from tmworkshop.cli.verb import set_option, verb
from tmworkshop.cli.workspace import open_set, open_shelf


@verb("megan --slip-date 2026-03-12 --yes quotes", "megan --no all", "megan --history")
@click.argument("name")
@set_option
@click.option("--slip-date", metavar="DATE", help="The date on the slip.")
@click.option("--yes", metavar="PURPOSES", help="Boxes ticked, by commas; or all.")
@click.option("--no", metavar="PURPOSES", help="Boxes not ticked, or taken back.")
@click.option("--wording", type=int, metavar="N", help="The wording on the slip.")
@click.option("--keep-until", metavar="DATE", help="As it is written on the slip.")
@click.option("--as-dated", is_flag=True, help="Take a date before they joined.")
@click.option("--history", is_flag=True, help="Show every choice, and keep nothing.")
@click.option("--json", "as_json", is_flag=True, help="The history, for programs.")
def command(
    options: Options,
    /,
    name: str,
    set_name: str | None,
    *,
    history: bool,
    as_json: bool,
    **flags: Any,
) -> None:
    """Type in what the private slip of NAME says may leave the set.

    Every box is no until it is ticked. To take a yes back, give it as --no: that
    needs no slip and no date. The slip of the newest date holds.
    """
    file, slip = open_set(options, set_name), open_shelf(options).slip()
    if not history and not as_json:
        type_in_slip(options, file, slip, name, SlipFlags(**flags))
        return
    if any(flags.values()):
        raise click.UsageError("--history and --json keep nothing: give them alone.")
    answer_history(file, name, slip, as_json=as_json)
