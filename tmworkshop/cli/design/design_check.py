"""``tmworkshop design check``: all that is wrong with a design, or could be better."""

from __future__ import annotations

from pathlib import Path

import click

from tmworkshop.cli.echo import answer
from tmworkshop.cli.options import Options
from tmworkshop.cli.verb import verb
from tmworkshop.cli.workspace import open_shelf
from tmworkshop.domain.checking.designs import check_wording
from tmworkshop.domain.phrases import say_count


@verb("my-meeting.toml")
@click.argument("file", type=click.Path(path_type=Path))
def command(options: Options, file: Path) -> None:
    """Say all that is wrong with the design in FILE, each with its place."""
    shelf = open_shelf(options)
    design = shelf.design_in(file)
    steps, minutes = len(design.steps), say_count(design.minutes, "minute")
    answer(f"{file} can be used: {say_count(steps, 'step')}, {minutes}.")
    methods = {method.id for method in shelf.methods()}
    if better := list(check_wording(design, methods)):
        answer("A room would notice:", *(f"  {each}" for each in better))
