"""One set that cannot be read at all: it is named, and keeps nothing else back."""

import os
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.cli.test_sessions import SCRIPT
from tmworkshop.adapters.checks import sets
from tmworkshop.adapters.checks.here import Here
from tmworkshop.adapters.drive import disk

FIRST = "2026-03-12T100000Z-hand"
HAS_PIPES = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in folders")


@pytest.fixture
def spoil(monkeypatch):
    """Return what makes a set's file one that cannot be read."""
    return lambda file: monkeypatch.setattr(
        disk, "open_private", failing(file, disk.open_private)
    )


def failing(bad, open_private):
    def opened(path, flags):
        if Path(path) == bad:
            raise OSError(5, "Input/output error")
        return open_private(path, flags)

    return opened


@pytest.fixture
def two_sets(dyffryn):
    """Dyffryn, and Hafod of one member; a backup holds both."""
    dyffryn.run("set", "add", "Hafod set", "--kept-until", "none")
    dyffryn.run("member", "add", "Amina Li", "--set", "hafod-set")
    dyffryn.run("backup", "make")
    return dyffryn


@pytest.fixture
def hafod(two_sets):
    return two_sets.folder / "sets" / "hafod-set.jsonl"


@pytest.fixture
def script(tmp_path):
    file = tmp_path / "script.toml"
    file.write_text(SCRIPT, encoding="utf-8")
    return str(file)


def flat(text):
    return " ".join(text.split())


def test_a_backup_is_made_of_the_others_and_it_is_named(two_sets, hafod, spoil):
    spoil(hafod)
    result = two_sets.run("backup", "make", code=1)
    assert result.stdout == f"{FIRST}-2\n"
    told = flat(result.stderr)
    assert "sets/hafod-set.jsonl cannot be read, and is not in this backup." in told
    assert f"The newest backup that has it is {FIRST}." in told
    assert "all but 1 file" in told
    with ZipFile(two_sets.folder / "backups" / f"{FIRST}-2.zip") as zipped:
        assert set(zipped.namelist()) == {"manifest.json", "sets/dyffryn-set.jsonl"}


def test_the_list_and_a_look_at_it_say_so(two_sets, hafod, spoil):
    spoil(hafod)
    two_sets.run("backup", "make", code=1)
    listed = flat(two_sets.run("backup", "list").stdout)
    assert listed.endswith("by hand; without hafod-set")
    shown = two_sets.run("backup", "verify", f"{FIRST}-2").stdout
    assert "sound: 1 set" in shown
    assert (
        "hafod-set could not be read even when it was made, and is not in it" in shown
    )
    missing = [each["missing"] for each in two_sets.json("backup", "list")["backups"]]
    assert missing == [[], ["hafod-set"]]


def test_where_no_backup_has_it_that_is_told(dyffryn, spoil):
    dyffryn.run("set", "add", "Hafod set", "--kept-until", "none")
    spoil(dyffryn.folder / "sets" / "hafod-set.jsonl")
    told = flat(dyffryn.run("backup", "make", code=1).stderr)
    assert "No backup here has hafod-set either." in told


def test_a_copy_elsewhere_is_made_as_well(two_sets, hafod, spoil, tmp_path):
    (tmp_path / "stick").mkdir()
    spoil(hafod)
    result = two_sets.run("backup", "make", "--to", str(tmp_path / "stick"), code=1)
    assert Path(result.stdout.strip()).is_file()
    assert "sets/hafod-set.jsonl cannot be read" in flat(result.stderr)


def test_a_session_closes_with_its_backup(two_sets, hafod, spoil, script):
    spoil(hafod)
    told = two_sets.run(
        "session", "start", "--script", script, "--set", "dyffryn-set"
    ).stderr
    assert "Backup: 2026-03-12T100000Z-close" in told
    assert "hafod-set.jsonl cannot be read, and is not in this backup." in flat(told)


def test_another_set_is_restored(two_sets, hafod, spoil):
    two_sets.run("member", "add", "Cai Rees", "--set", "dyffryn-set")
    spoil(hafod)
    words = ("--in-place", "--set", "dyffryn-set", "--yes")
    two_sets.run("backup", "restore", FIRST, *words)
    shown = two_sets.run("member", "list", "--set", "dyffryn-set").stdout
    assert "Cai Rees" not in shown


@HAS_PIPES
def test_a_pipe_in_its_place_makes_room_for_a_restored_one(two_sets, hafod):
    hafod.unlink()
    os.mkfifo(hafod)
    words = ("--in-place", "--set", "hafod-set", "--yes")
    two_sets.run("backup", "restore", FIRST, *words)
    assert "Amina" in two_sets.run("member", "list", "--set", "hafod-set").stdout


def test_a_folder_in_its_place_is_told_of(two_sets, hafod):
    hafod.unlink()
    hafod.mkdir()
    words = ("--in-place", "--set", "hafod-set", "--yes")
    told = two_sets.run("backup", "restore", FIRST, *words, code=3).stderr
    assert "hafod-set.jsonl" in told


def test_home_and_doctor_name_it_and_wait_for_nothing(two_sets, hafod, spoil):
    spoil(hafod)
    assert "cannot be read" in two_sets.run().stdout
    here = Here(two_sets.folder, {}, datetime(2026, 3, 12, 10, tzinfo=UTC))
    told = [each.told for each in sets.check_damage(here)]
    assert f"{hafod} could not be read." in told


def test_the_others_are_compared(two_sets, hafod, spoil, script):
    started = ("session", "start", "--script", script, "--set", "dyffryn-set")
    two_sets.run(*started)
    whole = two_sets.run("programme", "compare").stdout
    spoil(hafod)
    result = two_sets.run("programme", "compare", "--unmasked", code=1)
    assert result.stdout == whole
    assert "Show this to nobody" in flat(result.stderr)
    assert "hafod-set is not in this comparison:" in flat(result.stderr)
    assert "The newest backup that has it is" in flat(result.stderr)


def test_unasked_no_words_are_shown_that_may_name_its_members(
    two_sets, hafod, spoil, script
):
    started = ("session", "start", "--script", script, "--set", "dyffryn-set")
    two_sets.run(*started)
    spoil(hafod)
    for how in ((), ("--json",)):
        told = flat(two_sets.told("programme", "compare", *how, code=5))
        assert "Who is in hafod-set is not known while that cannot be read" in told
        assert "for yourself alone: --unmasked" in told
        assert told.endswith("tmworkshop doctor")


def test_what_goes_out_is_of_all_sets_or_none(two_sets, hafod, spoil, script):
    started = ("session", "start", "--script", script, "--set", "dyffryn-set")
    two_sets.run(*started)
    spoil(hafod)
    assert "hafod-set" in two_sets.told("report", "programme", code=3)


def test_a_set_that_is_purged_is_named_in_no_backup(two_sets, hafod, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(disk, "open_private", failing(hafod, disk.open_private))
        two_sets.run("backup", "make", code=1)
    two_sets.run("set", "purge", "hafod-set", "--now", "--yes")
    for file in (two_sets.folder / "backups").glob("*.zip"):
        with ZipFile(file) as zipped:
            assert b"hafod" not in zipped.read("manifest.json")


def test_a_design_of_ones_own_that_cannot_be_read_is_named(dyffryn, monkeypatch):
    (dyffryn.folder / "designs").mkdir()
    mine = dyffryn.folder / "designs" / "mine.toml"
    mine.write_text("")
    monkeypatch.setattr(disk, "open_private", failing(mine, disk.open_private))
    result = dyffryn.run("backup", "make", code=1)
    assert "designs/mine.toml cannot be read" in result.stderr
    with ZipFile(dyffryn.folder / "backups" / f"{FIRST}.zip") as zipped:
        assert "sets/dyffryn-set.jsonl" in zipped.namelist()
