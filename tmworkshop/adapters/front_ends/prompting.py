"""One line asked for with questionary, and what each key does to it.

A key acts at once, and Enter accepts, only if nothing follows at the speed of a
machine: what is pasted line by line stays one answer, and answers nothing else.
questionary and prompt_toolkit are imported when the first line is asked for,
because a screen can be read long before they are there.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tmworkshop.adapters.cells import words_of
from tmworkshop.adapters.front_ends.pressed import (
    LETTERS_PAUSE,
    SETTLED,
    Meant,
    Typed,
    put_together,
)
from tmworkshop.domain.values import Value, value

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop, TimerHandle

    from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
    from prompt_toolkit.styles import Style


KEYS = {
    **dict.fromkeys(LETTERS_PAUSE, Meant.PAUSE),
    "c-l": Meant.BLANK,
    **dict.fromkeys(("pagedown", "down"), Meant.LATER),
    **dict.fromkeys(("pageup", "up"), Meant.EARLIER),
}
# these would only surprise
SILENT = ("c-@", "c-r", "c-s", "c-q", "c-t", "c-o", "tab", "s-tab")


@value
class Wanted(Value):
    """What is asked for, and what stands in the line to begin with."""

    prompt: str
    line: str = ""
    at_once: frozenset[str] = frozenset()  # act without Enter on an empty line
    over: frozenset[str] = frozenset()  # and these on an untouched one too
    reading: Callable[[str], str] = str  # what a line would be taken for
    changed: Callable[[str], object] = str  # is told the line at each change
    is_secret: bool = False  # nothing that is typed is shown, or kept


def ready_questionary() -> Any:
    """Import questionary, so that no terminal is asked where its cursor stands.

    One that cannot say would be warned about in front of the room.
    """
    os.environ.setdefault("PROMPT_TOOLKIT_NO_CPR", "1")
    import questionary

    return questionary


def ask_line(wanted: Wanted) -> Typed:
    """Ask for a line and return it as it was left."""
    questionary = ready_questionary()
    typing = _Typing(wanted)
    asked = questionary.text(
        wanted.prompt,
        qmark="",
        default=wanted.line,
        style=_style(),
        key_bindings=typing.bindings(),
        rprompt=typing.reading,
    )
    typing.watch(asked.application)
    typed = asked.unsafe_ask()
    return typed if isinstance(typed, Typed) else Typed("")


def _style() -> Style:
    from prompt_toolkit.styles import Style

    return Style([("question", "bold"), ("answer", "fg:default nobold")])


class _Typing:
    """A line while it is being typed."""

    def __init__(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self._app: Any = None
        self._before = ""
        self._pasted = False
        self._soon: TimerHandle | None = None
        self._entered = False  # Enter was pressed, and may prove to be pasted

    def bindings(self) -> KeyBindings:
        from prompt_toolkit.key_binding import KeyBindings
        from prompt_toolkit.keys import Keys

        bound = KeyBindings()
        for end in ("c-m", "c-j"):
            bound.add(end)(self._enter)
        for key, meant in KEYS.items():
            bound.add(key)(lambda _, meant=meant: self._leave(meant))
        for key in SILENT:
            bound.add(key)(lambda _: None)
        bound.add(Keys.BracketedPaste)(self._paste)
        if self._wanted.is_secret:
            bound.add(Keys.Any)(lambda _: None)
        return bound

    def watch(self, app: Any) -> None:
        self._app = app
        feed = app.key_processor.feed_multiple
        app.key_processor.feed_multiple = lambda keys: feed(put_together(keys))
        app.key_processor.before_key_press += lambda _: self._key_comes()
        app.key_processor.after_key_press += lambda _: self._key_came()
        app.current_buffer.on_text_changed += lambda _: self._changed()
        size = app.output.get_size()
        app.before_render += lambda _: self._resized(app.output.get_size() != size)

    def reading(self) -> str:
        """Return what the line would be taken for as it stands."""
        if self._app is None or self._wanted.is_secret:
            return ""
        return self._wanted.reading(words_of(self._text))

    def _changed(self) -> None:
        if not self._wanted.is_secret:
            self._wanted.changed(words_of(self._text))

    @property
    def _text(self) -> str:
        text: str = self._app.current_buffer.text
        return text

    def _key_comes(self) -> None:
        if self._soon:
            self._soon.cancel()
            self._soon = None
            if self._entered:
                self._app.current_buffer.insert_text(" ")
        self._entered = self._pasted = False
        self._before = self._text

    def _key_came(self) -> None:
        wanted, before, text = self._wanted, self._before, self._text
        alone = before == "" and text in wanted.at_once
        over = before == wanted.line and text.removeprefix(before) in wanted.over
        if (alone or over) and len(text) == len(before) + 1 and not self._pasted:
            self._shortly(Typed(text[-1]))

    def _enter(self, event: KeyPressEvent) -> None:
        self._entered = True
        self._shortly(Typed("" if self._wanted.is_secret else self._line()))

    def _paste(self, event: KeyPressEvent) -> None:
        self._pasted = True
        if not self._wanted.is_secret:
            event.current_buffer.insert_text(words_of(event.data))

    def _leave(self, meant: Meant) -> None:
        self._finish(Typed(self._line(), meant))

    def _line(self) -> str:
        return words_of(self._text).rstrip()

    def _resized(self, resized: bool) -> None:
        if resized:
            line = words_of(self._text)
            _loop().call_soon(self._finish, Typed(line, Meant.RESIZED))

    def _shortly(self, typed: Typed) -> None:
        self._soon = _loop().call_later(SETTLED, self._finish, typed)

    def _finish(self, typed: Typed) -> None:
        if self._app.future and not self._app.future.done():
            self._app.exit(result=typed)


def _loop() -> AbstractEventLoop:
    import asyncio  # half of what a first screen costs, and needed only after it

    return asyncio.get_running_loop()
