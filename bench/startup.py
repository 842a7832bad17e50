"""How long it takes until a command answers and until the first question stands there.

Every figure is a ratio to a bare Python, both measured in the same round, so that it
means the same on a slow laptop.
"""

from __future__ import annotations

import os
import pty
import select
import site
import statistics
import subprocess
import tempfile
import time
import venv
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from bench.rows import Row

ROUNDS = 15
FACTS = 600
QUESTION = "[>]"
RUN = "from tmworkshop.__main__ import main; main()"  # as the console script does
# as on a laptop: compiled code is kept, whatever this shell says of Python
ENVIRON = {
    name: value for name, value in os.environ.items() if not name.startswith("PYTHON")
} | {"PROMPT_TOOLKIT_NO_CPR": "1"}


@dataclass(frozen=True)
class Goal:
    """What is timed, what it is held against, and the ratio to stay under."""

    name: str
    against: str
    most: float
    timed: Callable[[], float]
    bare: Callable[[], float]


def rows() -> list[Row]:
    """Measure every goal."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = Path(folder) / "workspace"
        workspace.mkdir()
        fill(workspace)
        python = plain_python(Path(folder) / "plain")
        return [
            Row(goal.name, goal.against, ratio(goal), goal.most)
            for goal in goals(python, workspace)
        ]


def plain_python(folder: Path) -> str:
    """Return a Python that finds the tool as an installed one would.

    An editable install adds a hook to every start of its Python, which would make
    the bare Python slower and all the ratios better than they are.
    """
    venv.create(folder, symlinks=True)
    here = Path(__file__).parents[1]
    found = [here, *(Path(path) for path in site.getsitepackages())]
    packages = next(folder.glob("lib/python*/site-packages"))
    (packages / "found.pth").write_text("\n".join(map(str, found)) + "\n")
    return str(folder / "bin" / "python")


def goals(python: str, workspace: Path) -> list[Goal]:
    """Return what is measured; a session is opened and left at its first question."""
    tool = [python, "-c", RUN, "--workspace", str(workspace)]
    bare = command([python, "-c", "pass"])
    asked = first_text([python, "-c", "input('[>]')"], QUESTION)
    session = [*tool, "session", "resume", "--set", "bench"]
    return [
        Goal("--help", "python -c pass", 4.6, command([*tool, "--help"]), bare),
        Goal("--version", "python -c pass", 4.6, command([*tool, "--version"]), bare),
        Goal(
            f"action list, {FACTS} facts",
            "python -c pass",
            5.8,
            command([*tool, "action", "list", "--set", "bench"]),
            bare,
        ),
        Goal(
            "evidence search, every card",
            "python -c pass",
            15,
            command([*tool, "evidence", "search", "golden", "rules"]),
            bare,
        ),
        Goal("first byte of a session", "input()", 4.7, first_byte(session), asked),
        Goal(
            "first question ready",
            "input()",
            15,
            first_text(session, "moves on"),
            asked,
        ),
    ]


def ratio(goal: Goal) -> float:
    """Return the median of the paired ratios, after one round to warm up."""
    goal.timed()
    goal.bare()
    return statistics.median(goal.timed() / goal.bare() for _ in range(ROUNDS))


def command(line: list[str]) -> Callable[[], float]:
    """Return a timing of a whole process."""

    def timed() -> float:
        began = time.perf_counter()
        subprocess.run(line, check=True, stdout=subprocess.DEVNULL, env=ENVIRON)
        return time.perf_counter() - began

    return timed


def first_byte(line: list[str]) -> Callable[[], float]:
    """Return a timing until a process in a terminal shows anything."""
    return lambda: _until(line, bool)


def first_text(line: list[str], text: str) -> Callable[[], float]:
    """Return a timing until a process in a terminal shows *text*."""
    return lambda: _until(line, lambda shown: text.encode() in shown)


def _until(line: list[str], seen: Callable[[bytes], bool]) -> float:
    began = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        os.execve(line[0], line, ENVIRON)
    shown = b""
    while not seen(shown):
        if not select.select([terminal], [], [], 30)[0]:
            raise TimeoutError(shown.decode(errors="replace"))
        shown += os.read(terminal, 65536)
    taken = time.perf_counter() - began
    os.kill(child, 9)
    os.waitpid(child, 0)
    os.close(terminal)
    return taken


def fill(workspace: Path) -> None:
    """Make a set with about 600 facts and an open session."""
    from tmworkshop.adapters.content.shelf import ShelfOfPrompts
    from tmworkshop.adapters.ids import Stamper
    from tmworkshop.adapters.store.workspace import FolderWorkspace
    from tmworkshop.domain.facts import Founded, Joined, Kind, Opened, Said, TurnKey

    began = datetime(2026, 3, 12, 9, tzinfo=UTC)
    times = iter(began + timedelta(seconds=n) for n in range(10 * FACTS))
    stamper = Stamper(lambda: next(times), os.urandom, "bench")
    file = FolderWorkspace(workspace).found_set("bench")
    members = tuple(f"m{number}" for number in range(1, 7))
    file.keep(
        stamper.stamp(
            [
                Founded(name="Bench"),
                *(Joined(member=who, name=f"Member {who}") for who in members),
            ]
        )
    )
    words = "A line of the length that people give when they are asked in a room."
    for number in range(FACTS):
        kind = Kind.ACTION if number % 20 == 0 else Kind.REFLECTION
        said = Said(
            kind=kind,
            words=words,
            speaker=members[number % 6],
            turn=TurnKey("actions", "", members[number % 6]),
        )
        file.keep(stamper.stamp([said]))
    design = ShelfOfPrompts(None).design("lesson-session-90")
    opened = Opened(
        design=design, held_on=date(2026, 3, 12), present=members, lesson="lesson.07"
    )
    file.keep(stamper.stamp([opened]))
