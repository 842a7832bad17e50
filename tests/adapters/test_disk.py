import errno
import os
from io import FileIO
from pathlib import Path

import pytest

from tmworkshop.adapters.drive import disk
from tmworkshop.domain.errors import Environment


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "make room on the disk"),
        (errno.EDQUOT, "make room on the disk"),
        (errno.EACCES, "give yourself the right"),
        (errno.EROFS, "give yourself the right"),
        (errno.ENOLCK, "cannot keep two windows apart"),
        (errno.ENOENT, "was it moved, or a drive taken out"),
        (errno.EIO, "Input/output error"),
    ],
)
def test_what_a_disk_refuses_is_said_with_the_file_and_what_to_do(number, words):
    with (
        pytest.raises(Environment, match=f"sets/dyffryn.*{words}"),
        disk.in_words(Path("sets/dyffryn.jsonl")),
    ):
        raise OSError(number, os.strerror(number))


@pytest.fixture
def scanner(monkeypatch):
    """Give a virus scanner that holds every file for so many tries."""
    left = []

    def replace(new, path):
        if left:
            left.pop()
            raise PermissionError(errno.EACCES, "in use by another process")
        os.replace(new, path)  # noqa: PTH105  # Path.replace is played here

    monkeypatch.setattr(disk.time, "sleep", lambda _: None)
    monkeypatch.setattr(Path, "replace", replace)
    return left


def test_a_file_that_a_virus_scanner_holds_is_waited_for_about_two_seconds():
    assert 1.5 <= sum(disk.PAUSES) <= 2.5


@pytest.mark.parametrize("replace", [disk.replace_file, disk.replace_or_keep])
def test_a_file_that_a_virus_scanner_holds_is_replaced_once_it_lets_go(
    tmp_path, scanner, replace
):
    scanner.extend(disk.PAUSES)
    replace(tmp_path / "file", b"new")
    assert (tmp_path / "file").read_bytes() == b"new"
    assert not (tmp_path / "file.new").exists()


def test_what_a_synced_folder_does_not_let_in_is_kept_beside_it(tmp_path, scanner):
    file = tmp_path / "dyffryn.jsonl"
    file.write_bytes(b"old")
    scanner.extend(range(100))
    with pytest.raises(Environment, match=r"holds .*dyffryn\.jsonl,.* is in .*\.new"):
        disk.replace_or_keep(file, b"new")
    assert file.read_bytes() == b"old"
    assert (tmp_path / "dyffryn.jsonl.new").read_bytes() == b"new"
    assert (tmp_path / "dyffryn.jsonl.new").stat().st_mode & 0o777 == 0o600

    scanner.clear()
    disk.replace_or_keep(file, b"newer")
    assert file.read_bytes() == b"newer"
    assert not (tmp_path / "dyffryn.jsonl.new").exists()


def test_a_page_that_is_not_let_in_leaves_nothing_beside_it(tmp_path, scanner):
    scanner.extend(range(100))
    with pytest.raises(PermissionError):
        disk.replace_file(tmp_path / "page.pdf", b"new")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_synced_is_no_reason_to_fail(tmp_path, monkeypatch):
    def refuse(_):
        raise OSError(errno.EINVAL, "Invalid argument")

    monkeypatch.setattr(os, "fsync", refuse)
    disk.replace_file(tmp_path / "file", b"new")
    assert (tmp_path / "file").read_bytes() == b"new"


def test_a_folder_that_loses_what_it_is_told_is_a_reason_to_fail(tmp_path, monkeypatch):
    def fail(_):
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="Input/output"):
        disk.replace_file(tmp_path / "file", b"new")


@pytest.mark.parametrize("named", ["~nobody-here/sets", "a\0b", "a\ud800b"])
def test_a_place_that_cannot_be_is_said(named):
    with pytest.raises(Environment, match="whole path"):
        disk.place_of(named)


def test_a_place_is_told_from_home_and_from_here(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert disk.place_of("~/sets") == disk.place_of("sets") == tmp_path / "sets"


def gone(path, change):
    """Return what is read of the file at *path* by who has it open through *change*."""
    with path.open("rb") as file:
        change(path)
        return file.read()


@pytest.fixture
def words(tmp_path):
    path = tmp_path / "file"
    path.write_bytes(b"whose it was" * 1000)
    return path


@pytest.mark.parametrize(
    "change",
    [
        lambda path: disk.replace_file(path, b"nobody's"),
        lambda path: disk.replace_or_keep(path, b"nobody's"),
        disk.remove_file,
    ],
    ids=["replaced", "replaced or kept", "removed"],
)
def test_what_stood_in_a_file_is_overwritten_in_its_place(words, change):
    size = words.stat().st_size
    assert gone(words, change) == bytes(size)
    assert not words.exists() or words.read_bytes() == b"nobody's"


def test_another_name_of_the_same_file_keeps_its_words(words, tmp_path):
    other = tmp_path / "other"
    other.hardlink_to(words)
    disk.replace_file(words, b"new")
    assert other.read_bytes().startswith(b"whose")
    disk.remove_file(words)
    other.rename(words)
    link = tmp_path / "link"
    link.symlink_to(words)
    disk.remove_file(link)
    assert words.read_bytes().startswith(b"whose")


def test_nothing_is_overwritten_before_its_place_is_taken_for_good(words, monkeypatch):
    def lost(_):
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "fsync", lost)

    def replaced(path):
        with pytest.raises(OSError, match="Input"):
            disk.replace_file(path, b"new")

    assert gone(words, replaced).startswith(b"whose")
    assert gone(words, lambda path: None) == b"new"


def test_where_no_folder_can_be_synced_nothing_is_overwritten(words, monkeypatch):
    def refused(_):
        raise OSError(errno.EINVAL, "Invalid argument")

    monkeypatch.setattr(os, "fsync", refused)
    assert gone(words, disk.remove_file).startswith(b"whose")


@pytest.mark.parametrize(
    "change",
    [lambda path: disk.replace_file(path, b"new"), disk.remove_file],
    ids=["replaced", "removed"],
)
def test_what_a_drive_hid_as_it_was_open_is_let_go_before_the_folder_is_synced(
    words, tmp_path, monkeypatch, change
):
    (tmp_path / ".fuse_hidden1").hardlink_to(words)  # as FUSE lets it stay
    done = []

    class Watched(FileIO):
        def close(self):
            if not self.closed:
                done.append("closed")
            super().close()

    monkeypatch.setattr(disk, "FileIO", Watched)
    monkeypatch.setattr(disk, "_sync_folder", lambda _: done.append("synced"))
    change(words)
    assert done == ["closed", "synced"]


def test_what_a_drive_hid_before_the_power_was_cut_is_removed(words, tmp_path):
    inside = tmp_path / "sets" / "more"
    inside.mkdir(parents=True)
    hidden = words.rename(inside / ".fuse_hidden000000230000000d")
    mine = inside / "fuse_hidden"
    mine.write_text("mine")
    disk.remove_hidden(tmp_path)
    assert not hidden.exists()
    assert mine.read_text() == "mine"


def test_a_disk_that_will_not_overwrite_hinders_nothing(words, monkeypatch):
    real = os.fdatasync
    times = []

    def once(descriptor):
        times.append(descriptor)
        if len(times) > 1:
            raise OSError(errno.EIO, "Input/output error")
        real(descriptor)

    monkeypatch.setattr(os, "fdatasync", once)
    disk.replace_file(words, b"new")
    assert words.read_bytes() == b"new"
    assert len(times) == 2


def test_whoever_reads_a_file_while_it_is_replaced_reads_the_new_one(
    words, monkeypatch
):
    real, times = disk.open_private, []

    def replaced(path, flags):
        descriptor = real(path, flags)
        if not times:
            times.append(path)
            disk.replace_file(words, b"new")
        return descriptor

    monkeypatch.setattr(disk, "open_private", replaced)
    assert disk.read_file(words) == b"new"
