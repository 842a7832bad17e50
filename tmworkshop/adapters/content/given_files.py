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
    except OSError as error:
        raise _refusal(file, error) from error
    except ValueError as error:  # a path with a NUL in it
        raise Environment(f"{file} cannot be read: it cannot be opened.") from error
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


def _refusal(file: Path, error: OSError) -> NotFound | Environment:
    from tmworkshop.adapters.drive.refusals import understand_refusal

    meant = understand_refusal(file, error)
    if isinstance(meant, FileNotFoundError):
        return NotFound(f"There is no file {file}.")
    why = meant.strerror or "it cannot be opened"
    return Environment(f"{file} cannot be read: {why}.")
