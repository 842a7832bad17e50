"""A session in a terminal on Windows: typed, killed, resumed, shared and pasted into.

The terminal is one of this system: `rig.py` has Windows write to it.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.sessions.playing import NOW, START, founded, played, story
from tests.terminals import Process, PtyProcess
from tmworkshop.adapters.store.fact_file import FactFile
from tmworkshop.cli.session.page_offer import OFFER
from tmworkshop.domain.facts import Said
from windows.comparing import Unlike
from windows.keyboard import MODULE
from windows.systems import Answer, System

RIG = Path(__file__).with_name("rig.py")
COLUMNS, ROWS = 100, 40
PLACE = "PLACE"
COMMAND = START[START.index("session") :]
RESUME = ("session", "resume")
HALF = "Fe wnes i hynny – Siân a’r ŵyl “café” ✓"  # noqa: RUF001 (so people write)
PASTED = ("one line of three", "another line", "the third")
BESIDE = "Ring the mill."
STEERED = "Another window is steering"


class WindowsTerminal(PtyProcess):
    """tmworkshop on Windows in a terminal, as people sit before it."""

    patience = 300.0

    def __init__(self, rigged: System, *words: str) -> None:
        """Begin it with *words*."""
        env = {**rigged.environment, "TMWORKSHOP_NOW": NOW}
        super().__init__(*rigged.command, *words, env=env, columns=COLUMNS, rows=ROWS)

    def _begun(
        self, command: Sequence[str], slave: int, env: Mapping[str, str]
    ) -> Process:
        place = called_there(Path(os.ttyname(slave)))
        given = {PLACE: place, "COLUMNS": str(COLUMNS), "ROWS": str(ROWS)}
        return super()._begun([given.get(e, e) for e in command], slave, env)


def prove_in_terminal(windows: System, linux: System) -> None:
    """Walk and share sessions in a terminal on *windows*; Unlike where it differs."""
    rigged = sit_before(windows)
    for told in (walk(rigged, linux), share(rigged, windows)):
        print(told, flush=True)


def sit_before(windows: System) -> System:
    """Return *windows* with its Python run in a terminal of this system."""
    shutil.copy(RIG, windows.home / RIG.name)
    rig = called_there(windows.home / RIG.name)
    program = windows.command[: -len(MODULE)]
    command = (*program, rig, PLACE, "COLUMNS", "ROWS")
    quick = {"TMWORKSHOP_ENTER_AT_ONCE": "1"}  # these fingers mean it
    return System("terminal", windows.home, command, {**windows.environment, **quick})


def called_there(file: Path) -> str:
    """Return what Windows calls a *file* of this system."""
    return f"Z:{file}".replace("/", "\\")


def walk(rigged: System, linux: System) -> str:
    """Walk an evening key by key: it keeps what its script keeps on Linux."""
    lines = played(founded(linux.home / "walked-by-script"))
    file = founded(rigged.home / "walked")
    workspace = ("--workspace", called_there(rigged.home / "walked"))
    with WindowsTerminal(rigged, *workspace, *COMMAND) as room:
        room.until_asked(1)
        for line in lines[:-1]:
            room.answer(line.keys)
        room.type(lines[-1].keys)
        room.until(OFFER)
        room.type("\r")  # nobody wants pages now
        if room.ended() != 0:
            raise Unlike(f"a session in a terminal:\n{room.shown}")
    if story(file) != story(linux.home / "walked-by-script" / "sets" / file.name):
        raise Unlike("a session in a terminal: other facts were kept")
    return f"terminal: {len(lines)} answers keep the same facts"


def share(rigged: System, windows: System) -> str:
    """Kill it with words half typed, take it up, paste, steer twice, write along."""
    file = founded(rigged.home / "shared")
    lines = played(founded(rigged.home / "half-way"))
    file.write_bytes(next(e.file for e in lines if e.screen.ask.label == "What"))
    here = ("--workspace", called_there(rigged.home / "shared"))
    with WindowsTerminal(rigged, *here, *RESUME) as room:
        room.until_asked(1)
        room.type(HALF)
        room.until(HALF)
        room.rest(1)  # a draft is written a moment later
    with WindowsTerminal(rigged, *here, *RESUME) as room:
        room.until(HALF)
        _ensure("a second window", windows.run(*here, *RESUME), 4, STEERED)
        along = windows.run(*here, "session", "scribe", "--plain", typed=f"{BESIDE}\n")
        _ensure("writing along", along, 0, "")
        room.until(BESIDE)
        room.until(HALF)  # nothing is taken from under the fingers
        room.type("\x15" + "\r".join(PASTED))
        room.until(PASTED[-1])
        room.answer("\r")
    said = [e.words for e in FactFile(file).facts() if isinstance(e, Said)]
    if BESIDE not in said:
        raise Unlike("what was written along on Windows is not kept")
    if not any(all(part in words for part in PASTED) for words in said):
        raise Unlike(f"three pasted lines are not one answer: {said[-3:]}")
    return "terminal: words outlast a kill, a paste is one answer, two windows are two"


def _ensure(what: str, answer: Answer, code: int, words: str) -> None:
    if answer.code != code or words not in answer.text:
        raise Unlike(f"{what}: ended by {answer.code}\n{answer.text}")
