"""Lines typed without any redraw: from a pipe, or from a keyboard that is read by hand.

A terminal's own line ends at 4095 characters and forgets the rest, so on POSIX a line
is put together here, letter by letter.  What is pasted stays one line.
"""

from __future__ import annotations

import os
import sys
from codecs import getincrementaldecoder
from contextlib import suppress

from tmworkshop.adapters import quiet
from tmworkshop.adapters.cells import harmless, width_of, words_of

SETTLED = 0.03  # seconds without another key: what follows sooner was pasted
WAITS = "What was typed ahead waits in the line."
NOT_KEPT = (
    "These words are not kept yet: Enter keeps them, Ctrl-C once more goes without."
)
ENDS = ("\r", "\n")
STOPS = ("\x03", "\x04", "\x1a")  # Ctrl-C, Ctrl-D, Ctrl-Z
RUB_OUT = ("\x7f", "\b")
ALL_OF_IT, LAST_WORD, ESCAPE = "\x15", "\x17", "\x1b"


class Stopped(Exception):
    """Someone stopped typing for good; *line* is what stood in the line."""

    def __init__(self, line: str = "") -> None:
        super().__init__()
        self.line = line


class Lines:
    """Whoever types lines."""

    def __init__(self) -> None:
        self._by_hand = sys.platform != "win32" and _is_terminal()
        self._ahead = ""  # a piece of a letter's code, or keys not looked at yet
        self._decoder = getincrementaldecoder("utf-8")("replace")

    def next(self, question: str, line: str = "") -> str:
        """Put the *question* and return the line that is typed; Stopped without one.

        *line* stands in it to begin with, where it can be changed.
        """
        if self._by_hand:
            quiet.begin()
            _say(f"{question} > ")
            return self._typed(line)
        _say(f"{question} >\n")
        with suppress(KeyboardInterrupt):
            if given := sys.stdin.readline():
                return words_of(given.rstrip("\r\n"))
        raise Stopped

    def typed_ahead(self) -> str:
        """Take what was typed before anything was asked; it is to answer nothing."""
        keys = ""
        while self._by_hand and (self._ahead or _more(0)):
            if not (letter := self._letter()):
                break
            keys += letter
        if any(stop in keys for stop in STOPS):
            raise Stopped(words_of(keys).strip())
        return words_of(keys).strip()

    def _typed(self, line: str) -> str:
        _say(harmless(line))
        while True:
            letter = self._letter()
            ended = letter in ENDS and not self._goes_on()
            if ended or letter in STOPS or not letter:
                _say("\n")
                line = line.rstrip() or line
                if ended:
                    return line
                raise Stopped(line)
            if letter == ESCAPE:
                self._pass_over()
            elif line or letter not in ENDS:
                line = _changed(line, letter)

    def _goes_on(self) -> bool:
        """Say whether Enter was pasted: then more follows at a machine's speed."""
        return bool(self._ahead) or _more(SETTLED)

    def _pass_over(self) -> None:
        """Read to the end of what an arrow or another such key sends."""
        begun = self._goes_on() and self._letter() in ("[", "O")
        while begun and self._goes_on():
            letter = self._letter()
            begun = bool(letter) and not "@" <= letter <= "~"

    def _letter(self) -> str:
        """Return the next letter; nothing at the end of all input."""
        while not self._ahead:
            try:
                code = os.read(sys.stdin.fileno(), 4096)
            except OSError:
                return ""
            if not code:
                return ""
            self._ahead = self._decoder.decode(code)
        letter, self._ahead = self._ahead[0], self._ahead[1:]
        return letter


def _changed(line: str, letter: str) -> str:
    """Return *line* as *letter* changes it, and show the change."""
    if letter in RUB_OUT:
        shorter = line[:-1]
    elif letter == ALL_OF_IT:
        shorter = ""
    elif letter == LAST_WORD:
        shorter = line.rstrip()[: line.rstrip().rfind(" ") + 1]
    else:
        added = words_of(letter)
        _say(added)
        return line + added
    _say("\b \b" * (width_of(line) - width_of(shorter)))
    return shorter


def _more(seconds: float) -> bool:
    from select import select

    return bool(select([sys.stdin.fileno()], [], [], seconds)[0])


def _is_terminal() -> bool:
    try:
        return os.isatty(sys.stdin.fileno())
    except (OSError, ValueError):
        return False


def _say(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()
