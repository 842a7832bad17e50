"""The plain front end: numbered, line by line, no redraw, no escape sequence.

For screen readers, pipes and terminals that can do little.  What was said already is
not said again: only what is new on a screen is written.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from functools import partial

from tmworkshop.adapters.cells import UNBROKEN, harmless, wrap_around, wrap_text
from tmworkshop.adapters.front_ends import keyboard, screen_blocks
from tmworkshop.adapters.front_ends.drafts import ONCE_MORE, STANDS, Drafts
from tmworkshop.adapters.front_ends.enters import Enters, say_again
from tmworkshop.adapters.front_ends.lines import (
    WAITS,
    Lines,
    Stopped,
    join_texts,
    terminal_size,
)
from tmworkshop.adapters.front_ends.screen_blocks import Block, Region
from tmworkshop.adapters.front_ends.typed_line import list_choices, resolve_number
from tmworkshop.domain.errors import WorkshopError
from tmworkshop.domain.facts import What
from tmworkshop.domain.session.questions.ask import HELP
from tmworkshop.domain.session.shown.screen import Look, Screen
from tmworkshop.domain.session.typed.grammar import read_intent
from tmworkshop.domain.session.typed.intents import Answer, Go, Intent
from tmworkshop.domain.session.typed.lists import end_line, mark_list
from tmworkshop.domain.wide_signs import narrow_signs

BESIDE = " │"  # what stands beside words only for the eye
WORTH_KEEPING = 20  # letters; a shorter line is sooner typed again than changed
# others: are said anew once they have been out of sight
NEVER_TWICE = {
    *(Region.CUE, Region.NEVER, Region.STEMS, Region.WORDS),
    *(Region.CARD, Region.TITLES, Region.TITLE, Region.KEYS),
}


class Plain:
    """A facilitator who is read to, or a program that writes lines."""

    def __init__(
        self, drafts: Drafts | None = None, enters: Enters | None = None
    ) -> None:
        drafts = drafts or Drafts()
        self._enters = enters or Enters()
        self._lines = Lines(drafts.changed, enters=self._enters)
        # what comes through a pipe is not lost with this process
        self._drafts = drafts if self._lines.by_hand else Drafts()
        self._line = ""  # the line that was read last
        self._speaker = ""
        self._said: dict[Region, tuple[str, ...]] = {}  # what was said last of each

    def ask(self, look: Look) -> Intent:
        """Say what is new on the screen, wait, and return what the room intends."""
        screen = look()
        if screen.over:
            return Answer()
        self._enters.show()
        try:
            return self._blank(screen) if screen.blank else self._asked(look, screen)
        except Stopped:
            return Go(What.PAUSE)

    def leave(self, words: Sequence[str]) -> None:
        """Move what is private out of sight and say *words*."""
        keyboard.restore()
        with suppress(OSError):  # a window that was closed shows nothing
            self._out_of_sight()
            width = _width()
            _put(line for each in words for line in wrap_around(each, width))

    def _blank(self, screen: Screen) -> Intent:
        self._out_of_sight()
        self._lines.typed_ahead()
        self._lines.next(screen_blocks.question_text(screen.ask), is_secret=True)
        return Answer()

    def _asked(self, look: Look, screen: Screen) -> Intent:
        self._drafts.at(screen)
        ahead = self._ahead()
        self._tell(screen)
        line, elsewhere = self._begun(screen, ahead)
        while True:
            self._line = self._typed(look, screen, line)
            screen = self._moved_on(screen, look())
            if elsewhere and self._line == elsewhere:
                _write(ONCE_MORE)
                line, elsewhere = elsewhere, ""
                continue
            try:
                line = mark_list(screen, self._line)
                intent = read_intent(screen, resolve_number(screen, line))
            except WorkshopError as error:
                _write(harmless(str(error)))
                line = self._again()
            else:
                self._drafts.answered()
                return intent

    def _ahead(self) -> str:
        """Return what was typed before anything was asked."""
        try:
            return self._lines.typed_ahead()
        except Stopped as stop:
            if stop.line:
                self._drafts.changed(stop.line)
            raise

    def _begun(self, screen: Screen, ahead: str) -> tuple[str, str]:
        """Return what stands in the line, and that again if it is from elsewhere."""
        draft = self._drafts.waiting()
        line, elsewhere = "", ""
        if draft and draft.asked_at == screen.asked_at:
            line = draft.line
            _write(STANDS)
        elif draft:
            line = elsewhere = draft.line.rstrip()
            _write(draft.notice)
        elif screen.refused and not ahead:
            line = self._again()
            if line and (notice := self._drafts.left_behind(screen)):
                elsewhere = line
                _write(notice)
        if ahead:
            line = join_texts(line, ahead)
            elsewhere = elsewhere and line
            self._drafts.changed(line)
            _write(WAITS)
        if complaint := self._drafts.complaint():
            _write(complaint)
        return line, elsewhere

    def _again(self) -> str:
        """Return what is to stand in the line once more."""
        line = self._line if len(self._line) > WORTH_KEEPING else ""
        self._drafts.changed(line)
        return line

    def _typed(self, look: Look, screen: Screen, line: str) -> str:
        """Return a line that is no call for help, nor a slip of the hand."""
        warned, self._lines.end_of = False, partial(end_line, screen)
        self._lines.again = say_again(screen.ask)
        while True:
            try:
                line = self._lines.next(screen_blocks.question_text(screen.ask), line)
            except Stopped as stop:
                if warned or not stop.line.strip():
                    raise
                line, warned = stop.line, True
                _write(self._drafts.warning(line))
                continue
            if narrow_signs(line) != HELP or not screen.keys:
                return line
            self._say_time(look())
            _write(*map(str.strip, screen_blocks.draw_all_keys(screen, UNBROKEN)))
            line = ""

    def _moved_on(self, was: Screen, now: Screen) -> Screen:
        """Return the screen as it is *now*; say where a timed part has begun since."""
        if now.heading.part != was.heading.part and now.asked_at == was.asked_at:
            self._say_time(now)
        return now

    def _say_time(self, screen: Screen) -> None:
        header, *_ = screen_blocks.draw_head(screen, UNBROKEN)
        self._said[Region.HEADER] = header.lines
        _write(*map(str.strip, header.lines))

    def _out_of_sight(self) -> None:
        if self._said and (size := terminal_size()):
            _write(*[""] * size.lines)
        self._said.clear()

    def _tell(self, screen: Screen) -> None:
        blocks = [
            *screen_blocks.draw_head(screen, UNBROKEN),
            *screen_blocks.draw_body(screen, UNBROKEN),
            *screen_blocks.draw_foot(screen, UNBROKEN),
        ]
        shown = {block.region for block in blocks}
        for region in Region:
            if region not in shown and region not in NEVER_TWICE:
                self._said.pop(region, None)
        speaker = screen.turn.speaker if screen.turn else ""
        if speaker != self._speaker:  # "By Friday." of the one is not that of the next
            self._said.pop(Region.KEPT, None)
        self._speaker = speaker
        for block in blocks:
            if block.region is not Region.CHOICES:
                _write(*(line.strip(BESIDE) for line in self._new(block)))
        _write(*list_choices(screen))

    def _new(self, block: Block) -> Sequence[str]:
        """Return what of *block* was not said yet; of what is kept, line by line."""
        before = self._said.get(block.region, ())
        self._said[block.region] = block.lines
        match block.region:
            case Region.NOTICE:
                return block.lines
            case Region.KEPT:
                return [line for line in block.lines if line not in before]
            case _:  # others: are said once they have changed
                return block.lines if before != block.lines else ()


def _write(*lines: str) -> None:
    width = _width()
    _put(row for line in lines for row in wrap_text(line, width))


def _put(rows: Iterable[str]) -> None:
    for row in rows:
        sys.stdout.write(f"{row}\n")
    sys.stdout.flush()


def _width() -> int:
    size = terminal_size()
    return size.columns - 1 if size else UNBROKEN
