"""What home and a close cost in a large programme, beside one set."""

from __future__ import annotations

import resource
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

from bench.rows import Row
from bench.scratch import scratch
from bench.startup import ENVIRON, RUN, fill, plain_python
from bench.startup import FACTS as FEW
from tests.big_programmes import write_programme
from tmworkshop.adapters.store.workspace import set_file

FACTS, FILES = 300_000, 60
LOOKS = 9
CLOSES = 16  # the last of them thin the backups out
UNTHINNED = 9
MOST_HOME, MOST_CLOSE = 1.5, 2
TO_THE_CLOSE = "!!\nclose\n"  # as it is typed


def rows(facts: int = FACTS, files: int = FILES, closes: int = CLOSES) -> list[Row]:
    """Return what home and a close take with so many *facts* in so many *files*."""
    with scratch() as folder:
        desk = Desk(plain_python(folder / "plain"), folder)
        write_programme(folder / "programme", files, facts)
        named = f"{facts:,} facts in {files} files"
        return [_home(desk, named), *_closes(desk, named, closes)]


class Desk:
    """Where commands are given, in one workspace or another below a folder."""

    def __init__(self, python: str, folder: Path) -> None:
        self._line = [python, "-c", RUN]
        self._environ = {**ENVIRON, "TMWORKSHOP_CONFIG": str(folder / "config")}
        self.folder = folder

    def seconds(self, workspace: str, *words: str, typed: str = "") -> float:
        """Return what a command takes of the processor."""
        before = _used()
        subprocess.run(
            [*self._line, "--workspace", str(self.folder / workspace), *words],
            check=True,
            input=typed.encode(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=self._environ,
        )
        return _used() - before


def _home(desk: Desk, named: str) -> Row:
    """Hold home, once it was looked at, against the list of one set's actions."""
    (desk.folder / "few").mkdir()
    fill(desk.folder / "few")
    actions = ("few", "action", "list", "--set", "bench")
    desk.seconds("programme")
    desk.seconds(*actions)
    ratios = [desk.seconds("programme") / desk.seconds(*actions) for _ in range(LOOKS)]
    against = f"action list, {FEW} facts"
    return Row(f"home, {named}", against, median(ratios), MOST_HOME)


def _closes(desk: Desk, named: str, closes: int) -> Iterator[Row]:
    """Hold closes of one set after the other against those in workspaces of its own."""
    desk.seconds("programme", "backup", "make")
    sets = [f"set-{number:03}" for number in range(1, closes + 1)]
    for each in sets:
        _put_alone(desk, each)
    ratios = [_closed(desk, "programme", e) / _closed(desk, e, e) for e in sets]
    plain, thinned = ratios[:UNTHINNED], ratios[UNTHINNED + 1 :]
    against = "a close of its set alone"
    yield Row(f"a close, {named}", against, median(plain), MOST_CLOSE)
    if thinned:
        yield Row("· that thins the backups out", against, median(thinned))


def _put_alone(desk: Desk, set_id: str) -> None:
    """Make a workspace of a set alone, backed up as the programme was."""
    file = desk.folder / set_id / set_file(set_id)
    file.parent.mkdir(parents=True)
    shutil.copy(desk.folder / "programme" / set_file(set_id), file)
    desk.seconds(set_id, "backup", "make")


def _closed(desk: Desk, workspace: str, set_id: str) -> float:
    words: Sequence[str] = ("session", "resume", "--set", set_id, "--plain")
    return desk.seconds(workspace, *words, typed=TO_THE_CLOSE)


def _used() -> float:
    """Return the seconds of the processor that commands have taken so far."""
    taken = resource.getrusage(resource.RUSAGE_CHILDREN)
    return taken.ru_utime + taken.ru_stime
