"""A window of its own, for whoever double-clicks: one command is typed after another.

Each runs as it would from a shell. No shell is started, as some laptops forbid theirs.
"""

from __future__ import annotations

import shlex
import signal
import subprocess
import sys
from collections.abc import Sequence

from tmworkshop.cli.echo import say

PROMPT = "\ntmworkshop> "
NAME = "tmworkshop"
LEAVE = {"exit", "quit"}
STANDING = 2  # programs in a window that was opened for us: the launcher, and this
HOW = (
    "Type a command and press Enter, for example: session start",
    "--help lists them all; exit closes this window.",
)


def open_window() -> None:
    """Show what is waiting, then run what is typed until someone leaves."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # even if it was ignored
    _run(())
    say("", *HOW)
    while True:
        try:
            line = input(PROMPT)
            words = split_words(line)
        except EOFError:
            return
        except KeyboardInterrupt:  # a line that was thought better of
            continue
        except ValueError:
            say('A " is missing.')
            continue
        if words and words[0].casefold() in LEAVE:
            return
        if words:
            _run(words)


def is_ours_alone() -> bool:
    """Say whether the window was opened for this program, and closes with it."""
    if sys.platform != "win32":
        return False
    import ctypes

    numbers = (ctypes.c_ulong * (STANDING + 1))()
    count = ctypes.windll.kernel32.GetConsoleProcessList(numbers, len(numbers))
    return sys.stdin.isatty() and 0 < count <= STANDING


def split_words(line: str) -> Sequence[str]:
    r"""Return the words of a *line*; "..." holds one together, \ is a letter as any.

    ValueError if a quotation mark has no other.
    """
    parts = shlex.shlex(line, posix=True)
    parts.whitespace_split = True
    parts.commenters = parts.escape = ""
    parts.quotes = '"'
    words = list(parts)
    return words[1:] if words[:1] == [NAME] else words


def _run(words: Sequence[str]) -> None:
    """Run tmworkshop with *words*; Ctrl-C is for it, and not for this window."""
    # a handler, not SIG_IGN: that would be handed down
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        command = (sys.executable, "-X", "utf8", "-m", NAME, *words)
        subprocess.run(command, check=False)  # noqa: S603 (this program, no other)
    finally:
        signal.signal(signal.SIGINT, before)


if __name__ == "__main__":
    open_window()
