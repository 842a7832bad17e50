"""Groups that import a command only when it is called, and help led by an example.

Where a command is follows from its name: ``tmworkshop set list`` is
``cli/set/set_list.py``. Help and completion import none: what they say of the nouns
stands in a table, and of a verb they read the first line of its help.
"""

from __future__ import annotations

from collections.abc import Collection
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

HERE = __package__


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


class LazyGroup(WithExample, click.Group):
    """A group whose commands are each called ``command`` in a module of their own."""

    def __init__(self, *args: Any, names: Collection[str], **kwargs: Any) -> None:
        """Take the *names* of the commands, in the order of the help."""
        super().__init__(*args, **kwargs)
        self.names = names

    def module_of(self, name: str) -> str:
        """Return the module of the command *name*."""
        return f"{HERE}.{name}"

    def short_help_of(self, name: str) -> str:
        """Return what the command *name* does, in a line."""
        raise NotImplementedError

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in their order."""
        return list(self.names)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of *cmd_name* and return its command."""
        if cmd_name not in self.names:
            return None
        command: click.Command = import_module(self.module_of(cmd_name)).command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that *args* begin with, or name the nearest."""
        unknown = args[0] not in self.names and not args[0].startswith("-")
        if unknown and not ctx.resilient_parsing:
            # beneath the top the usage is worth saying as well
            beneath = ctx if ctx.parent else None
            raise click.exceptions.NoSuchCommand(
                args[0], possibilities=self.names, ctx=beneath
            )
        return super().resolve_command(ctx, args)

    def format_commands(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """Write the names, each with what it does."""
        with formatter.section("Commands"):
            formatter.write_dl(
                [(name, self.short_help_of(name)) for name in self.names]
            )

    def shell_complete(
        self, ctx: click.Context, incomplete: str
    ) -> list[CompletionItem]:
        """Return what may stand where *incomplete* is being typed."""
        from click.shell_completion import CompletionItem

        items = [
            CompletionItem(name, help=self.short_help_of(name))
            for name in self.names
            if name.startswith(incomplete)
        ]
        return [*items, *click.Command.shell_complete(self, ctx, incomplete)]


class Noun(LazyGroup):
    """A noun, whose *verbs* lie in the package of its name."""

    def __init__(
        self, name: str, *, about: str, example: str, verbs: Collection[str]
    ) -> None:
        typed = f"tmworkshop {name} {example}"
        super().__init__(name, help=about, example=typed, names=verbs)

    def module_of(self, name: str) -> str:
        """Return the module of the verb *name*."""
        return f"{HERE}.{self.name}.{self.name}_{name}"

    def short_help_of(self, name: str) -> str:
        """Return the first line that the verb *name* says of itself."""
        from pathlib import Path  # three milliseconds, for what the top never asks

        file = Path(__file__).parent / f"{self.name}/{self.name}_{name}.py"
        function = file.read_text("utf-8").partition("\ndef command(")[2]
        return function.split('"""')[1].partition("\n")[0]
