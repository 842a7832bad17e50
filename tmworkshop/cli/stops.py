"""Requests to end, and windows that are closed: heard while a question waits.

Between two questions a fact is being written, and a request waits for the next one.
"""

from __future__ import annotations

import errno
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from types import FrameType
from typing import TYPE_CHECKING, Any

from tmworkshop.application.ports import FrontEnd

if TYPE_CHECKING:
    from tmworkshop.domain.session.shown.screen import Look
    from tmworkshop.domain.session.typed.intents import Intent

NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")  # not every system knows them all
STOPPED = 128  # and the number of the signal: what a shell expects
GONE = {errno.EIO, errno.ENXIO, errno.EBADF, errno.EPIPE}


class Stops:
    """Which request to end has come, if one has."""

    def __init__(self) -> None:
        self._came: int | None = None
        self._waits = False  # for an answer; only then is anything interrupted

    @property
    def exit_code(self) -> int:
        """The code of an exit that was asked for."""
        return STOPPED + (self._came or signal.SIGINT)

    @property
    def has_come(self) -> bool:
        """Whether a request to end has come."""
        return self._came is not None

    @contextmanager
    def heard(self) -> Iterator[None]:
        """Let no request to end kill the process; one that is ignored stays so.

        Nothing is written afterwards to a terminal that is gone.
        """
        numbers = [getattr(signal, name) for name in NAMES if hasattr(signal, name)]
        before = {
            number: signal.signal(number, self._comes)
            for number in numbers
            if signal.getsignal(number) not in (signal.SIG_IGN, None)
        }
        try:
            yield
        finally:
            _let_go_of_what_is_gone()
            for number, heard in before.items():
                signal.signal(number, heard)

    def interrupting(self, front_end: FrontEnd) -> FrontEnd:
        """Return *front_end*, interrupted by a request to end while it asks."""
        return _Interrupted(front_end, self)

    @contextmanager
    def waiting(self) -> Iterator[None]:
        """Raise KeyboardInterrupt within if a request comes, or the terminal goes."""
        self._waits = True
        try:
            if self._came is not None:
                raise KeyboardInterrupt
            yield
        except EOFError:
            raise KeyboardInterrupt from None
        except OSError as error:
            if error.errno not in GONE:
                raise
            raise KeyboardInterrupt from None
        finally:
            self._waits = False

    def _comes(self, number: int, frame: FrameType | None) -> Any:
        self._came = number
        if self._waits:
            self._waits = False  # one is enough
            raise KeyboardInterrupt


@contextmanager
def interruptible() -> Iterator[None]:
    """Raise KeyboardInterrupt within if a request to end comes, as `Stops` has it."""
    stops = Stops()
    with stops.heard(), stops.waiting():
        yield


class _Interrupted:
    """A front end whose questions can be interrupted."""

    def __init__(self, front_end: FrontEnd, stops: Stops) -> None:
        self._front_end = front_end
        self._stops = stops

    def ask(self, look: Look) -> Intent:
        with self._stops.waiting():
            return self._front_end.ask(look)

    def leave(self, words: Sequence[str]) -> None:
        self._front_end.leave(words)


def _let_go_of_what_is_gone() -> None:
    """Let nothing be written any more to a terminal that is not there."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            with suppress(OSError, ValueError):
                nowhere = os.open(os.devnull, os.O_WRONLY)
                os.dup2(nowhere, stream.fileno())
