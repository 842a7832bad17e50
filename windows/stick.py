"""The zip as a facilitator has it: unpacked on a stick, and started from there.

Wine 8 cannot tell Python what system it is: there the copy that is tried goes without
the module that asks.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from tests.terminals import PtyProcess
from tmworkshop.adapters.drive.carried import KEPT
from windows.archive import files_below
from windows.comparing import Unlike
from windows.launchers import PROGRAM, PYTHON, SCRIPT
from windows.systems import System, windows

DRIVE = "e:"
FOLDER = "Gweithdy ŵyl (2026)"  # as people call theirs
MOVED = "Gŵyl y De & mwy"
ASKS_FOR_THE_SYSTEM = "app/python/_wmi.pyd"
TELLS = 9  # the first Wine that can
USAGE = 2
NO_SET = "There is no set yet"
NOBODY = "Nobody can be asked whether this laptop is yours"


def unpack_on_stick(file: Path, home: Path) -> Path:
    """Unpack the zip *file* on a stick in *home*; return the folder that it becomes."""
    with zipfile.ZipFile(file) as archive:
        archive.extractall(home / "stick" / FOLDER)
    (top,) = (home / "stick" / FOLDER).iterdir()
    if wine_version() < TELLS:
        (top / ASKS_FOR_THE_SYSTEM).unlink()
    return top


def wine_version() -> int:
    """Return the number of the Wine that is here."""
    ask = ("wine", "--version")
    number = re.search(
        rb"wine-(\d+)", subprocess.run(ask, check=True, capture_output=True).stdout
    )
    return int(number[1]) if number else 0


def plug_in(home: Path, prefix: Path) -> None:
    """Give the stick in *home* a letter in the Windows whose C: is in *prefix*."""
    (prefix / "dosdevices" / DRIVE).symlink_to(home / "stick")


def started_from(top: Path, home: Path, prefix: Path) -> System:
    """Return the Windows on which a facilitator starts what lies in *top*."""
    return windows(home, (path_on_stick(top / PROGRAM),), prefix)


def run_by_python(laptop: System, top: Path) -> System:
    """Return *laptop* with the program in *top* run by its Python, past launchers."""
    python = "\\".join((path_on_stick(top), PYTHON))
    command = ("wine", python, "-X", "utf8", "-m", "tmworkshop")
    return replace(laptop, command=command, app=top / "app")


def path_on_stick(file: Path) -> str:
    """Return what Windows calls a *file* on the stick."""
    parts = file.parts[file.parts.index("stick") + 1 :]
    return "\\".join((DRIVE.upper(), *parts))


def look_at_start(laptop: System, top: Path) -> str:
    """Start it in each way, moved as well, and where nobody says whose laptop it is."""
    there = kept_on(laptop)
    script = replace(laptop, command=("wine", path_on_stick(top / SCRIPT)))
    other = top.parent.with_name(MOVED) / top.name
    moved = replace(laptop, command=("wine", path_on_stick(other / PROGRAM)))
    for system in (laptop, script):
        _ensure(system, "tmworkshop, version", 0, "--version")
        _ensure(system, NOBODY, USAGE, "set", "list")
    answer_lent(laptop)
    top.parent.rename(other.parent)
    _ensure(moved, NO_SET, 0, "set", "list")
    other.parent.rename(top.parent)
    shutil.rmtree(top / KEPT)
    if left := kept_on(laptop) - there:
        raise Unlike(f"left on a laptop that is lent: {sorted(left)}")
    return (
        "start: by program and script; on a lent laptop all is kept beside, and moves"
    )


def kept_on(laptop: System) -> set[Path]:
    """Return what lies where *laptop* itself keeps what is ours."""
    prefix = Path(laptop.environment["WINEPREFIX"])
    ours = prefix.glob("drive_c/users/*/AppData/*/tmworkshop*")
    return {each for place in ours for each in (place, *place.rglob("*"))}


def answer_lent(laptop: System) -> None:
    """Double-click, say that the laptop is lent, and leave the window."""
    with PtyProcess(*laptop.command, env=laptop.environment) as window:
        window.until("y or n:")
        window.type("n\r")
        window.until("All is kept in")
        window.until_last("tmworkshop>")
        window.type("exit\r")
        window.ended()


def contents_of(top: Path) -> dict[Path, str]:
    """Return a hash of each file below *top*."""
    return {f: sha256(f.read_bytes()).hexdigest() for f in files_below(top)}


def ensure_untouched(top: Path, before: dict[Path, str]) -> None:
    """Raise Unlike if what lies below *top* is not what lay there *before*."""
    after = contents_of(top)
    if other := {file for file, _ in after.items() ^ before.items()}:
        raise Unlike(f"written to on a stick that may be read-only: {sorted(other)}")


def _ensure(system: System, words: str, code: int, *typed: str) -> None:
    answer = system.run(*typed)
    if answer.code != code or words not in answer.text:
        command = " ".join((*system.command, *typed))
        raise Unlike(f"{command}: ended by {answer.code}\n{answer.text}")
