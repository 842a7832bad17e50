"""Whatever a parser is given, it ends in a clear error or in what it is there to make.

Every parser of what comes from outside is one row below.  The suite tries five hundred
inputs of each; with HYPOTHESIS_PROFILE=soak it is ten thousand.
"""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.mangled import bytes_like, data_like, texts, values
from tests.invented import invented
from tmworkshop.adapters.documents import document_of, fact_of
from tmworkshop.adapters.script_file import read_script
from tmworkshop.adapters.settings import read_settings
from tmworkshop.adapters.shelf import ShelfOfPrompts
from tmworkshop.adapters.spreadsheets import read_rows
from tmworkshop.adapters.store import FactFile
from tmworkshop.adapters.values import read_value, read_values
from tmworkshop.adapters.workspace import FolderWorkspace
from tmworkshop.domain.actions import actions_of
from tmworkshop.domain.content import Card, Lesson, Slip, Stem, Theme
from tmworkshop.domain.dates import read_date
from tmworkshop.domain.design_rules import parse_design
from tmworkshop.domain.errors import WorkshopError
from tmworkshop.domain.names import find
from tmworkshop.domain.record import record_of
from tmworkshop.domain.roster import roster_of

ROOT = Path(__file__).parents[2]
INPUTS = 10_000 if os.environ.get("HYPOTHESIS_PROFILE") == "soak" else 500
TODAY = date(2026, 3, 12)


def toml(name: str) -> dict[str, Any]:
    return tomllib.loads((ROOT / name).read_text(encoding="utf-8"))


def line(body: bytes) -> bytes:
    return b"%08x %s\n" % (crc32(body), body)


FACTS = invented(7).stories["set-1"].facts
DOCUMENTS = [document_of(fact) for fact in FACTS]
HEADER = line(b'{"schema":1,"rewritten":0}')
SET = HEADER + b"".join(line(json.dumps([each]).encode()) for each in DOCUMENTS)
ROSTER = "name,partnership\nZofia Ødegård,Glan\n李小龍,Hafod\n".encode()
DESIGN = toml("sessions/lesson-session-90.toml")
SETTINGS = b'facilitator = "Ama Serwaa"\ncontact = "01632 960123"\n\n[own]\nx = [1]\n'


class Parser(NamedTuple):
    """What is tried, on what, and what it makes of it in a folder."""

    name: str
    inputs: st.SearchStrategy[Any]
    parse: Callable[[Path, Any], object]


def file_with(content: bytes, file: Path) -> Path:
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(content)
    return file


def a_set(folder: Path, content: bytes) -> object:
    return FactFile(file_with(content, folder / "s.jsonl")).facts()


def a_record(folder: Path, documents: Any) -> object:
    """Read a file whose checksums hold, whatever its lines say."""
    lines = (line(json.dumps([each]).encode()) for each in documents)
    facts = a_set(folder, HEADER + b"".join(lines))
    return actions_of(record_of(facts))


def a_roster(folder: Path, content: bytes) -> object:
    return roster_of(read_rows(file_with(content, folder / "roster.csv")), "roster")


def a_script(folder: Path, content: bytes) -> object:
    return read_script(file_with(content, folder / "script.toml"))


def own_settings(folder: Path, content: bytes) -> object:
    return read_settings(file_with(content, folder / "workspace.toml").parent)


def own_design(folder: Path, content: bytes) -> object:
    file = file_with(content, folder / "designs" / "lesson-session-90.toml")
    return ShelfOfPrompts(folder).design_in(file)


def a_set_called(folder: Path, name: str) -> object:
    file = FolderWorkspace(folder).open_set(name)
    assert file.path.parent == folder / "sets"
    return file


def a_new_set(folder: Path, name: str) -> object:
    workspace = FolderWorkspace(folder / "workspace")
    set_id = workspace.id_for(name)
    workspace.found_set(set_id)
    made = [each for each in folder.rglob("*.jsonl") if each.is_file()]
    assert all(each.parent == folder / "workspace" / "sets" for each in made)
    for each in made:
        each.unlink()
    return set_id


def table_of(kind: type[Any], name: str) -> Callable[[Path, Any], object]:
    return lambda folder, data: read_values(kind, data, folder, name)


def value_of(kind: type[Any]) -> Callable[[Path, Any], object]:
    return lambda folder, data: read_value(kind, data, folder)


CARDS = {"card": toml("prompts/evidence/07.toml")["card"][:2]}
STEMS = {"stem": toml("prompts/stems/explore.toml")["stem"][:2]}
THEMES = {"theme": toml("prompts/themes.toml")["theme"][:2]}
SLIP = {
    "version": 1,
    "intro": "x",
    "purposes": [{"id": "a", "words": "b", "short": "c"}],
}

PARSERS = (
    Parser("the bytes of a set", bytes_like(SET), a_set),
    Parser("any bytes as a set", st.binary(max_size=300), a_set),
    Parser(
        "a fact",
        st.sampled_from(DOCUMENTS).flatmap(data_like),
        lambda _, data: fact_of(data, "a file"),
    ),
    Parser("the lines of a set", data_like(DOCUMENTS), a_record),
    Parser("a roster", bytes_like(ROSTER), a_roster),
    Parser("workspace.toml", bytes_like(SETTINGS), own_settings),
    Parser(
        "a script",
        bytes_like((ROOT / "docs/script-example.toml").read_bytes()),
        a_script,
    ),
    Parser("a design", data_like(DESIGN), lambda _, data: parse_design(data, "a file")),
    Parser(
        "any data as a design",
        st.dictionaries(texts, values, max_size=5),
        lambda _, data: parse_design(data, "a file"),
    ),
    Parser(
        "the bytes of a design",
        bytes_like((ROOT / "sessions/lesson-session-90.toml").read_bytes()),
        own_design,
    ),
    Parser("cards", data_like(CARDS), table_of(Card, "card")),
    Parser("stems", data_like(STEMS), table_of(Stem, "stem")),
    Parser("themes", data_like(THEMES), table_of(Theme, "theme")),
    Parser("a lesson", data_like(toml("prompts/lessons/07.toml")), value_of(Lesson)),
    Parser("a slip", data_like(SLIP), value_of(Slip)),
    Parser("a day", texts, lambda _, text: read_date(text, TODAY)),
    Parser("a day past", texts, lambda _, text: read_date(text, TODAY, past=True)),
    Parser(
        "a name",
        texts,
        lambda _, text: find(text, {"m1": "Zofia Ødegård", "m2": "李小龍"}),
    ),
    Parser("a set by name", texts, a_set_called),
    Parser("a new set", texts, a_new_set),
)


@pytest.mark.parametrize("parser", PARSERS, ids=lambda parser: parser.name)
def test_any_input_ends_in_a_clear_error_or_in_a_value(parser, tmp_path):
    said = []

    @settings(
        max_examples=INPUTS, deadline=None, suppress_health_check=list(HealthCheck)
    )
    @given(parser.inputs)
    def tried(given_):
        try:
            parser.parse(tmp_path, given_)
        except WorkshopError as error:
            said.append(str(error).strip())
        else:
            said.append("it is one")

    tried()
    assert len(said) >= INPUTS // 5  # some inputs are drawn twice, and tried once
    assert all(said)
