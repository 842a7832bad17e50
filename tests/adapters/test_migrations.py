"""An invented chain of schemas, 1 to 2 to 3: read in memory, written by who writes."""

import json
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from tmworkshop.adapters.store import fact_file as store
from tmworkshop.adapters.store.checked_lines import line_of
from tmworkshop.adapters.store.fact_file import FactFile
from tmworkshop.adapters.store.journal import Journal
from tmworkshop.adapters.store.migrations import STEPS, newest_schema, take_steps
from tmworkshop.adapters.store.workspace import FolderWorkspace
from tmworkshop.domain.errors import Conflict, Environment
from tmworkshop.domain.facts import Kind, Said

ROOT = Path(__file__).parents[2]  # where the scripts below find this module
OLD = [
    {"id": "a", "text": "hope", "mood": "glad"},
    {"id": "b", "text": "trust", "of": "a"},
]
NEW = [
    {"id": "a", "words": "hope", "mood": "glad", "number": 1},
    {"id": "b", "words": "trust", "of": "a", "number": 2},
]
WRITER = """
import sys
from pathlib import Path
from tests.adapters.test_migrations import journal_of

journal = journal_of(Path(sys.argv[1]))
journal.documents()
print("read", flush=True)
sys.stdin.readline()
for number in range(20):
    journal.append([{"id": f"{sys.argv[2]}-{number}"}])
"""
KILLED = """
import os, sys
from pathlib import Path
from tmworkshop.adapters.drive import disk
from tests.adapters.test_migrations import journal_of

def die(*given):
    os._exit(9)

if sys.argv[2] != "the backup":
    setattr(disk, sys.argv[2], die)
journal_of(Path(sys.argv[1]), die if sys.argv[2] == "the backup" else None).append(
    [{"id": "c"}]
)
"""


def renamed(documents):
    """Lead from schema 1 to 2: the words were called text."""
    for document in documents:
        others = {name: document[name] for name in document if name != "text"}
        yield others | ({"words": document["text"]} if "text" in document else {})


def numbered(documents):
    """Lead from schema 2 to 3: each document is given its number."""
    return [
        document | {"number": number} for number, document in enumerate(documents, 1)
    ]


CHAIN = (renamed, numbered)
journal_of = partial(Journal, steps=CHAIN)


def header(path):
    return json.loads(path.read_bytes().partition(b"\n")[0][9:])


@pytest.fixture
def path(tmp_path):
    """Give a file of schema 1, with a field in its header that nobody knows."""
    path = tmp_path / "dyffryn.jsonl"
    first = {"schema": 1, "rewritten": 4, "hue": "teal"}
    path.write_bytes(b"".join(map(line_of, (first, OLD[:1], OLD[1:]))))
    return path


def test_reading_an_old_file_brings_it_up_and_writes_nothing(path):
    before = path.read_bytes()
    journal = journal_of(path)
    assert list(journal.documents().values()) == NEW
    assert journal.documents() is journal.documents()
    assert path.read_bytes() == before
    assert [each.name for each in path.parent.iterdir()] == ["dyffryn.jsonl"]


def test_a_file_in_the_middle_of_the_chain_takes_the_steps_that_are_left(path):
    kept = {"id": "a", "words": "hope", "text": "is something else by now"}
    path.write_bytes(b"".join(map(line_of, ({"schema": 2, "rewritten": 0}, [kept]))))
    assert journal_of(path).documents() == {"a": kept | {"number": 1}}


def test_a_reader_sees_what_an_older_version_still_adds(path):
    journal = journal_of(path)
    assert len(journal.documents()) == 2
    Journal(path, steps=()).append([{"id": "c", "text": "faith"}])
    assert journal.documents()["c"] == {"id": "c", "words": "faith", "number": 3}


def test_whoever_writes_first_writes_it_anew_with_all_that_it_does_not_know(path):
    journal_of(path).append([{"id": "c", "words": "faith", "number": 3}])
    assert header(path) == {"schema": 3, "rewritten": 5, "hue": "teal"}
    kept = [*NEW, {"id": "c", "words": "faith", "number": 3}]
    assert list(journal_of(path).documents().values()) == kept
    assert list(Journal(path, steps=(*CHAIN, list)).documents().values()) == kept


def test_a_rewrite_writes_it_anew_too(path):
    journal = journal_of(path)
    journal.rewrite([journal.documents()["b"]])
    assert header(path)["schema"] == 3
    assert list(journal_of(path).documents().values()) == NEW[1:]


def test_once_written_anew_an_older_version_is_refused_politely(path):
    journal_of(path).append([{"id": "c"}])
    with pytest.raises(Conflict, match="update tmworkshop"):
        Journal(path).documents()
    with pytest.raises(Conflict, match="update tmworkshop"):
        Journal(path).append([{"id": "d"}])


@pytest.mark.parametrize("change", ["append", "rewrite"])
def test_a_backup_is_made_before_and_once(path, change):
    found = []
    journal = journal_of(path, lambda file: found.append(file.read_bytes()))
    before = path.read_bytes()
    getattr(journal, change)([{"id": "c"}])
    getattr(journal, change)([{"id": "d"}])
    assert found == [before]


def test_a_file_of_today_s_schema_needs_no_backup(path):
    journal_of(path).append([{"id": "c"}])
    journal_of(path, pytest.fail).append([{"id": "d"}])


@pytest.mark.parametrize("change", ["append", "rewrite"])
def test_without_its_backup_nothing_is_changed(path, change):
    def refuse(file):
        raise Environment(f"There is no room for a backup of {file}.")

    before = path.read_bytes()
    with pytest.raises(Environment, match="no room for a backup"):
        getattr(journal_of(path, refuse), change)([{"id": "c"}])
    assert path.read_bytes() == before
    assert list(journal_of(path).documents().values()) == NEW


def test_what_was_torn_is_set_aside_first(path):
    path.write_bytes(path.read_bytes() + b"half a word")
    journal_of(path).append([{"id": "c"}])
    assert path.with_name("dyffryn.jsonl.torn").read_bytes() == b"half a word\n"
    assert list(journal_of(path).documents()) == ["a", "b", "c"]


@pytest.mark.parametrize("at", ["the backup", "_write_new", "_swap", "_sync_folder"])
def test_a_kill_on_the_way_leaves_the_old_file_or_the_new(path, at):
    script = [sys.executable, "-c", KILLED, str(path), at]
    run = subprocess.run(script, check=False, cwd=ROOT)
    assert run.returncode == 9
    assert header(path)["schema"] == (3 if at == "_sync_folder" else 1)
    assert list(journal_of(path).documents().values()) == NEW
    journal_of(path).append([{"id": "c"}])
    assert list(journal_of(path).documents()) == ["a", "b", "c"]


def test_two_processes_that_open_it_at_once_bring_it_up_once(path):
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path), name],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        for name in ("x", "y")
    ]
    assert [writer.stdout.readline() for writer in writers] == [b"read\n"] * 2
    for writer in writers:
        writer.communicate(b"go\n")
    assert [writer.returncode for writer in writers] == [0, 0]
    assert header(path) == {"schema": 3, "rewritten": 5, "hue": "teal"}
    kept = list(journal_of(path).documents())
    assert kept[:2] == ["a", "b"]
    assert sorted(kept[2:]) == sorted(f"{w}-{n}" for w in "xy" for n in range(20))


def test_today_s_steps_lead_to_the_schema_that_is_written(tmp_path):
    Journal(tmp_path / "dyffryn.jsonl").found()
    assert header(tmp_path / "dyffryn.jsonl")["schema"] == newest_schema(STEPS)


def test_today_s_steps_change_nothing_that_they_are_given():
    given = [{"id": "a", "fact": "said", "unknown": [1]}]
    (brought,) = take_steps(given, 1, STEPS).values()
    assert given == [{"id": "a", "fact": "said", "unknown": [1]}]
    assert brought["unknown"] == [1]


def test_a_workspace_has_its_old_files_backed_up_before_they_change(
    tmp_path, monkeypatch
):
    found = []
    workspace = FolderWorkspace(tmp_path, found.append)
    workspace.found_set("dyffryn").keep([Said(id="1", kind=Kind.NOTE, words="hope")])
    monkeypatch.setattr(store, "Journal", partial(Journal, steps=(*STEPS, list)))
    file = workspace.open_set("dyffryn")
    facts = file.facts()
    assert found == []
    file.rewrite(facts)
    assert found == [tmp_path / "sets" / "dyffryn.jsonl"]
    assert header(found[0])["schema"] == newest_schema(STEPS) + 1
    assert FactFile(found[0]).facts() == facts
