"""A parser as a row: what it is given, and what is to come of it."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.invented import invented
from tmworkshop.adapters.store.documents import document_of
from tmworkshop.adapters.store.migrations import STEPS, newest_schema
from tmworkshop.domain.errors import WorkshopError

ROOT = Path(__file__).parents[2]
INPUTS = 10_000 if os.environ.get("HYPOTHESIS_PROFILE") == "soak" else 200


class Parser(NamedTuple):
    """What is tried, on what, and what it makes of it in a folder."""

    name: str
    inputs: st.SearchStrategy[Any]
    parse: Callable[[Path, Any], object]
    most: int = INPUTS  # that are tried


def ends_well(parser: Parser, folder: Path) -> None:
    """Try *parser*: each input ends in a clear error, or in what is to come of it."""
    said = []

    @settings(max_examples=parser.most)
    @given(parser.inputs)
    def tried(given_: Any) -> None:
        try:
            parser.parse(folder, given_)
        except WorkshopError as error:
            said.append(str(error).strip())
        else:
            said.append("it is one")

    tried()
    assert len(said) >= parser.most // 5  # some inputs are drawn twice, and tried once
    assert all(said)


def file_with(content: bytes, file: Path) -> Path:
    """Return *file*, which holds *content*."""
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(content)
    return file


def line(body: bytes) -> bytes:
    """Return *body* as a line whose checksum holds."""
    return b"%08x %s\n" % (crc32(body), body)


def json_line(held: Any) -> bytes:
    return line(json.dumps(held).encode())


FACTS = invented(7).stories["set-1"].facts
DOCUMENTS = [document_of(fact) for fact in FACTS]
FIRST_LINE = {"schema": newest_schema(STEPS), "rewritten": 0}
HEADER = json_line(FIRST_LINE)
SET = HEADER + b"".join(json_line([each]) for each in DOCUMENTS)
