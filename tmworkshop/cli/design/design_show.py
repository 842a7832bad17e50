"""``tmworkshop design show``: one design, whole or as a table of its steps."""

from __future__ import annotations

import click

from tmworkshop.adapters.content.shelf import ShelfOfPrompts
from tmworkshop.cli.echo import answer, answer_json, answer_table, wrap
from tmworkshop.cli.options import Options
from tmworkshop.cli.parts import IN, answer_parts, place_labelled
from tmworkshop.cli.verb import json_option, saves, verb
from tmworkshop.cli.ways import describe_papers
from tmworkshop.cli.workspace import open_shelf
from tmworkshop.domain.design import Design
from tmworkshop.domain.design_data import design_data
from tmworkshop.domain.pages.design_sheet import list_origins, step_sheet, sum_up_design
from tmworkshop.domain.phrases import say_count

UNDER_A_NUMBER = "    "


@verb("lesson-session-90", "lesson-session-90 --brief")
@click.argument("name")
@click.option("--brief", is_flag=True, help="Only a table of its steps.")
@json_option
@saves
def command(options: Options, name: str, *, brief: bool, as_json: bool) -> None:
    """Show the design NAME: what to have ready, and each step in turn."""
    shelf = open_shelf(options)
    design = shelf.design(name)
    if as_json:
        answer_json(design=design_data(design))
    elif brief:
        _answer_brief(design)
    else:
        _answer_design(shelf, design)


def _answer_design(shelf: ShelfOfPrompts, design: Design) -> None:
    """Print all that whoever runs *design* has to know."""
    purposes = {each.purpose: each.title for each in shelf.purposes()}
    answer(f"{design.title} ({design.id})", *wrap(f"{sum_up_design(design)}."), "")
    answer(*wrap(design.summary))
    answer_parts({"Before": design.before, "Papers": describe_papers(design)})
    for number, step in enumerate(design.steps, 1):
        sheet = step_sheet(step, purposes)
        answer("", f"{number:>2}  {sheet.title}", *wrap(sheet.runs, UNDER_A_NUMBER))
        for label, texts in sheet.lines:
            answer(*place_labelled(label, texts, UNDER_A_NUMBER))
    methods = {each.id: each for each in shelf.methods()}
    if sources := list_origins(design, methods):
        answer("", "Where it comes from")
    for title, texts in sources:
        answer(*wrap(title, IN), *(each for x in texts for each in wrap(x, IN * 2)))


def _answer_brief(design: Design) -> None:
    """Print the steps of *design* as a table."""
    answer(f"{design.title} ({design.id}), {say_count(design.minutes, 'minute')}")
    answer(*wrap(design.summary), "")
    rows = [
        (f"{s.minutes:>3}" + " each" * s.repeats, s.title, s.keeps, s.question)
        for s in design.steps
    ]
    answer_table(("Min", "Step", "Keeps", "The question"), rows)
