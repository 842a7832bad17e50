#!/usr/bin/env python3
"""Write into the README's table of systems what was tried there today.

usage: tried.py NAME...    one of these was tried just now, and all was well

What is tried, and how, is said here; each proof that passes calls this, so that the day
is no one's word. A row without a day was tried when no days were kept.
"""

import re
import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

README = Path(__file__).resolve().parents[1] / "README.md"
HEAD = ("System", "What was tried", "How", "Last")
NO_DAY = "no day kept"
BARE = (
    "the two commands above, from a bare system; all tests, with and without a network"
)
PIPX = "pipx as below, the demo without Pango and with it"
ON_WINDOWS = (
    "`doctor` makes a PDF with our font, another's Pango on PATH is passed by, a "
    "broken one leaves HTML; the demo's files are Linux's, its PDFs have the same "
    "text; some sixty commands answer the same; sessions by plain lines, through a "
    "pipe and by hand (half a line, a kill, a paste, a blanked screen)"
)
TRIED = {
    "Debian 12": (BARE, "`./dev prove bookworm`"),
    "Debian 13": (BARE, "`./dev prove trixie`"),
    "Debian 12, pipx": (PIPX, "`./dev prove pipx bookworm`"),
    "Debian 13, pipx": (PIPX, "`./dev prove pipx trixie`"),
    "Debian sid, pipx": (PIPX, "`./dev prove pipx sid`"),
    "Windows, as Wine 8 plays it": (
        f"python.org's signed Python 3.11.9: {ON_WINDOWS}. The zip for a stick is "
        "built twice to the same bytes, and started from `E:\\`, under a name with "
        "accents",
        "`./dev prove windows --here`, on every change",
    ),
    "Windows, as Wine 10 plays it": (
        "the zip with its own Python 3.13, from a drive that it may only read: all of "
        "that, and sessions in a terminal (walked by key, killed, resumed, shared)",
        "`./dev prove windows`",
    ),
}
NOT_TRIED = {
    "Windows itself": "its own screens, SmartScreen, virus scanners, OneDrive, NVDA",
    "macOS": "`./dev` names the brew line; `tmworkshop[pango]` was looked through, and "
    "loaded as a test on Linux plays it",
    "Ubuntu": "the packages are Debian's",
}
TABLE = re.compile(r"^\| System .*?(?=^\n)", re.MULTILINE | re.DOTALL)


def main(names: list[str]) -> None:
    """Note that *names* were tried today."""
    text = README.read_text("utf-8")
    days = days_in(text) | {name: say_day(datetime.now(UTC).date()) for name in names}
    README.write_text(with_table(text, days), "utf-8", newline="\n")


def say_day(day: date) -> str:
    """Return *day* as people write it."""
    return f"{day.day} {day:%B %Y}"


def days_in(text: str) -> dict[str, str]:
    """Return when each system was last tried, as *text* has it."""
    (table,) = TABLE.findall(text)
    rows = (line.strip("|\n").split(" | ") for line in table.splitlines()[2:])
    told = ([cell.strip() for cell in row] for row in rows)
    return {row[0]: row[-1] for row in told if len(row) == len(HEAD)}


def with_table(text: str, days: Mapping[str, str]) -> str:
    """Return *text* with its table written anew."""
    if unknown := days.keys() - TRIED.keys() - NOT_TRIED.keys():
        raise SystemExit(f"What is tried on {', '.join(unknown)} is not said here.")
    return TABLE.sub(lambda _: "".join(f"{row}\n" for row in _rows(days)), text)


def _rows(days: Mapping[str, str]) -> Iterator[str]:
    yield _row(HEAD)
    yield "|---|---|---|---|"
    for name, (what, how) in TRIED.items():
        yield _row((name, what, how, days.get(name, NO_DAY)))
    for name, what in NOT_TRIED.items():
        yield _row((name, what, "", "not tried"))


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main(sys.argv[1:])
