"""A file or a folder shown by whatever the system has for it.

What shows it runs by itself: nothing of it is waited for but a refusal at once, and
nothing that it says is heard. It is told a path and no more.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

SHOWN_ON = ("DISPLAY", "WAYLAND_DISPLAY")
AT_ONCE = 2.0  # seconds in which a program says that it knows none for this file


def show_place(place: Path, environ: Mapping[str, str]) -> bool:
    """Have the system show *place*, a file or a folder; say whether it may be seen."""
    whole = place.absolute()  # begins with no hyphen, and needs no folder to stand in
    if sys.platform == "win32":
        return _open_on_windows(whole)
    program = _find_program(environ)
    return bool(program) and _has_begun(program, whole)


def _find_program(environ: Mapping[str, str]) -> str:
    """Return what shows files here; nothing where there is none, or no screen."""
    if sys.platform == "darwin":
        return "/usr/bin/open"
    if not any(map(environ.get, SHOWN_ON)):
        return ""  # a browser in lines would take this very window
    from shutil import which

    return which("xdg-open", path=environ.get("PATH")) or ""


def _has_begun(program: str, place: Path) -> bool:
    try:
        opening = subprocess.Popen(  # noqa: S603 (a path is all that it is told)
            [program, str(place)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # it outlives this window, and hears no Ctrl-C
        )
    except OSError:
        return False
    try:
        return opening.wait(AT_ONCE) == 0
    except subprocess.TimeoutExpired:
        opening.returncode = 0  # it is the system's to end; nobody waits for it here
        return True


def _open_on_windows(place: Path) -> bool:
    import os

    try:
        os.startfile(place)  # type: ignore[attr-defined]  # noqa: S606 (as Explorer does)
    except OSError:  # no program is known for it
        return False
    return True
