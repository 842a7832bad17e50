"""A set's file asked through TinyDB, by whoever wants to know something of it."""

import re
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from tinydb import where

from tmworkshop.adapters.store import tables
from tmworkshop.adapters.store.checked_lines import line_of
from tmworkshop.adapters.store.documents import KINDS, document_of
from tmworkshop.adapters.store.fact_file import FactFile
from tmworkshop.adapters.store.journal import Journal
from tmworkshop.adapters.store.migrations import STEPS
from tmworkshop.adapters.store.tables import FactBase, FactStorage, FactTable
from tmworkshop.domain.errors import Conflict, Damaged, Environment, Refused
from tmworkshop.domain.facts import Amended, Founded, Kind, Said, Struck

PAGE = Path(__file__).parents[2] / "docs" / "asking-a-set.md"
CHANGES = {
    "insert": lambda base: base.insert(document_of(said("4"))),
    "insert_multiple": lambda base: base.insert_multiple([document_of(said("4"))]),
    "update": lambda base: base.update({"words": "half"}),
    "upsert": lambda base: base.upsert({"words": "half"}, where("id") == "1"),
    "remove": lambda base: base.remove(doc_ids=["2"]),
    "truncate": lambda base: base.truncate(),
    "drop": lambda base: base.drop_table("facts"),
    "drop_all": lambda base: base.drop_tables(),
}


def said(name, words="Ring the mill", **others):
    at = datetime(2026, 3, 12, 12, 31, 5, 123000, tzinfo=UTC)
    return Said(id=name, at=at, **({"kind": Kind.NOTE} | others), words=words)


def renamed(documents):
    """Lead from one schema to the next: words are called a sentence."""
    return [each | {"sentence": each["words"]} for each in documents]


@pytest.fixture
def path(tmp_path):
    """Give the file of a set with three notes."""
    path = tmp_path / "sets" / "dyffryn.jsonl"
    path.parent.mkdir()
    file = FactFile(path)
    file.found()
    file.keep([said("1", "hope"), said("2", "trust"), said("3", "hope")])
    return path


@pytest.fixture
def base(path):
    return FactBase(path)


def files_in(folder):
    stats = ((each, each.stat().st_mtime_ns) for each in folder.rglob("*.*"))
    return {each.name: (each.read_bytes(), changed) for each, changed in stats}


def test_what_the_page_shows_runs_beside_a_session_and_leaves_it_alone(
    path, monkeypatch, capsys
):
    learning = said("4", "Ask before I answer", kind=Kind.LEARNING)
    amended = Amended(id="5", of="4", part="words", value="Ask, then wait")
    FactFile(path).keep([Founded(id="6", name="Dyffryn"), learning, amended])
    FactFile(path).keep([Struck(id="7", of="4")])
    monkeypatch.chdir(path.parents[1])
    with FactFile(path).steering(), Journal(path).locked():
        path.write_bytes(path.read_bytes() + b"a1b2c3d4 [{")  # just being written
        before = files_in(path.parent)
        names = {}
        for block in re.findall(r"```python\n(.*?)```", PAGE.read_text(), re.DOTALL):
            exec(block, names)  # noqa: S102 (it is our own page)
        assert files_in(path.parent) == before
    assert [each["id"] for each in names["learnings"]] == ["4"]
    assert capsys.readouterr().out.splitlines() == [
        "Counter({'note': 3, 'learning': 1})",
        "Ask before I answer",
        "  since then: amend words Ask, then wait",
        "  since then: struck None None",
    ]


def test_the_page_names_every_kind_of_fact():
    first_column = re.findall(r"^\| `(\w+)` \|", PAGE.read_text(), re.MULTILINE)
    assert first_column == ["fact", *KINDS]


def test_tinydb_s_queries_work_on_the_facts(base):
    hopes = base.search(where("words") == "hope")
    assert [each.doc_id for each in hopes] == ["1", "3"]
    assert base.get(doc_id="2")["words"] == "trust"
    assert base.count(where("kind") == "note") == len(base) == 3
    assert base.contains(where("words").search("^tr"))
    assert base.tables() == {"facts"}
    assert base.table("facts").all() == base.all()


def test_no_answer_is_older_than_what_another_window_kept(base, path):
    hopes = where("words") == "hope"
    assert len(base.search(hopes)) == 2
    FactFile(path).keep([said("4", "hope")])
    assert len(base.search(hopes)) == 3


def test_changing_what_came_back_changes_no_other_answer(base, path):
    FactFile(path).keep([said("4", parts={"due": "2026-04-09"})])
    base.get(doc_id="4")["parts"]["due"] = "never"
    assert base.get(doc_id="4")["parts"] == {"due": "2026-04-09"}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whatever_would_change_the_file_is_refused(base, path, change):
    before = files_in(path.parent)
    with pytest.raises(Refused, match="only read"):
        change(base)
    assert files_in(path.parent) == before
    assert base.get(doc_id="1")["words"] == "hope"


def test_an_older_file_is_asked_as_today_s_and_stays_as_it_is(path, base, monkeypatch):
    monkeypatch.setattr(tables, "Journal", partial(Journal, steps=(*STEPS, renamed)))
    before = files_in(path.parent)
    assert base.count(where("sentence") == "hope") == 2
    assert files_in(path.parent) == before


def test_what_cannot_be_read_is_said_in_words(base, path):
    path.write_bytes(path.read_bytes().replace(b"trust", b"trusT"))
    with pytest.raises(Damaged, match="line 2"):
        base.all()
    path.write_bytes(line_of({"schema": 99}))
    with pytest.raises(Conflict, match="newer"):
        base.all()
    path.unlink()
    with pytest.raises(Environment, match="not there"):
        base.all()


def test_what_is_inserted_is_one_line_with_the_ids_that_documents_bring(path):
    table = FactTable(FactStorage(path, Journal(path).append))
    before = path.read_bytes()
    both = [document_of(said(name)) for name in "45"]
    assert table.insert_multiple(both) == ["4", "5"]
    assert table.insert(document_of(said("6"))) == "6"
    assert table.insert_multiple([]) == []
    assert path.read_bytes().startswith(before)
    assert len(path.read_bytes().splitlines()) == 4
    with pytest.raises(ValueError, match="once"):
        table.insert(document_of(said("6")))
