"""The first line of a set's file: its schema, and how often it was rewritten."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from tmworkshop.adapters.store.checked_lines import line_of, read_line
from tmworkshop.adapters.store.migrations import FIRST

LONGEST = 1000  # bytes of a first line


class Header(NamedTuple):
    """A first line, with its newline, and all it says, the unknown as well."""

    line: bytes = b""
    says: Mapping[str, Any] = {}
    schema: int = FIRST
    rewritten: int = 0


def header_in(beginning: bytes) -> Header:
    """Return what a file with this *beginning* has; ValueError if it has none."""
    line, newline, _ = beginning.partition(b"\n")
    says = read_line(line)
    try:
        schema, rewritten = int(says["schema"]), int(says.get("rewritten", 0))
    except (KeyError, TypeError) as error:
        raise ValueError("not a first line") from error
    if schema < FIRST or not newline:
        raise ValueError("not a first line")
    return Header(line + newline, says, schema, rewritten)


def header_line(header: Header) -> bytes:
    """Write *header* down, with the unknown that its line said."""
    known = {"schema": header.schema, "rewritten": header.rewritten}
    return line_of({**header.says, **known})
