"""Room that is held back on the disk, so that a session goes on when it fills up.

The reserve is a file of bytes that mean nothing.  When a disk refuses words for want
of room a step of it is cut off, the words are kept in its place at once, and from then
on there is something to say to whoever types.  Whatever else fills the disk takes what
is left of a step at most, and not all of it.  Once there is plenty of room the reserve
is made whole again.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from tmworkshop.adapters.drive.disk import free_room, is_full, replace_file
from tmworkshop.domain.errors import Environment

SIZE = 4 * 2**20
STEP = 64 * 1024  # bytes that are given up at first; each time twice as many
PLENTY = 4  # times its size must be free before it is made
ANSWER = 500  # bytes that an answer mostly takes
FEW = 10
# by chance, for a disk may give zeros no room; and no name can be found among them
NO_LETTERS = bytes(each | 0x80 for each in range(256))
PATIENCE = 60.0  # seconds before it is tried again, where the disk promises too much


class Reserve:
    """The file that holds room for one workspace."""

    def __init__(self, file: Path, size: int = SIZE) -> None:
        self._file = file
        self._size = size
        self._is_short = False  # of room: it is given up, or could not be made
        self._is_given_up = False
        self._next_try = 0.0

    @property
    def notice(self) -> str:
        """What whoever types must know of the disk; nothing when all is well."""
        if not self._is_short:
            return ""
        full = "The disk is full" if self._is_given_up else "The disk is nearly full"
        return (
            f"{full}. All that was kept is safe, and {self._answers_left()}. "
            "Make room when you can: empty the bin, or move big files away."
        )

    def make(self) -> None:
        """Hold the room, if there is plenty; if not there will be a notice."""
        self._is_short = not (self._stands() or self._made())
        self._is_given_up &= self._is_short

    def spend_on(self, write: Callable[[], object]) -> None:
        """Do *write*; if the disk is full, give up what it needs of the reserve."""
        step = STEP
        while True:
            try:
                write()
                break
            except Environment as error:
                if not is_full(error.__cause__) or not self._give_up(step):
                    raise
            step *= 2
        if self._is_short:
            self.make()

    def _give_up(self, step: int) -> bool:
        """Cut a *step* off the end; False if nothing was left to be given up."""
        self._is_short = self._is_given_up = True
        left = self._left()
        with suppress(OSError):
            if left > step:
                os.truncate(self._file, left - step)
            else:
                self._file.unlink(missing_ok=True)
        return left > 0

    def _left(self) -> int:
        """Return how many bytes are still held back."""
        with suppress(OSError):
            return self._file.stat().st_size
        return 0

    def _stands(self) -> bool:
        return self._left() == self._size

    def _made(self) -> bool:
        now = time.monotonic()
        if now < self._next_try or self._free() < PLENTY * self._size:
            return False
        try:
            replace_file(self._file, os.urandom(self._size).translate(NO_LETTERS))
        except OSError:
            self._next_try = now + PATIENCE
            return False
        return True

    def _free(self) -> int:
        with suppress(OSError):
            return free_room(self._file.parent)
        return 0

    def _answers_left(self) -> str:
        left = min(self._free() + self._left(), self._size) // ANSWER
        if left < FEW:
            return "hardly any more fits"
        about = round(left, 1 - len(str(left)))  # one digit, for more is not known
        return f"about {about:,} more answers fit, fewer if others go on filling it"
