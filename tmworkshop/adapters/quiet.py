"""The keyboard between two questions: nothing is echoed, nothing interrupts.

What is typed then is read with the next question.  Ctrl-C waits for it too, so that
it cannot fall into the writing of a fact.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import Any

_before: list[Any] = []  # how the keyboard was set, while it is quiet


def begin() -> None:
    """Quieten the keyboard, if there is one here that can be."""
    if sys.platform == "win32":
        _obey_escapes()
        return
    if _before:
        return
    import termios

    with suppress(termios.error, OSError, ValueError):
        settings = termios.tcgetattr(sys.stdin.fileno())
        _before.append(list(settings))
        settings[3] &= ~(termios.ECHO | termios.ICANON | termios.ISIG)
        termios.tcsetattr(sys.stdin.fileno(), termios.TCSANOW, settings)


def end() -> None:
    """Set the keyboard as it was."""
    if sys.platform == "win32" or not _before:
        return
    import termios

    with suppress(termios.error, OSError, ValueError):
        termios.tcsetattr(sys.stdin.fileno(), termios.TCSANOW, _before.pop())


def _obey_escapes() -> None:
    """Make an older Windows console obey what is written to it."""
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.windll.kernel32
        mode = ctypes.c_ulong()
        output = kernel.GetStdHandle(-11)
        if kernel.GetConsoleMode(output, ctypes.byref(mode)):
            kernel.SetConsoleMode(output, mode.value | 4)
