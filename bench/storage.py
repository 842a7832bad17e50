"""What a save costs beside a bare write and sync, and beside other stores.

Every save is paired with a bare one right after it.  TinyDB's own takes seconds at
100,000 facts and is asked for few.
"""

from __future__ import annotations

import gc
import json
import os
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from bench.rows import Row
from bench.scratch import scratch
from bench.stores import Bare, Ours, Sqlite, Store, TinyDefault, facts
from tmworkshop.adapters.store.documents import document_of
from tmworkshop.adapters.store.fact_file import FactFile
from tmworkshop.adapters.store.journal import Journal
from tmworkshop.domain.facts import Said

SIZES = (1_000, 5_000, 100_000)
SAVES = 200
SAVES_OF_TINYDB = 60_000  # divided by how many facts it writes each time
OPENINGS = 9
BARE = "a bare write and sync"
PLAIN = "json.load of the same"
WRITTEN = Path("/proc/self/io")  # Linux alone counts what a process writes


def rows(sizes: Sequence[int] = SIZES, saves: int = SAVES) -> list[Row]:
    """Measure so many *saves*, and opening, at each of *sizes*."""
    return [*_costs(), *(row for size in sizes for row in _at(size, saves))]


def _at(size: int, saves: int) -> Iterator[Row]:
    with scratch() as folder:
        kept, more = facts(0, size), facts(size, size + saves + 1)
        named = f"{size:,} facts"
        bare = Bare(folder / "bare", len(_compact(more[0])))
        ours = Ours(folder / "ours", kept)
        yield Row(f"a save, {named}", BARE, _ratio(ours, bare, more), 2.5)
        sqlite = Sqlite(folder / "sqlite", kept)
        yield Row("· SQLite (WAL, FULL)", BARE, _ratio(sqlite, bare, more))
        tiny = TinyDefault(folder / "tiny", kept)
        few = more[: max(3, SAVES_OF_TINYDB // size)]
        yield Row("· TinyDB's default", BARE, _ratio(tiny, bare, few))
        del kept, more, ours, sqlite, tiny  # what is held slows the reading down
        yield from _openings(folder / "ours", named)


def _ratio(store: Store, bare: Bare, more: Sequence[Said]) -> float:
    """Return the median of the paired ratios, the first pair to warm up."""
    saves = [partial(store.save, each) for each in more]
    pairs = [(_taken(save), _taken(bare.save)) for save in saves]
    return statistics.median(one / other for one, other in pairs[1:])


def _openings(path: Path, named: str) -> Iterator[Row]:
    """Hold reading *path* against reading the same documents as plain JSON."""
    plain = path.with_suffix(".json")
    documents = list(Journal(path).documents().values())
    plain.write_text(json.dumps(documents), "utf-8")
    del documents
    ways: tuple[Callable[[], object], ...] = (
        lambda: json.loads(plain.read_bytes()),
        lambda: Journal(path).documents(),
        lambda: FactFile(path).facts(),
    )
    pairs = [[_taken_afresh(way) for way in ways] for _ in range(OPENINGS)]
    opened = statistics.median(way / bare for bare, way, _ in pairs)
    understood = statistics.median(way / bare for bare, _, way in pairs)
    yield Row(f"opening, {named}", PLAIN, opened, 2.5)
    yield Row("· with every fact as a value", PLAIN, understood)


def _costs() -> Iterator[Row]:
    """Count what a save asks of the disk."""
    with scratch() as folder:
        ours, more = Ours(folder / "ours", facts(0, 1_000)), facts(1_000, 1_100)
        with _syncs() as waited:
            before = _written()
            for each in more:
                ours.save(each)
            written = _written() - before
        own = sum(len(_compact(each)) for each in more)
        syncs = len(waited) / len(more)
        yield Row("syncs of a save", "", syncs, 1, unit="", least=1)
        if WRITTEN.exists():
            yield Row("bytes written by a save", "the fact's own", written / own, 1.2)


@contextmanager
def _syncs() -> Iterator[list[int]]:
    """Note each wait for the disk."""
    waited: list[int] = []
    real = {name: getattr(os, name) for name in ("fsync", "fdatasync")}

    def noting(name: str) -> Callable[[int], None]:
        def sync(descriptor: int) -> None:
            real[name](descriptor)
            waited.append(descriptor)

        return sync

    for name in real:
        setattr(os, name, noting(name))
    yield waited
    for name, sync in real.items():
        setattr(os, name, sync)


def _written() -> int:
    if not WRITTEN.exists():
        return 0
    counts = dict(line.split(": ") for line in WRITTEN.read_text().splitlines())
    return int(counts["wchar"])


def _compact(fact: Said) -> bytes:
    document = document_of(fact)
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def _taken_afresh(act: Callable[[], object]) -> float:
    gc.collect()  # or the one before is paid for
    return _taken(act)


def _taken(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began
