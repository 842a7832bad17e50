"""One question beside a session, typed by hand: a long paste is one answer, and whole.

Without a keyboard that can be read letter by letter, click asks.
"""

from __future__ import annotations

import sys

import click

from tmworkshop.adapters.cells import harmless

YES, NO = {"y", "yes"}, {"n", "no", ""}


def ask(what: str, default: str | None) -> str:
    """Ask for *what*; Enter takes the *default*, and without one it is asked again."""
    question = harmless(f"{what} [{default}]" if default else what)
    if not _by_hand():
        given: str = click.prompt(
            question, default=default, show_default=False, err=True
        )
        return given
    while not (line := _typed(question)) and default is None:
        pass
    return line or default or ""


def confirm(what: str) -> bool:
    """Ask whether *what*; Enter is no."""
    question = harmless(what)
    if not _by_hand():
        return click.confirm(question, default=False, err=True)
    while (line := _typed(f"{question} [y/N]").casefold()) not in YES | NO:
        click.echo("Please answer with y or n.", err=True)
    return line in YES


def _by_hand() -> bool:
    return sys.platform != "win32" and sys.stdin.isatty()


def _typed(question: str) -> str:
    """Return the line that is typed; click.Abort if someone stops instead.

    What was typed before it was asked stands in it, and answers nothing.
    """
    from tmworkshop.adapters.front_ends import quiet
    from tmworkshop.adapters.front_ends.lines import Lines, Stopped
    from tmworkshop.cli.stops import interruptible

    lines = Lines(talk=sys.stderr)
    try:
        with interruptible():
            quiet.begin()
            ahead = lines.typed_ahead()
            return lines.next(question, ahead, ends=": ").strip()
    except (Stopped, KeyboardInterrupt):
        raise click.Abort from None
    finally:
        quiet.end()
