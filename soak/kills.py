"""Writers that are killed while they write, and writers that write all at once.

A file is looked at after each kill, and then written on by the next writer.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from random import Random
from signal import SIGHUP, SIGKILL, SIGTERM, Signals

from bench.scratch import scratch
from soak.tally import Cut, Tally
from soak.windows import Book, Books, Window, let_begin

LATEST = 0.1  # seconds until a kill
APART = 0.005  # seconds between the kills of two writers, at most
ENDLESS = {"until-killed", "rewriting"}  # ways to write
TINYDB = "TinyDB's default, words blanked in place, kill -9"


@dataclass(frozen=True)
class Trouble:
    """How many writers write, in which way, and how they are killed."""

    what: str
    store: str = "ours"
    signal: Signals = SIGKILL
    writers: int = 1
    way: str = "until-killed"

    def tally(self) -> Tally:
        """Begin to count what comes of it."""
        by = Cut.KILL if self.way in ENDLESS else Cut.NOTHING
        return Tally(self.what, control=self.store != "ours", by=by)


def one_writer() -> list[Tally]:
    """Kill one writer at a time."""
    return [
        killed(Trouble("one writer, kill -9"), 300),
        killed(Trouble("one writer, SIGTERM", signal=SIGTERM), 50),
        killed(Trouble("one writer, SIGHUP", signal=SIGHUP), 50),
        killed(Trouble(TINYDB, "tinydb", way="rewriting"), 200),
    ]


def several_writers() -> list[Tally]:
    """Kill two writers at once, and let four write to their end."""
    two = Trouble("two writers, kill -9 of both", writers=2)
    four = Trouble("four writers, nobody killed", writers=4, way="1000")
    tiny = "TinyDB's default, two writers, nobody killed"
    return [
        killed(two, 100),
        unkilled(four),
        unkilled(Trouble(tiny, "tinydb", writers=2, way="1000")),
    ]


def killed(trouble: Trouble, times: int) -> Tally:
    """Kill writers at random moments, so many *times*."""
    tally = trouble.tally()
    chance = Random(times)  # noqa: S311
    with scratch() as folder:
        books = Books(trouble.store, folder)
        for kill in range(times):
            book = books.book()
            windows = _windows(book, trouble, f"kill{kill}")
            let_begin(windows, kill)
            _cut_off(windows, trouble.signal, chance)
            book.hear(windows, tally)
            book.look(tally)
            tally.times += 1
    return tally


def unkilled(trouble: Trouble) -> Tally:
    """Let writers write to their end, all at once."""
    tally = trouble.tally()
    with scratch() as folder:
        book = Books(trouble.store, folder).book()
        windows = _windows(book, trouble, "window")
        for window in windows:
            window.await_saying("ready")
        for window in windows:
            window.go_on()
        book.hear(windows, tally)
        book.look(tally)
        tally.times += 1
    return tally


def _windows(book: Book, trouble: Trouble, name: str) -> list[Window]:
    names = [f"{name}-{number}" for number in range(trouble.writers)]
    return [book.window(each, trouble.way) for each in names]


def _cut_off(windows: list[Window], signal: Signals, chance: Random) -> None:
    time.sleep(chance.uniform(0, LATEST))
    for window in windows:
        window.stop(signal)
        time.sleep(chance.uniform(0, APART))
