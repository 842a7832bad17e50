"""TOML files that people write: read, or told in their words why they cannot be."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tmworkshop.adapters.content.given import content_of
from tmworkshop.domain.errors import FileComplaints

LARGEST = 1_000_000  # bytes; a design or a file of prompts is a hundredth of that


def read_toml(file: Path) -> dict[str, Any]:
    """Return what *file* holds; FileComplaints says where it is no TOML."""
    import tomllib

    try:
        return tomllib.loads(_text(file))
    except tomllib.TOMLDecodeError as error:
        raise FileComplaints(str(file), (f"it is no TOML: {error}",)) from error
    except RecursionError as error:
        raise FileComplaints(str(file), ("it is nested too deeply",)) from error


def _text(file: Path) -> str:
    content = content_of(file, LARGEST)
    try:
        # utf-8-sig, because Notepad writes a mark at the beginning
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise FileComplaints(str(file), (f"line {line}: it is not UTF-8",)) from error
