"""Where letters that are typed come from: a terminal, or a console of Windows.

What they do to a line, and which of them end it, `lines.py` alone knows.
"""

from __future__ import annotations

import os
import sys
from codecs import getincrementaldecoder
from typing import Protocol


class TypedLetters(Protocol):
    """TypedLetters that someone types."""

    def read(self) -> str:
        """Wait for letters and return those that came; nothing at the end of all."""

    def come(self, seconds: float) -> bool:
        """Say whether some are there, or come within so many *seconds*."""


def find_letters() -> TypedLetters | None:
    """Return what is typed into stdin letter by letter; None if lines come there."""
    if not sys.stdin.isatty():
        return None
    if sys.platform != "win32":
        return TerminalLetters()
    from tmworkshop.adapters.front_ends import console
    from tmworkshop.adapters.front_ends.console_letters import ConsoleLetters

    # the null device calls itself a terminal there
    return ConsoleLetters(console.read_events) if console.is_there() else None


class TerminalLetters:
    """What is typed into a terminal of a POSIX system, in UTF-8."""

    def __init__(self) -> None:
        self._decoder = getincrementaldecoder("utf-8")("replace")

    def read(self) -> str:
        """Wait for letters and return those that came; nothing at the end of all."""
        letters = ""
        while not letters:
            try:
                code = os.read(sys.stdin.fileno(), 4096)
            except OSError:
                return ""
            if not code:
                return ""
            letters = self._decoder.decode(code)
        return letters

    def come(self, seconds: float) -> bool:
        """Say whether some are there, or come within so many *seconds*."""
        from select import select

        return bool(select([sys.stdin.fileno()], [], [], seconds)[0])
