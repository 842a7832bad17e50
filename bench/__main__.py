"""`./dev bench [PARTS...]`: measure what must stay quick, against its goals.

Exit 1 when a goal is missed.  Without names every part is measured.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from bench.measurements import PAGE, machine, put
from bench.rows import Row, table


@dataclass(frozen=True)
class Part:
    """Rows that are measured together, and the section they stand in."""

    title: str
    how: str
    rows: Callable[[], list[Row]]


def rows_of(module: str) -> Callable[[], list[Row]]:
    """Return the measuring in bench/*module*.py, imported when it is wanted."""

    def rows() -> list[Row]:
        found: list[Row] = import_module(f"bench.{module}").rows()
        return found

    return rows


EVERY = {
    "startup": Part(
        "Start-up",
        "Each figure is the median of 15 ratios, each of two runs one after the other.",
        rows_of("startup"),
    ),
    "storage": Part(
        "Storage",
        "Each save is held against as many bytes, written and synced to a bare file "
        "right after it; each figure is the median of such ratios.",
        rows_of("storage"),
    ),
    "keystrokes": Part(
        "Keystrokes",
        "Each figure is the median of ratios, each of two ways to type the same.",
        rows_of("keystrokes"),
    ),
    "programme": Part(
        "Programme",
        "Seconds of the processor, start-up apart, with nothing kept from before; each "
        "figure is the median of ratios, each of two runs in one process.",
        rows_of("programme"),
    ),
    "large": Part(
        "Large programmes",
        "Seconds of the processor that a whole command takes; each figure is the "
        "median of ratios, each of two commands one after the other.",
        rows_of("large"),
    ),
    "programme_page": Part(
        "A programme's page",
        "The page of a programme made up by lot, as HTML and as PDF, in a process of "
        "its own; start-up apart, and with the libraries that print it.",
        rows_of("programme_page"),
    ),
}
PARTS = {name: part for name, part in EVERY.items() if find_spec(f"bench.{name}")}


def main(names: Sequence[str]) -> int:
    """Measure the parts of these *names*, or all of them."""
    if unknown := [name for name in names if name not in PARTS]:
        print(f"no part is called {unknown[0]!r}: there are {', '.join(PARTS)}")
        return 2
    return measure(PARTS[name] for name in names or PARTS)


def measure(parts: Iterable[Part], page: Path = PAGE) -> int:
    """Measure *parts*, print and write what is found; 1 if a goal is missed."""
    missed = False
    for part in parts:
        print(f"\n{part.title}", flush=True)
        rows = part.rows()
        print(table(rows), flush=True)
        how = f"Made by `./dev bench`; {machine()}. {part.how}"
        put(part.title, f"{how}\n\n{table(rows)}", page)
        missed = missed or not all(row.is_met for row in rows)
    return int(missed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
