"""``tmworkshop design list``: the designs there are, one's own among them."""

from __future__ import annotations

import click

from tmworkshop.adapters.content.own_designs import OwnDesigns
from tmworkshop.cli.echo import answer_json, answer_table, say
from tmworkshop.cli.options import Options
from tmworkshop.cli.parts import YOURS
from tmworkshop.cli.verb import json_option, saves, verb
from tmworkshop.cli.workspace import open_shelf_without_faults
from tmworkshop.domain.design import Design
from tmworkshop.domain.design_data import design_data
from tmworkshop.domain.pages.design_sheet import say_people


@verb("", "--minutes 60 --people 12 --advice none")
@click.option(
    "--minutes", type=click.IntRange(1), metavar="N", help="That takes at most N."
)
@click.option("--people", type=click.IntRange(1), metavar="N", help="That suits N.")
@click.option(
    "--advice", type=click.Choice(("none", "ask-first", "welcome")), help="Told so."
)
@json_option
@saves
def command(
    options: Options,
    *,
    minutes: int | None,
    people: int | None,
    advice: str | None,
    as_json: bool,
) -> None:
    """List the designs: the shipped ones, and your own in the workspace."""
    own = OwnDesigns(options.folder).names()
    designs = [
        each
        for each in open_shelf_without_faults(options).designs()
        if (minutes is None or each.minutes <= minutes)
        and (people is None or each.smallest <= people <= each.largest)
        and advice in (None, each.advice)
    ]
    if as_json:
        data = [{**design_data(each), "yours": each.id in own} for each in designs]
        answer_json(designs=data)
    elif designs:
        rows = [_row(each, is_own=each.id in own) for each in designs]
        answer_table(("Design", "Min", "People", "Advice", "What it is"), rows)
    else:
        say("No design is like that. See:\n  tmworkshop design list")


def _row(design: Design, *, is_own: bool) -> tuple[str, ...]:
    minutes, advice = f"{design.minutes:>3}", design.advice.replace("-", " ")
    summary = f"{YOURS} {design.summary}" if is_own else design.summary
    return design.id, minutes, say_people(design), advice, summary
