"""Lines typed without any redraw: from a pipe, or from a keyboard that is read by hand.

A terminal's own line ends at 4095 characters and forgets the rest, and a console's ends
what is pasted at each of its lines, so a line is put together here, letter by letter.
What is pasted stays one line.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import TextIO

from tmworkshop.adapters.cells import harmless, width_of, words_of
from tmworkshop.adapters.front_ends import keyboard
from tmworkshop.adapters.front_ends.enters import AGAIN, Enters
from tmworkshop.adapters.front_ends.letters import TypedLetters, find_letters
from tmworkshop.domain.errors import Unclear

SETTLED = 0.03  # seconds without another key: what follows sooner was pasted
WAITS = "What was typed ahead waits in the line."
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
    """Whoever types lines; *changed* is told each line as it stands, by hand."""

    def __init__(
        self,
        changed: Callable[[str], object] = str,
        talk: TextIO | None = None,
        enters: Enters | None = None,
        letters: TypedLetters | None = None,
    ) -> None:
        """Write questions to *talk*, or else to stdout as it is by then.

        Of those typed by hand, *enters* say which one counts where nothing is typed,
        and they come from *letters*, or else from the keyboard that is there.
        """
        self._changed = changed
        self._talk = talk
        self._enters = enters or Enters(is_on=False)
        self._letters = letters or find_letters()
        self.by_hand = self._letters is not None
        self._line = ""  # as it stands
        # what stands for the end of a line, where more lines were pasted
        self.end_of: Callable[[str], str] = lambda line: " "
        self.again = AGAIN  # is said of an Enter that does not count
        self._ahead = ""  # keys not looked at yet
        self._count = 0  # of lines that came, but by hand

    def next(
        self,
        question: str,
        line: str = "",
        *,
        ends: str = " > ",
        is_secret: bool = False,
    ) -> str:
        """Put the *question* and return the line that is typed; Stopped without one.

        Unclear names a line that came and holds what is no letter.
        *line* stands in it to begin with, where it can be changed.  Nothing that is
        secret is shown, or told to anyone.
        """
        if self.by_hand:
            keyboard.quieten()
            asked = f"{question}{ends}"
            self._say(asked)
            keyboard.leave_no_core()
            if is_secret:
                return self._hidden()
            while (typed := self._typed(line)) is None:
                self._say(f"{self.again}\n{asked}")
            return typed
        self._say(f"{question} >\n")
        with suppress(KeyboardInterrupt):
            if given := sys.stdin.readline():
                self._count += 1
                _ensure_letters(given, self._count)
                return words_of(given.rstrip("\r\n"))
        raise Stopped

    def typed_ahead(self) -> str:
        """Take what was typed before anything was asked; it is to answer nothing."""
        keys = ""
        while self._comes(0):
            if not (letter := self._letter()):
                break
            keys += letter
        if any(stop in keys for stop in STOPS):
            raise Stopped(words_of(keys).strip())
        return words_of(keys).strip()

    def _typed(self, line: str) -> str | None:
        """Return the line once it has ended; None for an Enter that does not count."""
        self._line = line
        try:
            end = self._until_its_end(harmless(line))
        except KeyboardInterrupt:
            self._changed(self._line)
            raise
        line = self._line.rstrip() or self._line
        if end in ENDS:
            counts = self._enters.press() or line
            return line if counts else None
        raise Stopped(line)

    def _until_its_end(self, shown: str) -> str:
        """Show what is *shown*, take letters into the line, return what ended it."""
        while True:
            if not self._ahead:
                self._say(shown)
                self._changed(self._line)
                shown = ""
            letter = self._letter()
            if self._ends(letter):
                self._say(f"{shown}\n")
                return letter
            if letter == ESCAPE:
                self._pass_over()
            elif self._line or letter not in ENDS:
                is_end = letter in ENDS
                typed = self.end_of(self._line) if is_end else letter
                self._line, more = _changed(self._line, typed)
                shown += more

    def _hidden(self) -> str:
        while not self._ends(letter := self._letter()):
            if letter == ESCAPE:
                self._pass_over()
        self._say("\n")
        if letter in ENDS:
            return ""
        raise Stopped

    def _ends(self, letter: str) -> bool:
        """Say whether *letter* ends a line; nothing does what is pasted on."""
        if letter in ENDS:
            return not self._goes_on()
        return letter in STOPS or not letter

    def _say(self, text: str) -> None:
        talk = self._talk or sys.stdout
        talk.write(text)
        talk.flush()

    def _goes_on(self) -> bool:
        """Say whether Enter was pasted: then more follows at a machine's speed."""
        return self._comes(SETTLED)

    def _comes(self, seconds: float) -> bool:
        letters = self._letters
        return bool(self._ahead) or (letters is not None and letters.come(seconds))

    def _pass_over(self) -> None:
        """Read to the end of what an arrow or another such key sends."""
        begun = self._goes_on() and self._letter() in ("[", "O")
        while begun and self._goes_on():
            letter = self._letter()
            begun = bool(letter) and not "@" <= letter <= "~"

    def _letter(self) -> str:
        """Return the next letter; nothing at the end of all input."""
        if not self._ahead and self._letters:
            self._ahead = self._letters.read()
        letter, self._ahead = self._ahead[:1], self._ahead[1:]
        return letter


def terminal_size() -> os.terminal_size | None:
    """Return the size of the terminal that is written to, if there is one."""
    with suppress(OSError, ValueError):
        return os.get_terminal_size(sys.stdout.fileno())
    return None


def join_texts(*texts: str) -> str:
    """Return those *texts* that are not empty, with a space between them."""
    return " ".join(filter(None, texts))


def _ensure_letters(line: str, number: int) -> None:
    try:
        line.encode()
    except UnicodeEncodeError:  # a byte that was none of a letter
        code = sys.stdin.encoding.upper()  # UTF-8, unless someone asked for another
        raise Unclear(
            f"Line {number} of what came is not in {code}: nothing of it was kept, and "
            "all before it was. "
            f"Save the file as {code}, and give it from line {number} on."
        ) from None


def _changed(line: str, letter: str) -> tuple[str, str]:
    """Return *line* as *letter* changes it, and what shows the change."""
    if letter in RUB_OUT:
        shorter = line[:-1]
    elif letter == ALL_OF_IT:
        shorter = ""
    elif letter == LAST_WORD:
        shorter = line.rstrip()[: line.rstrip().rfind(" ") + 1]
    else:
        added = words_of(letter)
        return line + added, added
    rubbed_out = width_of(harmless(line)) - width_of(harmless(shorter))
    return shorter, "\b \b" * rubbed_out
