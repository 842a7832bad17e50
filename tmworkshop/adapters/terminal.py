"""The terminal front end: a calm screen, repainted for each question, gone at the end.

What is private stands on the terminal's other screen, which keeps no history.  The
screen is written with nothing but the standard library; questionary, which asks the
question below it, is imported while people already read.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from tmworkshop.adapters import drawing, quiet
from tmworkshop.adapters.cells import harmless, width_of, wrapped
from tmworkshop.adapters.drawing import Block, Part
from tmworkshop.adapters.plain import Plain
from tmworkshop.adapters.prompting import Meant, Typed, Wanted, ask_line, typed_ahead
from tmworkshop.domain.dates import spoken
from tmworkshop.domain.errors import WorkshopError
from tmworkshop.domain.facts import What
from tmworkshop.domain.intents import Answer, Go, Intent
from tmworkshop.domain.reading import intent_of
from tmworkshop.domain.screens import Screen, Shape

OTHER_SCREEN, OWN_SCREEN = "\x1b[?1049h", "\x1b[?1049l"
HOME, REST_OF_LINE, REST_OF_SCREEN = "\x1b[H", "\x1b[K", "\x1b[J"
BOLD, NORMAL = "\x1b[1m", "\x1b[m"
STRONG = {Part.WHO, Part.TITLE, Part.NOTICE}
HELP = "/"
OVER = frozenset("<#/")  # these act on a line that nobody has touched yet
AT_LEAST = 3  # lines of what there is to read, however small the terminal
MORE = "… more: Page Down"
WAITS = "What was typed ahead waits in the line."
NOT_KEPT = (
    "These words are not kept yet: Enter keeps them, Ctrl-C once more goes without."
)
NO_CONSOLE = (
    "This window is no Windows console, so the questions come as plain lines; "
    "PowerShell or Windows Terminal shows them better."
)
WORDS = {Shape.LINE, Shape.DATE, Shape.NAME, Shape.RATINGS}


@dataclass(frozen=True)
class _Sight:
    """What is seen of a screen, and what stands in its line."""

    line: str = ""
    complaint: str = ""
    offset: int = 0
    keys: bool = False  # all keys are shown in place of what there is to read
    warned: bool = False  # that the words in the line are not kept yet


class Terminal:
    """A facilitator at a keyboard, and a room that may be looking on."""

    def __init__(self) -> None:
        self._is_open = False
        self._held = ""  # words that were in the line as the screen was blanked
        self._plain: Plain | None = None

    def ask(self, screen: Screen) -> Intent:
        """Show *screen*, wait, and return what the room intends."""
        if self._plain:
            return self._plain.ask(screen)
        try:
            return self._blank() if screen.blank else self._asked(screen)
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

    def _blank(self) -> Intent:
        self._paint(["", " Enter shows the screen again", ""])
        typed_ahead()
        typed = ask_line(Wanted("", is_secret=True))
        return Go(What.PAUSE) if typed.meant is Meant.PAUSE else Answer()

    def _asked(self, screen: Screen) -> Intent:
        sight = _Sight(_line_of(screen))
        self._show(screen, sight)
        ahead = typed_ahead()
        if ahead.meant is Meant.PAUSE:
            return Go(What.PAUSE)
        waiting = " ".join(filter(None, (self._held, ahead.line)))
        self._held = ""
        if waiting:
            sight = replace(sight, line=sight.line + waiting, complaint=WAITS)
            self._show(screen, sight)
        while True:
            typed = ask_line(_wanted(screen, sight))
            found = self._meant(screen, typed, sight)
            if not isinstance(found, _Sight):
                return found
            sight = found
            self._show(screen, sight)

    def _meant(self, screen: Screen, typed: Typed, sight: _Sight) -> Intent | _Sight:
        line = typed.line
        match typed.meant:
            case Meant.PAUSE if _would_be_lost(screen, line) and not sight.warned:
                return replace(sight, line=line, complaint=NOT_KEPT, warned=True)
            case Meant.PAUSE:
                return Go(What.PAUSE)
            case Meant.BLANK:
                self._held = line if _would_be_lost(screen, line) else ""
                return Go(What.BLANK)
            case Meant.LATER:
                return replace(sight, line=line, offset=sight.offset + 1)
            case Meant.EARLIER:
                return replace(sight, line=line, offset=max(0, sight.offset - 1))
            case Meant.RESIZED:
                return replace(sight, line=line)
            case Meant.ANSWER:
                return _read(screen, line, sight)

    def _show(self, screen: Screen, sight: _Sight) -> None:
        columns, rows = _size()
        width = _width(columns)
        notice = " ".join(filter(None, (screen.notice, sight.complaint)))
        noted = replace(screen, notice=notice)
        above = list(_above(noted, width))
        below = list(_below(noted, sight, width))
        room = max(AT_LEAST, rows - len(above) - len(below) - 2)
        self._paint([*above, *_window(_middle(noted, sight, width), sight, room), *below])

    def _paint(self, lines: Sequence[str]) -> None:
        if not self._is_open:
            self._is_open = True
            quiet.begin()
            sys.stdout.write(OTHER_SCREEN)
        painted = "".join(f"{line}{REST_OF_LINE}\n" for line in lines)
        sys.stdout.write(f"{HOME}{painted}{REST_OF_SCREEN}")
        sys.stdout.flush()


def _read(screen: Screen, line: str, sight: _Sight) -> Intent | _Sight:
    if line == HELP and screen.keys:
        return replace(sight, line="", keys=not sight.keys, offset=0, complaint="")
    if sight.keys and not line:
        return replace(sight, keys=False, line=_line_of(screen))
    untouched = bool(line) and line == _line_of(screen)
    try:
        # words that stood there are words, whatever letter they begin with
        return intent_of(screen, f" {line}" if untouched else line)
    except WorkshopError as error:
        return replace(sight, line=line, complaint=str(error), keys=False)


def _line_of(screen: Screen) -> str:
    """Return what stands in the line to begin with."""
    words = screen.ask.default if screen.ask.shape in WORDS else ""
    return f" {words}" if words[:1] in screen.offers else words


def _would_be_lost(screen: Screen, line: str) -> bool:
    words = screen.ask.shape in WORDS
    return words and bool(line.strip()) and line != _line_of(screen)


def _wanted(screen: Screen, sight: _Sight) -> Wanted:
    over = OVER & (screen.offers | {HELP} if screen.keys else screen.offers)
    return Wanted(
        prompt=_prompt(screen, _width(_size()[0])),
        line=sight.line,
        at_once=over.union(choice.key for choice in screen.ask.choices),
        over=over if sight.line == _line_of(screen) else frozenset(),
        reading=lambda line: _reading(screen, line),
    )


def _reading(screen: Screen, line: str) -> str:
    """Return what *line* would be taken for, where that is not plain from itself."""
    try:
        intent = intent_of(screen, line)
    except WorkshopError:
        return ""
    if not isinstance(intent, Answer) or not line.strip() or not intent.value:
        return ""
    match screen.ask.shape:
        case Shape.DATE:
            from datetime import date

            return f"= {spoken(date.fromisoformat(intent.value))} "
        case Shape.NAME:
            return f"= {harmless(screen.here[intent.value])} "
        case Shape.RATINGS:
            slips = len(intent.value.split())
            return f"{slips} slip{'s' * (slips != 1)}, {len(screen.here)} here "
        case _:
            return ""


def _prompt(screen: Screen, width: int) -> str:
    ask = screen.ask
    if _is_beside(screen, width):
        return f"{drawing.question(ask)} >"
    return f"(Enter {ask.enter}) >"


def _is_beside(screen: Screen, width: int) -> bool:
    """Say whether the question is short enough to stand beside its answer."""
    return width_of(drawing.question(screen.ask)) <= width // 2


def _above(screen: Screen, width: int) -> Iterator[str]:
    header, *who = drawing.head(screen, width)
    yield from header.lines
    yield drawing.rule(width)
    yield from _painted(who)
    yield from [""] * len(who)


def _middle(screen: Screen, sight: _Sight, width: int) -> list[str]:
    if sight.keys:
        return [*drawing.all_keys(screen, width), ""]
    parts = ([*_painted([block]), ""] for block in drawing.body(screen, width))
    return list(chain.from_iterable(parts))


def _below(screen: Screen, sight: _Sight, width: int) -> Iterator[str]:
    foot = drawing.foot(screen, width)
    beside_keys = [block for block in foot if block.part in (Part.NOTICE, Part.CHOICES)]
    yield from _painted(beside_keys if sight.keys else foot)
    if not _is_beside(screen, width):
        label = wrapped(harmless(screen.ask.label), width, drawing.MARGIN)
        yield from (f"{BOLD}{line}{NORMAL}" for line in label)


def _window(lines: list[str], sight: _Sight, room: int) -> list[str]:
    """Return as many of *lines* as there is *room* for, a page at a time."""
    if len(lines) <= room:
        return lines
    page = room - 1
    start = min(sight.offset * page, max(0, len(lines) - page))
    shown = lines[start : start + page]
    more = start + page < len(lines)
    return [*shown, f" {MORE}" if more else " … Page Up shows the beginning"]


def _painted(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        for line in block.lines:
            yield f"{BOLD}{line}{NORMAL}" if block.part in STRONG else line


def _width(columns: int) -> int:
    return max(drawing.NARROWEST, min(columns, drawing.WIDEST) - 1)


def _size() -> Any:
    with suppress(OSError, ValueError):
        return os.get_terminal_size(sys.stdout.fileno())
    return os.terminal_size((80, 24))
