"""A list of questionary's to pick from, where nothing that is pasted picks anything.

A key acts only if none comes at the speed of a machine before it, or after it; the
number of a choice only points at it.  It is imported with questionary, once there is
a list to pick from.
"""

from __future__ import annotations

from asyncio import TimerHandle, get_running_loop
from collections.abc import Callable
from typing import Any

from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent, merge_key_bindings
from prompt_toolkit.keys import Keys

from tmworkshop.adapters.front_ends import keyboard
from tmworkshop.adapters.front_ends.key_presses import SETTLED, Meant, take_typed_ahead

ACTING = ("c-m", " ")
INERT = ("a", "i", "j", "k")  # what these do, nobody here was told
DIGITS = "0123456789"
STOPS = ("c-d", "c-z", "<sigint>")  # as Ctrl-C does
Act = Callable[[KeyPressEvent], Any]


def pick_answer(question: Any) -> Any:
    """Put the *question* and return what is picked; KeyboardInterrupt stops it.

    What was typed before it stood there picks nothing.
    """
    keyboard.wake()
    if take_typed_ahead().meant is Meant.PAUSE:
        raise KeyboardInterrupt
    try:
        _Picking(question.application)
        return question.unsafe_ask()
    except EOFError:  # the terminal is gone
        raise KeyboardInterrupt from None


class _Picking:
    """A list while it is looked at."""

    def __init__(self, app: Any) -> None:
        self._app = app
        self._last = 0.0  # when the key before this one came
        self._since = 0.0  # seconds from that one to this one
        self._soon: TimerHandle | None = None
        self._number = 0  # that was typed last
        ours = KeyBindings()
        for binding in app.key_bindings.bindings:
            if [*binding.keys] in ([key] for key in ACTING):
                ours.add(*binding.keys, eager=True)(self._alone(binding.handler))
        for key in (*INERT, Keys.BracketedPaste):
            ours.add(key, eager=True)(lambda _: None)
        for digit in DIGITS:
            ours.add(digit, eager=True)(self._point)
        for key in STOPS:
            ours.add(key, eager=True)(self._stop)
        app.key_bindings = merge_key_bindings([app.key_bindings, ours])
        app.key_processor.before_key_press += lambda _: self._key_comes()

    def _key_comes(self) -> None:
        now = get_running_loop().time()
        self._since, self._last = now - self._last, now
        if self._soon:
            self._soon.cancel()
            self._soon = None

    def _alone(self, act: Act) -> Act:
        def shortly(event: KeyPressEvent) -> None:
            if self._since > SETTLED:
                loop = get_running_loop()
                self._soon = loop.call_later(SETTLED, self._done, act, event)

        return shortly

    def _done(self, act: Act, event: KeyPressEvent) -> None:
        act(event)
        self._app.invalidate()

    def _point(self, event: KeyPressEvent) -> None:
        """Point at the choice with the number that is typed, digit by digit."""
        choices = _find_choices(self._app)
        is_begun = choices.pointed_at == self._number - 1
        longer = 10 * self._number * is_begun + int(event.data)
        self._number = longer if longer <= len(choices.choices) else int(event.data)
        if 0 < self._number <= len(choices.choices):
            choices.pointed_at = self._number - 1

    def _stop(self, event: KeyPressEvent) -> None:
        event.app.exit(exception=KeyboardInterrupt)


def _find_choices(app: Any) -> Any:
    """Return the list itself, on the screen that questionary made of it."""
    shown = (window.content for window in app.layout.find_all_windows())
    return next(each for each in shown if hasattr(each, "pointed_at"))
