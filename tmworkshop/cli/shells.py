"""How what is offered is handed to a shell: quoted as it takes it, and never a trace.

What each shell asks with, and how it is answered, is click's; what click leaves to
the shells' own ways is here.
"""

from __future__ import annotations

import os
import re
from typing import Any

from click import Command
from click.shell_completion import (
    BashComplete,
    CompletionItem,
    FishComplete,
    PowerShellComplete,
    ShellComplete,
    ZshComplete,
    add_completion_class,
    shell_complete,
)

ASKED_BY = "_TMWORKSHOP_COMPLETE"  # the variable in which a shell asks
APOSTROPHES = re.compile("['\u2018\u2019\u201a\u201b]")  # PowerShell takes all for one
Items = list[CompletionItem[Any]]


class WithFlag(ShellComplete):
    """A value that is typed as one with its flag is offered as one with it."""

    def get_completions(self, args: list[str], incomplete: str) -> Items:
        """Return what may stand for *incomplete* after *args*."""
        items = super().get_completions(args, incomplete)
        flag, sign, _ = incomplete.partition("=")
        if flag.startswith("--") and sign:
            for item in items:
                item.value = f"{flag}={item.value}"
        return items


class QuotedForBash(BashComplete):
    """What is offered goes into the line as it is: bash quotes nothing itself."""

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the words; a sign between a flag and its value is none of them."""
        words, begun = super().get_completion_args()
        return [each for each in words if each != "="], begun.removeprefix("=")

    def format_completion(self, item: CompletionItem[Any]) -> str:
        """Return *item* as it can stand in the line, after a quote if one was typed."""
        words, place = os.environ["COMP_WORDS"], int(os.environ["COMP_CWORD"])
        begun = [*words.split("\n"), ""][place]
        if item.type == "plain":
            quoted = quote_for_bash(item.value, begun[:1])
            item.value = quoted.replace("\\", r"\\")  # its `read` takes one of two
        return super().format_completion(item)


class QuotedForFish(WithFlag, FishComplete):
    """It quotes by itself, but takes a comma for the end of what is offered."""

    def get_completions(self, args: list[str], incomplete: str) -> Items:
        """Return what may stand for *incomplete* after *args* and has no comma."""
        items = super().get_completions(args, incomplete)
        return [item for item in items if "," not in item.value]

    def format_completion(self, item: CompletionItem[Any]) -> str:
        """Return *item*, and all that is said of it."""
        item.help = item.help and item.help.replace(",", ";")
        return super().format_completion(item)


class QuotedForZsh(WithFlag, ZshComplete):
    """It quotes by itself."""


class QuotedForPowerShell(WithFlag, PowerShellComplete):
    """A name of several words is one word in single quotes."""

    def format_completion(self, item: CompletionItem[Any]) -> str:
        """Return *item* in quotes, if it needs them."""
        if item.type == "plain" and not re.fullmatch(r"[\w./=-]+", item.value):
            inner = APOSTROPHES.sub(r"\g<0>\g<0>", item.value)
            item.value = f"'{inner}'"
        return super().format_completion(item)


def quote_for_bash(word: str, opened: str) -> str:
    """Return *word* as bash reads it, where the quote *opened* stands before it."""
    if opened == "'":
        return word.replace("'", r"'\''")
    taken_apart = r'["$`\\]' if opened == '"' else r"(?![\w@%+=:,./-])[ -~]"
    return re.sub(taken_apart, r"\\\g<0>", word)


def answer_shell(command: Command, asked: str) -> int:
    """Tell a shell what may come next in *command*; nothing where that fails."""
    for each in (QuotedForBash, QuotedForFish, QuotedForZsh, QuotedForPowerShell):
        add_completion_class(each)
    try:
        return shell_complete(command, {}, "tmworkshop", ASKED_BY, asked)
    except (Exception, KeyboardInterrupt):  # noqa: BLE001 (someone is typing)
        return 0
