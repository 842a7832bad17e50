"""Laws that hold for every input, tried on thousands that hypothesis makes up.

An input is acknowledged when a law was tried on it; a law that falls is a loss.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from soak.counting import TOLD
from soak.tally import Tally

ROOT = Path(__file__).parents[1]
FOLDERS = ("property", "fuzz")
TRIED = re.compile(TOLD.format(laws=r"(\d+)", inputs=r"(\d+)"))
FELL = re.compile(r"^(?:FAILED|ERROR) ", re.MULTILINE)


def laws() -> list[Tally]:
    """Try every law there is, on as many inputs as the profile `soak` says."""
    folders = [ROOT / "tests" / name for name in FOLDERS]
    return [tried(folder) for folder in folders if folder.is_dir()]


def tried(folder: Path) -> Tally:
    """Try the laws in *folder*, and count on how many inputs."""
    command = [sys.executable, "-m", "pytest", "-q", "-rfE", "-p", "soak.counting"]
    run = subprocess.run(
        [*command, str(folder)],
        cwd=ROOT,
        env=os.environ | {"HYPOTHESIS_PROFILE": "soak"},
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode:
        print(run.stdout, file=sys.stderr)
    counts = TRIED.search(run.stdout)
    times, inputs = map(int, counts.groups()) if counts else (0, 0)
    fallen = max(len(FELL.findall(run.stdout)), int(run.returncode != 0))
    told = f"the laws of tests/{folder.name}"
    return Tally(told, times=times, acknowledged=inputs, lost=fallen)
