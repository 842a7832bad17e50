"""Laws that hold for every input, tried on thousands that hypothesis makes up.

They are others each time, while ./dev test tries the same few. An input is acknowledged
when a law was tried on it; a law that falls is a loss, and is shown with its input.
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
LAWS = {
    "the laws of tests/property": ("tests/property",),
    "the laws of tests/fuzz": ("tests/fuzz",),
    "the laws among other tests": (
        *("tests", "-m", "hypothesis"),
        *("--ignore=tests/property", "--ignore=tests/fuzz"),
    ),
}
TRIED = re.compile(TOLD.format(laws=r"(\d+)", inputs=r"(\d+)"))
FELL = re.compile(r"^(?:FAILED|ERROR) ", re.MULTILINE)


def laws() -> list[Tally]:
    """Try every law there is, on as many inputs as the profile `soak` says."""
    return [tried(*where, told=told) for told, where in LAWS.items()]


def tried(*where: str, told: str) -> Tally:
    """Try the laws that pytest finds *where*, and count on how many inputs."""
    command = [sys.executable, "-m", "pytest", "-q", "-rfE", "-p", "soak.counting"]
    run = subprocess.run(
        [*command, *where],
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
    return Tally(told, times=times, acknowledged=inputs, lost=fallen)
