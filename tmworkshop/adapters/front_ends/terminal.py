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

from tmworkshop.adapters.cells import harmless
from tmworkshop.adapters.front_ends import drawing, painting, quiet
from tmworkshop.adapters.front_ends.drafts import ONCE_MORE, STANDS, Drafts
from tmworkshop.adapters.front_ends.lines import NOT_KEPT, WAITS, WAITS_FOR_YOU, joined
from tmworkshop.adapters.front_ends.painting import NORMAL, Canvas
from tmworkshop.adapters.front_ends.plain import Plain
from tmworkshop.adapters.front_ends.pressed import Meant, Typed, typed_ahead
from tmworkshop.adapters.front_ends.prompting import Wanted, ask_line
from tmworkshop.adapters.front_ends.standing import guessed, stands_in_line
from tmworkshop.domain.errors import WorkshopError
from tmworkshop.domain.facts import What
from tmworkshop.domain.session.intents import Answer, Go, Intent
from tmworkshop.domain.session.reading import intent_of
from tmworkshop.domain.session.screens import Screen
from tmworkshop.domain.values import Value, value

OTHER_SCREEN, OWN_SCREEN = "\x1b[?1049h", "\x1b[?1049l"
HOME, REST_OF_LINE, REST_OF_SCREEN = "\x1b[H", "\x1b[K", "\x1b[J"
HELP, BLANK = "/", "#"
OVER = frozenset("<#/")  # these act at once on a line that nobody has touched yet
NO_CONSOLE = (
    "This window is no Windows console, so the questions come as plain lines; "
    "PowerShell or Windows Terminal shows them better."
)
TURNED = {
    Meant.LATER: 1,
    Meant.EARLIER: -1,
    **dict.fromkeys((Meant.RESIZED, Meant.ANSWER, Meant.PAUSE, Meant.BLANK), 0),
}


@value
class _Sight(Value):
    """What is seen of a screen, and what stands in its line."""

    line: str
    complaint: str = ""
    page: int = 0
    keys: bool = False  # all keys are shown in place of what there is to read
    warned: bool = False  # that the words in the line are not kept yet
    elsewhere: str = ""  # words in the line that were typed at another question


class Terminal:
    """A facilitator at a keyboard, and a room that may be looking on."""

    def __init__(self, drafts: Drafts | None = None) -> None:
        self._drafts = drafts or Drafts()
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
            self._plain = Plain(self._drafts)
            return self._plain.ask(screen)

    def leave(self, words: Sequence[str]) -> None:
        """Clear what is private from the screen and say *words*."""
        if self._is_open:
            self._is_open = False
            quiet.end()
            self._write(f"{NORMAL}{HOME}{REST_OF_SCREEN}{OWN_SCREEN}")
        self._write("".join(f"{harmless(line)}\n" for line in words))

    def _write(self, text: str) -> None:
        with suppress(OSError):  # a window that was closed shows nothing
            sys.stdout.write(text)
            sys.stdout.flush()

    def _blank(self, screen: Screen) -> Intent:
        self._paint([""])
        typed_ahead()
        typed = ask_line(Wanted(drawing.question(screen.ask), is_secret=True))
        return Go(What.PAUSE) if typed.meant is Meant.PAUSE else Answer()

    def _asked(self, screen: Screen) -> Intent:
        sight = self._first_sight(screen)
        self._show(screen, sight)
        ahead = typed_ahead()
        if ahead.line == BLANK and BLANK in screen.offers:
            # pressed in haste: nobody is to look on
            self._held = self._held or sight.line.removeprefix(stands_in_line(screen))
            return Go(What.BLANK)
        if waiting := joined(self._held, ahead.line):
            held, self._held = self._held, ""
            sight = self._if_left_behind(screen, _with(sight, waiting), held)
            self._drafts.changed(sight.line)
            self._show(screen, sight)
        if ahead.meant is Meant.PAUSE:
            return Go(What.PAUSE)
        while True:
            typed = ask_line(self._wanted(screen, sight))
            found = self._meant(screen, typed, replace(sight, line=typed.line))
            if not isinstance(found, _Sight):
                return found
            sight = found
            self._show(screen, sight)

    def _first_sight(self, screen: Screen) -> _Sight:
        """Return what is seen before a key is pressed: what was half typed stands."""
        self._drafts.at(screen)
        line = self._line if screen.refused else stands_in_line(screen)
        draft, complaint = self._drafts.waiting(), self._drafts.complaint()
        if draft is None:
            return self._if_left_behind(screen, _Sight(line, complaint), screen.refused)
        if draft.asked_at == screen.asked_at:
            return _Sight(draft.line, joined(STANDS, complaint))
        line = joined(line, draft.line)
        return _Sight(line, joined(draft.notice, complaint), elsewhere=line)

    def _if_left_behind(self, screen: Screen, sight: _Sight, stands: object) -> _Sight:
        """Return *sight*, where words that *stand* may be for another question."""
        told = self._drafts.left_behind(screen) if stands and sight.line else ""
        if not told:
            return sight
        told = joined(told, sight.complaint)
        return replace(sight, complaint=told, elsewhere=sight.line)

    def _wanted(self, screen: Screen, sight: _Sight) -> Wanted:
        return replace(_wanted(screen, sight), changed=self._drafts.changed)

    def _meant(self, screen: Screen, typed: Typed, sight: _Sight) -> Intent | _Sight:
        untold = typed.line.strip() and typed.line != stands_in_line(screen)
        match typed.meant:
            case Meant.ANSWER if typed.line and typed.line == sight.elsewhere.rstrip():
                return replace(sight, complaint=ONCE_MORE, elsewhere="")
            case Meant.ANSWER:
                return self._answered(screen, sight)
            case Meant.PAUSE if untold and not sight.warned:
                told = WAITS_FOR_YOU if self._drafts.saves(typed.line) else NOT_KEPT
                return replace(sight, complaint=told, warned=True)
            case Meant.PAUSE:
                return Go(What.PAUSE)
            case Meant.BLANK:
                self._held = typed.line if untold else ""
                return Go(What.BLANK)
            case _:  # others: turn pages, by so many
                return replace(sight, page=max(0, sight.page + TURNED[typed.meant]))

    def _answered(self, screen: Screen, sight: _Sight) -> Intent | _Sight:
        self._line = sight.line
        found = _read(screen, sight)
        if not isinstance(found, _Sight):
            self._drafts.answered()
        return found

    def _show(self, screen: Screen, sight: _Sight) -> None:
        notice = joined(screen.notice, sight.complaint)
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


def _with(sight: _Sight, waiting: str) -> _Sight:
    """Return *sight* with what was typed ahead at the end of its line."""
    line = joined(sight.line, waiting)
    complaint = joined(sight.complaint, WAITS)
    return replace(
        sight, line=line, complaint=complaint, elsewhere=sight.elsewhere and line
    )


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
