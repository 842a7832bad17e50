"""Commands whose help begins with an example, and ends with who may read them."""

from __future__ import annotations

from typing import Any

import click


class ExampleCommand(click.Command):
    """A command that opens its help with *example*."""

    def __init__(self, *args: Any, example: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.example = example

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the example, then the usage."""
        write_example(formatter, self.example)
        super().format_usage(ctx, formatter)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write who may read what the command shows, where it shows people's words."""
        from tmworkshop.cli.outputs import said_of

        if said := said_of(ctx.command_path.partition(" ")[2]):
            formatter.write_paragraph()
            formatter.write_text(said)


def write_example(formatter: click.HelpFormatter, example: str) -> None:
    """Write *example*, a line for each command, at the top of a help page."""
    for line in example.splitlines():
        formatter.write(f"Example: {line}\n")
    formatter.write_paragraph()
