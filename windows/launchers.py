"""What is double-clicked: a program that survives moving, and a script beside it.

The program is distlib's, which pip puts before every command on Windows. It runs the
Python that lies beside it, by its place and not by its path. Laptops that forbid
programs they do not know allow the script: it runs that Python, which is signed.
"""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import distlib

PROGRAM = "tmworkshop.exe"
SCRIPT = "Open with Python only.cmd"
LAUNCHER = "t64.exe"  # with a console, for 64 bits
PYTHON = r"app\python\python.exe"
BEGIN = rf'#!"<launcher_dir>\{PYTHON}" -X utf8'
MAIN = """\
import sys
from tmworkshop.cli.own_window import is_ours_alone, open_window
from tmworkshop.__main__ import main
if len(sys.argv) == 1 and is_ours_alone():
    open_window()
else:
    sys.exit(main())
"""
# with words after it, it is run as a command; without, a window is opened that outlives
# it: a script that waits would answer Ctrl-C with a question of its own
LINES = rf"""@echo off
if not "%~1"=="" goto run
start "tmworkshop" "%~dp0{PYTHON}" -X utf8 -m tmworkshop.cli.own_window
exit /b
:run
"%~dp0{PYTHON}" -X utf8 -m tmworkshop %*
exit /b %errorlevel%
"""
EPOCH = (1980, 1, 1, 0, 0, 0)  # as early as a zip can tell


def write_launchers(top: Path) -> None:
    """Put both into the folder *top*."""
    (top / PROGRAM).write_bytes(program())
    (top / SCRIPT).write_bytes(LINES.replace("\n", "\r\n").encode())


def program() -> bytes:
    """Return the launcher: distlib's own, how it begins Python, and what that runs."""
    stub = Path(distlib.__file__).with_name(LAUNCHER).read_bytes()
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(zipfile.ZipInfo("__main__.py", EPOCH), MAIN)
    return stub + f"{BEGIN}\n".encode() + packed.getvalue()
