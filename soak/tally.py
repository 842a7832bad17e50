"""What an experiment counted, and whether that is as it should be.

Ours must lose nothing.  A control must be seen to lose something, or the experiment
could not have seen it in ours either.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

HEAD = (
    "| what | cut by | on | times | acknowledged | lost | wrong | unreadable | |",
    "|---|---|---|---|---|---|---|---|---|",
)
CONTROL = "(control)"


class Cut(Enum):
    """What ended it each time."""

    NOTHING = ""
    KILL = "a kill"
    POWER = "the power"


@dataclass
class Tally:
    """The counts of one kind of trouble: *what* was done, to ours or to a control."""

    what: str
    control: bool = False
    by: Cut = Cut.NOTHING
    on: str = ""  # the file system
    times: int = 0
    acknowledged: int = 0
    lost: int = 0
    wrong: int = 0  # kept twice, or in part, or never said
    unreadable: int = 0
    note: str = ""
    not_run: str = ""  # why it could not be tried here

    @property
    def is_whole(self) -> bool:
        """Whether all that was acknowledged was there, once and readable."""
        return not (self.lost or self.wrong or self.unreadable)

    @property
    def is_as_it_should_be(self) -> bool:
        """Whether ours kept everything, or a control was seen to lose something."""
        if self.not_run:
            return True
        if self.control:
            return self.lost > 0
        return self.acknowledged > 0 and self.is_whole

    @property
    def verdict(self) -> str:
        """Say it in a few words."""
        if self.not_run:
            return f"not run: {self.not_run}"
        if not self.acknowledged:
            return "saw nothing"
        if self.control:
            return "seen to lose" if self.lost else "the experiment cannot see"
        return "nothing lost" if self.is_whole else "LOST"

    def __str__(self) -> str:
        """Return the counts as a row of a Markdown table."""
        name = f"{self.what} {CONTROL}" if self.control else self.what
        counts = (self.times, self.acknowledged, self.lost, self.wrong, self.unreadable)
        told = [f"{count:,}" for count in counts]
        verdict = "; ".join(filter(None, (self.verdict, self.note)))
        if self.not_run:
            told = ["" for _ in counts]
        return f"| {' | '.join([name, self.by.value, self.on, *told, verdict])} |"


def table(tallies: Iterable[Tally]) -> str:
    """Return *tallies* as a table of Markdown."""
    return "\n".join([*HEAD, *map(str, tallies)])
