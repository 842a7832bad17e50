"""How a verb is declared: its examples, and the flags that many verbs have."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from tmworkshop.cli.examples import ExampleCommand

FOLDER = click.Path(path_type=Path, file_okay=False)
set_option = click.option("--set", "set_name", metavar="SET", help="The set.")
plain_option = click.option(
    "--plain", is_flag=True, help="Numbered questions, no redraws."
)
json_option = click.option(
    "--json", "as_json", is_flag=True, help="For programs: JSON with a schema."
)


def verb(
    name: str, *examples: str, short_help: str | None = None
) -> Callable[[Callable[..., Any]], click.Command]:
    """Make a function the verb *name*, whose help begins with *examples*."""
    return click.command(
        name, cls=ExampleCommand, example="\n".join(examples), short_help=short_help
    )
