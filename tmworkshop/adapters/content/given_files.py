"""Files that people give us: read as far as they may be long, and as text."""

from __future__ import annotations

from pathlib import Path

from tmworkshop.domain.errors import Environment, FileComplaints, NotFound


def read_given_file(file: Path, most: int) -> bytes:
    """Return what *file* holds; FileComplaints if that is more than *most* bytes.

    Its size is not asked for beforehand: a device or a pipe says that it has none.
    """
    try:
        with file.open("rb") as opened:
            content = opened.read(most + 1)
    except FileNotFoundError as error:
        raise NotFound(f"There is no file {file}.") from error
    except (OSError, ValueError) as error:  # ValueError: a path with a NUL in it
        why = getattr(error, "strerror", None) or "it cannot be opened"
        raise Environment(f"{file} cannot be read: {why}.") from error
    if len(content) > most:
        raise FileComplaints(str(file), ("it is far too large for what it is",))
    return content


def decode_given(content: bytes, encoding: str, file: Path, cure: str) -> str:
    """Return *content* as text; FileComplaints tells the *cure* where it is broken."""
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        broken = f"line {line}: a letter is broken; {cure}"
        raise FileComplaints(str(file), (broken,)) from error
