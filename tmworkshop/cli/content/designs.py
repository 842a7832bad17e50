"""``tmworkshop design``: plans of a session; list, show and check them, begin one."""

from __future__ import annotations

from pathlib import Path

import click

from tmworkshop.cli.context import Context
from tmworkshop.cli.echo import answer, answer_json, json_option, say
from tmworkshop.cli.examples import ExampleGroup


@click.group(
    "design", cls=ExampleGroup, example="tmworkshop design show lesson-session-90"
)
def command() -> None:
    """Plans of a session: list them, show one, write and check your own."""


@command.command(
    "list",
    example="tmworkshop design list\n"
    "tmworkshop design list --minutes 60 --people 12 --advice none",
)
@click.option(
    "--minutes", type=click.IntRange(1), metavar="N", help="That takes at most N."
)
@click.option("--people", type=click.IntRange(1), metavar="N", help="That suits N.")
@click.option(
    "--advice", type=click.Choice(("none", "ask-first", "welcome")), help="Told so."
)
@json_option
@click.pass_obj
def list_(
    context: Context,
    *,
    minutes: int | None,
    people: int | None,
    advice: str | None,
    as_json: bool,
) -> None:
    """List the designs: the shipped ones, and your own in the workspace."""
    from tmworkshop.adapters.content.own_designs import OwnDesigns
    from tmworkshop.cli.content import design_page

    own = OwnDesigns(context.folder).names()
    designs = [
        each
        for each in context.shelf_without_faults.designs()
        if (minutes is None or each.minutes <= minutes)
        and (people is None or each.smallest <= people <= each.largest)
        and advice in (None, each.advice)
    ]
    if as_json:
        design_page.answer_designs_json(designs, own)
    else:
        design_page.answer_designs(designs, own)


@command.command(
    "show",
    example="tmworkshop design show lesson-session-90\n"
    "tmworkshop design show lesson-session-90 --brief",
)
@click.argument("name")
@click.option("--brief", is_flag=True, help="Only a table of its steps.")
@json_option
@click.pass_obj
def show(context: Context, name: str, *, brief: bool, as_json: bool) -> None:
    """Show the design NAME: what to have ready, and each step in turn."""
    from tmworkshop.cli.content import design_page
    from tmworkshop.domain.design import design_data

    design = context.shelf.design(name)
    if as_json:
        answer_json(design=design_data(design))
    elif brief:
        design_page.answer_brief(design)
    else:
        design_page.answer_design(context.shelf, design)


@command.command("check", example="tmworkshop design check my-meeting.toml")
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_obj
def check(context: Context, file: Path) -> None:
    """Say all that is wrong with the design in FILE, each with its place."""
    from tmworkshop.domain.checking.designs import remarks
    from tmworkshop.domain.phrases import counted

    design = context.shelf.design_in(file)
    steps, minutes = len(design.steps), counted(design.minutes, "minute")
    answer(f"{file} can be used: {counted(steps, 'step')}, {minutes}.")
    methods = {method.id for method in context.shelf.methods()}
    if better := list(remarks(design, methods)):
        answer("A room would notice:", *(f"  {each}" for each in better))


@command.command("new", example="tmworkshop design new our-evening --from quick-35")
@click.argument("name")
@click.option(
    "--from",
    "origin",
    default="lesson-session-90",
    metavar="DESIGN",
    help="The design to begin with; lesson-session-90 if not given.",
)
@click.pass_obj
def new(context: Context, name: str, origin: str) -> None:
    """Begin a design of your own, called NAME, as a copy of another one."""
    from tmworkshop.adapters.content.own_designs import OwnDesigns

    file = OwnDesigns(context.folder).begin(name, origin)
    answer(str(file))
    say(
        "Open it in any editor; each field says what it is for.",
        "What stems, scales and inventories there are: tmworkshop prompt list KIND",
        f"Then look whether it can be used: tmworkshop design check {file}",
    )
