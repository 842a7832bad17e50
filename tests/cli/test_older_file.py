"""An older file comes back, by a synced folder or by hand: it is known for one."""

import shutil

import pytest

from tmworkshop.adapters.store.workspace import FolderWorkspace
from tmworkshop.domain.facts import Joined


@pytest.fixture
def older(dyffryn):
    """Return a desk whose set had its file of yesterday put back after a close."""
    dyffryn.file = dyffryn.folder / "sets" / "dyffryn-set.jsonl"
    dyffryn.run("member", "add", "Bao Tran")
    yesterday = dyffryn.file.read_bytes()
    dyffryn.run("member", "add", "Ines Duarte")
    dyffryn.run("member", "add", "Wen Li")
    dyffryn.run("backup", "make")
    dyffryn.file.write_bytes(yesterday)
    return dyffryn


def who_came(desk):
    """Return who joined after Bao."""
    facts = FolderWorkspace(desk.folder).open_set("dyffryn-set").facts()
    return [fact.name for fact in facts if isinstance(fact, Joined)][3:]


def test_home_says_how_much_is_missing_and_which_backup_has_it(older):
    told = " ".join(older.run().stderr.split())
    assert "This file is older: it lacks 2 facts that stood in it on" in told
    assert "2 facts can come back from 2026-03-12T100000Z-hand, of" in told
    assert "tmworkshop doctor --fix" in told


def test_doctor_says_so_and_brings_it_back(older):
    assert "to put right older" in older.run("doctor", code=3).stdout
    older.run("doctor", "--fix", code=3)
    assert who_came(older) == ["Ines Duarte", "Wen Li"]
    assert "older" not in older.run().stderr


def test_a_session_does_not_begin_on_it_where_nobody_can_be_asked(older):
    told = older.told("session", "start", "--present", "everyone", code=4)
    assert "This file is older" in told
    assert "doctor --fix" in told
    assert who_came(older) == []


def test_where_someone_can_be_asked_it_comes_back_first(older, someone_to_ask):
    start = (
        "session",
        "start",
        "--design",
        "quick-35",
        "--lesson",
        "0",
        "--plain",
    )
    given = ("--present", "everyone", "--presenter", "Megan")
    result = older.run(*start, *given, keys="y\n\n")
    assert "They are back." in result.stderr
    assert who_came(older) == ["Ines Duarte", "Wen Li"]


def test_or_the_file_is_taken_as_it_is_and_not_told_of_again(older, someone_to_ask):
    start = (
        "session",
        "start",
        "--design",
        "quick-35",
        "--lesson",
        "0",
        "--plain",
    )
    given = ("--present", "everyone", "--presenter", "Megan")
    older.run(*start, *given, keys="n\ny\n\n")
    assert who_came(older) == []
    assert "older" not in older.run().stderr


def test_with_no_copy_within_reach_that_is_said(older):
    shutil.rmtree(older.folder / "backups")
    told = " ".join(older.run().stderr.split())
    assert "No copy within reach has them." in told
    assert "plug in sticks" in older.run("doctor", code=3).stdout


def test_a_restore_that_was_meant_is_no_older_file(older):
    older.run("doctor", "--fix", code=3)
    older.run("backup", "make")
    older.run("member", "add", "Kofi Boateng")
    older.run("backup", "restore", "last", "--in-place", "--yes")
    assert "older" not in older.run().stderr
    assert "put right older" not in older.run("doctor", code=3).stdout


def test_whoever_was_erased_does_not_come_back_by_the_old_file(older):
    older.run("doctor", "--fix", code=3)
    before = older.file.read_bytes()
    older.run("member", "erase", "Ines", "--yes", "--names", "mask")
    older.run("backup", "make")
    older.file.write_bytes(before)
    assert "This file is older" in " ".join(older.run().stderr.split())
    older.run("doctor", "--fix", code=3)
    assert b"Ines" not in older.file.read_bytes()
    assert who_came(older) == ["", "Wen Li"]
