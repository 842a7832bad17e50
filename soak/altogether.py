"""What all tables of the soak on the page come to, in a few words on the same page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.measurements import put
from soak.tally import CONTROL, Cut

TITLE = "Soak: altogether"
UNITS = {Cut.KILL: "kills", Cut.POWER: "power-cut states"}  # others: nothing was cut
UNDER = {each.value: each for each in UNITS}  # in that column of a table
NOTE = (
    "This is the sum of all tables here that say what cut something off, without the "
    "controls; a kill is a SIGKILL, SIGTERM, SIGHUP or a closed window, and what is "
    "lost is whatever they count as lost, wrong or unreadable."
)


@dataclass(frozen=True)
class Row:
    """A row of a table on the page."""

    by: Cut
    on: str
    times: int
    lost: int
    control: bool


def sum_up(page: Path) -> None:
    """Write on *page* how often it says something was cut off, and what was lost."""
    rows = list(_rows_of(page.read_text("utf-8")))
    ours = [row for row in rows if not row.control]
    controls = [row for row in rows if row.control]
    if ours:
        lost = sum(row.lost for row in ours)
        each = "; ".join(f"on {on}, {_counted(rows)}" for on, rows in _by_disk(ours))
        put(
            TITLE,
            f"{_counted(ours)}, {lost:,} lost: {each}.\n\n{NOTE} The controls were cut "
            f"off {sum(row.times for row in controls):,} times, and lost "
            f"{sum(row.lost for row in controls):,}.",
            page,
        )


def _counted(rows: list[Row]) -> str:
    times: Counter[Cut] = Counter()
    for row in rows:
        times[row.by] += row.times
    return ", ".join(f"{times[by]:,} {unit}" for by, unit in UNITS.items())


def _by_disk(rows: list[Row]) -> Iterator[tuple[str, list[Row]]]:
    for on in sorted({row.on for row in rows}):
        yield on, [row for row in rows if row.on == on]


def _rows_of(page: str) -> Iterator[Row]:
    for line in page.splitlines():
        match re.split(r" ?\| ?", line):
            case ["", what, by, on, times, _, *bad, _, ""] if times and by in UNDER:
                lost = sum(map(_number, bad))
                yield Row(UNDER[by], on, _number(times), lost, what.endswith(CONTROL))


def _number(told: str) -> int:
    return int(told.replace(",", ""))
