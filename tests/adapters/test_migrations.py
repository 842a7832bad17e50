"""An invented chain of schemas, 1 to 4: read in memory, written by who writes."""

import json
import re
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from tmworkshop.adapters.ids import LETTERS
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
    {"id": "a", "words": "hope", "mood": "glad", "number": 1, "loud": False},
    {"id": "b", "words": "trust", "of": "a", "number": 2, "loud": False},
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


def voiced(documents):
    """Lead from schema 3 to 4: each document says whether it was said aloud."""
    return [document | {"loud": False} for document in documents]


CHAIN = (renamed, numbered, voiced)
journal_of = partial(Journal, steps=CHAIN)


def new(id_, words, number):
    return {"id": id_, "words": words, "number": number, "loud": False}


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
    assert journal_of(path).documents() == {"a": kept | {"number": 1, "loud": False}}


def test_a_reader_sees_what_an_older_version_still_adds(path):
    journal = journal_of(path)
    assert len(journal.documents()) == 2
    Journal(path, steps=()).append([{"id": "c", "text": "faith"}])
    assert journal.documents()["c"] == new("c", "faith", 3)


def test_whoever_writes_first_writes_it_anew_with_all_that_it_does_not_know(path):
    journal_of(path).append([new("c", "faith", 3)])
    assert header(path) == {"schema": 4, "rewritten": 5, "hue": "teal"}
    kept = [*NEW, new("c", "faith", 3)]
    assert list(journal_of(path).documents().values()) == kept
    assert list(Journal(path, steps=(*CHAIN, list)).documents().values()) == kept


def test_a_rewrite_writes_it_anew_too(path):
    journal = journal_of(path)
    journal.rewrite([journal.documents()["b"]])
    assert header(path)["schema"] == 4
    assert list(journal_of(path).documents().values()) == NEW[1:]


def test_once_written_anew_an_older_version_is_refused_politely(path):
    journal_of(path).append([{"id": "c"}])
    with pytest.raises(Conflict, match="update tmworkshop"):
        Journal(path, steps=CHAIN[:-1]).documents()
    with pytest.raises(Conflict, match="update tmworkshop"):
        Journal(path, steps=CHAIN[:-1]).append([{"id": "d"}])


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
    assert header(path)["schema"] == (4 if at == "_sync_folder" else 1)
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
    assert [writer.stdout.readline().strip() for writer in writers] == [b"read"] * 2
    for writer in writers:
        writer.communicate(b"go\n")
    assert [writer.returncode for writer in writers] == [0, 0]
    assert header(path) == {"schema": 4, "rewritten": 5, "hue": "teal"}
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


def member(number, partnership=None, **more):
    """Give a document as schema 2 has it: a partnership is its spelling."""
    given = {"partnership": partnership} if partnership else {}
    stamp = {"id": f"01KKH0EWX3{number:016}", "at": f"2026-03-12T12:0{number}:00Z"}
    return {"fact": "member", "member": f"m{number}", **stamp, **given, **more}


def brought_up(*documents, schema=2):
    return list(take_steps(documents, schema, STEPS).values())


def test_each_spelling_of_a_partnership_is_one_with_an_id_from_its_first_member_on():
    old = [member(1, "Môn", device="desk"), member(2, "môn"), member(3, "Môn")]
    first, one, second, two, three = brought_up(*old)
    assert (one, two, three) == (
        old[0] | {"partnership": "p1"},
        old[1] | {"partnership": "p2"},
        old[2] | {"partnership": "p1"},
    )
    stamp = {"at": old[0]["at"], "device": "desk", "id": first["id"]}
    titled = {"fact": "partnership", "partnership": "p1", "name": "Môn"}
    assert first == {**titled, **stamp}
    assert (second["partnership"], second["name"]) == ("p2", "môn")
    assert second["at"] == old[1]["at"]


def test_such_an_id_is_as_others_are_and_the_same_in_every_copy():
    old = [member(1, "Môn"), member(2, "Llan")]
    titles = [each["id"] for each in brought_up(*old) if each["fact"] != "member"]
    assert all(re.fullmatch(f"01KKH0EWX3[{LETTERS}]{{16}}", each) for each in titles)
    early = [each["id"] for each in brought_up(old[0]) if each["fact"] != "member"]
    assert early == titles[:1]
    assert len({*titles}) == 2


def test_whoever_came_from_nowhere_or_was_erased_needs_no_partnership():
    old = [member(1), member(2, name=""), {"id": "x", "fact": "said", "words": "Môn"}]
    assert brought_up(*old) == old


@pytest.mark.parametrize("spoilt", [7, ["Môn"], {"a": "b"}, "", None, True])
def test_what_is_no_name_of_a_partnership_is_left_as_it_is(spoilt):
    old = member(1) | {"partnership": spoilt, "unknown": [1]}
    assert brought_up(old) == [old]
    assert brought_up(member(1, "Môn") | {"id": 1})[1]["id"] == 1


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
