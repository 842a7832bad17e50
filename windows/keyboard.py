"""Hands at a keyboard, in plain lines, on two systems: the same keys, the same facts.

Under Wine 8 two things are Wine's own.  Ctrl-C reaches no program as a key, but as a
request to end, so Ctrl-D stands for it here.  A letter beyond the first 65,536 is typed
whole, and shown as two that are lost.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.sessions.playing import NOW, RESUME, START, founded, story
from tests.terminals import TMWORKSHOP, PtyProcess
from windows.comparing import Unlike
from windows.systems import System

MODULE = ("-m", "tmworkshop")
READER = """
import ctypes
ctypes.windll.user32.SystemParametersInfoW(0x47, 1, 0, 0)
from tmworkshop.__main__ import main
main()
"""
COLUMNS, ROWS = 200, 60
A_MOMENT = 1.0  # seconds without a sign: what was typed has come by then
HALF, REST = "+ Megan: ring the mŵ", "ll 😀"
PASTED = "and ask for the key\r\rŷd\rback by noon"
SECRET = "said in silence"
RUB_OUT, ALL_OF_IT, STOP, LEFT = "\x7f", "\x15", "\x04", "\x1b[D"


class Slow(PtyProcess):
    """tmworkshop on a system that may take its time."""

    patience = 300.0

    def type_and_wait(self, keys: str) -> str:
        """Type *keys*, wait until they have come, and return what is shown."""
        self.type(keys)
        self.rest(A_MOMENT)
        return self.shown


def type_on(system: System) -> list[dict[str, Any]]:
    """Type into a session on *system*, as hands do; return what it keeps."""
    file = founded(system.home / "by-hand")
    with _begun(system, START) as keys:
        keys.until("Enter moves on >")
        keys.type_and_wait(HALF)
        keys.kill()
    with _begun(system, RESUME) as keys:
        keys.until(f"> {HALF}")
        keys.type_and_wait(f"{RUB_OUT}{LEFT}{RUB_OUT}mi")
        keys.type_and_wait(f"{REST}!{RUB_OUT} ")
        keys.type_and_wait(PASTED)
        _answer(keys, "By when (Enter leaves it) >")
        _blank(keys)
        keys.type_and_wait("no day yet")
        keys.type_and_wait(STOP)
        keys.until("These words are not kept yet")
        keys.until_last("> no day yet")
        keys.type_and_wait(STOP)
        keys.until("Paused.")
        keys.ended()
    with _begun(system, RESUME) as keys:
        keys.until_last("> no day yet")
        keys.type_and_wait(ALL_OF_IT)
        _answer(keys, "Begun when (Enter leaves it) >")
    return story(file)


def _answer(keys: Slow, then: str) -> None:
    keys.type("\r")
    keys.until(then)


def _blank(keys: Slow) -> None:
    """Blank the screen, where nothing is shown that is typed."""
    keys.type("#\r")
    keys.until("Show the screen again?")
    if SECRET in keys.type_and_wait(SECRET):
        raise Unlike(f"on a blanked screen shows what is typed:\n{keys.shown}")
    _answer(keys, "By when (Enter leaves it) >")
    keys.until_last("By when (Enter leaves it) >")


def look_for_reader(windows: System) -> str:
    """Take up the session where Windows says it is read aloud; return what is said."""
    with _begun(windows, RESUME, READER) as keys:
        keys.until("Begun when (Enter leaves it) >")
        return keys.shown


@contextmanager
def _begun(system: System, words: Sequence[str], code: str = "") -> Iterator[Slow]:
    """Begin what *words* say in a terminal on *system*; Unlike if it goes elsewhere.

    Where *code* is given that begins it, and nobody asks for plain lines.
    """
    begins = ("-c", code) if code else (*MODULE, "--plain")
    program = (*system.command[: -len(MODULE)], *begins)
    given = ("--workspace", "by-hand")
    more = {"TERM": "xterm", "TMWORKSHOP_ENTER_AT_ONCE": "1", "TMWORKSHOP_NOW": NOW}
    keys = Slow(
        *_in_folder(system.home, (*program, *given, *words[len(TMWORKSHOP) :])),
        env={**system.environment, **more},
        columns=COLUMNS,
        rows=ROWS,
    )
    try:
        with keys:
            yield keys
    except Exception as trouble:
        raise Unlike(f"by hand on {system.name}: {trouble}") from trouble


def _in_folder(folder: Path, command: Sequence[str]) -> Sequence[str]:
    code = "import os, sys; os.chdir(sys.argv[1]); os.execvp(sys.argv[2], sys.argv[2:])"
    return (sys.executable, "-c", code, os.fspath(folder), *command)
