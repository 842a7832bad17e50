"""How a verb is declared: by its module, its examples, and the flags that many have."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from pathlib import Path
from typing import Any

import click

from tmworkshop.adapters.drive.carried import find_carried
from tmworkshop.cli.groups import WithExample
from tmworkshop.cli.options import Options
from tmworkshop.domain.errors import WorkshopError

FOLDER = click.Path(path_type=Path, file_okay=False)
FILE = click.Path(path_type=Path, dir_okay=False, exists=True)
set_option = click.option("--set", "set_name", metavar="SET", help="The set.")
json_option = click.option(
    "--json", "as_json", is_flag=True, help="For programs: JSON with a schema."
)


def read_first_line(file: Path) -> str:
    """Return the first line of *file*: what nobody types where others can see it."""
    from tmworkshop.adapters.drive.disk import in_words  # help reads none

    with in_words(file):
        text = file.read_text("utf-8-sig", "replace")
    return text.partition("\n")[0].rstrip("\r")


def plain_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a verb --plain, and with it the options as they are then."""

    @click.option("--plain", is_flag=True, help="Numbered questions, no redraws.")
    @wraps(function)
    def given_plain(options: Options, /, *, plain: bool, **given: Any) -> None:
        function(options.with_plain(plain=plain), **given)

    return given_plain


def saves(function: Callable[..., None]) -> Callable[..., None]:
    """Give a verb --to FILE, which its answer is written to in place of the screen."""
    name = _name_of(function)

    # a type of its own would have every command look for its name in other languages
    @click.option("--to", "saved_to", metavar="FILE", help="Write it to FILE.")
    @wraps(function)
    def given_file(options: Options, /, *, saved_to: str | None, **given: Any) -> None:
        if saved_to is None:
            function(options, **given)
            return
        from tmworkshop.cli.answer_file import save_answer  # mostly it is read at once

        save_answer(options, name, saved_to, lambda: function(options, **given))

    return given_file


class VerbCommand(WithExample):
    """A verb, whose help also says who may read what it shows.

    What was cut off before is finished before it runs, or told.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take *args*; where a shell asks how they may go on, have ids offered."""
        if ctx.resilient_parsing:
            from tmworkshop.cli.completion import offer_ids  # nobody else asks

            offer_ids(self, ctx.command_path.partition(" ")[2])
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """Run it, unless it was typed to finish what that has finished."""
        name = ctx.command_path.partition(" ")[2]
        return super().invoke(ctx) if is_to_run(ctx.obj, name, ctx.params) else None

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write who may read what the command shows, where it shows people's words."""
        from tmworkshop.cli.outputs import describe_readers

        if readers := describe_readers(ctx.command_path.partition(" ")[2]):
            formatter.write_paragraph()
            formatter.write_text(readers)


def is_to_run(options: Options, command: str, given: Mapping[str, Any]) -> bool:
    """Finish what was cut off, or say why it waits; say whether *command* is to run."""
    if find_carried():
        from tmworkshop.cli.whose_laptop import settle_whose_laptop

        settle_whose_laptop(options, command)
    try:
        waits = (options.folder / "duties").is_dir()
        leads = (options.folder / "programme").is_dir()
    except WorkshopError:  # the command itself says so, if it needs a workspace
        return True
    if leads:
        from tmworkshop.cli.lead_dues import take_up_dues

        take_up_dues(options, command)
    if not waits:
        return True
    from tmworkshop.cli.duties import take_up_duties

    return take_up_duties(options, command, given)


def verb(*examples: str) -> Callable[[Callable[..., Any]], click.Command]:
    """Make a function, which takes `Options` first, the verb that its module is.

    Its help begins with *examples*, each of them what is typed after the verb.
    """

    def command_of(function: Callable[..., Any]) -> click.Command:
        name = _name_of(function)
        typed = f"tmworkshop {name}"
        return click.command(
            name.rpartition(" ")[2],
            cls=VerbCommand,
            example="\n".join(f"{typed} {each}".rstrip() for each in examples or [""]),
        )(click.pass_obj(function))

    return command_of


def _name_of(function: Callable[..., Any]) -> str:
    """Return what the verb is called whose module *function* stands in."""
    return " ".join(function.__module__.rpartition(".")[2].split("_"))
