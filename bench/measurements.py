"""The page of measurements, on which each run replaces its own sections only."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

PAGE = Path(__file__).parents[1] / "docs" / "measurements.md"
OPENING = "# Measurements\n\nEach section says what made it, and is replaced by it."


def put(title: str, text: str, page: Path = PAGE) -> None:
    """Make *text* what stands on *page* under *title*; a new title goes last."""
    there = page.read_text("utf-8") if page.exists() else OPENING
    opening, *sections = re.split(r"^## ", there, flags=re.MULTILINE)
    texts = dict(section.split("\n", 1) for section in sections)
    texts[title] = text
    parts = [f"## {each}\n\n{texts[each].strip()}\n" for each in texts]
    page.write_text("\n".join([f"{opening.strip()}\n", *parts]), "utf-8")


def machine() -> str:
    """Return on what it was measured, in a few words."""
    version = ".".join(map(str, sys.version_info[:3]))
    return f"Python {version}, {os.cpu_count()} cores, {sys.platform}"
