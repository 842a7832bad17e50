"""Which Enter on an empty line counts: one that was meant for what stands there.

Enter on nothing may leave somebody out, and a finger that rests on the key, or presses
it behind a key that has answered already, means nothing by it.  Words, other keys, what
is pasted and what comes through a pipe are no matter of this.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable

from tmworkshop.domain.session.questions.ask import Ask

STOOD, STOOD_AFTER_A_KEY = 0.3, 0.7  # seconds that a question has to be seen
APART = 0.25  # seconds; a key that is held down comes sooner than that
AGAIN = "Enter again moves on."
AT_ONCE = "TMWORKSHOP_ENTER_AT_ONCE"  # set to anything, it switches the rule off


def say_again(ask: Ask) -> str:
    """Return what is said of an Enter that did not count; a close wants its word."""
    return AGAIN if ask.enter else ""


class Enters:
    """Enter on nothing, told apart by a *clock* of seconds that never runs back."""

    def __init__(
        self, clock: Callable[[], float] = time.monotonic, *, is_on: bool | None = None
    ) -> None:
        """Begin as the environment has it, or else as *is_on* says."""
        self._clock = clock
        self._is_on = not os.environ.get(AT_ONCE) if is_on is None else is_on
        self._counts_from = self._pressed_at = float("-inf")

    def show(self, *, after_one_key: bool = False) -> None:
        """Note that a question stands from now on, *after one key* or after a line."""
        stood = STOOD_AFTER_A_KEY if after_one_key else STOOD
        self._counts_from = self._clock() + stood

    def press(self) -> bool:
        """Note that Enter is pressed now; say whether it counts on an empty line."""
        now, before = self._clock(), self._pressed_at
        self._pressed_at = now
        counts = now >= self._counts_from and now - before >= APART
        return counts or not self._is_on
