"""The day that is noted in a lead's folder: each command reads it, and little else."""

from __future__ import annotations

import re
from pathlib import Path

from tmworkshop.adapters.drive import disk

FOLDER, FACTS, DUE = "programme", "programme.jsonl", "due.txt"
DAY = re.compile(r"\d{4}-\d\d-\d\d")


def read_due(folder: Path) -> str:
    """Return the day that is noted in the *folder* of a programme; none, if none is.

    What says no day is none: then it is looked for once more.
    """
    file = folder / DUE
    with disk.in_words(file):
        content = disk.read_file(file) if file.exists() else b""
    day = content.decode(errors="replace").strip()
    return day if DAY.fullmatch(day) else ""


def write_due(folder: Path, day: str) -> None:
    """Note *day* in the *folder* of a programme."""
    with disk.in_words(folder):
        disk.replace_file(folder / DUE, f"{day}\n".encode())
