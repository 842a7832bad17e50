"""What Linux knows of the device under a folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

DEVICES = Path("/sys/dev/block")


def device_under(folder: Path, source: str) -> Path | None:
    """Return what the kernel knows of the device under *folder*, or of its *source*."""
    entries = (DEVICES / each for each in _numbers(folder, source))
    return next((each.resolve() for each in entries if each.exists()), None)


def _numbers(folder: Path, source: str) -> Iterator[str]:
    """Yield the numbers of the device under *folder*, such as 8:1."""
    numbers = []
    with suppress(OSError):
        numbers.append(folder.stat().st_dev)
    with suppress(OSError):
        numbers.append(Path(source).stat().st_rdev)  # of a volume that spans devices
    for number in filter(os.major, numbers):
        yield f"{os.major(number)}:{os.minor(number)}"
