"""Our own tests of adapters and commands, run by a Python for Windows.

What they name as POSIX's alone is passed over: `tests/posix.py`.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from windows.comparing import Unlike
from windows.folder import ROOT, install_locked
from windows.systems import System

LOCKS = ("run", "test", "pango", "password")
TRIED = ("tests/adapters", "tests/cli")
OPTIONS = (
    *("-q", "-rfE", "--tb=short", "-p", "no:cacheprovider"),
    *("-o", "tmp_path_retention_policy=failed"),
)
LONGEST = 5400  # seconds, on a machine that does much else


def run_own_tests(windows: System, version: str, home: Path) -> str:
    """Run them with a copy of the Python of *windows*; Unlike if one fails."""
    python = Path(shutil.copytree(windows.app / "python", home / "tests-python"))
    install_locked(version, home / "tests-site", LOCKS)
    name = f"python{version.replace('.', '')}"
    lines = (f"{name}.zip", ".", "..\\tests-site", f"Z:{ROOT}", "import site")
    path = "".join(f"{line}\r\n" for line in lines)
    (python / f"{name}._pth").write_bytes(path.encode())
    pytest = (python / "python.exe", "-X", "utf8", "-m", "pytest", *OPTIONS, *TRIED)
    done = subprocess.run(
        ("wine", *map(str, pytest)),
        cwd=ROOT,
        env={**windows.environment, "TERMINAL_PATIENCE": "120"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=LONGEST,
        check=False,
    )
    told = done.stdout.decode(errors="replace").splitlines()
    if done.returncode:
        raise Unlike("\n".join(["tests on Windows:", *told[-400:]]))
    return f"tests on Windows: {told[-1].strip('= ')}"
