"""The terminal front end: a calm screen, repainted for each question, gone at the end.

What is private stands on the terminal's other screen, which keeps no history.  The
screen is written with nothing but the standard library; questionary, which asks the
question below it, is imported while people already read.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from tmworkshop.adapters import drawing, painting, quiet
from tmworkshop.adapters.cells import harmless
from tmworkshop.adapters.lines import NOT_KEPT, WAITS
from tmworkshop.adapters.painting import NORMAL, Canvas
from tmworkshop.adapters.plain import Plain
from tmworkshop.adapters.prompting import Meant, Typed, Wanted, ask_line, typed_ahead
from tmworkshop.adapters.standing import guessed, stands_in_line
from tmworkshop.domain.errors import WorkshopError
from tmworkshop.domain.facts import What
from tmworkshop.domain.intents import Answer, Go, Intent
from tmworkshop.domain.reading import intent_of
from tmworkshop.domain.screens import Screen
from tmworkshop.domain.values import Value, value

OTHER_SCREEN, OWN_SCREEN = "\x1b[?1049h", "\x1b[?1049l"
HOME, REST_OF_LINE, REST_OF_SCREEN = "\x1b[H", "\x1b[K", "\x1b[J"
HELP, BLANK = "/", "#"
OVER = frozenset("<#/")  # these act at once on a line that nobody has touched yet
NO_CONSOLE = (
    "This window is no Windows console, so the questions come as plain lines; "
    "PowerShell or Windows Terminal shows them better."
)
TURNED = {Meant.LATER: 1, Meant.EARLIER: -1, Meant.RESIZED: 0}


@value
class _Sight(Value):
    """What is seen of a screen, and what stands in its line."""

    line: str
    complaint: str = ""
    page: int = 0
    keys: bool = False  # all keys are shown in place of what there is to read
    warned: bool = False  # that the words in the line are not kept yet


class Terminal:
    """A facilitator at a keyboard, and a room that may be looking on."""

    def __init__(self) -> None:
        self._is_open = False
        self._held = ""  # words that were in the line as the screen was blanked
        self._line = ""  # the line that was read last
        self._plain: Plain | None = None

    def ask(self, screen: Screen) -> Intent:
        """Show *screen*, wait, and return what the room intends."""
        if self._plain:
            return self._plain.ask(screen)
        try:
            return self._blank(screen) if screen.blank else self._asked(screen)
        except Exception as error:
            # a class that only Windows can import
            if type(error).__name__ != "NoConsoleScreenBufferError":
                raise
            self.leave([NO_CONSOLE])
            self._plain = Plain()
            return self._plain.ask(screen)

    def leave(self, words: Sequence[str]) -> None:
        """Clear what is private from the screen and say *words*."""
        if self._is_open:
            self._is_open = False
            sys.stdout.write(f"{NORMAL}{HOME}{REST_OF_SCREEN}{OWN_SCREEN}")
            quiet.end()
        for line in words:
            sys.stdout.write(f"{harmless(line)}\n")
        sys.stdout.flush()

    def _blank(self, screen: Screen) -> Intent:
        self._paint([""])
        typed_ahead()
        typed = ask_line(Wanted(drawing.question(screen.ask), is_secret=True))
        return Go(What.PAUSE) if typed.meant is Meant.PAUSE else Answer()

    def _asked(self, screen: Screen) -> Intent:
        sight = _Sight(self._line if screen.refused else stands_in_line(screen))
        self._show(screen, sight)
        ahead = typed_ahead()
        if ahead.meant is Meant.PAUSE:
            return Go(What.PAUSE)
        if ahead.line == BLANK and BLANK in screen.offers:
            return Go(What.BLANK)  # pressed in haste: nobody is to look on
        if waiting := " ".join(filter(None, (self._held, ahead.line))):
            self._held = ""
            sight = _Sight(sight.line + waiting, WAITS)
            self._show(screen, sight)
        while True:
            typed = ask_line(_wanted(screen, sight))
            found = self._meant(screen, typed, replace(sight, line=typed.line))
            if not isinstance(found, _Sight):
                return found
            sight = found
            self._show(screen, sight)

    def _meant(self, screen: Screen, typed: Typed, sight: _Sight) -> Intent | _Sight:
        untold = typed.line.strip() and typed.line != stands_in_line(screen)
        match typed.meant:
            case Meant.ANSWER:
                self._line = typed.line
                return _read(screen, sight)
            case Meant.PAUSE if untold and not sight.warned:
                return replace(sight, complaint=NOT_KEPT, warned=True)
            case Meant.PAUSE:
                return Go(What.PAUSE)
            case Meant.BLANK:
                self._held = typed.line if untold else ""
                return Go(What.BLANK)
        return replace(sight, page=max(0, sight.page + TURNED[typed.meant]))

    def _show(self, screen: Screen, sight: _Sight) -> None:
        notice = " ".join(filter(None, (screen.notice, sight.complaint)))
        paint = painting.keys_painting if sight.keys else painting.painting
        self._paint(paint(replace(screen, notice=notice), _canvas(), sight.page))

    def _paint(self, lines: Sequence[str]) -> None:
        if not self._is_open:
            self._is_open = True
            quiet.begin()
            sys.stdout.write(OTHER_SCREEN)
        painted = "".join(f"{line}{REST_OF_LINE}\n" for line in lines)
        sys.stdout.write(f"{HOME}{painted}{REST_OF_SCREEN}")
        sys.stdout.flush()


def _read(screen: Screen, sight: _Sight) -> Intent | _Sight:
    if sight.line == HELP and screen.keys:
        return _Sight(stands_in_line(screen), keys=not sight.keys)
    if sight.keys and not sight.line:
        return _Sight(stands_in_line(screen))
    # what stood in the line was taken out of it: nothing is meant, not Enter alone
    emptied = " " if stands_in_line(screen) else ""
    try:
        return intent_of(screen, sight.line or emptied)
    except WorkshopError as error:
        return _Sight(sight.line, str(error))


def _wanted(screen: Screen, sight: _Sight) -> Wanted:
    over = OVER & (screen.offers | {HELP} if screen.keys else screen.offers)
    return Wanted(
        prompt=painting.prompt(screen, _canvas()),
        line=sight.line,
        at_once=over.union(choice.key for choice in screen.ask.choices),
        over=over if sight.line == stands_in_line(screen) else frozenset(),
        reading=lambda line: guessed(screen, line),
    )


def _canvas() -> Canvas:
    with suppress(OSError, ValueError):
        return Canvas(*os.get_terminal_size(sys.stdout.fileno()))
    return Canvas(80, 24)
