"""A command that is killed at one of the calls by which it changes the disk."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.half_done import NOW

ROOT = Path(__file__).parents[1]
CALLS = (
    *("write", "pwrite64", "fsync", "fdatasync", "rename", "renameat", "renameat2"),
    *("unlink", "unlinkat", "rmdir", "mkdir", "ftruncate"),
)
PYTHON = (sys.executable, "-B", "-c")
RUN = "from tmworkshop.__main__ import main; main()"
CALLED = re.compile(r"^(?:\[pid +\d+\] |\d+ +)?(\w+)\(")


@dataclass(frozen=True)
class Command:
    """A command in the workspace *folder*, run by ours or by a broken *script*."""

    folder: Path
    words: tuple[str, ...]
    keys: str = ""
    script: str = RUN

    def run(self) -> subprocess.CompletedProcess[str]:
        """Run it to its end."""
        return _told(self.folder, (*PYTHON, self.script, *self.words), self.keys)

    def kill_at(self, call: str) -> None:
        """Run it, and kill it at the *call*."""
        self._trace(f"--inject={call}:signal=SIGKILL")

    def list_calls(self, *, to_disk: bool = False) -> list[str]:
        """Return each call that an uncut run makes: which one, the how many-eth.

        *to_disk* leaves out those that only show something, or try another place.
        """
        log, here = self.folder.parent / "calls", str(self.folder.parent)
        self._trace("--decode-fds=path", f"--output={log}")
        times: Counter[str] = Counter()
        calls = []
        for line in log.read_text().splitlines():
            if called := CALLED.match(line):
                call = called[1]
                times[call] += 1
                if here in line or not to_disk:
                    calls.append(f"{call}:when={times[call]}")
        return calls

    def _trace(self, *flags: str) -> None:
        strace = ("strace", "-f", "-qq", "-e", f"trace={','.join(CALLS)}", *flags)
        typed = (*strace, *PYTHON, self.script, *self.words)
        _told(self.folder, typed, self.keys)


def run(folder: Path, words: Iterable[str]) -> subprocess.CompletedProcess[str]:
    """Run a command of the tool in the workspace *folder*."""
    return Command(folder, tuple(words)).run()


def environ_of(folder: Path) -> dict[str, str]:
    """Return what tells the tool where it is, and when."""
    return {
        "TMWORKSHOP_WORKSPACE": str(folder),
        "TMWORKSHOP_NOW": NOW,
        # where this computer keeps how far a set had come, laid out with it
        "TMWORKSHOP_CONFIG": str(folder.parent / "config"),
        "TZ": "UTC",
    }


def _told(
    folder: Path, typed: Iterable[str], keys: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*typed],
        cwd=ROOT,
        env={**os.environ, **environ_of(folder)},
        input=keys,
        capture_output=True,
        text=True,
        check=False,
    )
