"""What each key does to a line, and what is looked at while none is pressed.

A key acts at once, and Enter accepts, only if nothing follows at a machine's speed:
what is pasted line by line stays one answer, and answers nothing else.  It is
imported with prompt_toolkit, when the first line is asked for.
"""

from __future__ import annotations

from asyncio import TimerHandle, get_running_loop, sleep
from collections.abc import Callable, Sequence
from typing import Any

from prompt_toolkit.key_binding import KeyBindings, KeyPress, KeyPressEvent
from prompt_toolkit.keys import Keys

from tmworkshop.adapters.cells import words_of
from tmworkshop.adapters.front_ends.key_presses import (
    ENTERS,
    LETTERS_PAUSE,
    SETTLED,
    Meant,
    Typed,
    text_of_keys,
)
from tmworkshop.adapters.front_ends.painted_screen import HOME
from tmworkshop.adapters.front_ends.question import LiveQuestion
from tmworkshop.domain.wide_signs import narrow_signs

LOOKS_EVERY = 0.8  # seconds: what others write is there within one
RESIZED = 0.1  # seconds from a new size to the screen that is drawn for it
A_HANDFUL = 8  # keys at once; nobody types as many between two looks
LEAVES = {**dict.fromkeys(LETTERS_PAUSE, Meant.PAUSE), "c-l": Meant.BLANK}
TURNS = {"pagedown": 1, "down": 1, "pageup": -1, "up": -1}
# these would only surprise
SILENT = ("c-@", "c-r", "c-s", "c-q", "c-t", "c-o", "s-tab")


class LineKeys:
    """A line while it is being typed at a question."""

    def __init__(self, question: LiveQuestion) -> None:
        self._question = question
        self._app: Any = None
        self._before = ""
        self._pasted = False
        self._size: object = None
        self._soon: TimerHandle | None = None
        self._resizing: TimerHandle | None = None
        self._entered = False  # Enter was pressed, and may prove to be pasted

    def bindings(self) -> KeyBindings:
        """Return what each key is bound to."""
        bound = KeyBindings()
        for end in ENTERS:
            bound.add(end)(self._enter)
        for key, meant in LEAVES.items():
            bound.add(key)(lambda _, meant=meant: self._leave(meant))
        for key, pages in TURNS.items():
            bound.add(key)(lambda _, pages=pages: self._question.turn_page(pages))
        for key in SILENT:
            bound.add(key)(lambda _: None)
        bound.add("tab")(self._tab)
        bound.add(Keys.BracketedPaste)(self._paste)
        if self._question.is_secret:
            bound.add(Keys.Any)(lambda _: None)
        return bound

    def watch(self, app: Any) -> None:
        """Follow what is typed into *app*, and what it draws."""
        self._app = app
        feed = app.key_processor.feed_multiple
        app.key_processor.feed_multiple = lambda keys: feed(_join_pasted(keys))
        app.key_processor.before_key_press += lambda _: self._key_comes()
        app.key_processor.after_key_press += lambda _: self._key_came()
        app.current_buffer.on_text_changed += lambda _: self._changed()
        app.before_render += lambda _: self._begin_on_top()
        # while a window is dragged, a screen for each size would keep keys waiting:
        # those that wait are read at once, and would be taken for a paste
        draw_anew = app._on_resize
        app._on_resize = lambda: self._resized(draw_anew)

    def begin_to_look(self) -> None:
        """Look now and then from now on, whatever is pressed."""
        self._app.create_background_task(self._look_now_and_then())

    async def _look_now_and_then(self) -> None:
        lines = self._question.lines
        while True:
            await sleep(LOOKS_EVERY)
            try:
                self._look_again()
            except Exception as error:  # noqa: BLE001 (told where all others are)
                self._app.exit(exception=error)
                return
            if lines is not (lines := self._question.lines):
                self._app.invalidate()

    def _look_again(self) -> None:
        text, stood = self._text, self._question.line
        meant = self._question.look_again(words_of(text))
        if meant:
            self._leave(meant)
        elif text == stood != self._question.line:
            buffer = self._app.current_buffer
            buffer.text = self._question.line  # of the next question
            buffer.cursor_position = len(self._question.line)

    def reading(self) -> str:
        """Return what the line would be taken for as it stands."""
        if self._app is None or self._question.is_secret:
            return ""
        return self._question.reading(words_of(self._text))

    def _changed(self) -> None:
        if not self._question.is_secret:
            self._question.changed(words_of(self._text))

    @property
    def _text(self) -> str:
        text: str = self._app.current_buffer.text
        return text

    def _key_comes(self) -> None:
        if self._soon:
            self._soon.cancel()
            self._soon = None
            # behind nothing it keeps no words apart, and would take a key for words
            if self._entered and self._text:
                self._app.current_buffer.insert_text(" ")
        self._entered = self._pasted = False
        self._before = self._text

    def _key_came(self) -> None:
        question, before, text = self._question, self._before, self._text
        key = narrow_signs(text.removeprefix(before))
        alone = before == "" and key in question.at_once
        over = before == question.line and key in question.over
        if (alone or over) and len(text) == len(before) + 1 and not self._pasted:
            self._shortly(lambda: self._finish(Typed(text[-1], by_one_key=True)))

    def _enter(self, event: KeyPressEvent) -> None:
        self._entered = True
        counts_on_nothing = self._question.press_enter()
        self._shortly(lambda: self._accept(counts_on_nothing))

    def _accept(self, counts_on_nothing: bool) -> None:
        self._soon = None
        line = "" if self._question.is_secret else self._line()
        if line or counts_on_nothing:
            self._finish(Typed(line))
        else:
            self._question.want_enter_again()
            self._app.invalidate()

    def _paste(self, event: KeyPressEvent) -> None:
        self._pasted = True
        if not self._question.is_secret and (event.data.strip() or self._text):
            event.current_buffer.insert_text(self._question.mark_pasted(event.data))

    def _tab(self, event: KeyPressEvent) -> None:
        """Keep words apart: a tab among them was pasted, most of the time."""
        if self._text != self._question.line:
            event.current_buffer.insert_text(" ")

    def _leave(self, meant: Meant) -> None:
        self._finish(Typed(self._line(), meant))

    def _line(self) -> str:
        return words_of(self._text).rstrip()

    def _begin_on_top(self) -> None:
        """Draw from the top, at first and whatever a new size did to the window."""
        size = self._app.output.get_size()
        if size != self._size:
            self._size = size
            self._app.output.write_raw(HOME)

    def _resized(self, draw_anew: Callable[[], None]) -> None:
        """Draw anew once for all sizes that the window has within a moment."""
        if self._resizing:
            return

        def settle() -> None:
            self._resizing = None
            if not self._app.is_done:
                self._size = None
                draw_anew()

        self._resizing = get_running_loop().call_later(RESIZED, settle)

    def _shortly(self, act: Callable[[], None]) -> None:
        self._soon = get_running_loop().call_later(SETTLED, act)

    def _finish(self, typed: Typed) -> None:
        if self._app.future and not self._app.future.done():
            self._app.exit(result=typed)


def _join_pasted(keys: Sequence[KeyPress]) -> Sequence[KeyPress]:
    """Return *keys* that came at once as one paste, if all of them are text.

    A terminal that does not mark what is pasted sends it letter by letter, and each
    would be drawn for itself.
    """
    before, last = keys[:-1], keys[-1:]
    is_text = all(len(key.key) == 1 or key.data.isspace() for key in before)
    if len(before) < A_HANDFUL or not is_text:
        return keys
    return [KeyPress(Keys.BracketedPaste, text_of_keys(before)), *last]
