"""A disk that fills up: a real small one where root is to be had, else one played."""

import errno
import os
import subprocess
from contextlib import suppress
from datetime import UTC, datetime

import pytest

from tmworkshop.adapters.drive import disk
from tmworkshop.adapters.store.fact_file import FactFile
from tmworkshop.adapters.store.reserve import Reserve
from tmworkshop.adapters.store.workspace import FolderWorkspace
from tmworkshop.domain.errors import Environment
from tmworkshop.domain.facts import Kind, Said

SIZE = 16 * 1024
DISK = 160 * 1024  # a reserve, and more than four times as much
LONG = "w" * 5000  # does not fit where a disk gives room by the page


class SmallDisk:
    """A folder with little room, what takes it up, and what gives it back."""

    def __init__(self, folder):
        self.folder = folder
        self.set_file = folder / "dyffryn.jsonl"
        self._ballast = folder / "ballast"

    def fill(self, but=0):
        """Take up all the room *but* so many bytes."""
        with self._ballast.open("ab", buffering=0) as ballast:
            for portion in (4096, 512, 1):
                with suppress(OSError):
                    while ballast.write(b"b" * portion) == portion:
                        pass
        os.truncate(self._ballast, self._ballast.stat().st_size - but)

    def clear(self):
        self._ballast.unlink()


class PlayedDisk(SmallDisk):
    """A folder that is told to be a small disk, for want of a real one."""

    def __init__(self, folder, monkeypatch):
        super().__init__(folder)
        self._write_all = disk._write_all
        monkeypatch.setattr(disk, "_write_all", self.write_all)
        monkeypatch.setattr(Reserve, "_free", lambda _: self.free())

    def free(self):
        return DISK - sum(each.stat().st_size for each in self.folder.iterdir())

    def write_all(self, file, content):
        if len(content) > self.free():
            raise OSError(errno.ENOSPC, "No space left on device")
        self._write_all(file, content)

    def fill(self, but=0):
        before = self._ballast.stat().st_size if self._ballast.exists() else 0
        self._ballast.write_bytes(b"b" * (before + self.free() - but))


@pytest.fixture(params=["real", "played"])
def small_disk(request, tmp_path, monkeypatch):
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={DISK}", "none", str(folder)]
    is_real = request.param == "real" and os.geteuid() == 0
    if is_real and subprocess.run(mount, check=False).returncode == 0:
        yield SmallDisk(folder)
        subprocess.run(["umount", str(folder)], check=True)
    else:
        yield PlayedDisk(folder, monkeypatch)


@pytest.fixture
def reserve(small_disk):
    return Reserve(small_disk.folder / "reserve", SIZE)


@pytest.fixture
def file(small_disk, reserve):
    """Give a set's file whose session has begun, with two facts in it."""
    file = FactFile(small_disk.set_file, reserve)
    file.found()
    with file.steering():
        file.keep([said("a"), said("b")])
        yield file


def said(name, words="w" * 300):
    at = datetime(2026, 3, 12, 12, 31, 5, 123000, tzinfo=UTC)
    return Said(id=name, at=at, kind=Kind.NOTE, words=words)


def names(small_disk):
    return [fact.id for fact in FactFile(small_disk.set_file).facts()]


def keep_on(file, kept):
    """Keep one fact after the other, until the disk takes no more."""
    while True:
        file.keep([said(name := str(len(kept)))])
        kept.append(name)


def test_a_session_holds_room_back_and_has_nothing_to_say_of_it(
    small_disk, file, reserve
):
    held = (small_disk.folder / "reserve").stat()
    assert held.st_size == SIZE
    assert held.st_mode & 0o777 == 0o600
    assert held.st_blocks * 512 >= SIZE
    assert file.notice == reserve.notice == ""


def test_the_reserve_holds_nothing_that_could_be_someone_s_name(file, small_disk):
    assert not any(
        chr(byte).isascii() for byte in (small_disk.folder / "reserve").read_bytes()
    )


def test_on_a_full_disk_the_session_goes_on_and_is_told_so(small_disk, file):
    small_disk.fill()
    file.keep([said("c", LONG)])
    assert names(small_disk) == ["a", "b", "c"]
    assert not (small_disk.folder / "reserve").exists()
    assert file.notice.startswith("The disk is full. All that was kept is safe, and ")
    assert "about 20 more answers fit" in file.notice
    assert "empty the bin" in file.notice


def test_what_fills_the_disk_takes_no_more_than_a_step(small_disk, file, monkeypatch):
    monkeypatch.setattr("tmworkshop.adapters.store.reserve.STEP", 4096)
    kept, notices = ["a", "b"], []

    def keep_on_while_it_is_filled():
        while True:
            small_disk.fill()  # and again, before anybody can speak
            file.keep([said(name := str(len(kept)), "w" * 2500)])
            kept.append(name)
            notices.append(file.notice)

    with pytest.raises(Environment, match="no room left"):
        keep_on_while_it_is_filled()
    assert len(kept) >= 2 + SIZE // 4096
    assert "more answers fit, fewer if others" in notices[1]
    assert names(small_disk) == kept


def test_a_long_line_is_given_all_that_it_needs(small_disk, file, monkeypatch):
    monkeypatch.setattr("tmworkshop.adapters.store.reserve.STEP", 4096)
    small_disk.fill()
    file.keep([said("c", "w" * 10_000)])
    assert names(small_disk) == ["a", "b", "c"]


def test_the_notice_counts_down(small_disk, file):
    small_disk.fill()
    file.keep([said("c", LONG)])
    file.keep([said("d", LONG)])
    file.keep([said("e", "w" * 2000)])
    assert "hardly any more fits" in file.notice


def test_when_the_reserve_is_used_up_nothing_is_lost_and_that_is_said(small_disk, file):
    small_disk.fill()
    kept = ["a", "b"]
    with pytest.raises(Environment, match=r"no room left.*make room on the disk"):
        keep_on(file, kept)
    assert len(kept) > 20
    assert names(small_disk) == [fact.id for fact in file.facts()] == kept

    small_disk.clear()
    file.keep([said("after")])
    assert names(small_disk) == [*kept, "after"]


def test_room_that_comes_back_is_held_again_and_the_notice_goes(small_disk, file):
    small_disk.fill()
    file.keep([said("c", LONG)])
    assert file.notice
    small_disk.clear()
    file.keep([said("d")])
    assert file.notice == ""
    assert (small_disk.folder / "reserve").stat().st_size == SIZE

    small_disk.fill()
    file.keep([said("e", LONG)])
    assert file.notice
    assert names(small_disk) == ["a", "b", "c", "d", "e"]


def test_a_session_that_begins_on_a_nearly_full_disk_is_told_so(small_disk, reserve):
    file = FactFile(small_disk.set_file, reserve)
    file.found()
    small_disk.fill(but=SIZE)
    with file.steering():
        assert not (small_disk.folder / "reserve").exists()
        assert file.notice.startswith("The disk is nearly full. ")
        file.keep([said("a")])
        small_disk.clear()
        file.keep([said("b")])
        assert file.notice == ""


def test_a_rewrite_may_use_the_reserve_too(small_disk, file):
    small_disk.fill()
    file.facts()
    file.rewrite([said("a", ""), said("b")])
    assert file.notice
    assert [fact.words for fact in file.facts()] == ["", "w" * 300]


def test_a_rewrite_that_finds_no_room_leaves_the_file_as_it_was(small_disk, file):
    file.keep([said("long", "w" * 2 * SIZE)])
    small_disk.fill()
    before = small_disk.set_file.read_bytes()
    facts = file.facts()
    with pytest.raises(Environment, match="no room left"):
        file.rewrite(facts)
    assert small_disk.set_file.read_bytes() == before
    assert not small_disk.set_file.with_name("dyffryn.jsonl.new").exists()
    file.keep([said("c")])
    assert names(small_disk) == ["a", "b", "long", "c"]


def test_a_quota_that_the_disk_knows_nothing_of_is_told_as_well(
    small_disk, file, monkeypatch
):
    reserve, write_at = small_disk.folder / "reserve", disk.write_at

    def refuse(*given):
        if reserve.exists():
            raise OSError(errno.EDQUOT, "Disk quota exceeded")
        write_at(*given)

    def refused(path, content):
        raise OSError(errno.EDQUOT, "Disk quota exceeded")

    monkeypatch.setattr(disk, "write_at", refuse)
    monkeypatch.setattr("tmworkshop.adapters.store.reserve.replace_file", refused)
    file.keep([said("c")])
    assert names(small_disk) == ["a", "b", "c"]
    assert "about 30 more answers fit" in file.notice


def test_what_is_no_want_of_room_leaves_the_reserve_alone(
    small_disk, file, monkeypatch
):
    def fail(*given):
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(disk, "write_at", fail)
    with pytest.raises(Environment, match="cannot be used"):
        file.keep([said("c")])
    assert (small_disk.folder / "reserve").exists()
    assert file.notice == ""


def test_half_a_reserve_that_a_kill_left_is_made_whole(small_disk, reserve):
    (small_disk.folder / "reserve").write_bytes(b"half")
    reserve.make()
    assert (small_disk.folder / "reserve").stat().st_size == SIZE


def test_a_workspace_holds_room_when_it_is_asked_to(tmp_path):
    workspace = FolderWorkspace(tmp_path / "workspace")
    workspace.found_set("dyffryn")
    assert not (tmp_path / "workspace" / "reserve").exists()
    workspace.hold_room()
    with workspace.open_set("dyffryn").steering():
        assert (tmp_path / "workspace" / "reserve").exists()
