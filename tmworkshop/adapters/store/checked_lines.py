"""Lines that tell whether they still say what was written: ``crc32 SP json NL``.

A line holds a list of documents, each with an id that no other one has; the first
line of a file holds one object instead.  Lines come here without their newline.
"""

from __future__ import annotations

import gc
import json
import re
from collections.abc import Iterator, Sequence, Set
from contextlib import contextmanager
from math import isinf
from typing import Any

from tmworkshop.adapters.drive.line_check import check_line, is_sound, sound_body

Document = dict[str, Any]
BEGUN = rb"[0-9a-f]{8} \[\{"  # as a line of documents begins
HALVES = (rb"\ud", rb"\uD")  # as JSON may write half of a letter's code

_encoded = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), allow_nan=False
).encode


def line_of(content: object) -> bytes:
    """Write *content* down as one line, with its newline."""
    # half a character, from a broken terminal, is no reason to lose the sentence
    body = _encoded(content).encode("utf-8", "replace")
    return check_line(body)


def read_line(line: bytes) -> Any:
    """Return what was written down as *line*; ValueError if it has changed since."""
    return _parsed(sound_body(line))


def documents_in(lines: Sequence[bytes], known: Set[str]) -> dict[str, Document]:
    """Return the documents of *lines* by id; ValueError unless all are sound.

    None of them may have an id that is *known*.
    """
    with pause_collection():
        try:
            lists = _parsed(b"[%b]" % b",".join(map(sound_body, lines)))
            by_id = {document["id"]: document for each in lists for document in each}
        except (KeyError, TypeError) as error:
            raise ValueError("not a list of documents") from error
    if len(by_id) != sum(map(len, lists)) or not by_id.keys().isdisjoint(known):
        raise ValueError("an id is used once only")
    return by_id


@contextmanager
def pause_collection() -> Iterator[None]:
    """Let Python look for no garbage meanwhile: much is read, and none is made."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def count_sound_lines(lines: Sequence[bytes], known: Set[str]) -> int:
    """Return how many of *lines* are sound before the first that is not."""
    seen = set(known)
    for number, line in enumerate(lines):
        try:
            seen.update(documents_in([line], seen))
        except ValueError:
            return number
    return len(lines)


def salvage_documents(content: bytes) -> tuple[dict[str, Document], bytes]:
    """Return the documents of every sound line of *content*, and what is not sound.

    What an editor may have put around a line is not looked at; nor is the first line,
    but for what came to stand in it.
    """
    first, *lines = content.split(b"\n")
    sound: dict[str, Document] = {}
    rest = []
    for line in (*split_joined(first)[1:], *lines):
        for each in [line] if is_sound(line) else split_joined(line):
            bare = each.rstrip(b"\r")
            try:
                sound |= documents_in([bare], sound.keys()) if bare else {}
            except ValueError:
                rest.append(each)
    return sound, b"\n".join(rest)


def split_joined(line: bytes) -> list[bytes]:
    """Return *line* as the lines it was before a newline between them was damaged."""
    later: list[bytes] = []
    for begun in reversed([*re.compile(BEGUN).finditer(line, 1)]):
        if is_sound(line[begun.start() :].rstrip(b"\r")):
            later.insert(0, line[begun.start() :])
            line = line[: begun.start() - 1]
    return [line, *later]


def _finite(text: str) -> float:
    if isinf(number := float(text)):
        raise ValueError("a number without end")
    return number


def _no_number(text: str) -> float:
    raise ValueError(f"{text} is no JSON")


# none of what it refuses could be written down again
_decoded = json.JSONDecoder(parse_float=_finite, parse_constant=_no_number).decode


def _parsed(body: bytes) -> Any:
    try:
        content = _decoded(body.decode())
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    if any(half in body for half in HALVES):
        # nothing that holds half a letter can be printed; nor did we write it
        return _decoded(_encoded(content).encode("utf-8", "replace").decode())
    return content
