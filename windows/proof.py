"""What a Windows laptop does is what is done here, command by command."""

from __future__ import annotations

import shlex
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from fnmatch import fnmatch
from pathlib import Path

from tests.rosters import xlsx
from tests.sessions.playing import NOW, SET, START, founded, played, story
from tests.terminals import TMWORKSHOP
from windows.comparing import (
    Unlike,
    compare,
    difference,
    facts_of,
    files_in,
    text_of_pdf,
)
from windows.keyboard import MODULE, look_for_reader, type_on
from windows.libraries import PDF_IS_WELL, look_at_macos, look_at_pango
from windows.systems import System

SWEEP = Path(__file__).with_name("sweep.txt")
HOLDS = """
import ctypes, sys
ctypes.windll.kernel32.CreateFileW(sys.argv.pop(1), 0xC0000000, 0, None, 3, 0, None)
from tmworkshop.__main__ import main
main()
"""
OPEN_ELSEWHERE = "another program has it open: close it there"
READ_ALOUD = "A screen reader runs here"
# bytes that chance makes, digests of them, and names made of these
BY_CHANCE = ("reserve", "*-demo.txt", "what-was-typed.txt", "programme.jsonl", "*.tm*")
MARKS = "marks"  # are called by where their sets lie
READS: Mapping[str, Callable[[Path], bytes]] = {
    ".pdf": text_of_pdf,
    ".jsonl": facts_of,
}
LATER = "2026-06-01T18:00:00+00:00"  # than the demo
ROSTER = [
    ["Enw", "Mudiad", "E-bost"],
    ["Siân Llŷr", "Glan yr Afon", "sian@example.org"],
    ["Ifeoma Adéyẹmí", "Glan yr Afon", ""],
]


def prove(windows: System, linux: System) -> None:
    """Try all there is on *windows* and on *linux*; Unlike at the first difference."""
    for look in LOOKS:
        began = time.monotonic()
        told = look(windows, linux)
        print(f"{time.monotonic() - began:6.0f} s  {told}", flush=True)


def look_at_doctor(windows: System, _: System) -> str:
    """Have *windows* make a PDF with our own font."""
    answer = windows.run("--workspace", "none", "doctor")
    if PDF_IS_WELL not in " ".join(answer.text.split()):
        raise Unlike(f"doctor on Windows:\n{answer.text}")
    return "doctor: a PDF was made on Windows, with our own font"


def play_demo(windows: System, linux: System) -> str:
    """Play the demo on both; files have the same bytes, and PDFs the same text."""
    compare("demo", windows.run("demo", "demo"), linux.run("demo", "demo"))
    there, here = windows.home / "demo", linux.home / "demo"
    if not files_in(here):
        raise Unlike("demo: nothing was written")
    either = files_in(there) ^ files_in(here)
    if alone := [name for name in either if not is_by_chance(name)]:
        raise Unlike(f"demo: on one system alone are {sorted(alone)}")
    names = sorted(name for name in files_in(here) if not is_by_chance(name))
    for name in names:
        read = READS.get(Path(name).suffix, Path.read_bytes)
        if read(there / name) != read(here / name):
            raise Unlike(f"demo: {name} is another one")
    pdfs = sum(name.endswith(".pdf") for name in names)
    return f"demo: {len(names) - pdfs} files the same, {pdfs} PDFs of the same text"


def is_by_chance(name: str) -> bool:
    """Say whether the file *name* of a demo is another one each time, or elsewhere."""
    is_of_place = MARKS in Path(name).parts
    return is_of_place or any(fnmatch(Path(name).name, each) for each in BY_CHANCE)


def sweep(windows: System, linux: System) -> str:
    """Run each command of sweep.txt on both; they end alike and say the same."""
    for system in (windows, linux):
        give_files(system.home)
    tried = [try_both(line, windows, linux) for line in commands()]
    if unlike := [trouble for trouble in tried if trouble]:
        raise Unlike("\n\n".join(unlike))
    return f"sweep: {len(tried)} commands end alike, and say the same"


def try_both(line: str, windows: System, linux: System) -> str:
    """Run a *line* of sweep.txt on both; return how Windows differs."""
    words = shlex.split(line.removeprefix("~"))
    given = ("--no-input", "--workspace", "demo/laptops/dyffryn", *words)
    there, here = windows.run(*given, now=LATER), linux.run(*given, now=LATER)
    try:
        compare(line, there, here, words_too=not line.startswith("~"))
    except Unlike as trouble:
        return str(trouble)
    return ""


def give_files(home: Path) -> None:
    """Put into *home* what the sweep takes in, as it comes from other people."""
    rows = "".join(f"{';'.join(row)}\r\n" for row in ROSTER)
    (home / "roster.csv").write_bytes(rows.encode("utf-16"))
    (home / "roster.xlsx").write_bytes(xlsx(Taflen1=ROSTER))
    (home / "password.txt").write_text("tide mill lantern\n", encoding="utf-8")
    (home / "stick").mkdir()


def commands() -> Iterator[str]:
    """Yield each line of sweep.txt that is a command; an empty one is one too."""
    lines = SWEEP.read_text(encoding="utf-8").splitlines()
    yield from (line for line in lines if not line.startswith("#"))


def hold_session(windows: System, linux: System) -> str:
    """Hold a session by plain lines on both, which keeps the same facts."""
    lines = played(founded(linux.home / "script"))
    typed = "".join(f"{line.typed}\n" for line in lines)
    words = ("--plain", "--workspace", "evening", *START[len(TMWORKSHOP) :])
    answers, facts = [], []
    for system in (windows, linux):
        file = founded(system.home / "evening")
        answers.append(system.run(*words, typed=typed, now=NOW))
        facts.append(story(file))
    compare("a session", *answers)
    if facts[0] != facts[1]:
        raise Unlike("a session: other facts were kept")
    return f"session: {len(lines)} plain lines keep the same {len(facts[0])} facts"


def open_twice(windows: System, _: System) -> str:
    """Read on *windows* a set that is open elsewhere, as an office would open it."""
    program = (*windows.command[: -len(MODULE)], "-c", HOLDS)
    words = ("--no-input", "--workspace", "evening", "member", "list")
    answer = replace(windows, command=program).run(f"evening/sets/{SET}.jsonl", *words)
    if OPEN_ELSEWHERE not in " ".join(answer.text.split()):
        raise Unlike(f"a set that is open elsewhere:\n{answer.text}")
    return "open twice: a set that another program has open is told as that"


def type_by_hand(windows: System, linux: System) -> str:
    """Type into a session by hand on both: half a line, a paste, a stop, a blank.

    A screen reader that Windows knows of has its lines plain unasked.
    """
    there, here = type_on(windows), type_on(linux)
    if there != here:
        lines = ("\n".join(map(str, facts)) for facts in (there, here))
        raise Unlike(f"by hand other facts were kept:\n{difference(*lines)}")
    if READ_ALOUD not in (told := look_for_reader(windows)):
        raise Unlike(f"nobody says why lines are plain on Windows:\n{told}")
    return f"by hand: the same keys keep the same {len(here)} facts"


LOOKS = (
    *(look_at_doctor, play_demo, sweep, hold_session, open_twice, type_by_hand),
    *(look_at_pango, look_at_macos),
)
