"""The product on two systems: here, and on the Windows that Wine plays.

Wine 8 and Windows' Python want pipes: neither a file nor /dev/null will do.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import which

from windows.stand_in import put_stand_in

PATIENCE = 900  # seconds for a command, on a machine that does much else
FRESH = ("PATH", "TZ")
WORDS_OF_WINE = re.compile(r"^wine: .*\n", re.MULTILINE)


@dataclass(frozen=True)
class Answer:
    """What a command said, on both streams as they came, and how it ended."""

    code: int
    text: str


@dataclass(frozen=True)
class System:
    """A way to run tmworkshop in the folder *home*, where paths given begin."""

    name: str
    home: Path
    command: Sequence[str]
    environment: Mapping[str, str]
    app: Path = Path()  # where its Python lies, and all that goes with it

    def run(self, *words: str, typed: str = "", now: str = "") -> Answer:
        """Run tmworkshop with *words*; what is *typed* comes through a pipe."""
        done = subprocess.run(
            [*self.command, *words],
            cwd=self.home,
            env={**self.environment, **({"TMWORKSHOP_NOW": now} if now else {})},
            input=typed.encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=PATIENCE,
            check=False,
        )
        told = done.stdout.decode(errors="replace").replace("\r\n", "\n")
        return Answer(done.returncode, WORDS_OF_WINE.sub("", told))


def linux(home: Path) -> System:
    """Return this system, which has nobody's settings in *home*."""
    command = (sys.executable, "-X", "utf8", "-m", "tmworkshop")
    root = str(Path(__file__).parents[1])
    return System("Linux", home, command, _bare(HOME=str(home), PYTHONPATH=root))


def windows(home: Path, command: Sequence[str], prefix: Path) -> System:
    """Return Windows with its C: in the folder *prefix*.

    *command* is what runs tmworkshop there.
    """
    environment = _bare(
        HOME=str(home),
        WINEPREFIX=str(prefix),
        WINEDEBUG="-all",
        XDG_RUNTIME_DIR=str(prefix),  # or Wine 10 says that there is none
        # or it asks whether to fetch what stands in for .NET and for a browser
        WINEDLLOVERRIDES="mscoree,mshtml=",
    )
    return System("Windows", home, ("wine", *command), environment)


def has_wine() -> bool:
    """Tell whether a Windows can be played here."""
    return bool(which("wine"))


def make_prefix(system: System) -> None:
    """Make the C: of *system*, and put there what its Wine lacks."""
    home = Path(system.environment["WINEPREFIX"])
    subprocess.run(
        ("wineboot", "--init"),
        env=system.environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=PATIENCE,
        check=True,
    )
    put_stand_in(home / "drive_c" / "windows" / "system32")


def end_wine(system: System) -> None:
    """End what Wine goes on running for *system*."""
    ask = ("wineserver", "--kill")
    subprocess.run(ask, env=system.environment, check=False, timeout=PATIENCE)


def _bare(**more: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in FRESH if name in os.environ}
    return {**kept, "LC_ALL": "C.UTF-8", **more}
