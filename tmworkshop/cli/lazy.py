"""Groups that import a command only when it is called.

Names and short helps stand in a table, so that help and completion import none.
Where a command is follows from its name: ``tmworkshop set list`` is
``cli/set/set_list.py``.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from tmworkshop.cli.examples import WithExample

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

HERE = __package__


class LazyGroup(WithExample, click.Group):
    """A group whose commands are each called ``command`` in a module of their own."""

    def __init__(self, *args: Any, table: Mapping[str, str], **kwargs: Any) -> None:
        """Take the *table* of names, each with its short help."""
        super().__init__(*args, **kwargs)
        self.table = table

    def module_of(self, name: str) -> str:
        """Return the module of the command *name*."""
        return f"{HERE}.{name}"

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of the table."""
        return list(self.table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of *cmd_name* and return its command."""
        if cmd_name not in self.table:
            return None
        command: click.Command = import_module(self.module_of(cmd_name)).command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that *args* begin with, or name the nearest."""
        unknown = args[0] not in self.table and not args[0].startswith("-")
        if unknown and not ctx.resilient_parsing:
            # beneath the top the usage is worth saying as well
            beneath = ctx if ctx.parent else None
            raise click.exceptions.NoSuchCommand(
                args[0], possibilities=self.table, ctx=beneath
            )
        return super().resolve_command(ctx, args)

    def format_commands(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """Write the table."""
        with formatter.section("Commands"):
            formatter.write_dl(list(self.table.items()))

    def shell_complete(
        self, ctx: click.Context, incomplete: str
    ) -> list[CompletionItem]:
        """Return what may stand where *incomplete* is being typed."""
        from click.shell_completion import CompletionItem

        names = (name for name in self.table if name.startswith(incomplete))
        items = [CompletionItem(name, help=self.table[name]) for name in names]
        return [*items, *click.Command.shell_complete(self, ctx, incomplete)]


class Noun(LazyGroup):
    """A noun, whose verbs lie in the package of its name."""

    def module_of(self, name: str) -> str:
        """Return the module of the verb *name*."""
        return f"{HERE}.{self.name}.{self.name}_{name.replace('-', '_')}"
