"""Help that begins with an example, and ends with who may read what is shown."""

from __future__ import annotations

from typing import Any

import click


class WithExample(click.Command):
    """A command or group that opens its help with *example*, a line for each."""

    def __init__(self, *args: Any, example: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.example = example

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the example, then the usage."""
        for line in self.example.splitlines():
            formatter.write(f"Example: {line}\n")
        formatter.write_paragraph()
        super().format_usage(ctx, formatter)


class ExampleCommand(WithExample):
    """A verb, whose help also says who may read what it shows."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write who may read what the command shows, where it shows people's words."""
        from tmworkshop.cli.outputs import said_of

        if said := said_of(ctx.command_path.partition(" ")[2]):
            formatter.write_paragraph()
            formatter.write_text(said)
