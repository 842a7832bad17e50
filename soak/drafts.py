"""Answers that are half typed when their session ends: how much of them is lost.

Someone types at every kind of question that the shipped designs ask, as fast as
anybody can; the session is ended, and what is saved is held against what was typed.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from random import Random
from signal import SIGHUP, SIGKILL, SIGTERM, Signals

from bench.scratch import scratch
from soak.tally import Cut, Tally
from tests.nursery import Forked, Nursery
from tests.sessions.prompts import Prompt, Table, every_prompt

MOST_LOST = 2  # letters
LETTERS = "abcdefghij klmnop éŻ李"
LONGEST = 40
FASTEST, SLOWEST = 0.004, 0.02  # seconds from one letter to the next
WINDOW_CLOSED = "a closed window"
# how often at each kind of question
WAYS = {SIGKILL.name: 50, SIGTERM.name: 5, SIGHUP.name: 5, WINDOW_CLOSED: 5}
FRONT_ENDS = {"a screen": (), "plain lines": ("--plain",)}
EMPTIED = "\x15"


@dataclass(frozen=True)
class Trial:
    """In which front end someone types, and how the session ends."""

    front_end: str
    way: str
    control: bool = False  # with no place to save anything

    @property
    def name(self) -> str:
        """What it is called where it is counted."""
        return f"half an answer, {self.front_end}, {self.way}"

    def typed(self, table: Table, nursery: Nursery, random: Random) -> str:
        """Type some letters, end the session, and return what was typed."""
        letters = [random.choice(LETTERS) for _ in range(random.randint(3, LONGEST))]
        with table.asked(nursery, *FRONT_ENDS[self.front_end]) as terminal:
            terminal.type(EMPTIED)
            terminal.until_so(lambda: not table.draft)
            for letter in letters:
                terminal.type(letter)
                time.sleep(random.uniform(FASTEST, SLOWEST))
            self._end(terminal)
        return "".join(letters)

    def _end(self, terminal: Forked) -> None:
        if self.way == WINDOW_CLOSED:
            terminal.close_the_window()
        else:
            terminal.end(Signals[self.way])


def drafts(share: float = 1) -> list[Tally]:
    """End sessions in the middle of typing, in every way and at every question."""
    trials = [Trial(front_end, way) for front_end in FRONT_ENDS for way in WAYS]
    control = Trial("a screen", SIGKILL.name, control=True)
    nursery = Nursery()
    try:
        with scratch() as folder:
            tallies = [_tried(each, folder, nursery, share) for each in trials]
            return [*tallies, _tried(control, folder / "control", nursery, 0)]
    finally:
        nursery.close()


def _tried(trial: Trial, folder: Path, nursery: Nursery, share: float) -> Tally:
    tally = Tally(trial.name, control=trial.control, by=Cut.KILL)
    random = Random(trial.name)  # noqa: S311
    most = 0
    for prompt in _typed_at():
        table = prompt.laid_out(folder / trial.name / prompt.slot)
        if trial.control:
            (table.folder / "drafts").write_text("no folder, so nothing is saved")
        for _ in range(max(1, round(WAYS[trial.way] * share))):
            typed, found = trial.typed(table, nursery, random), table.draft
            missing = len(typed) - len(found)
            tally.times += 1
            tally.acknowledged += len(typed)
            tally.wrong += not typed.startswith(found)
            tally.lost += missing > MOST_LOST
            most = max(most, missing)
    tally.note = f"at most {most} letters of an answer"
    return tally


def _typed_at() -> list[Prompt]:
    return [prompt for prompt in every_prompt().values() if not prompt.is_blank]
