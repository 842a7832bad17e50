"""The command line: parse, call the application, print, exit; errors are caught here.

The table names every command with what it does, so that help imports none of them.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

import click

from tmworkshop import __version__
from tmworkshop.cli.groups import LazyGroup
from tmworkshop.domain.errors import WorkshopError

COMMANDS = {
    "init": "Say once who you are.",
    "set": "Learning sets: begin one, list them, show one.",
    "member": "Who is in a set, and what they agree to.",
    "partnership": "Whom members come from: list, put right.",
    "session": "Start a session, take it up, list them.",
    "practice": "What was told of: list it, let it go.",
    "action": "What was to be done, and what became of it.",
    "report": "Print everyone's page, and the summary.",
    "programme": "Lead one: packs, and what may be shown.",
    "pack": "What is let go for a programme, in one file.",
    "demo": "Play a made-up programme, with all its pages.",
    "lesson": "The ten lessons and their evidence.",
    "evidence": "What was found: search it, look it up.",
    "theme": "What words are about: the codebook.",
    "design": "Plans of a session: list, show, write.",
    "prompt": "What may be put to the room.",
    "backup": "Put copies of it all aside, restore one.",
    "doctor": "Prove that everything works on this machine.",
}
STOPPED = 130  # what a shell expects after Ctrl-C


class Workshop(LazyGroup):
    """The top command, and the only place that catches."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take *args*, unless a byte in them is no letter."""
        for each in args:
            if any(x == "\0" or "\ud800" <= x <= "\udfff" for x in each):
                raise click.UsageError(f"{each!r} holds a letter that cannot be read.")
        with _harmless():
            return super().parse_args(ctx, args)

    def short_help_of(self, name: str) -> str:
        """Return what the table says of the command *name*."""
        return COMMANDS[name]

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; every error becomes a sentence and an exit code."""
        try:
            with _harmless():
                return super().invoke(ctx)
        except WorkshopError as error:
            from tmworkshop.cli.ways import explain_error

            raise ShownError(explain_error(error), error.exit_code) from error
        except click.NoSuchOption as error:
            self._show_its_place(error)
            raise
        except (KeyboardInterrupt, click.Abort) as stop:
            click.echo("\nStopped.", err=True)
            raise click.exceptions.Exit(STOPPED) from stop
        except (click.ClickException, click.exceptions.Exit, BrokenPipeError):
            raise
        except Exception as error:
            raise _unforeseen(error, ctx) from error

    def _show_its_place(self, error: click.NoSuchOption) -> None:
        """Have *error* say where an option stands that goes before every command."""
        for ours in self.params:
            if error.option_name in ours.opts and error.ctx:
                value = "" if getattr(ours, "is_flag", False) else f" {ours.metavar}"
                name, _, command = error.ctx.command_path.partition(" ")
                right = f"{name} {error.option_name}{value} {command}"
                told = f"{error.message} It goes before the command: {right}"
                vars(error)["message"] = told  # it is final to mypy


class ShownError(click.ClickException):
    """An error as it is told: its words made harmless, and its exit code."""

    exit_code: int  # type: ignore[misc]  # click asks the error, not its class

    def __init__(self, words: str, exit_code: int) -> None:
        from tmworkshop.adapters.cells import harmless_lines

        super().__init__(harmless_lines(words))
        self.exit_code = exit_code

    def show(self, file: IO[Any] | None = None) -> None:
        """Print it, in a window broken between words; what is set in stays whole."""
        from tmworkshop.cli.echo import width_of_window, wrap_around

        told = f"Error: {self.format_message()}"
        if width := width_of_window(sys.stderr):
            told = "\n".join(wrap_around(told, width))
        click.echo(told, file=file, err=True)


@contextmanager
def _harmless() -> Iterator[None]:
    """Let click say nothing that a terminal would obey: it repeats what was typed."""
    try:
        yield
    except click.ClickException as error:
        from tmworkshop.adapters.cells import harmless_lines

        vars(error)["message"] = harmless_lines(error.message)  # it is final to mypy
        raise


def _unforeseen(error: Exception, ctx: click.Context) -> ShownError:
    """Return what to tell of *error*: which file refuses, or where it is noted."""
    if isinstance(error, OSError) and error.filename:
        return ShownError(f"{error.filename} cannot be used: {error.strerror}.", 3)
    from tmworkshop.cli.trouble import log_error

    return ShownError(log_error(error, ctx), 1)


@click.group(
    cls=Workshop,
    names=COMMANDS,
    example="tmworkshop init",
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
)
@click.option("--workspace", metavar="DIR", help="The folder where the sets live.")
@click.option("--plain", is_flag=True, help="Numbered questions, no redraws.")
@click.option("--no-input", is_flag=True, help="Ask nothing; name the missing flag.")
@click.version_option(__version__, prog_name="tmworkshop")
@click.pass_context
def main(
    ctx: click.Context, workspace: str | None, *, plain: bool, no_input: bool
) -> None:
    """Walk a set through its session, keep what it says, print what it decided.

    Without a command: what is waiting, and the next step to take.
    """
    from tmworkshop.cli.options import Options  # help asks for none

    for stream in (sys.stdin, sys.stdout, sys.stderr):
        # a letter that is broken, or that the terminal lacks, is one letter lost; into
        # a file and out of a pipe each comes whole, whatever the system's habit is
        is_shown = stream.isatty()
        encoding = None if is_shown or "PYTHONIOENCODING" in os.environ else "utf-8"
        # a line that comes in broken is refused by whoever reads it
        errors = (
            "surrogateescape" if stream is sys.stdin and not is_shown else "replace"
        )
        stream.reconfigure(encoding=encoding, errors=errors)  # type: ignore[union-attr]
    ctx.obj = Options(
        named_folder=workspace, environ=os.environ, plain=plain, no_input=no_input
    )
    if ctx.invoked_subcommand is None:
        from tmworkshop.cli.home import show_home

        show_home(ctx.obj)
