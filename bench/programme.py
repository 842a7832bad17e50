"""What the comparison of a whole programme costs beside a plain loop over its files.

Each size is measured in a process of its own, start-up apart, by the processor's time.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bench.rows import Row
from bench.scratch import scratch
from tests.big_programmes import write_programme

SIZES = ((10_000, 21, 5), (100_000, 42, 3), (300_000, 60, 1))  # facts, files, rounds
SPREAD = (60_000, 12, 120)  # facts, in few files and in many
ROOT = Path(__file__).parents[1]
LOOP = "a plain loop over the same JSON"
MOST = 10  # times the loop
PACKS, MOST_PACKS = "a plain loop over those packs", 3
AGAIN = 0.15  # of the loop over the sets, as packs are read anew each time
FLAT = 1.3
MOST_MEBIBYTES, MOST_FILES = 60, 2  # and so often the largest file


def rows(sizes: Sequence[tuple[int, int, int]] = SIZES) -> list[Row]:
    """Return what comparisons of these *sizes* take, and of one spread over files."""
    return [*(row for size in sizes for row in _at(*size)), _spread(*SPREAD)]


def _at(facts: int, files: int, rounds: int) -> Iterator[Row]:
    found = _measured(facts, files, rounds)
    named = f"{facts:,} facts in {files} files"
    yield Row(f"a comparison, {named}", LOOP, found["ratio"], MOST)
    for other in ("SQLite", "duckdb"):
        taken = found[other.casefold()]
        ratio = taken / found["loop"] if taken is not None else None
        yield Row(f"· the grouping alone in {other}", LOOP, ratio)
    yield Row("· the same by the clock of the processor", "", found["ours"], unit="s")
    packs, over_packs = found["packs"], found["pack_loop"]
    yield Row(f"from packs of the {named}", PACKS, packs / over_packs, MOST_PACKS)
    yield Row("· the same", LOOP, packs / found["loop"], AGAIN)
    most = MOST_MEBIBYTES + MOST_FILES * found["largest"]
    yield Row("· its most memory", "", found["peak"], round(most), unit="MiB")


def _spread(facts: int, few: int, many: int) -> Row:
    """Hold the ratio with *facts* in *many* files against that in *few*."""
    ratios = [_measured(facts, files, 3)["ratio"] for files in (few, many)]
    what = f"{facts:,} facts in {many} files"
    return Row(what, f"the same in {few}", ratios[1] / ratios[0], FLAT)


def _measured(facts: int, files: int, rounds: int) -> dict[str, Any]:
    with scratch() as folder:
        write_programme(folder, files, facts)
        line = [sys.executable, "-m", "bench.comparing", str(folder), str(rounds)]
        run = subprocess.run(line, check=True, stdout=subprocess.PIPE, cwd=ROOT)
    found: dict[str, Any] = json.loads(run.stdout)
    return found
