"""Windows that write into one file, and the file that is looked at behind them."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from shutil import rmtree
from signal import Signals

from soak.ledger import FOREVER, Ledger
from soak.stores import STORES
from soak.tally import Tally

ROOT = Path(__file__).parents[1]
LOOKS = 20  # at one file: a long one is slow to read


class Window:
    """A process that keeps one entry after another, once it is `ready`."""

    def __init__(self, store: str, path: Path, name: str, way: str) -> None:
        command = [sys.executable, "-m", "soak.writer", store, str(path), name, way]
        self._process = subprocess.Popen(
            command,
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,  # nothing is read ahead of what is awaited
        )
        self._said = b""

    def await_saying(self, word: str) -> None:
        """Read what it says until a line begins with *word*, or until its end."""
        assert self._process.stdout
        for line in iter(self._process.stdout.readline, b""):
            self._said += line
            if line.startswith(word.encode()):
                return

    def stop(self, signal: Signals) -> None:
        """End it."""
        self._process.send_signal(signal)

    def go_on(self) -> None:
        """Tell it that what it waits for is there: the others, or room on the disk."""
        assert self._process.stdin
        with suppress(BrokenPipeError):  # what it said so far tells that it is gone
            self._process.stdin.write(b"go on\n")

    def events(self) -> list[str]:
        """Return all that it said, once it has ended."""
        self._said += self._process.communicate()[0]
        return self.so_far()

    def so_far(self) -> list[str]:
        """Return what was read of it so far."""
        return self._said.decode().splitlines()


class Books:
    """Files of one store: each is written on for a while, then another is begun."""

    def __init__(self, store: str, folder: Path) -> None:
        self._store = store
        self._folder = folder
        self._begun = 0
        self._book: Book | None = None

    def book(self) -> Book:
        """Return the file in hand, or a new one once that is long or spoilt."""
        if self._book is None or self._book.is_done:
            rmtree(self._folder / str(self._begun), ignore_errors=True)
            self._begun += 1
            self._book = Book(self._store, self._folder / str(self._begun))
        return self._book


class Book:
    """One file of one store, and what its writers said of it."""

    def __init__(self, store: str, folder: Path) -> None:
        self.path = folder / "set.jsonl"
        self.is_done = False
        self._store = store
        self._looks = 0
        self._ledger = Ledger()
        folder.mkdir()
        STORES[store](self.path).begin()

    def window(self, name: str, way: str = "until-killed") -> Window:
        """Start a writer."""
        return Window(self._store, self.path, name, way)

    def hear(
        self, windows: Iterable[Window], tally: Tally, *, before: int = FOREVER
    ) -> None:
        """Count what *windows* acknowledged before that time, at their ends."""
        with ThreadPoolExecutor() as pool:  # or one would wait for another's end
            for events in pool.map(Window.events, windows):
                self.note(events, tally, before=before)

    def note(
        self, events: Iterable[str], tally: Tally, *, before: int = FOREVER
    ) -> None:
        """Count what *events* acknowledge that was not counted yet."""
        tally.acknowledged += self._ledger.hear(events, before=before)

    def look(self, tally: Tally) -> None:
        """Read the file afresh and count what is not as its writers said."""
        self._looks += 1
        try:
            facts = STORES[self._store](self.path).facts()
        except Exception:  # noqa: BLE001  # whatever a store may say of its file
            tally.unreadable += 1
            tally.lost += len(self._ledger.kept)
            self.is_done = True
            return
        lost, wrong = self._ledger.lost(facts), self._ledger.wrong(facts)
        tally.lost += len(lost)
        tally.wrong += wrong
        self.is_done = bool(lost) or wrong > 0 or self._looks == LOOKS


def let_begin(windows: Iterable[Window], number: int) -> None:
    """Wait until *windows* have kept something, or have only read what there is.

    Every second time the first call is in the middle of what may happen: it takes
    longest, and sets aside what was left half written.
    """
    for window in windows:
        window.await_saying("ready" if number % 2 else "kept")
