"""The plain front end: numbered, line by line, no redraw, no escape sequence.

For screen readers, pipes and terminals that can do little.  What was said already is
not said again: only what is new on a screen is written.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress

from tmworkshop.adapters import drawing, quiet
from tmworkshop.adapters.cells import UNBROKEN, harmless, wrapped
from tmworkshop.adapters.drawing import Block, Part
from tmworkshop.adapters.lines import NOT_KEPT, WAITS, Lines, Stopped
from tmworkshop.adapters.standing import TYPED, stands_in_line
from tmworkshop.domain.errors import WorkshopError
from tmworkshop.domain.facts import What
from tmworkshop.domain.intents import Answer, Go, Intent
from tmworkshop.domain.reading import intent_of
from tmworkshop.domain.screens import Ask, Screen, Shape

HELP = "/"
BESIDE = " │"  # what stands beside words only for the eye
WORTH_KEEPING = 20  # letters; a shorter line is sooner typed again than changed
NEVER_TWICE = {Part.CUE, Part.STEMS, Part.WORDS, Part.CARD, Part.TITLE, Part.KEYS}


class Plain:
    """A facilitator who is read to, or a program that writes lines."""

    def __init__(self) -> None:
        self._lines = Lines()
        self._line = ""  # the line that was read last
        self._said: dict[Part, tuple[str, ...]] = {}  # what was said last of each part

    def ask(self, screen: Screen) -> Intent:
        """Say what is new on *screen*, wait, and return what the room intends."""
        try:
            return self._blank(screen) if screen.blank else self._asked(screen)
        except Stopped:
            return Go(What.PAUSE)

    def leave(self, words: Sequence[str]) -> None:
        """Move what is private out of sight and say *words*."""
        self._out_of_sight()
        quiet.end()
        _write(*map(harmless, words))

    def _blank(self, screen: Screen) -> Intent:
        self._out_of_sight()
        self._lines.typed_ahead()
        self._lines.next(drawing.question(screen.ask))
        return Answer()

    def _asked(self, screen: Screen) -> Intent:
        line = self._lines.typed_ahead()
        self._tell(screen)
        if line:
            _write(WAITS)
        elif screen.refused:
            line = self._again()
        while True:
            self._line = self._typed(screen, line)
            try:
                return intent_of(screen, _as_meant(screen, self._line))
            except WorkshopError as error:
                _write(harmless(str(error)))
                line = self._again()

    def _again(self) -> str:
        """Return what is to stand in the line once more."""
        return self._line if len(self._line) > WORTH_KEEPING else ""

    def _typed(self, screen: Screen, line: str) -> str:
        """Return a line that is no call for help, nor a slip of the hand."""
        warned = False
        while True:
            try:
                line = self._lines.next(drawing.question(screen.ask), line)
            except Stopped as stop:
                if warned or not stop.line.strip():
                    raise
                line, warned = stop.line, True
                _write(NOT_KEPT)
                continue
            if line != HELP or not screen.keys:
                return line
            _write(*(key.strip() for key in drawing.all_keys(screen, UNBROKEN)))
            line = ""

    def _out_of_sight(self) -> None:
        if self._said and (size := _size()):
            _write(*[""] * size.lines)
        self._said.clear()

    def _tell(self, screen: Screen) -> None:
        blocks = [
            *drawing.head(screen, UNBROKEN),
            *drawing.body(screen, UNBROKEN),
            *drawing.foot(screen, UNBROKEN),
        ]
        for part in Part:
            if part not in {block.part for block in blocks} and part not in NEVER_TWICE:
                self._said.pop(part, None)
        for block in blocks:
            if block.part is not Part.CHOICES:
                _write(*(line.strip(BESIDE) for line in self._new(block)))
        _write(*_choices(screen))

    def _new(self, block: Block) -> Sequence[str]:
        """Return what of *block* was not said yet; of what is kept, line by line."""
        said = self._said.get(block.part, ())
        self._said[block.part] = block.lines
        match block.part:
            case Part.NOTICE:
                return block.lines
            case Part.KEPT:
                return [line for line in block.lines if line not in said]
            case _:
                return block.lines if said != block.lines else ()


def _as_meant(screen: Screen, line: str) -> str:
    """Return *line* with a number read as what it stands for; Enter keeps what is."""
    if not line:
        return stands_in_line(screen)
    numbered = _numbered(screen)
    if line.strip().isdecimal() and 0 < int(line) <= len(numbered):
        return numbered[int(line) - 1]
    return line


def _numbered(screen: Screen) -> tuple[str, ...]:
    """Return what may be given by its number."""
    if screen.ask.shape is Shape.NAME:
        return tuple(screen.here.values())
    keys = tuple(choice.key for choice in screen.ask.choices)
    return () if any(key.isdecimal() for key in keys) else keys


def _choices(screen: Screen) -> Iterator[str]:
    ask = screen.ask
    if ask.shape is Shape.NAME:
        for number, name in enumerate(screen.here.values(), 1):
            yield f"{number}. {harmless(name)}"
    numbered = bool(_numbered(screen))
    for number, each in enumerate(ask.choices, 1):
        yield (
            f"{number}. {each.label} ({each.key})"
            if numbered
            else (f"{each.key}: {each.label}")
        )
    yield from _standing(ask)


def _standing(ask: Ask) -> Iterator[str]:
    if ask.default and ask.shape in TYPED:
        yield f"Now: {harmless(ask.default)}"
        yield "Enter keeps it, a space empties it."


def _write(*lines: str) -> None:
    size = _size()
    width = size.columns - 1 if size else UNBROKEN
    for line in lines:
        for row in wrapped(line, width):
            sys.stdout.write(f"{row}\n")
    sys.stdout.flush()


def _size() -> os.terminal_size | None:
    """Return the size of the terminal, if there is one."""
    with suppress(OSError, ValueError):
        return os.get_terminal_size(sys.stdout.fileno())
    return None
