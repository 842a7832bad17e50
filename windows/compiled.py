"""Modules compiled beforehand: a stick may be read-only, and then nobody keeps them.

Only the same Python can compile for itself, so it is the one for Windows, under Wine.
What it writes says of no file where it lay, nor when it was written.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

from windows.systems import System, end_wine, has_wine, make_prefix, windows

COMPILE = (
    *("-X", "utf8", "-m", "compileall", "-q", "-f"),
    *("--invalidation-mode", "unchecked-hash", "site"),
)
# as measured: 5 s of a PDF instead of 3.6, and 0.35 s of a list instead of 0.25
COSTS = "Without Wine nothing is compiled beforehand: pages take a third longer."


class NotCompiled(Exception):
    """A module that Python does not take."""


def compile_modules(app: Path, prefix: Path) -> str:
    """Compile *app*/site by its Python, with a C: in *prefix*; say what came of it."""
    if not has_wine():
        return COSTS
    # no path is told but "site", so that none of this machine's stands in the files
    laptop = windows(app, (str(app / "python" / "python.exe"), *COMPILE), prefix)
    make_prefix(laptop)
    try:
        _run(laptop)
    finally:
        end_wine(laptop)
    count = sum(1 for _ in (app / "site").rglob("*.pyc"))
    return f"{count} modules are compiled beforehand."


def _run(laptop: System) -> None:
    try:
        answer = laptop.run()
    except subprocess.TimeoutExpired as error:
        raise NotCompiled(str(error)) from error
    if answer.code:
        raise NotCompiled(answer.text)
