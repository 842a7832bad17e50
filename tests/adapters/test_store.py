import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tmworkshop.adapters.drive import disk
from tmworkshop.adapters.store.documents import document_of
from tmworkshop.adapters.store.fact_file import FactFile
from tmworkshop.adapters.store.journal import Journal
from tmworkshop.domain.errors import Conflict, Damaged, Environment
from tmworkshop.domain.facts import Erased, Founded, Joined, Kind, Said

WRITER = """
import sys
from pathlib import Path
from tmworkshop.adapters.store.fact_file import FactFile
from tmworkshop.domain.facts import Kind, Said

file = FactFile(Path(sys.argv[1]))
for number in range(int(sys.argv[3])):
    name = f"{sys.argv[2]}-{number}"
    file.keep([Said(id=name, kind=Kind.NOTE, words=name * 9)])
    print(name, flush=True)
"""
READER = """
import sys
from pathlib import Path
from tmworkshop.adapters.store.workspace import FolderWorkspace

facts = FolderWorkspace(Path(sys.argv[1])).open_set("dyffryn").facts()
slow = "tinydb filelock asyncio difflib platformdirs tomllib typing_extensions".split()
print(len(facts), [name for name in slow if name in sys.modules])
"""
HOLDER = """
import sys
from pathlib import Path
from tmworkshop.adapters.store.fact_file import FactFile

with FactFile(Path(sys.argv[1])).steering():
    print("steering", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "sets" / "dyffryn.jsonl"
    path.parent.mkdir()
    FactFile(path).found()
    return path


def said(name, words="Call the day centre", **others):
    return Said(
        id=name,
        at=datetime(2026, 3, 12, 12, 31, 5, 123000, tzinfo=UTC),
        kind=Kind.NOTE,
        words=words,
        **others,
    )


def names(path):
    return [fact.id for fact in FactFile(path).facts()]


def start(script, path, *arguments):
    return subprocess.Popen(
        [sys.executable, "-c", script, str(path), *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.fixture
def syncs(monkeypatch):
    """List what the disk is waited for."""
    waited = []

    def noting(sync):
        def noted(descriptor):
            waited.append(Path(f"/proc/self/fd/{descriptor}").readlink())
            sync(descriptor)

        return noted

    for name in ("fsync", "fdatasync"):
        monkeypatch.setattr(os, name, noting(getattr(os, name)))
    return waited


@pytest.fixture
def written(monkeypatch):
    """List how many bytes are written at a time."""
    lengths = []

    def write_all(file, content, write=disk._write_all):
        lengths.append(len(content))
        write(file, content)

    monkeypatch.setattr(disk, "_write_all", write_all)
    return lengths


def test_facts_come_back_as_they_were_kept(path):
    founded = Founded(id="1", name="Dyffryn", kept_until=date(2028, 3, 31))
    FactFile(path).keep([founded, Joined(id="2", member="m1", name="Siân")])
    FactFile(path).keep([said("3")])
    assert FactFile(path).facts() == (
        founded,
        Joined(id="2", member="m1", name="Siân"),
        said("3"),
    )


def test_a_new_set_has_no_facts(path):
    assert FactFile(path).facts() == ()


def test_a_window_sees_its_own_facts_and_those_of_another(path):
    here, there = FactFile(path), FactFile(path)
    here.keep([said("1")])
    there.keep([said("2")])
    assert here.facts() == there.facts() == (said("1"), said("2"))


def compact(*facts):
    documents = [document_of(fact) for fact in facts]
    return len(
        json.dumps(documents, ensure_ascii=False, separators=(",", ":")).encode()
    )


@pytest.mark.parametrize("before", [0, 1, 5000])
def test_keeping_costs_one_sync_and_hardly_more_than_its_bytes(
    path, syncs, written, before
):
    file = FactFile(path)
    file.keep([said(f"before-{number}") for number in range(before)])
    file.keep([said("warm")])
    size = path.stat().st_size
    syncs.clear()
    written.clear()
    file.keep([said("1")])
    assert syncs == [path]
    assert path.stat().st_size - size == sum(written) <= 1.2 * compact(said("1"))


def test_several_facts_are_one_line_and_one_sync(path, syncs, written):
    facts = [said(str(number)) for number in range(20)]
    FactFile(path).keep(facts)
    assert syncs == [path]
    assert sum(written) <= 1.2 * compact(*facts)
    assert len(path.read_bytes().splitlines()) == 2


def test_rewriting_waits_for_the_file_and_for_its_folder(path, syncs):
    file = FactFile(path)
    file.keep([said("1"), said("2")])
    facts = file.facts()
    syncs.clear()
    file.rewrite(facts)
    new, old = (path.with_name(f"dyffryn.jsonl{end}") for end in (".new", " (deleted)"))
    assert syncs == [new, path.parent, old]  # what was there is overwritten last


def test_reading_waits_for_nothing(path, syncs):
    FactFile(path).keep([said("1")])
    syncs.clear()
    FactFile(path).facts()
    assert syncs == []


def test_keeping_nothing_writes_nothing(path, syncs):
    before = path.read_bytes()
    FactFile(path).keep([])
    assert (path.read_bytes(), syncs) == (before, [])


def test_reading_imports_neither_tinydb_nor_its_lock(path):
    FactFile(path).keep(said(str(number)) for number in range(600))
    run = subprocess.run(
        [sys.executable, "-c", READER, str(path.parent.parent)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == "600 []"


def test_reading_waits_for_nobody_who_writes(path):
    FactFile(path).keep([said("1")])
    with Journal(path).locked():
        assert names(path) == ["1"]


def test_reading_leaves_no_lock_behind(tmp_path, path):
    FactFile(path).keep([said("1")])
    path.with_name("dyffryn.jsonl.lock").unlink()
    FactFile(path).facts()
    assert [each.name for each in path.parent.iterdir()] == ["dyffryn.jsonl"]


@pytest.mark.parametrize("windows", ["ab", "abcd"])
def test_windows_that_write_at_once_lose_nothing_and_double_nothing(path, windows):
    writers = [start(WRITER, path, window, "40") for window in windows]
    acknowledged = [name for each in writers for name in each.communicate()[0].split()]
    assert len(acknowledged) == 40 * len(windows)
    kept = names(path)
    assert sorted(kept) == sorted(acknowledged)
    for window in windows:  # each in the order in which it kept
        assert [n for n in kept if n[0] == window] == [
            f"{window}-{n}" for n in range(40)
        ]


@pytest.mark.parametrize("answers", [1, 2, 5, 13])
def test_a_kill_loses_nothing_that_was_acknowledged(path, answers):
    writer = start(WRITER, path, "a", "100000")
    acknowledged = [writer.stdout.readline().strip() for _ in range(answers)]
    writer.kill()
    acknowledged += writer.stdout.read().split()  # what was buffered comes first
    writer.communicate()
    FactFile(path).keep([said("after")])
    kept = names(path)
    assert kept[-1] == "after"
    assert acknowledged == kept[: len(acknowledged)]
    assert len(kept) - len(acknowledged) <= 2


@pytest.mark.parametrize("change", ["keep", "rewrite"])
def test_a_fact_that_could_not_be_read_back_never_spoils_the_file(path, change):
    file = FactFile(path)
    file.keep([said("1")])
    file.facts()
    before = path.read_bytes()
    with pytest.raises(ValueError, match="'said' cannot be read back"):
        getattr(file, change)([said("2"), said("3", words=5)])
    assert path.read_bytes() == before
    assert file.facts() == (said("1"),)


def test_rewriting_replaces_every_fact(path):
    file = FactFile(path)
    file.keep([said("1"), said("2"), said("3")])
    file.facts()
    file.rewrite([said("1", words=""), said("3"), Erased(id="4", of=("1",))])
    assert file.facts() == (said("1", words=""), said("3"), Erased(id="4", of=("1",)))
    assert b"Call" in path.read_bytes()
    file.keep([said("5")])
    assert names(path) == ["1", "3", "4", "5"]


def test_erased_words_are_nowhere_in_the_folder(path):
    file = FactFile(path)
    file.keep([said("1", words="a secret")])
    path.write_bytes(path.read_bytes() + b"0 half of a secret")
    file.keep([said("2")])
    file.facts()
    file.rewrite([said("1", words=""), said("2")])
    everything = b"".join(each.read_bytes() for each in path.parent.iterdir())
    assert b"secret" not in everything


def test_rewriting_refuses_to_lose_what_another_window_kept(path):
    here, there = FactFile(path), FactFile(path)
    here.keep([said("1")])
    seen = here.facts()
    there.keep([said("2")])
    with pytest.raises(Conflict, match="try once more"):
        here.rewrite(seen)
    here.rewrite(here.facts())
    assert names(path) == ["1", "2"]


def test_rewriting_refuses_a_file_that_another_window_rewrote(path):
    here, there = FactFile(path), FactFile(path)
    here.keep([said("1")])
    seen = here.facts()
    there.rewrite([said("1", words="x") for _ in there.facts()])
    with pytest.raises(Conflict, match="try once more"):
        here.rewrite(seen)


def test_rewriting_may_follow_what_one_kept_oneself(path):
    file = FactFile(path)
    facts = file.facts()
    file.keep([said("1")])
    file.rewrite([*facts, said("1")])
    assert names(path) == ["1"]


def test_a_rewrite_that_a_synced_folder_refuses_is_kept_beside_the_file(
    path, monkeypatch
):
    def refuse(new, path):
        raise PermissionError(13, "in use by another process")

    file = FactFile(path)
    file.keep([said("1", "a secret")])
    file.facts()
    before = path.read_bytes()
    with monkeypatch.context() as machine:
        machine.setattr(Path, "replace", refuse)
        machine.setattr(disk, "PAUSES", (0.0,))
        with pytest.raises(Environment, match=r"stays as it was.*dyffryn\.jsonl\.new"):
            file.rewrite([said("1", "")])
    assert path.read_bytes() == before
    assert file.facts() == (said("1", "a secret"),)
    kept = path.with_name("dyffryn.jsonl.new")
    assert FactFile(kept).facts() == (said("1", ""),)

    file.rewrite([said("1", "")])
    assert b"secret" not in path.read_bytes()
    assert not kept.exists()


def test_what_a_newer_version_wrote_beside_a_fact_stays_unless_the_fact_changes(path):
    newer = [document_of(said(name)) | {"mood": "glad"} for name in ("1", "2")]
    Journal(path).append(newer)
    file = FactFile(path)
    assert file.facts() == (said("1"), said("2"))
    file.rewrite([said("1"), said("2", words="")])
    moods = {id_: "mood" in kept for id_, kept in Journal(path).documents().items()}
    assert moods == {"1": True, "2": False}


def test_one_window_steers_a_set_at_a_time(path):
    with FactFile(path).steering():
        with (
            pytest.raises(Conflict, match="Another window is steering this set"),
            FactFile(path).steering(),
        ):
            pass
        FactFile(path).keep([said("a word typed beside it")])
    with FactFile(path).steering():
        assert names(path) == ["a word typed beside it"]


def test_a_window_that_dies_gives_the_session_free(path):
    holder = start(HOLDER, path)
    assert holder.stdout.readline() == "steering\n"
    with pytest.raises(Conflict), FactFile(path).steering():
        pass
    holder.kill()
    holder.communicate()
    with FactFile(path).steering():
        assert holder.returncode


def test_a_folder_that_is_gone_is_said_before_the_first_question(
    tmp_path,
):
    gone = FactFile(tmp_path / "gone" / "dyffryn.jsonl")
    with pytest.raises(Environment, match="is not there"), gone.steering():
        pass


def test_damage_is_reported_and_never_read_as_an_empty_set(path):
    FactFile(path).keep([said("1")])
    path.write_bytes(path.read_bytes().replace(b"day centre", b"day center"))
    with pytest.raises(Damaged, match="line 2"):
        FactFile(path).facts()


def test_for_a_quick_list_words_of_other_kinds_are_let_be(path):
    file = FactFile(path)
    action = replace(said("2"), kind=Kind.ACTION)
    file.keep([Founded(id="1", name="Dyffryn"), action, said("3")])
    assert [fact.id for fact in file.facts_about(Kind.ACTION)] == ["1", "2"]
