"""A group that imports a command only when it is called.

Names and short helps stand in a table, so that help and completion import none.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from tmworkshop.cli.examples import ExampleGroup

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


HERE = __package__


class LazyGroup(ExampleGroup):
    """A group whose commands are each called ``command`` in a module of their own."""

    def __init__(
        self, *args: Any, table: Mapping[str, tuple[str, str]], **kwargs: Any
    ) -> None:
        """Take the *table* of names, each with its module and its short help."""
        super().__init__(*args, **kwargs)
        self._table = table

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of the table."""
        return list(self._table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of *cmd_name* and return its command."""
        if cmd_name not in self._table:
            return None
        module, _ = self._table[cmd_name]
        command: click.Command = import_module(f"{HERE}.{module}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that *args* begin with, or name the nearest."""
        unknown = args[0] not in self._table and not args[0].startswith("-")
        if unknown and not ctx.resilient_parsing:
            raise click.exceptions.NoSuchCommand(args[0], possibilities=self._table)
        return super().resolve_command(ctx, args)

    def format_commands(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """Write the table."""
        with formatter.section("Commands"):
            formatter.write_dl(
                [(name, told) for name, (_, told) in self._table.items()]
            )

    def shell_complete(
        self, ctx: click.Context, incomplete: str
    ) -> list[CompletionItem]:
        """Return what may stand where *incomplete* is being typed."""
        from click.shell_completion import CompletionItem

        names = (name for name in self._table if name.startswith(incomplete))
        items = [CompletionItem(name, help=self._table[name][1]) for name in names]
        return [*items, *click.Command.shell_complete(self, ctx, incomplete)]
