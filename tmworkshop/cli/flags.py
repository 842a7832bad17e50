"""Flags that several commands take."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from tmworkshop.cli.options import Options

FOLDER = click.Path(path_type=Path, file_okay=False)
set_option = click.option("--set", "set_name", metavar="SET", help="The set.")
plain_option = click.option(
    "--plain", is_flag=True, help="Numbered questions, no redraws."
)


def with_plain(options: Options, *, plain: bool) -> Options:
    """Return *options* with what the command's own --plain says."""
    return replace(options, plain=options.plain or plain)
