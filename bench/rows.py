"""What a row of the bench is: a figure, what it is held against, and its goal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

EXACT_FROM = 100  # nobody reads the hundredths of more
HEAD = ("| what | held against | found | goal | |", "|---|---|---|---|---|")


@dataclass(frozen=True)
class Row:
    """One figure: *what* was measured, mostly as a ratio to what it is *against*.

    Without *most* it stands there to compare with.  *least* is for what must be
    done as well as not be overdone.  Nothing is *found* where that is not there.
    """

    what: str
    against: str
    found: float | None
    most: float | None = None
    unit: str = "x"
    least: float = 0

    @property
    def is_met(self) -> bool:
        """Whether the figure keeps to its goal, or has none."""
        if self.most is None or self.found is None:
            return self.most is None
        return self.least <= self.found <= self.most

    def __str__(self) -> str:
        """Return the row as one of a Markdown table."""
        found = "not there"
        if self.found is not None:
            found = _figure(self.found) + self._unit
        told = (self.what, self.against, found, self._goal, self._verdict)
        return f"| {' | '.join(told)} |"

    @property
    def _unit(self) -> str:
        return f" {self.unit}" if self.unit else ""

    @property
    def _goal(self) -> str:
        if self.most is None:
            return ""
        sign = "=" if self.least == self.most else "≤"
        return f"{sign} {self.most:g}{self._unit}"

    @property
    def _verdict(self) -> str:
        if self.most is None:
            return ""
        return "met" if self.is_met else "missed"


def table(rows: Iterable[Row]) -> str:
    """Return *rows* as a table of Markdown."""
    return "\n".join([*HEAD, *map(str, rows)])


def _figure(found: float) -> str:
    is_exact = found == int(found) or found >= EXACT_FROM
    return f"{found:.0f}" if is_exact else f"{found:.2f}"
