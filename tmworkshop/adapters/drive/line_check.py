"""A line that tells whether it still says what was written: ``crc32 SP body``."""

from __future__ import annotations

from zlib import crc32

AHEAD = 9  # letters of the checksum, and the space behind it


def check_line(body: bytes) -> bytes:
    """Return *body* as a line with its checksum and a newline."""
    return b"%08x %s\n" % (crc32(body), body)


def is_sound(line: bytes) -> bool:
    """Say whether *line*, without its newline, says what was written."""
    return line[:AHEAD] == b"%08x " % crc32(line[AHEAD:])


def sound_body(line: bytes) -> bytes:
    """Return what was written down as *line*; ValueError if it has changed since."""
    if not is_sound(line):
        raise ValueError("wrong checksum")
    return line[AHEAD:]
