"""What a key costs at the keyboard of a session: with what is half typed saved, or not.

Two sessions stand side by side, each in a pseudo-terminal of its own, and are given
the same keys in turn: one saves each letter, the other has nowhere to save it.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from bench.rows import Row
from bench.scratch import scratch
from tests.sessions.playing import NOW, SET, founded, played
from tests.terminals import PtyProcess, environment

KEYS = 250  # of each
MOST = 1.1  # times what a key costs unsaved
IDLE = 10  # seconds
MOST_AT_REST = 1  # per cent of a core
APART = 0.02  # seconds of rest behind each key
WORDS = "the team noticed that people were quiet at first and then more voices came "
LINE = 400  # letters; then the line is emptied, as few are longer
EMPTIED = "\x15"
SESSION = """
import sys
import time
from tmworkshop.adapters.front_ends import draft_places
if sys.argv.pop(1) == "unsaved":
    draft_places.draft_file = lambda *_: None
from tmworkshop.cli import main
main()
"""
WAYS = {"a screen": (), "plain lines": ("--plain",)}


def rows() -> list[Row]:
    """Return what a key costs with drafts, against one without, and what none costs."""
    return [*(row for way in WAYS for row in _rows(way)), _idle()]


def _idle() -> Row:
    """Return what a session takes of a core while nothing is pressed."""
    with scratch() as folder, _session(folder, "saved", ()) as terminal:
        terminal.until("What (Enter moves on) >")
        time.sleep(1)
        before = _seconds_of_a_core(terminal.pid)
        time.sleep(IDLE)
        used = _seconds_of_a_core(terminal.pid) - before
    share = 100 * used / IDLE
    return Row("a session at rest", "", share, MOST_AT_REST, unit="% of a core")


def _seconds_of_a_core(pid: int) -> float:
    """Return what the process *pid* has used so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11:13])) / os.sysconf("SC_CLK_TCK")


def _rows(way: str) -> list[Row]:
    with scratch() as folder:
        saved, unsaved = measured(folder, WAYS[way], KEYS)
    what, against = f"a key until its echo, {way}", "the same key, not saved"
    by_the_clock = Row(what, "", median(saved) * 1000, None, unit="ms")
    return [Row(what, against, median(saved) / median(unsaved), MOST), by_the_clock]


def measured(
    folder: Path, flags: tuple[str, ...], keys: int
) -> tuple[list[float], list[float]]:
    """Return the seconds that each of so many *keys* took, saved and unsaved."""
    with ExitStack() as open_:
        both = [_session(folder / way, way, flags) for way in ("saved", "unsaved")]
        for terminal in both:
            open_.enter_context(terminal)
            terminal.until("What (Enter moves on) >")
        took: tuple[list[float], list[float]] = ([], [])
        for number in range(keys):
            order = (0, 1) if number % 2 else (1, 0)
            for which in order:
                took[which].append(_key(both[which], number))
        return took


def _session(folder: Path, way: str, flags: tuple[str, ...]) -> PtyProcess:
    file = founded(folder)
    lines = played(file)
    file.write_bytes(next(e.file for e in lines if e.screen.ask.label == "What"))
    env = environment(TMWORKSHOP_WORKSPACE=str(folder), TMWORKSHOP_NOW=NOW)
    command = (sys.executable, "-c", SESSION, way, "session", "resume", "--set", SET)
    return PtyProcess(*command, *flags, env=env)


def _key(terminal: PtyProcess, number: int) -> float:
    """Press a key and return the seconds until it is echoed; then let things rest."""
    if number % LINE == LINE - 1:
        terminal.type(EMPTIED)
        terminal.rest(APART)
    took = terminal.press(WORDS[number % len(WORDS)])
    terminal.rest(APART)
    return took


if __name__ == "__main__":
    print(os.linesep.join(map(str, rows())))
