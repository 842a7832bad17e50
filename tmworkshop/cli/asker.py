"""Whoever sits before a command: asked for what no flag says, a line at a time.

A long paste is one answer, and whole.  Without a keyboard that can be read letter by
letter (as in Git Bash on Windows), click asks.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TypeVar

import click

from tmworkshop.adapters.cells import harmless, mend_letters
from tmworkshop.cli.echo import say
from tmworkshop.cli.options import Options
from tmworkshop.domain.errors import Missing, Unclear
from tmworkshop.domain.values import Value, value
from tmworkshop.domain.wide_signs import narrow_signs

T = TypeVar("T")
SHORTEST = 8  # letters of a passphrase
YES, NO = {"y", "yes"}, {"n", "no", ""}


@value
class Asker(Value):
    """Someone to put a question to, or nobody, as the *options* have it."""

    options: Options

    @property
    def is_there(self) -> bool:
        """Whether there is someone to ask."""
        by_hand = sys.stdin.isatty() or self.options.in_git_bash
        return by_hand and not self.options.no_input

    def ensure_there(self, what: str, flag: str) -> None:
        """Raise Missing, with the name of the *flag*, if nobody can be asked."""
        if not self.is_there:
            thing = what[:1].lower() + what[1:]
            raise Missing(f"Nobody can be asked for {thing}. Give it as {flag}")

    def ask(self, what: str, flag: str, default: str | None = None) -> str:
        """Ask for one line, *what*; Missing names the *flag* if nobody can be asked.

        Enter takes the *default*, and without one it is asked again.
        """
        self.ensure_there(what, flag)
        question = harmless(f"{what} [{default}]" if default else what)
        if not _by_hand():
            return mend_letters(
                click.prompt(question, default=default, show_default=False, err=True)
            )
        while not (line := _typed(question)) and default is None:
            pass
        return line or default or ""

    def ask_secret(self, what: str, flag: str) -> str:
        """Ask for *what* without showing what is typed; Enter is none."""
        self.ensure_there(what, flag)
        given: str = click.prompt(
            harmless(what), default="", hide_input=True, show_default=False, err=True
        )
        return given

    def ask_new_secret(self, what: str, flag: str) -> str:
        """Ask for *what*, twice, and again where it is short; Enter is none."""
        while given := self.ask_secret(what, flag):
            if len(given) < SHORTEST:
                say(f"That is short: {SHORTEST} letters or more, three words say.")
            elif self.ask_secret("Once more", flag) == given:
                return given
            else:
                say("Those were two.")
        return ""

    def confirm(self, what: str, *, enter: bool = False) -> bool:
        """Ask whether *what*; Enter is no, or as *enter* has it."""
        question = harmless(what)
        if not _by_hand():
            return click.confirm(question, default=enter, err=True)
        asked = f"{question} {'[Y/n]' if enter else '[y/N]'}"
        while (line := narrow_signs(_typed(asked)).casefold()) not in YES | NO:
            say("Please answer with y or n.")
        return line in YES if line else enter

    def agree(self, what: str, *shown: str) -> bool:
        """Say what is *shown*, and ask whether to do *what*, which --yes says too."""
        self.ensure_there(f"whether to {what[:1].lower()}{what[1:]}", "--yes")
        say(*shown)
        return self.confirm(what)


def ask_until_clear(ask: Callable[[], T]) -> T:
    """Ask again until the answer can be read: nothing else is asked twice."""
    while True:
        try:
            return ask()
        except Unclear as unclear:
            say(str(unclear))


def _by_hand() -> bool:
    from tmworkshop.adapters.front_ends.letters import find_letters

    return find_letters() is not None


def _typed(question: str) -> str:
    """Return the line that is typed; click.Abort if someone stops instead.

    What was typed before it was asked stands in it, and answers nothing.
    """
    # few commands ask anything, and fewer of a keyboard
    from tmworkshop.adapters.front_ends import keyboard
    from tmworkshop.adapters.front_ends.lines import Lines, Stopped
    from tmworkshop.cli.stops import interruptible

    lines = Lines(talk=sys.stderr)
    try:
        with interruptible():
            keyboard.quieten()
            ahead = lines.typed_ahead()
            return lines.next(question, ahead, ends=": ").strip()
    except (Stopped, KeyboardInterrupt):
        raise click.Abort from None
    finally:
        keyboard.restore()
