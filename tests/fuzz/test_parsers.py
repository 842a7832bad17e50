"""Whatever a parser is given, it ends in a clear error or in what it is there to make.

Every parser of what comes from outside is one row below.  The suite tries two hundred
inputs of each; with HYPOTHESIS_PROFILE=soak it is ten thousand.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import strategies as st

from tests.fuzz.mangled import bytes_like, data_like, text_like, texts, values
from tests.fuzz.trying import (
    DOCUMENTS,
    FIRST_LINE,
    HEADER,
    INPUTS,
    ROOT,
    SET,
    Parser,
    ends_well,
    file_with,
    json_line,
)
from tests.rosters import ods, roster_file, xlsx
from tmworkshop.adapters.content.script_file import read_script
from tmworkshop.adapters.content.settings import read_settings
from tmworkshop.adapters.content.shelf import ShelfOfPrompts
from tmworkshop.adapters.content.spreadsheets import read_roster_file
from tmworkshop.adapters.content.values import read_value, read_values
from tmworkshop.adapters.store.documents import fact_of
from tmworkshop.adapters.store.fact_file import FactFile
from tmworkshop.adapters.store.format import read_facts
from tmworkshop.adapters.store.workspace import FolderWorkspace, workspace_folder
from tmworkshop.domain.content import Advice, Card, Inventory, Lesson, Slip, Stem
from tmworkshop.domain.dates import read_date
from tmworkshop.domain.design_rules import parse_design
from tmworkshop.domain.library import Aid, ResearchQuestion, Theme
from tmworkshop.domain.names import find_id
from tmworkshop.domain.record.actions import actions_of
from tmworkshop.domain.record.record import record_of
from tmworkshop.domain.record.roster import Present
from tmworkshop.domain.roster.column_map import map_columns, read_map
from tmworkshop.domain.roster.said import list_remarks
from tmworkshop.domain.roster.understood import understand_roster

TODAY = date(2026, 3, 12)


def toml(name: str) -> dict[str, Any]:
    return tomllib.loads((ROOT / name).read_text(encoding="utf-8"))


ROSTER = "name,partnership\nZofia Ødegård,Glan\n李小龍,Hafod\n".encode()
MUCH = (
    "Spring set\n\nFirst name,Surname,Company,Notes\n1. Ama,Serwaa,#N/A,x\n"
    "Cai and Nia,Noor (Moor),moor,\nTotal,2\n,,,\nName,Email\nNoor; Cai,c@example.org\n"
).encode("cp1252")
WORKBOOK = xlsx(Set=[["Name", "Company"], ["Ama Serwaa", "Glan"], [7, "#N/A"]])
OPEN_SHEET = ods(Set=[["Name", "Company"], ["Ama Serwaa", "Glan"]])
MEMBERS = {"m1": Present("Zofia Odegard", "Glan"), "m2": Present("李小龍")}
FEW = INPUTS // 12  # each is a program of its own
DESIGN = toml("sessions/lesson-session-90.toml")
SETTINGS = b'facilitator = "Ama Serwaa"\ncontact = "01632 960123"\n\n[own]\nx = [1]\n'


def a_set(folder: Path, content: bytes) -> object:
    return FactFile(file_with(content, folder / "s.jsonl")).facts()


def a_record(folder: Path, documents: Any) -> object:
    """Read a file whose checksums hold, whatever its lines say."""
    lines = (json_line([each]) for each in documents)
    facts = a_set(folder, HEADER + b"".join(lines))
    return actions_of(record_of(facts))


def a_first_line(folder: Path, header: Any) -> object:
    """Read a file that may be of another schema, and write to it."""
    content = json_line(header) + json_line([DOCUMENTS[0]])
    path = file_with(content, folder / "s.jsonl")
    file = FactFile(path)
    facts = file.facts()
    file.rewrite(facts)
    assert read_facts(path.read_bytes(), "it") == facts
    return facts


def a_roster(folder: Path, content: bytes) -> object:
    given = read_roster_file(file_with(content, folder / "roster.csv"))
    return list_remarks(understand_roster(given, MEMBERS))


def a_map(_: Path, text: str) -> object:
    roster = understand_roster(roster_file(["wie", "waar"], ["Ama", "Glan"]), {})
    return map_columns(roster, read_map(text))


def a_script(folder: Path, content: bytes) -> object:
    return read_script(file_with(content, folder / "script.toml"))


def own_settings(folder: Path, content: bytes) -> object:
    return read_settings(file_with(content, folder / "workspace.toml").parent)


def own_design(folder: Path, content: bytes) -> object:
    file = file_with(content, folder / "designs" / "lesson-session-90.toml")
    return ShelfOfPrompts(folder).design_in(file)


def a_set_called(folder: Path, name: str) -> object:
    file_with(HEADER, folder / "sets" / "glan.jsonl")
    opened = FolderWorkspace(folder).open_set(name)
    assert opened.facts() == ()
    return opened


def a_set_in_other_letters(folder: Path, name: str) -> object:
    file_with(HEADER, folder / "sets" / f"{normalize('NFD', 'がぎ')}.jsonl")
    assert FolderWorkspace(folder).strangers() == ()
    return FolderWorkspace(folder).open_set(name).facts()


def a_workspace_called(_: Path, name: str) -> object:
    return FolderWorkspace(
        workspace_folder(name, {"TMWORKSHOP_WORKSPACE": name})
    ).sets()


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


CARDS = {"card": toml("prompts/evidence/barrier.toml")["card"][:2]}
STEMS = {"stem": toml("prompts/stems/explore.toml")["stem"][:2]}
THEMES = {"theme": toml("prompts/themes/driver.toml")["theme"][:2]}
LESSON = {**toml("prompts/lessons/07.toml"), "statements": []}
LESSON["statements"] = LESSON.pop("statement")
ADVICE = {"advice": toml("prompts/advice.toml")["advice"][:2]}
AIDS = {"aid": toml("prompts/aids/reflection.toml")["aid"][:2]}
ASKED = {"question": toml("prompts/research-questions.toml")["question"][:2]}
INVENTORY = {
    "id": "audit",
    "title": "Audit",
    "scale": "holds",
    "intro": "Weigh.",
    "statements": [{"id": "audit.a", "words": "A.", "version": 1, "title": "A"}],
}
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
    Parser("a first line", data_like(FIRST_LINE), a_first_line),
    Parser("a roster", bytes_like(ROSTER), a_roster),
    Parser("any bytes as a roster", st.binary(max_size=300), a_roster),
    Parser("a roster that says too much", bytes_like(MUCH), a_roster),
    Parser("a workbook", bytes_like(WORKBOOK), a_roster, most=FEW),
    Parser("an OpenDocument sheet", bytes_like(OPEN_SHEET), a_roster, most=FEW),
    Parser("a map of columns", text_like("Name=wie,Partnership=waar"), a_map),
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
    Parser("advice", data_like(ADVICE), table_of(Advice, "advice")),
    Parser("aids", data_like(AIDS), table_of(Aid, "aid")),
    Parser("questions", data_like(ASKED), table_of(ResearchQuestion, "question")),
    Parser("an inventory", data_like(INVENTORY), value_of(Inventory)),
    Parser("a lesson", data_like(LESSON), value_of(Lesson)),
    Parser("a slip", data_like(SLIP), value_of(Slip)),
    Parser("a day", texts, lambda _, text: read_date(text, TODAY)),
    Parser("a day past", texts, lambda _, text: read_date(text, TODAY, past=True)),
    Parser(
        "a name",
        texts,
        lambda _, text: find_id(text, {"m1": "Zofia Ødegård", "m2": "李小龍"}),
    ),
    Parser("a set by name", text_like("Glan"), a_set_called),
    Parser("a workspace by name", text_like("~/sets"), a_workspace_called),
    Parser("a new set", texts, a_new_set),
    Parser("a new set in other letters", text_like("Glan हिन्दी 한국 がぎ"), a_new_set),
    Parser("a set in other letters", text_like("がぎ"), a_set_in_other_letters),
)


@pytest.mark.parametrize("parser", PARSERS, ids=lambda parser: parser.name)
def test_any_input_ends_in_a_clear_error_or_in_a_value(parser, tmp_path):
    ends_well(parser, tmp_path)
