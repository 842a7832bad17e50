"""What was cut off and cannot be finished is told each time, and hinders nobody."""

import json
import shutil
from dataclasses import replace
from itertools import count
from zlib import crc32

import pytest
from click.testing import CliRunner

from tests.cuts import Cut, cut_after
from tests.desk import Desk
from tests.half_done import DEEDS, FELL, TARN, THEIRS, prepare, waiting, words_of
from tests.searching import found_in
from tmworkshop.adapters.backups.folder_backups import FolderBackups
from tmworkshop.adapters.backups.restore import read_backup
from tmworkshop.adapters.duties import FolderDuties
from tmworkshop.adapters.store import workspace
from tmworkshop.adapters.store.workspace import FolderWorkspace
from tmworkshop.cli import main
from tmworkshop.domain.duties import Sealing
from tmworkshop.domain.errors import Environment


@pytest.fixture(scope="module")
def half_done(tmp_path_factory):
    """Return what gives the workspace in which a deed was first seen half done."""
    made = {}

    def half(name):
        if name not in made:
            made[name] = cut_half_way(DEEDS[name], tmp_path_factory.mktemp(name))
        return made[name]

    return half


def cut_half_way(deed, place):
    base = Desk(place / "base" / "workspace")
    prepare(deed, base.folder, lambda words: base.run(*words))
    for effects in count():
        desk = Desk(place / str(effects) / "workspace")
        shutil.copytree(base.folder, desk.folder)
        at_first = deed.places(desk.folder)
        with pytest.raises(Cut), cut_after(effects):
            desk.run(*words_of(deed, desk.folder), keys=deed.keys)
        if deed.half(desk.folder, at_first):
            return desk.folder
    return None


@pytest.fixture
def cut_off(desk, half_done):
    """Return what lays out a desk at which a deed is half done, and how it is typed."""

    def lay_out(name):
        shutil.copytree(half_done(name), desk.folder)
        assert waiting(desk.folder)
        return words_of(DEEDS[name], desk.folder)

    return lay_out


@pytest.fixture
def erasing(desk, cut_off):
    """A desk at which an erasure was cut off."""
    cut_off("erase")
    return desk


@pytest.fixture
def closing(desk, cut_off):
    """A desk at which a close was cut off, and slips tell when they were typed."""
    cut_off("close")
    return desk


def examined(desk, *flags):
    """Return what doctor says, whatever it thinks of this machine."""
    given = ["doctor", *flags]
    return CliRunner(env=desk.environ).invoke(main, given).stdout


def flat(text):
    return " ".join(text.split())


def steering(desk, set_id=TARN):
    return FolderWorkspace(desk.folder).open_set(set_id).steering()


def test_it_is_finished_and_told_in_one_line_beside_the_answer(closing):
    result = closing.run("set", "list", "--json")
    assert result.stderr == (
        "The close of session 2 of tarn was cut off: its slips are sealed now.\n"
    )
    assert json.loads(result.stdout)["sets"]
    assert closing.run("set", "list").stderr == ""


@pytest.mark.parametrize("words", [("--help",), ("--version",), ("set", "list", "-h")])
def test_whoever_asks_for_help_is_told_nothing_of_it(closing, words):
    assert closing.run(*words).stderr == ""
    assert waiting(closing.folder)


def test_while_another_window_is_at_it_home_and_doctor_say_so_and_others_nothing(
    closing,
):
    with steering(closing):
        assert closing.run("session", "list", "--set", FELL).stderr == ""
        home = closing.run()
        doctor = examined(closing)
    in_hand = "The close of tarn is in hand in another window."
    assert in_hand in home.stderr
    assert in_hand in flat(doctor)
    assert waiting(closing.folder)


def refuse(monkeypatch):
    """Let no set's file be rewritten, as on a disk that is full."""

    def refused(self, documents):
        raise Environment("There is no room left.")

    monkeypatch.setattr("tmworkshop.adapters.store.journal.Journal.rewrite", refused)


WAITS = (
    "The close of tarn was cut off, and slips still stand as they were typed, with "
    "their time and order."
)


def test_what_cannot_be_finished_is_told_with_the_reason_each_time(
    closing, monkeypatch
):
    refuse(monkeypatch)
    for words in ((), ("action", "list", "--set", FELL), ("set", "list", "--json")):
        assert f"{WAITS} There is no room left." in flat(closing.run(*words).stderr)
    doctor = examined(closing)
    assert WAITS in flat(doctor)
    assert "To do: see to what is said of it" in doctor
    monkeypatch.undo()
    assert "are sealed now" in closing.run().stderr


def test_the_lines_for_a_report_name_no_set(closing, monkeypatch):
    refuse(monkeypatch)
    lines = examined(closing, "--block")
    (duty,) = [line for line in lines.splitlines() if line.startswith("duties:")]
    assert TARN not in duty
    assert "was cut off" in duty


def test_an_error_nobody_foresaw_hinders_no_command(closing, monkeypatch):
    def broken(*given):
        raise KeyError("x")

    monkeypatch.setattr("tmworkshop.cli.duties.finish_duty", broken)
    told = closing.run("set", "list").stderr
    assert "It cannot be finished (KeyError)." in flat(told)


HANDING_ON = (
    ("report", "participant", "--set", TARN),
    ("report", "set", "--set", TARN),
    ("report", "programme"),
    ("programme", "compare"),
    ("member", "export", "Maud", "--set", TARN),
    ("backup", "make", "--to", "."),
)


@pytest.mark.parametrize("words", HANDING_ON)
def test_until_someone_is_erased_nothing_of_the_set_is_handed_on(
    erasing, monkeypatch, words
):
    refuse(monkeypatch)
    told = flat(erasing.told(*words, code=5))
    assert "An erasure in tarn was cut off, and not all is erased yet." in told
    assert "Until that is done, no page or copy is made" in told


def test_another_set_s_pages_are_made_and_a_backup_here_as_well(erasing, monkeypatch):
    refuse(monkeypatch)
    erasing.run("report", "set", "--set", "fell", "--as", "html")
    erasing.run("backup", "make")
    erasing.run("action", "list", "--set", TARN)


def test_slips_that_are_not_sealed_keep_no_page_from_being_made(closing, monkeypatch):
    refuse(monkeypatch)
    closing.run("report", "set", "--set", TARN, "--as", "html")


class TestTypedAgain:
    def test_an_erasure_ends_with_its_receipt(self, desk, cut_off):
        words = cut_off("erase")
        result = desk.run(*words)
        assert result.stdout.startswith("Receipt of an erasure")
        assert "An erasure in tarn was cut off: it is done now." in result.stderr
        assert found_in(desk.folder, *THEIRS) == set()

    def test_of_someone_else_it_is_done_after_it_with_the_first_receipt_beside(
        self, erasing
    ):
        words = ("member", "erase", "Chidi", "--set", TARN, "--yes")
        result = erasing.run(*words)
        assert result.stdout.count("Receipt of an erasure") == 1
        assert "Receipt of an erasure" in result.stderr
        assert found_in(erasing.folder, *THEIRS, "Chidi Alderson") <= {
            *found_in(erasing.folder / "sets", "Chidi")
        } | found_in(erasing.folder, "fell")

    @pytest.mark.parametrize("name", ["purge", "unname", "restore"])
    def test_what_would_now_mean_something_else_is_not_done(self, desk, cut_off, name):
        words = cut_off(name)
        result = desk.run(*words)
        assert "Nothing else has been done: look once more" in flat(result.stderr)
        assert result.stdout == ""
        assert waiting(desk.folder) == []


class TestRestore:
    def test_a_backup_that_is_gone_is_told(self, desk, cut_off):
        cut_off("restore")
        (backup,) = desk.folder.glob("backups/*-hand.zip")
        moved = backup.rename(desk.folder.parent / backup.name)
        told = flat(desk.run("set", "list").stderr)
        assert "some sets stand as before, some as in the backup." in told
        assert f"There is no backup '{backup.stem}'" in told
        moved.rename(backup)
        assert "The restore of fell, tarn was cut off" in desk.run().stderr

    def test_another_backup_under_its_name_is_not_taken_for_it(self, desk, cut_off):
        cut_off("restore")
        (backup,) = desk.folder.glob("backups/*-hand.zip")
        other = Desk(desk.folder.parent / "other")
        other.environ["TMWORKSHOP_NOW"] = "2026-07-01T10:00:00+00:00"
        other.run("set", "add", "Tarn", "--kept-until", "none")
        other.run("backup", "make")
        (later,) = other.folder.glob("backups/*.zip")
        backup.write_bytes(later.read_bytes())
        assert "is another backup by now" in flat(desk.run("set", "list").stderr)

    def test_a_restore_of_the_same_sets_takes_its_place(self, desk, cut_off):
        cut_off("restore")
        (backup,) = desk.folder.glob("backups/*-hand.zip")
        other = backup.rename(desk.folder.parent / "other.zip")
        desk.run("backup", "restore", str(other), "--in-place", "--yes")
        assert waiting(desk.folder) == []


class TestForged:
    """A duty that nobody of ours wrote, its checksum right: whoever may have."""

    @pytest.fixture
    def waits(self, desk, cut_off):
        cut_off("restore")
        (duty,) = FolderDuties(desk.folder).waiting()
        FolderDuties(desk.folder).fulfil(duty)
        return duty

    def forge(self, desk, duty, **other):
        FolderDuties(desk.folder).take_on(replace(duty, **other))
        before = everything_in(desk.folder.parent)
        told = flat(desk.run("set", "list").stderr + desk.run().stderr)
        assert everything_in(desk.folder.parent) == before
        return told

    @pytest.mark.parametrize(
        "sets",
        [(FELL, "../../beyond"), (FELL, ""), (FELL,), (FELL, TARN, "more"), (), ("x",)],
    )
    def test_its_sets_are_sets_and_each_has_its_print(self, desk, waits, sets):
        beyond = desk.folder.parent / "beyond.jsonl"
        beyond.write_bytes(b"")
        assert "does not say what was to be done" in self.forge(desk, waits, sets=sets)

    def test_no_set_is_put_back_that_the_backup_has_not(self, desk, waits):
        lone = Desk(desk.folder.parent / "lone")
        lone.run("set", "add", "Fell", "--kept-until", "none")
        lone.run("backup", "make")
        (backup,) = lone.folder.glob("backups/*.zip")
        made = read_backup(backup).manifest.made.isoformat()
        told = self.forge(desk, waits, backup=str(backup), made=made)
        assert "lone" in told
        assert "does not hold all of these sets." in told

    def test_nothing_comes_from_a_file_that_is_no_whole_backup(self, desk, waits):
        (backup,) = desk.folder.glob("backups/*-hand.zip")
        spoilt = desk.folder.parent / "spoilt.zip"
        content = bytearray(backup.read_bytes())
        content[len(content) // 3] ^= 1
        spoilt.write_bytes(content)
        told = self.forge(desk, waits, backup=str(spoilt))
        assert "spoilt.zip" in told.replace(" ", "")  # a long name is broken

    @pytest.mark.parametrize("named", ["", "../sets/tarn.jsonl", "sets", "\0"])
    def test_nor_from_what_is_none_at_all(self, desk, waits, named):
        assert "The restore of fell, tarn was cut off" in self.forge(
            desk, waits, backup=named
        )


def everything_in(folder):
    """Return what every file in *folder* holds, but for those that tell of locks.

    What home notes of the sets is left out: it may look, whatever was forged.
    """
    others = {"duties", "config", "counts"}
    return {
        file: file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file() and others.isdisjoint(file.parts)
    }


class TestStrange:
    def put(self, desk, name, content):
        folder = desk.folder / "duties"
        folder.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)

    def line(self, **document):
        body = json.dumps(document).encode()
        return b"%08x %s\n" % (crc32(body), body)

    def told(self, desk, problem):
        assert problem in flat(desk.run().stderr)
        doctor = examined(desk)
        assert "What was to be done cannot be read in" in flat(doctor)
        assert problem in flat(doctor)
        return doctor

    @pytest.mark.parametrize(
        "content",
        [b"", b"\xff", b"rubbish\n", b"00000000 {}\n", b"a" * 9 + b"[" * 9_000 + b"\n"],
    )
    def test_one_that_does_not_say_what_was_written_is_told(self, desk, content):
        desk.run("set", "add", "Tarn", "--kept-until", "none")
        self.put(desk, "tarn.00000000.duty", content)
        self.told(desk, "does not say what was to be done: something may be half done.")
        desk.run("set", "list")

    @pytest.mark.parametrize(
        "document",
        [
            {"schema": 1, "duty": "seal", "set_id": "tarn"},
            {"schema": 1, "duty": "seal", "set_id": 7, "first": ""},
            {"schema": 1, "duty": "seal", "set_id": "tarn", "first": "", "more": 1},
            {"schema": 1, "duty": "seal", "set_id": "tarn", "first": "1"},  # misnamed
            {"schema": 1, "duty": "take-out", "set_id": "a", "first": "", "members": 1},
            {"schema": 1},
        ],
    )
    def test_one_of_another_shape_or_name_is_told(self, desk, document):
        desk.run("set", "add", "Tarn", "--kept-until", "none")
        self.put(desk, "tarn.0badc0de.duty", self.line(**document))
        self.told(desk, "does not say what was to be done")

    @pytest.mark.parametrize("set_id", ["..", ".", "", "Tarn"])
    def test_one_of_what_is_no_set_removes_nothing(self, desk, set_id):
        desk.run("set", "add", "Tarn", "--kept-until", "none")
        (desk.folder / "exports").mkdir()
        purge = {"names": [], "facts": 1, "is_live": False, "heading": "One: "}
        named = {"set_id": set_id, "first": "1", **purge}
        line = self.line(schema=1, duty="purge", **named)
        self.put(desk, f"{set_id}.{line[:8].decode()}.duty", line)
        self.told(desk, "does not say what was to be done")
        assert (desk.folder / "sets" / "tarn.jsonl").is_file()

    @pytest.mark.parametrize("more", [{"schema": 2}, {"duty": "bless"}])
    def test_one_of_a_newer_version_is_told(self, desk, more):
        desk.run("set", "add", "Tarn", "--kept-until", "none")
        document = {"schema": 1, "duty": "seal", "set_id": "tarn", "first": "", **more}
        self.put(desk, "tarn.0badc0de.duty", self.line(**document))
        told = self.told(desk, "A newer tmworkshop was to do what")
        assert "To do: update tmworkshop on this computer" in told

    def test_what_is_none_is_let_be(self, desk):
        desk.run("set", "add", "Tarn", "--kept-until", "none")
        self.put(desk, ".DS_Store", b"whatever")
        assert desk.run("set", "list").stderr == ""
        assert (desk.folder / "duties" / ".DS_Store").exists()

    def test_a_set_that_was_moved_away_is_told(self, closing):
        file = closing.folder / "sets" / "tarn.jsonl"
        moved = file.rename(closing.folder.parent / "away")
        assert "The close of tarn was cut off" in closing.run("set", "list").stderr
        moved.rename(file)
        assert "are sealed now" in closing.run("set", "list").stderr

    def test_a_backup_that_cannot_be_made_is_told_and_blocks_nothing(
        self, desk, cut_off, monkeypatch
    ):
        def fails(*_):
            raise OSError(28, "No space left")

        cut_off("close")
        with monkeypatch.context() as full:
            full.setattr(FolderBackups, "make", fails)
            told = desk.run("set", "list").stderr
        assert "are sealed now. No backup was made (OSError)." in " ".join(told.split())
        assert "tmworkshop backup make" in told
        assert "No backup" not in desk.run("set", "list").stderr
        assert not waiting(desk.folder)

    def test_where_the_workspace_cannot_be_one_the_command_says_so(self, desk):
        desk.folder.parent.mkdir(exist_ok=True)
        desk.folder.write_text("a file")
        assert "is a file" in desk.told("set", "list", code=3)


class TestDuties:
    def test_it_is_on_the_disk_and_private_before_it_is_taken_on(self, tmp_path):
        duties = FolderDuties(tmp_path)
        duty = Sealing("mon", "1")
        duties.take_on(duty)
        (file,) = (tmp_path / "duties").iterdir()
        assert (file.stat().st_mode & 0o77, duties.waiting()) == (0, (duty,))
        duties.fulfil(duty)
        assert not (tmp_path / "duties").exists()
        duties.fulfil(duty)

    def test_what_a_drive_hid_instead_of_removing_it_goes_with_the_duty(self, tmp_path):
        duties = FolderDuties(tmp_path)
        duties.take_on(Sealing("mon", "1"))
        hidden = [tmp_path / "sets/.fuse_hidden1", tmp_path / "duties/.fuse_hidden2"]
        for each in hidden:
            each.parent.mkdir(exist_ok=True)
            each.write_text("whose it was")
        assert len(duties.waiting()) == 1
        assert not hidden[1].exists()
        duties.fulfil(Sealing("mon", "1"))
        assert not hidden[0].exists()
        (tmp_path / "duties").mkdir()
        hidden[1].write_text("what was to be done")
        assert duties.waiting() == ()
        assert not (tmp_path / "duties").exists()

    def test_on_a_full_disk_the_room_that_is_held_back_is_taken(
        self, tmp_path, monkeypatch
    ):
        room = FolderWorkspace(tmp_path)
        monkeypatch.setattr("tmworkshop.adapters.store.reserve.SIZE", 100)
        (tmp_path / "reserve").write_bytes(b"x")
        from tmworkshop.adapters.drive import disk

        whole = disk._write_new

        def full(path, content):
            if (tmp_path / "reserve").exists():
                raise OSError(28, "No space left on device")
            whole(path, content)

        monkeypatch.setattr(disk, "_write_new", full)
        duties = FolderDuties(tmp_path, room.spend_room)
        duties.take_on(Sealing("mon", "1"))
        assert duties.waiting() == (Sealing("mon", "1"),)

    def test_another_window_may_just_have_removed_the_folder(
        self, tmp_path, monkeypatch
    ):
        from tmworkshop.adapters.drive import disk

        whole, calls = disk.replace_file, []

        def gone(path, content):
            calls.append(path)
            if len(calls) == 1:
                path.parent.rmdir()
            whole(path, content)

        monkeypatch.setattr(disk, "replace_file", gone)
        duties = FolderDuties(tmp_path)
        duties.take_on(Sealing("mon", "1"))
        assert (len(calls), len(duties.waiting())) == (2, 1)

    def test_a_set_is_free_while_nobody_steers_or_writes(self, tmp_path):
        place = workspace.FolderWorkspace(tmp_path)
        one, other = place.found_set("mon"), place.open_set("mon")
        assert other.is_free()
        with one.steering():
            assert not other.is_free()
        with one.deciding():
            assert not other.is_free()
        assert other.is_free()
