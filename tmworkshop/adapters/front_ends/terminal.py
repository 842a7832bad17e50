"""The terminal front end: a calm screen that is looked at anew, and gone at the end.

What is private stands on the terminal's other screen, which keeps no history.  The
first screen is written with nothing but the standard library; prompt_toolkit, which
draws it from then on, is imported while people already read.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import suppress

from tmworkshop.adapters.cells import harmless_lines
from tmworkshop.adapters.front_ends import keyboard
from tmworkshop.adapters.front_ends.drafts import Drafts
from tmworkshop.adapters.front_ends.enters import Enters
from tmworkshop.adapters.front_ends.key_presses import Meant, Typed, take_typed_ahead
from tmworkshop.adapters.front_ends.line_prompt import ask_line
from tmworkshop.adapters.front_ends.lines import join_texts
from tmworkshop.adapters.front_ends.painted_screen import HOME, NORMAL
from tmworkshop.adapters.front_ends.plain import Plain
from tmworkshop.adapters.front_ends.question import LiveQuestion
from tmworkshop.adapters.front_ends.typed_line import line_to_begin_with
from tmworkshop.domain.facts import What
from tmworkshop.domain.session.shown.screen import Look
from tmworkshop.domain.session.typed.intents import Answer, Go, Intent
from tmworkshop.domain.wide_signs import narrow_signs

OTHER_SCREEN, OWN_SCREEN = "\x1b[?1049h", "\x1b[?1049l"
REST_OF_SCREEN = "\x1b[J"
BLANK = "#"
NO_CONSOLE = (
    "This window is no Windows console, so the questions come as plain lines; "
    "PowerShell or Windows Terminal shows them better."
)


class Terminal:
    """A facilitator at a keyboard, and a room that may be looking on."""

    def __init__(self, drafts: Drafts | None = None, enters: Enters | None = None):
        self._drafts = drafts or Drafts()
        self._enters = enters or Enters()
        self._is_open = False
        self._held = ""  # words that were in the line as the screen was blanked
        self._last = Typed("")  # the line that was read last
        self._plain: Plain | None = None

    def ask(self, look: Look) -> Intent:
        """Show what there is at each *look*, and return what the room intends."""
        if self._plain:
            return self._plain.ask(look)
        try:
            return self._asked(look)
        except Exception as error:
            # a class that only Windows can import
            if type(error).__name__ != "NoConsoleScreenBufferError":
                raise
            self.leave([NO_CONSOLE])
            self._plain = Plain(self._drafts)
            return self._plain.ask(look)

    def leave(self, words: Sequence[str]) -> None:
        """Clear what is private from the screen and say *words*."""
        if self._is_open:
            self._is_open = False
            keyboard.restore()
            self._write(f"{NORMAL}{HOME}{REST_OF_SCREEN}{OWN_SCREEN}")
        self._write("".join(f"{harmless_lines(line)}\n" for line in words))

    def _write(self, text: str) -> None:
        with suppress(OSError):  # a window that was closed shows nothing
            sys.stdout.write(text)
            sys.stdout.flush()

    def _asked(self, look: Look) -> Intent:
        intent: Intent | None = None
        while intent is None:  # a blank screen may come and go while it is looked at
            question = LiveQuestion(look, self._drafts, self._enters)
            blank = question.screen.blank
            intent = self._blank(question) if blank else self._put(question)
        return intent

    def _blank(self, question: LiveQuestion) -> Intent | None:
        self._open(question)
        take_typed_ahead()
        self._enters.show()
        typed = ask_line(question)
        if typed.meant is Meant.NOTHING:
            return None
        return Go(What.PAUSE) if typed.meant is Meant.PAUSE else Answer()

    def _put(self, question: LiveQuestion) -> Intent | None:
        question.begin(self._last.line)
        self._open(question)
        ahead = take_typed_ahead()
        if narrow_signs(ahead.line) == BLANK and BLANK in question.screen.offers:
            # pressed in haste: nobody is to look on
            stands = line_to_begin_with(question.screen)
            self._held = self._held or question.line.removeprefix(stands)
            return Go(What.BLANK)
        if waiting := join_texts(self._held, ahead.line):
            question.add_what_waits(waiting, is_held=bool(self._held))
            self._held = ""
        if ahead.meant is Meant.PAUSE:
            return Go(What.PAUSE)
        self._enters.show(after_one_key=self._last.by_one_key)
        return self._until_read(question)

    def _until_read(self, question: LiveQuestion) -> Intent | None:
        while True:
            typed = ask_line(question)
            is_untold = question.is_untold(typed.line)
            match typed.meant:
                case Meant.ANSWER:
                    self._last = typed
                    if intent := question.read(typed.line):
                        self._drafts.answered()
                        return intent
                case Meant.PAUSE if is_untold and not question.warned:
                    question.warn(typed.line)
                case Meant.PAUSE:
                    return Go(What.PAUSE)
                case _:  # others: leave it unread, and may look at the screen anew
                    self._held = typed.line if is_untold else ""
                    if typed.meant is Meant.BLANK:
                        return Go(What.BLANK)
                    return Answer() if question.screen.over else None

    def _open(self, question: LiveQuestion) -> None:
        """Show the first screen, before what draws the others is there."""
        if self._is_open:
            return
        self._is_open = True
        keyboard.quieten()
        lines = "".join(f"{line}\n" for line in question.lines)
        sys.stdout.write(f"{OTHER_SCREEN}{HOME}{lines}{REST_OF_SCREEN}")
        sys.stdout.flush()
