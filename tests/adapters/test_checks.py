"""Each check: the trouble is made, and the finding and its remedy are seen."""

import os
import struct
import subprocess
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.records import MARCH, Story
from tmworkshop.adapters.backups.folder_backups import FolderBackups
from tmworkshop.adapters.checks import (
    copies,
    doubles,
    encryption,
    folder,
    gaps,
    key_file,
    machine,
    own_content,
    pages_outside,
    sets,
)
from tmworkshop.adapters.checks.check_list import LOOKS, list_checks
from tmworkshop.adapters.checks.here import Here
from tmworkshop.adapters.checks.reduction import reducer_for
from tmworkshop.adapters.content.resources import folder as folder_of_data
from tmworkshop.adapters.drive import devices, disk, sync_programs
from tmworkshop.adapters.keys.keychain import Keychain
from tmworkshop.adapters.page_places import take_place
from tmworkshop.adapters.pages.no_press import PangoBroken
from tmworkshop.adapters.pages.press import WeasyPress
from tmworkshop.adapters.store.checked_lines import line_of
from tmworkshop.adapters.store.workspace import FolderWorkspace
from tmworkshop.application.backups import SlipRules
from tmworkshop.application.doctor import list_report_lines, run_checks
from tmworkshop.application.merger import merge_copies
from tmworkshop.domain.errors import Environment
from tmworkshop.domain.facts import Joined, Kind, Said
from tmworkshop.domain.findings import About, State
from tmworkshop.domain.remedies import Remedy, Way

NOW = datetime(2026, 11, 22, 10, 15, tzinfo=UTC)
OLD = (NOW - timedelta(days=2)).timestamp()


class Home:
    """A workspace of one set, and what a check finds there."""

    def __init__(self, folder):
        self.folder = folder
        environ = {"TMWORKSHOP_CONFIG": str(folder.with_name("config"))}
        self.here = Here(folder, environ, NOW, merge=merge_copies)
        story = Story.of_three(kept_until=date(2027, 3, 31))
        story.meet(MARCH)
        story.said(Kind.LEARNING, "m2", "Ask in person")
        story.part().keep_in(folder, "dyffryn")
        os.utime(self.set_file, (OLD, OLD))
        FolderWorkspace(folder).hold_room()
        (folder / "workspace.toml").write_text('contact = "01632 960123"\n')
        (folder / "workspace.toml").chmod(0o600)

    @property
    def set_file(self):
        return self.folder / "sets" / "dyffryn.jsonl"

    def put(self, name, text=""):
        file = self.folder / name
        file.parent.mkdir(mode=0o700, exist_ok=True, parents=True)
        file.write_text(text)
        file.chmod(0o600)
        return file

    def backups(self, now=NOW):
        return FolderBackups(self.folder, lambda: now, SlipRules(), pytest.fail)

    def found(self, look):
        return list(look(self.here))

    def states(self, look):
        return [finding.state for finding in self.found(look)]

    def wrong(self, look):
        """Return the one thing that *look* finds to put right."""
        (finding,) = (f for f in self.found(look) if f.state is State.WRONG)
        return finding


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path / "workspace")


# the machine


def test_versions_are_told(home):
    told = " ".join(finding.told for finding in home.found(machine.check_versions))
    assert "Python 3." in told
    assert "weasyprint" in told


def test_a_library_that_is_not_installed_is_named(home, monkeypatch):
    monkeypatch.setattr(machine, "LIBRARIES", ("click", "no-such-library"))
    found = home.wrong(machine.check_versions)
    assert "no-such-library" in found.told
    assert found.remedy == Way(Remedy.INSTALL_AGAIN)


def test_a_clock_that_is_held_still_is_told(home):
    assert home.states(machine.check_clock) == [State.WELL]
    stopped = Here(home.folder, {"TMWORKSHOP_NOW": "2026-03-12"}, NOW)
    (found,) = machine.check_clock(stopped)
    assert found.state is State.WRONG


class Terminal:
    """A terminal, as far as it is asked."""

    def __init__(self, encoding="utf-8"):
        self.encoding = encoding

    def isatty(self):
        return True


@pytest.fixture
def window(monkeypatch):
    def window(columns=100, rows=30, encoding="utf-8"):
        monkeypatch.setattr(machine, "sys", SimpleNamespace(stdout=Terminal(encoding)))
        size = os.terminal_size((columns, rows))
        monkeypatch.setattr(machine, "get_terminal_size", lambda: size)

    return window


def test_a_window_is_measured(home, window):
    window()
    assert set(home.states(machine.check_terminal)) == {State.WELL}
    assert "100 columns and 30 rows" in home.found(machine.check_terminal)[0].told


@pytest.mark.parametrize("size", [(60, 30), (100, 20)])
def test_a_small_window_is_told(home, window, size):
    window(*size)
    assert "80 by 24" in home.found(machine.check_terminal)[0].told


def test_a_terminal_that_loses_letters_is_told(home, window):
    window(encoding="cp1252")
    assert "cp1252" in home.wrong(machine.check_terminal).told
    assert "PYTHONUTF8" in home.wrong(machine.check_terminal).remedy


def test_plain_lines_are_told(home, window):
    window()
    plain = Here(home.folder, {}, NOW, is_plain=True)
    assert "in plain lines" in list(machine.check_terminal(plain))[-1].told


def test_what_goes_to_a_pipe_is_told(home):
    assert "does not go to a terminal" in home.found(machine.check_terminal)[0].told


def test_a_pdf_is_made_with_our_own_font(home):
    assert home.states(machine.check_pdf) == [State.WELL]


def test_a_pdf_without_our_font_is_told(home, monkeypatch):
    monkeypatch.setattr(machine, "_page", lambda: "<title>x</title><p>Other letters")
    assert "not in it" in home.wrong(machine.check_pdf).told


def test_without_pango_the_remedy_is_named(home, monkeypatch):
    def missing(*_):
        raise Environment("cannot load library 'libpango'")

    monkeypatch.setattr(WeasyPress, "pdf", missing)
    found = home.wrong(machine.check_pdf)
    assert "No PDF can be made" in found.told
    assert "libpango" in found.detail
    assert "libpango-1.0-0" in found.remedy


def test_a_pango_that_does_not_load_is_told_and_why(home, monkeypatch):
    def broken(*_):
        raise PangoBroken("function/symbol 'g_type_init' not found")

    monkeypatch.setattr(WeasyPress, "pdf", broken)
    found = home.wrong(machine.check_pdf)
    assert "does not load" in found.told
    assert "g_type_init" in found.detail
    assert "libpango-1.0-0" in found.remedy


def test_without_the_subsetting_library_the_remedy_is_named(home, monkeypatch):
    monkeypatch.setattr("weasyprint.text.ffi.harfbuzz_subset", None)
    found = home.wrong(machine.check_pdf)
    assert "HarfBuzz-Subset" in found.told
    assert "libharfbuzz-subset0" in found.remedy


# the folder


def test_in_a_sound_workspace_all_is_well(home):
    home.backups().make("hand")
    looks = [look for _, _, look in LOOKS if look is not encryption.check_encryption]
    found = [
        f for look in looks if look is not machine.check_pdf for f in home.found(look)
    ]
    assert [f.told for f in found if f.state is State.WRONG] == []


def test_each_folder_that_pages_may_lie_in_is_told(home):
    (only,) = home.found(pages_outside.check_page_places)
    assert (only.state, "alone" in only.told) == (State.WELL, True)
    place = home.folder.parent / "Documents" / "tmworkshop"
    place.parent.mkdir()
    home.put("workspace.toml", f'pages = "{place.as_posix()}"\n')
    take_place(home.folder, place)
    (found,) = home.found(pages_outside.check_page_places)
    assert (found.state, found.told) == (State.WELL, f"Pages may lie in {place}, too.")
    home.here = replace(home.here, environ={"OneDrive": str(place.parent)})
    (found,) = home.found(pages_outside.check_page_places)
    assert (found.state, "OneDrive" in found.told) == (State.NOTED, True)
    place.parent.rename(place.parent.with_name("away"))
    found = home.wrong(pages_outside.check_page_places)
    assert f"{place}, which cannot be reached" in found.told
    assert found.detail == "it is not there"


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps files by the folder")
def test_others_may_not_read_pages_outside_either(home):
    place = home.folder.parent / "pages"
    home.put("workspace.toml", 'pages = "../pages"\n')
    take_place(home.folder, place)
    page = place / "page.html"
    page.write_text("x")
    page.chmod(0o644)
    found = home.wrong(folder.check_permissions)
    assert "page.html" in found.told
    found.mend()
    assert home.states(folder.check_permissions) == [State.WELL]


def test_looking_leaves_nothing_behind(home):
    home.backups().make("hand")
    before = {each: each.stat().st_mtime_ns for each in home.folder.rglob("*")}
    list(run_checks(each for each in list_checks(home.here) if each.name != "pdf"))
    after = {each: each.stat().st_mtime_ns for each in home.folder.rglob("*")}
    assert before.keys() == after.keys()
    assert [e for e in after if e.is_file() and before[e] != after[e]] == []


def test_without_a_workspace_only_the_machine_is_looked_at(tmp_path):
    none = Here(tmp_path / "none", {}, NOW)
    looked = [each for each in list_checks(none) if each.name != "pdf"]
    assert {each.about for each in looked} == {About.MACHINE}
    told = [f.told for e in run_checks(looked) for f in e.findings]
    assert f"There is no workspace {tmp_path / 'none'} yet." in told
    assert not (tmp_path / "none").exists()


def test_a_disk_that_keeps_something_else_is_told(home, monkeypatch):
    monkeypatch.setattr(disk, "replace_file", lambda file, _: file.write_bytes(b"else"))
    assert "did not read back" in home.wrong(folder.check_writing).told


def test_a_folder_that_may_not_be_written_is_told(home, monkeypatch):
    def refused(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(disk, "replace_file", refused)
    (examined,) = run_checks(
        each for each in list_checks(home.here) if each.name == "writing"
    )
    assert examined.findings[0].state is State.WRONG
    assert "may not use" in examined.findings[0].detail


def test_a_drive_that_keeps_no_two_windows_apart_is_told(home, monkeypatch):
    monkeypatch.setattr(folder, "_another_window", lambda file: folder.FREE)
    found = home.wrong(folder.check_locking)
    assert "not kept apart" in found.told
    assert found.remedy == Way(Remedy.NAME_FOLDER)


def test_another_process_is_kept_out_by_a_lock_for_as_long_as_it_is_held(home):
    assert home.states(folder.check_locking) == [State.WELL]


def test_a_synced_folder_is_told_with_the_remedy(tmp_path):
    home = Home(tmp_path / "Dropbox" / "workspace")
    assert "Dropbox" in home.wrong(folder.check_syncing).told
    assert home.wrong(folder.check_syncing).remedy == Way(Remedy.NAME_FOLDER)


def test_a_disk_that_is_nearly_full_is_told(home, monkeypatch):
    usage = SimpleNamespace(free=20 << 20)
    monkeypatch.setattr("shutil.disk_usage", lambda _: usage)
    assert "Only 20 MB" in home.wrong(folder.check_room).told


def test_the_reserve_is_made_anew(home):
    (home.folder / "reserve").unlink()
    found = home.found(folder.check_room)[-1]
    assert "No room is held back" in found.told
    found.mend()
    assert (home.folder / "reserve").exists()


def test_files_that_others_may_read_are_counted_and_made_private(home):
    home.set_file.chmod(0o644)
    home.folder.chmod(0o755)
    found = home.wrong(folder.check_permissions)
    assert "2 of the files" in found.told
    found.mend()
    assert home.states(folder.check_permissions) == [State.WELL]
    assert home.set_file.stat().st_mode & 0o777 == 0o600
    assert home.folder.stat().st_mode & 0o777 == 0o700


def test_ones_own_designs_may_be_read_by_anyone(home):
    home.put("designs/mine.toml").chmod(0o644)
    assert home.states(folder.check_permissions) == [State.WELL]


def test_on_windows_permissions_are_not_guessed(home, monkeypatch):
    monkeypatch.setattr(folder, "os", SimpleNamespace(name="nt"))
    assert home.states(folder.check_permissions) == [State.UNKNOWN]


def test_a_drive_without_permissions_is_told_and_not_to_be_mended(home, monkeypatch):
    home.set_file.chmod(0o777)
    monkeypatch.setattr(folder, "keeps_permissions", lambda _: False)
    found = home.wrong(folder.check_permissions)
    assert "anyone who has it" in found.told
    assert found.mend is None
    assert found.remedy == Way(Remedy.NAME_FOLDER)


# the key


@pytest.fixture
def keyed(home, tmp_path):
    """Give a home whose computer has a key, and where that lies."""
    place = tmp_path / "config"
    home.here = Here(home.folder, {"TMWORKSHOP_CONFIG": str(place)}, NOW)
    Keychain(place, str, str).make("")
    return home, place


def test_without_a_key_there_is_nothing_to_say_of_it(home, tmp_path):
    home.here = Here(home.folder, {"TMWORKSHOP_CONFIG": str(tmp_path / "none")}, NOW)
    assert home.found(key_file.check_key) == []


def test_a_key_on_no_sheet_is_noted_and_one_on_paper_is_well(keyed):
    home, place = keyed
    (found,) = home.found(key_file.check_key)
    assert found.state is State.NOTED
    assert found.remedy == Way(Remedy.PRINT_RESCUE_SHEET)
    Keychain(place, str, str).note_sheet()
    assert home.states(key_file.check_key) == [State.WELL]


def test_a_key_that_others_may_read_is_kept_from_them(keyed):
    home, place = keyed
    (key,) = place.glob("key-*")
    key.chmod(0o644)
    found = home.wrong(key_file.check_key)
    assert str(key) in found.told
    found.mend()
    assert key.stat().st_mode & 0o777 == 0o600


def test_a_key_in_a_synced_folder_and_a_sheet_left_as_a_file_are_told(home, tmp_path):
    place = tmp_path / "Dropbox" / "config"
    home.here = Here(home.folder, {"TMWORKSHOP_CONFIG": str(place)}, NOW)
    Keychain(place, str, str).make("")
    (place / "rescue-sheet.pdf").write_bytes(b"")
    first, second, _ = home.found(key_file.check_key)
    assert first.remedy == Way(Remedy.NAME_KEY_FOLDER)
    assert "lies in Dropbox" in first.told
    assert "rescue-sheet.pdf" in second.told


# encryption


@pytest.fixture
def linux(home, monkeypatch, tmp_path):
    """Play a kernel that says *kind* of the disk, and what lies below its device."""
    monkeypatch.setattr(encryption.sys, "platform", "linux")
    monkeypatch.setattr(encryption, "_is_marked", lambda _: False)

    def linux(kind="ext4", uuids=("",), *, known=True):
        mounts = tmp_path / "mounts"
        mounts.write_text(f"/dev/made-up / {kind} rw 0 0\n")
        place = tmp_path / "devices" / "8:1"
        for uuid in uuids:
            (place / "dm").mkdir(parents=True)
            (place / "dm" / "uuid").write_text(uuid)
            place = place / "slaves" / "below"
        monkeypatch.setattr(sync_programs, "MOUNTS", mounts)
        monkeypatch.setattr(devices, "DEVICES", tmp_path / "devices")
        numbers = ["8:1"] if known else ["9:9"]
        monkeypatch.setattr(devices, "_numbers", lambda *_: numbers)
        (found,) = encryption.check_encryption(home.here)
        return found

    return linux


def test_a_device_is_found_by_its_number(tmp_path):
    null = devices._numbers(tmp_path / "none", "/dev/null")
    assert list(null) == ["1:3"]


def test_a_disk_without_encryption_is_noted_with_the_remedy(linux):
    found = linux()
    assert found.state is State.NOTED
    assert "No encryption is seen" in found.told
    words, _, place = found.remedy.partition("\n")
    assert "Encrypt the disk" in words
    assert Path(place).read_text("utf-8").startswith("# Encrypt the disk")


@pytest.mark.parametrize("uuids", [("CRYPT-LUKS2-1",), ("LVM-1", "CRYPT-LUKS2-1")])
def test_an_encrypted_disk_is_seen_through_what_lies_on_it(linux, uuids):
    assert linux(uuids=uuids).state is State.WELL


@pytest.mark.parametrize("kind", ["ecryptfs", "fuse.gocryptfs"])
def test_a_folder_that_is_encrypted_by_itself_is_seen(linux, kind):
    assert linux(kind).state is State.WELL


def test_a_folder_in_memory_is_noted(linux):
    assert "lies in memory" in linux("tmpfs").told


def test_what_cannot_be_seen_is_said_to_be_unknown(linux):
    assert linux("overlay", known=False).state is State.UNKNOWN


def test_a_folder_with_a_key_of_its_own_is_seen(home, monkeypatch):
    import fcntl

    flags = struct.pack("l", encryption.ENCRYPTED)
    monkeypatch.setattr(fcntl, "ioctl", lambda *_: flags)
    assert encryption._is_marked(home.folder)
    monkeypatch.setattr(fcntl, "ioctl", lambda *_: bytes(8))
    assert not encryption._is_marked(home.folder)


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ("FileVault is On.\n", State.WELL),
        ("FileVault is Off.\n", State.NOTED),
        ("", State.UNKNOWN),
    ],
)
def test_filevault_is_asked_on_macos(home, monkeypatch, said, state):
    monkeypatch.setattr(encryption.sys, "platform", "darwin")
    answer = subprocess.CompletedProcess([], 0, stdout=said)
    monkeypatch.setattr(encryption.subprocess, "run", lambda *_, **__: answer)
    assert home.states(encryption.check_encryption) == [state]


def test_a_mac_that_does_not_answer_leaves_it_unknown(home, monkeypatch):
    def missing(*_, **__):
        raise FileNotFoundError

    monkeypatch.setattr(encryption.sys, "platform", "darwin")
    monkeypatch.setattr(encryption.subprocess, "run", missing)
    assert home.states(encryption.check_encryption) == [State.UNKNOWN]


@pytest.mark.parametrize("platform", ["win32", "plan9"])
def test_elsewhere_it_is_said_where_to_look(home, monkeypatch, platform):
    monkeypatch.setattr(encryption.sys, "platform", platform)
    assert home.states(encryption.check_encryption) == [State.UNKNOWN]


# the sets


def test_a_damaged_set_is_told_with_its_place_and_the_way_back(home):
    name = home.backups().make("hand")
    whole = home.set_file.read_bytes()
    home.set_file.write_bytes(whole.replace(b"Ask in", b"Sak in"))
    home.backups(NOW + timedelta(hours=1)).make("hand")
    found = home.wrong(sets.check_damage)
    assert found.places == (str(home.set_file),)
    assert "line" in found.detail
    assert "byte" in found.detail
    assert name in found.detail
    assert found.remedy == Way(Remedy.MEND)
    found.mend()
    assert words(home) == ["Ask in person"]
    assert home.states(sets.check_damage) == [State.WELL]


def test_of_a_file_in_ruins_a_copy_brings_back_what_it_has(home):
    home.backups().make("hand")
    home.set_file.write_bytes(b"rubbish\n")
    home.wrong(sets.check_damage).mend()
    assert words(home) == ["Ask in person"]


def test_without_a_sound_copy_of_it_that_is_said(home):
    home.set_file.write_bytes(b"rubbish\n")
    assert home.wrong(sets.check_damage).remedy == Way(Remedy.LOOK_FOR_BACKUP)


def words(home):
    facts = FolderWorkspace(home.folder).open_set("dyffryn").facts()
    return [fact.words for fact in facts if isinstance(fact, Said) and fact.words]


def test_a_damaged_set_that_no_backup_holds_goes_on_with_all_that_can_be_read(home):
    home.backups().make("close")
    for number, said in enumerate(("Call the mill", "Ring them first")):
        later = Said(id=f"later-{number}", at=NOW, kind=Kind.LEARNING, words=said)
        FolderWorkspace(home.folder).open_set("dyffryn").keep([later])
    content = home.set_file.read_bytes()
    home.set_file.write_bytes(content.replace(b"Call the", b"Cull the"))
    found = home.wrong(sets.check_damage)
    assert found.remedy == Way(Remedy.MEND)
    kept = "All that was said in it can be kept but 1 line that cannot be read."
    assert found.detail.splitlines()[-1] == kept
    found.mend()
    assert words(home) == ["Ask in person", "Ring them first"]
    aside = home.set_file.with_name("dyffryn.jsonl.damaged")
    assert b"Cull the mill" in aside.read_bytes()
    assert home.states(sets.check_damage) == [State.WELL]


@pytest.mark.parametrize(
    "dressed",
    [
        lambda content: b"\xef\xbb\xbf" + content,
        lambda content: content.replace(b"\n", b"\r\n"),
        lambda content: content + b"\n",
        lambda content: b"\xef\xbb\xbf" + content.replace(b"\n", b"\r\n\r\n"),
    ],
)
def test_what_an_editor_put_around_the_lines_is_taken_away_and_nothing_lost(
    home, dressed
):
    home.backups().make("close")
    whole = home.set_file.read_bytes()
    home.set_file.write_bytes(dressed(whole))
    found = home.wrong(sets.check_damage)
    assert found.remedy == Way(Remedy.MEND)
    assert found.detail.endswith("All that was said in it can be kept.")
    found.mend()
    assert words(home) == ["Ask in person"]
    assert home.set_file.read_bytes().startswith(whole.splitlines(keepends=True)[0])
    assert not home.set_file.with_name("dyffryn.jsonl.damaged").exists()


def test_a_set_of_a_newer_version_asks_for_an_update(home):
    _, _, rest = home.set_file.read_bytes().partition(b"\n")
    home.set_file.write_bytes(line_of({"schema": 99, "rewritten": 0}) + rest)
    assert "newer" in home.wrong(sets.check_damage).told
    assert "update" in home.wrong(sets.check_damage).remedy


def test_a_set_that_may_not_be_read_is_told(home, monkeypatch):
    def refused(*_):
        raise Environment("not yours")

    monkeypatch.setattr("tmworkshop.adapters.store.fact_file.FactFile.facts", refused)
    found = home.wrong(sets.check_damage)
    assert "could not be read" in found.told
    assert found.detail == "not yours"


def test_a_workspace_without_sets_is_noted(home):
    home.set_file.unlink()
    assert home.states(sets.check_damage) == [State.NOTED]


def test_facts_from_the_future_are_told(home):
    early = Here(home.folder, {}, datetime(2026, 1, 1, tzinfo=UTC))
    (found,) = sets.check_clocks(early)
    assert "future" in found.told
    assert home.found(sets.check_clocks) == []


def test_members_who_may_be_one_person_are_asked_about(home):
    story = Story("Glan")
    story.join("m1", "Ana-Maria Lim", "Ty")
    story.join("m2", "Ana Maria  LIM", "Bro")
    story.join("m3", "Robert Noor", "Bro")
    story.join("m4", "Bob Noor", "Bro")
    story.keep_in(home.folder, "glan")
    one, other = home.found(doubles.check_doubles)
    pair = "Ana-Maria Lim (Ty) and Ana Maria  LIM (Bro) in glan: are they two people?"
    assert one.told.startswith(pair)
    assert one.remedy == Way(Remedy.SETTLE_DOUBLE, ("Ana Maria  LIM (Bro)", "glan"))
    assert other.told.startswith("Robert Noor and Bob Noor in glan")
    assert [one.state, other.state] == [State.NOTED] * 2


def test_a_report_of_doubles_names_nobody(home):
    story = Story("Glan")
    story.join("m1", "Robert Noor")
    story.join("m2", "Bob Noor")
    story.keep_in(home.folder, "glan")
    examined = run_checks(list_checks(home.here))
    told = "\n".join(list_report_lines(examined, reducer_for(home.here)))
    assert "doubles: noted" in told
    assert "Noor" not in told


def test_members_who_were_said_to_be_two_are_not_asked_about(home):
    story = Story("Glan")
    story.join("m1", "Robert Noor", "Bro", MARCH)
    story.add(Joined(member="m2", name="Bob Noor", is_other=True))
    story.keep_in(home.folder, "glan")
    assert home.found(doubles.check_doubles) == []


def test_a_set_that_was_to_be_kept_until_a_day_gone_by_is_told(home):
    assert home.found(sets.check_retention) == []
    later = Here(home.folder, {}, datetime(2027, 4, 2, tzinfo=UTC))
    (found,) = sets.check_retention(later)
    assert found.remedy == Way(Remedy.PURGE_SET, ("dyffryn",))


def test_the_copy_of_another_computer_is_told(home):
    home.put("sets/dyffryn (Dai's conflicted copy).jsonl")
    assert "is none" in home.wrong(gaps.check_strangers).told


def left(home, name, text="", *, old=True):
    file = home.put(name, text)
    if old:
        os.utime(file, (OLD, OLD))
    return file


@pytest.mark.parametrize(
    "name", ["sets/dyffryn.jsonl.new", "workspace.toml.new", "reserve.new"]
)
def test_what_an_old_write_left_goes_if_what_it_was_to_replace_is_sound(home, name):
    file = left(home, name)
    found = home.wrong(sets.check_left_over)
    assert found.places == (str(file),)
    found.mend()
    assert not file.exists()
    assert home.found(sets.check_left_over) == []


def test_what_a_write_has_just_left_stays(home):
    left(home, "sets/dyffryn.jsonl.new", old=False)
    os.utime(home.folder / "sets" / "dyffryn.jsonl.new", (NOW.timestamp(),) * 2)
    (found,) = home.found(sets.check_left_over)
    assert (found.state, found.mend) == (State.NOTED, None)


def test_what_a_write_left_beside_a_damaged_set_stays(home):
    left(home, "sets/dyffryn.jsonl.new")
    home.set_file.write_bytes(b"rubbish\n")
    (found,) = home.found(sets.check_left_over)
    assert (found.state, found.mend) == (State.NOTED, None)


def test_what_a_write_left_of_a_file_that_is_gone_stays(home):
    left(home, "backups/2026-03-12T101500Z-close.zip.new")
    (found,) = home.found(sets.check_left_over)
    assert found.mend is None


def test_a_line_that_was_set_aside_is_kept_and_noted(home):
    file = home.put("sets/dyffryn.jsonl.torn", "half")
    (found,) = home.found(sets.check_left_over)
    assert "1 set with a line" in found.told
    assert found.mend is None
    assert file.exists()


def test_what_waits_is_counted_and_not_read(home):
    home.put("drafts/dyffryn.draft", "half typed by Dai")
    home.put("logs/tmworkshop-1.log")
    with FolderWorkspace(home.folder).open_set("dyffryn").steering():
        told = [finding.told for finding in home.found(sets.check_waiting)]
    assert told[0].startswith("1 session in hand")
    assert told[1].startswith("1 half-typed answer")
    assert "1 error" in told[2]
    assert "Dai" not in "".join(told)


def test_a_lock_that_nobody_holds_is_no_trouble(home):
    home.put("sets/dyffryn.jsonl.steer.lock")
    assert home.states(sets.check_waiting) == [State.WELL]


# backups


def test_a_workspace_without_a_backup_is_told(home):
    assert home.wrong(copies.check_backups).remedy == Way(Remedy.MAKE_BACKUP)


def test_an_empty_workspace_needs_none(home):
    home.set_file.unlink()
    assert home.states(copies.check_backups) == [State.NOTED]


def test_facts_that_have_waited_long_for_a_backup_are_told(home):
    meeting = datetime(2026, 3, 12, 9, tzinfo=UTC)
    home.backups(meeting - timedelta(days=28)).make("hand")
    assert "28 days" in home.wrong(copies.check_backups).told


def test_a_last_backup_that_cannot_be_restored_is_told(home):
    file = home.backups().file(home.backups().make("hand"))
    content = bytearray(file.read_bytes())
    content[60] ^= 0xFF
    file.write_bytes(content)
    assert "cannot be restored" in home.wrong(copies.check_backups).told


def test_an_older_backup_that_does_not_open_is_told(home):
    early = home.backups(NOW - timedelta(days=1))
    early.file(early.make("hand")).write_bytes(b"no zip")
    home.backups().make("hand")
    assert home.states(copies.check_backups) == [State.WRONG, State.WELL]


def test_copies_outside_this_computer_are_asked_about(home, tmp_path):
    found, *_ = home.found(copies.check_copies_elsewhere)
    assert found.remedy == Way(Remedy.MAKE_BACKUP_ELSEWHERE)
    (tmp_path / "stick").mkdir()
    home.backups(NOW - timedelta(days=100)).make_at(tmp_path / "stick")
    assert "100 days ago" in home.found(copies.check_copies_elsewhere)[0].told
    (tmp_path / "another").mkdir()
    home.backups(NOW - timedelta(days=1)).make_at(tmp_path / "another")
    assert "1 day ago" in home.found(copies.check_copies_elsewhere)[0].told
    (tmp_path / "third").mkdir()
    home.backups(NOW).make_at(tmp_path / "third")
    assert "elsewhere today." in home.found(copies.check_copies_elsewhere)[0].told
    assert home.states(copies.check_copies_elsewhere) == [State.WELL]


# one's own content


def test_settings_that_cannot_be_read_are_told(home):
    home.put("workspace.toml", "contact = Dai\n")
    assert "workspace.toml" in home.wrong(own_content.check_settings).told


def test_settings_that_say_nothing_are_noted(home):
    home.put("workspace.toml")
    assert home.states(own_content.check_settings) == [State.NOTED]


def test_a_design_that_complains_is_told_with_the_command_that_says_it_all(home):
    file = home.put("designs/mine.toml", "id = 'mine'\n")
    assert home.wrong(own_content.check_designs).remedy == Way(
        Remedy.CHECK_DESIGN, (str(file),)
    )


@pytest.mark.parametrize("name", ["scales", "stems/mine", "lessons/07", "themes/mine"])
def test_a_prompt_that_complains_is_told(home, name):
    home.put(f"prompts/{name}.toml", "scale = 1\nstem = 1\ntheme = 1\n")
    assert "prompts" in home.wrong(own_content.check_prompts).told


def test_a_template_that_complains_is_told_with_its_line(home):
    home.put("templates/participant.html", "\n{{ page.\n")
    assert "line 2" in home.wrong(own_content.check_templates).detail


def test_a_template_that_is_endless_to_read_is_told_in_seconds(home):
    home.put("templates/participant.html", "{{ (10 ** (10 ** 8)) | string }}")
    assert "look for a loop" in home.wrong(own_content.check_templates).detail


@pytest.mark.parametrize(
    ("name", "held", "taken"),
    [
        (
            "participant.html",
            "<p onclick=x>{{ page.name }}<script>",
            "onclick of p, script",
        ),
        ("base.html", '<meta http-equiv=refresh content="0">', "meta refresh"),
        ("set.html", '<img src="http://x/?{{ page.title }}">', "src of img"),
        ("set.html", '<a href="https://x/?{{ page.title }}">x</a>', "href of a"),
        ("page.css", "p { background: url(http://x) }", "url()"),
        ("page.css", '@import "x.css";', "@import"),
    ],
)
def test_what_pages_will_not_have_of_a_template_is_noted(home, name, held, taken):
    file = home.put(f"templates/{name}", held)
    first, *_ = home.found(own_content.check_templates)
    assert first.state is State.NOTED
    assert first.places == (str(file), taken)


@pytest.mark.parametrize("name", ["participant.html", "programme.html", "page.css"])
def test_a_copy_of_ours_has_nothing_to_be_taken_out(home, name):
    ours = (folder_of_data("templates") / name).read_text()
    home.put(f"templates/{name}", ours)
    home.put("templates/note.html", '<a href="#{{ page.id }}">{# <script> #}</a>')
    assert home.states(own_content.check_templates) == [State.WELL]


def test_sound_content_of_ones_own_is_counted(home):
    home.put("templates/participant.html", "{{ page.name }}")
    home.put("prompts/stems/mine.toml", '[[stem]]\nid = "a"\nwords = "Who?"\n')
    assert home.states(own_content.check_templates) == [State.WELL]
    assert home.found(own_content.check_prompts)[0].told.startswith("1 file")


# what strangers are told

NAME = "Dai Okafor"


def test_a_block_for_strangers_names_nobody_whatever_is_amiss(tmp_path, monkeypatch):
    """A workspace under a name, with every trouble there is, each full of names."""
    monkeypatch.setenv("HOME", str(tmp_path / NAME))
    home = Home(tmp_path / NAME / "OneDrive" / "workspace")
    Story(NAME).keep_in(home.folder, "dai-okafor")
    home.put(f"sets/dyffryn ({NAME}).jsonl")
    home.put(f"sets/{NAME}.new")
    left(home, "sets/dyffryn.jsonl.new", NAME)
    home.put("sets/dyffryn.jsonl.torn", NAME)
    home.put(f"backups/{NAME}.zip", NAME)
    home.put("backups/elsewhere.json", NAME)
    home.put("workspace.toml", f"contact = {NAME}")
    home.put(f"designs/{NAME}.toml", f"id = '{NAME}'")
    home.put(f"templates/{NAME}.html", f"{{{{ {NAME} }}}}")
    home.put(f"prompts/stems/{NAME}.toml", f"stem = '{NAME}'")
    home.put(f"drafts/{NAME}.draft", NAME)
    home.put(f"logs/{NAME}.log", NAME).chmod(0o644)
    home.put(f"{NAME}/{NAME}").chmod(0o644)
    home.set_file.write_bytes(f"{NAME}\n".encode())
    here = Here(home.folder, {"TMWORKSHOP_NOW": NAME}, datetime(2025, 1, 1, tzinfo=UTC))
    every = (each for each in list_checks(here) if each.name != "pdf")
    examined = list(run_checks(every))
    lines = "\n".join(list_report_lines(examined, reducer_for(here)))
    assert lines.count("to put right") >= 10
    assert not {"Dai", "dai", "Okafor", "okafor", "dyffryn"} & set(
        lines.replace("/", " ").replace("-", " ").replace(".", " ").split()
    )
    assert str(tmp_path) not in lines
    assert "WORKSPACE/sets/set-2.jsonl is damaged." in lines
    full = "\n".join(f.told for each in examined for f in each.findings)
    assert NAME in full


def test_a_place_outside_is_reduced_to_nothing(home):
    reduced = reducer_for(home.here)
    assert reduced("/media/dai/stick") == "..."
    assert reduced(str(Path.home() / "Dai")) == "~/..."
    assert reduced(str(home.folder)) == "WORKSPACE"
    assert reduced(str(home.folder / "sets")) == "WORKSPACE/sets"
    assert reduced(str(home.folder / "backups" / "Dai.zip")) == "WORKSPACE/backups/..."
    assert reduced("dyffryn") == "set-1"


def test_each_check_has_a_name_of_its_own():
    names = [name for name, _, _ in LOOKS]
    assert len(set(names)) == len(names)
