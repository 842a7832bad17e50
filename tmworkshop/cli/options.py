"""What is said before a command: by flags, or by the environment.

TMWORKSHOP_WORKSPACE names the folder, TMWORKSHOP_PLAIN (or a TERM that says nothing, or
a screen reader that Windows knows of, unless it is 0) asks without redraws,
TMWORKSHOP_NOW stops the clock for tests, or lets it run faster.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from tmworkshop.domain.values import Value, value

PLAIN, REFUSED = "TMWORKSHOP_PLAIN", "0"
DUMB = {"", "dumb", "unknown"}  # terminals that nothing is known of


@value
class Options(Value):
    """What holds for whatever command follows."""

    named_folder: str | None
    environ: Mapping[str, str]
    plain: bool
    no_input: bool
    chance: Callable[[int], bytes] = os.urandom  # that ids and keys are made of
    device: str = ""  # what tells this machine from another; else by its name

    @property
    def folder(self) -> Path:
        """The folder of the workspace; Environment if it cannot be one."""
        # help asks for no folder, and the store is slow to import
        from tmworkshop.adapters.store.workspace import workspace_folder

        return workspace_folder(self.named_folder, self.environ)

    @property
    def is_folder_named(self) -> bool:
        """Whether someone said where the workspace is."""
        return bool(self.named_folder or self.environ.get("TMWORKSHOP_WORKSPACE"))

    @property
    def in_git_bash(self) -> bool:
        """Whether this is a mintty, which is no console to a Windows program."""
        in_msys = sys.platform == "win32" and "MSYSTEM" in self.environ
        return in_msys and not sys.stdin.isatty()

    @property
    def is_plain(self) -> bool:
        """Whether questions are numbered lines, and nothing is drawn again."""
        terminal = self.environ.get(
            "TERM", "windows" if sys.platform == "win32" else ""
        )
        asked_for = self.plain or self.environ.get(PLAIN, REFUSED) not in {"", REFUSED}
        needed = self.in_git_bash or terminal in DUMB
        return asked_for or needed or self.is_read_aloud

    @property
    def is_read_aloud(self) -> bool:
        """Whether a screen reader runs that Windows knows of, and nobody refuses."""
        if sys.platform != "win32" or self.environ.get(PLAIN):
            return False
        from tmworkshop.adapters.front_ends import console

        return console.is_read_aloud()

    def with_plain(self, *, plain: bool) -> Options:
        """Return these with what a command's own --plain says."""
        return replace(self, plain=self.plain or plain)
