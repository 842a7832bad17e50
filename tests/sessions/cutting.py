"""A session that is cut off at some point and taken up again, and what it has kept."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random
from signal import SIGKILL, Signals
from typing import Any

from tests.sessions.playing import Line, founded, played, story
from tests.terminals import PipeProcess, PtyProcess, environment

SECOND = Path(__file__).with_name("second-session.toml")
KILLS = 10  # of one session
STARTED, LAST = 1, 2  # neither the opening nor the close is cut off here


def second_session(folder: Path) -> list[Line]:
    """Return the lines of a second session, each with the file as it was by then."""
    file = founded(folder / "workspace")
    played(file)
    return played(file, SECOND)


class Room:
    """A session that is cut off and taken up again."""

    def __init__(self, lines: list[Line], folder: Path, seed: int) -> None:
        self.lines = lines
        self.random = Random(seed)  # noqa: S311
        self.file = founded(folder / "workspace")
        self.env = environment(TMWORKSHOP_WORKSPACE=str(folder / "workspace"))
        self.at = self.random.randrange(STARTED, len(self.lines) - KILLS)
        self.file.write_bytes(self.line.file)

    @property
    def line(self) -> Line:
        """What is asked next, and what is kept by then."""
        return self.lines[self.at]

    @property
    def is_nearly_over(self) -> bool:
        """Whether there is no more than the close to come."""
        return self.at >= len(self.lines) - LAST

    def go_on(
        self, process: PtyProcess | PipeProcess, keys_of: Callable[[Line], str]
    ) -> None:
        """Answer a few questions, each seen painted, as far as there are any."""
        for _ in range(self.random.randrange(3)):
            if not self.is_nearly_over:
                process.answer(keys_of(self.line))
                self.at += 1

    def cut_off(
        self, process: PtyProcess | PipeProcess, keys: str, signal: Signals = SIGKILL
    ) -> None:
        """End *process* in the middle of an answer."""
        process.type(keys)
        time.sleep(self.random.uniform(0, 0.04))  # the point that is tried
        process.end(signal)

    def lacks(self, *, in_the_middle: bool) -> int:
        """Return how many acknowledged facts are gone, and stand where it stands now.

        The answer in the middle of which it was cut off may be kept or not.
        """
        told = story(self.file)
        may_be = [self.at, self.at + 1] if in_the_middle else [self.at]
        kept = [at for at in may_be if self.lines[at].kept == len(told)]
        self.at = kept[0] if kept else self.at
        by_then = self._story_by_then()
        if told == by_then:
            return 0
        return max(1, (_counted(by_then) - _counted(told)).total())

    def _story_by_then(self) -> list[dict[str, Any]]:
        """Return what an uncut session had kept by the line in hand."""
        uncut = self.file.with_suffix(".uncut")
        uncut.write_bytes(self.line.file)
        return story(uncut)


def _counted(told: list[dict[str, Any]]) -> Counter[str]:
    return Counter(map(repr, told))
