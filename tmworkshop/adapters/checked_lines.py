"""Lines that tell whether they still say what was written: ``crc32 SP json NL``.

A line holds a list of documents, each with an id that no other one has; the first
line of a file holds one object instead.  Lines come here without their newline.
"""

from __future__ import annotations

import json
from collections.abc import Sequence, Set
from typing import Any
from zlib import crc32

from tmworkshop.adapters.garbage import uncollected

Document = dict[str, Any]

_encoded = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), allow_nan=False
).encode


def line_of(content: object) -> bytes:
    """Write *content* down as one line, with its newline."""
    # half a character, from a broken terminal, is no reason to lose the sentence
    body = _encoded(content).encode("utf-8", "replace")
    return b"%08x %s\n" % (crc32(body), body)


def said_by(line: bytes) -> Any:
    """Return what was written down as *line*; ValueError if it has changed since."""
    return json.loads(_body(line))


def documents_in(lines: Sequence[bytes], known: Set[str]) -> dict[str, Document]:
    """Return the documents of *lines* by id; ValueError unless all are sound.

    None of them may have an id that is *known*.
    """
    with uncollected():
        try:
            said = json.loads(b"[%b]" % b",".join(map(_body, lines)))
            found = {document["id"]: document for each in said for document in each}
        except (KeyError, TypeError) as error:
            raise ValueError("not a list of documents") from error
    if len(found) != sum(map(len, said)) or not found.keys().isdisjoint(known):
        raise ValueError("an id is used once only")
    return found


def sound_ones(lines: Sequence[bytes], known: Set[str]) -> int:
    """Return how many of *lines* are sound before the first that is not."""
    seen = set(known)
    for number, line in enumerate(lines):
        try:
            seen.update(documents_in([line], seen))
        except ValueError:
            return number
    return len(lines)


def _body(line: bytes) -> bytes:
    if line[:9] != b"%08x " % crc32(line[9:]):
        raise ValueError("wrong checksum")
    return line[9:]
