"""``tmworkshop design``: plans of a session; list them, show one, check your own."""

from __future__ import annotations

from pathlib import Path

import click

from tmworkshop.cli.context import Context
from tmworkshop.cli.echo import answer, answer_json, answer_table, json_option, wrapped
from tmworkshop.cli.examples import ExampleGroup


@click.group(
    "design", cls=ExampleGroup, example="tmworkshop design show lesson-session-90"
)
def command() -> None:
    """Plans of a session: list them, show one, check your own."""


@command.command("list", example="tmworkshop design list")
@json_option
@click.pass_obj
def list_(context: Context, *, as_json: bool) -> None:
    """List the designs: the shipped ones, and your own in the workspace."""
    from tmworkshop.domain.design import design_data

    designs = context.shelf.designs()
    if as_json:
        answer_json(designs=[design_data(design) for design in designs])
        return
    answer_table(
        ("Design", "Minutes", "People", "What it is"),
        [
            (d.id, f"{d.minutes:>7}", f"{d.smallest} to {d.largest}", d.summary)
            for d in designs
        ],
    )


@command.command("show", example="tmworkshop design show lesson-session-90")
@click.argument("name")
@json_option
@click.pass_obj
def show(context: Context, name: str, *, as_json: bool) -> None:
    """Show the steps of the design NAME."""
    from tmworkshop.domain.design import design_data

    design = context.shelf.design(name)
    if as_json:
        answer_json(design=design_data(design))
        return
    answer(f"{design.title} ({design.id}), {design.minutes} minutes")
    answer(*wrapped(design.summary), "")
    answer_table(
        ("Min", "Step", "Keeps", "The question"),
        [
            (
                f"{step.minutes:>3}" + " each" * step.repeats,
                step.title,
                step.keeps,
                step.question,
            )
            for step in design.steps
        ],
    )


@command.command("check", example="tmworkshop design check my-meeting.toml")
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_obj
def check(context: Context, file: Path) -> None:
    """Say all that is wrong with the design in FILE, each with its place."""
    design = context.shelf.design_in(file)
    answer(f"{file} can be used: {len(design.steps)} steps, {design.minutes} minutes.")
