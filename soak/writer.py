"""A process that keeps one entry after another, and says so as soon as it has.

Each line it writes is one event: `tries` before a call, `kept` once it has returned,
with the time by the clock that all processes share.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable
from itertools import count, islice
from pathlib import Path
from signal import SIG_DFL, SIGHUP, signal

from soak.entries import BACK, REWRITES, Entry, facts_of
from soak.stores import STORES, Store
from tmworkshop.domain.facts import Erased

IN_PLACE = (REWRITES - 1 - BACK, REWRITES - 1)  # words, and the call that blanks them
REFUSALS = 5  # then a disk is full
AFTERWARDS = 30  # entries once there is room again, some of them rewrites


def main(store: str, path: str, name: str, way: str) -> None:
    """Write into *path* as the writer *name*, the *way* that is asked for."""
    signal(SIGHUP, SIG_DFL)  # a soak under nohup hands down that it is ignored
    writer = Writer(STORES[store](Path(path)), name)
    writer.open()
    match way:
        case "until-killed":
            writer.keep_all(count())
        case "rewriting":
            writer.keep_all(n for n in count() if n % REWRITES in IN_PLACE)
        case "until-full":
            writer.keep_until_full()
        case number:
            writer.keep_with_others(int(number))


class Writer:
    """One window that keeps what is said in it."""

    def __init__(self, store: Store, name: str) -> None:
        self._store = store
        self._name = name

    def open(self) -> None:
        """Read what is there, as a session does before it asks anything."""
        self._store.facts()
        say("ready")

    def keep_all(self, numbers: Iterable[int]) -> None:
        """Keep the entries with these *numbers*."""
        for number in numbers:
            self._keep(Entry(self._name, number))

    def keep_with_others(self, number: int) -> None:
        """Once told to, try so many entries, whatever becomes of one."""
        sys.stdin.readline()
        for each in range(number):
            self._is_taken(Entry(self._name, each))

    def keep_until_full(self) -> None:
        """Go on until the disk takes no more, then again once there is room."""
        every = (Entry(self._name, number) for number in count())
        refused = 0  # one after another: a short entry may still find room
        for entry in every:
            # a rewrite needs room for two files, and would be refused by half
            if not entry.is_rewrite:
                refused = 0 if self._is_taken(entry) else refused + 1
            elif refused >= REFUSALS:
                self._is_taken(entry)
                break
        say("full")
        sys.stdin.readline()
        for entry in islice(every, AFTERWARDS):
            self._is_taken(entry)

    def _is_taken(self, entry: Entry) -> bool:
        try:
            self._keep(entry)
        except Exception as refusal:  # noqa: BLE001  # whatever a store may say
            say("refused", type(refusal).__name__)
            return False
        return True

    def _keep(self, entry: Entry) -> None:
        say("tries", *entry)
        facts = facts_of(entry)
        if isinstance(facts[0], Erased):
            self._store.blank(facts[0])
        else:
            self._store.keep(facts)
        say("kept", *entry, time.monotonic_ns(), bool(self._store.notice))


def say(*words: object) -> None:
    """Write one event, past every buffer: a kill takes none back."""
    os.write(1, f"{' '.join(map(str, words))}\n".encode())


if __name__ == "__main__":
    main(*sys.argv[1:])
