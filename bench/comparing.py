"""One comparison in a process of its own, and the plain ways to group the same sets.

Prints seconds of the processor, and the most memory that the comparison took.
"""

from __future__ import annotations

import gc
import json
import re
import resource
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from bench.grouping import group_in_duckdb, group_in_sqlite, group_plainly
from tmworkshop.adapters.content.shelf import ShelfOfPrompts
from tmworkshop.adapters.store.workspace import FOLDER, FolderWorkspace
from tmworkshop.application.programme import make_comparison
from tmworkshop.domain.pages.comparison import Frame

STATUS = Path("/proc/self/status")  # Linux alone tells what this process took
DAY = date(2026, 3, 12)


def main(folder: Path, rounds: int) -> None:
    """Print what each way of grouping the sets in *folder* takes."""
    shelf, files = ShelfOfPrompts(None), sorted((folder / FOLDER).glob("*.jsonl"))
    frame = Frame(tuple(shelf.lessons()), tuple(shelf.themes()))
    compare = partial(make_comparison, FolderWorkspace(folder), frame, DAY)
    compared, peak = _taken(compare), most_mebibytes()
    plain = partial(group_plainly, files)
    pairs = [(_taken(compare) if n else compared, _taken(plain)) for n in range(rounds)]
    seconds = {
        "ours": compared,
        "ratio": statistics.median(ours / loop for ours, loop in pairs),
        "loop": statistics.median(loop for _, loop in pairs),
        "sqlite": _taken(partial(group_in_sqlite, files)),
        "duckdb": _taken_if_there(partial(group_in_duckdb, files)),
    }
    largest = max(file.stat().st_size for file in files) / 2**20
    print(json.dumps({**seconds, "peak": peak, "largest": largest}))


def _taken(act: Callable[[], object]) -> float:
    gc.collect()
    began = time.process_time()
    act()
    return time.process_time() - began


def _taken_if_there(act: Callable[[], object]) -> float | None:
    try:
        return _taken(act)
    except ImportError:
        return None


def most_mebibytes() -> float:
    """Return the most memory that this process took so far."""
    if not STATUS.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    (kibibytes,) = re.findall(r"VmHWM:\s+(\d+)", STATUS.read_text())
    return int(kibibytes) / 2**10


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
