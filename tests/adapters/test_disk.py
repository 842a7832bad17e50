import errno
import os
import sys
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


FOLDER_FOR_FILE = "it is a folder, where a file has to be"
FILE_FOR_FOLDER = "it is a file, where a folder has to be"
IN_USE = "another program has it open: close it there, then try once more"


def refused(path, act):
    """Return how it is told that *act* on *path* was refused, and by what."""
    with pytest.raises(Environment) as refusal, disk.in_words(path):
        act()
    return str(refusal.value), type(refusal.value.__cause__)


def test_a_folder_in_the_place_of_a_file_is_told_as_that(tmp_path):
    told = f"{tmp_path} cannot be used: {FOLDER_FOR_FILE}.", IsADirectoryError
    assert refused(tmp_path, lambda: disk.read_file(tmp_path)) == told
    assert refused(tmp_path, lambda: disk.add_to(tmp_path, b"words")) == told
    assert refused(tmp_path, lambda: disk.replace_file(tmp_path, b"words")) == told


def test_a_file_in_the_place_of_a_folder_is_told_as_that(tmp_path):
    file = tmp_path / "sets"
    file.touch()
    told = f"{file} cannot be used: {FILE_FOR_FOLDER}.", NotADirectoryError
    assert refused(file, lambda: [*file.iterdir()]) == told
    assert refused(file, lambda: disk.make_folder(file)) == told
    within = file / "deep" / "dyffryn.jsonl"
    told = f"{within} cannot be used: {file} is a file, where a folder has to be."
    assert refused(within, lambda: disk.read_file(within))[0] == told
    assert refused(within, lambda: disk.make_folder(within.parent))[0] == told


def raises(error, winerror=None):
    """Return what raises *error*, which Windows gave that number."""

    def act():
        error.winerror = winerror
        raise error

    return act


def denied():
    return PermissionError(errno.EACCES, "Permission denied")


@pytest.fixture
def windows(monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")


@pytest.mark.usefixtures("windows")
def test_windows_has_other_errors_for_the_same(tmp_path):
    told = f"{tmp_path} cannot be used: {FOLDER_FOR_FILE}.", IsADirectoryError
    assert refused(tmp_path, raises(denied())) == told
    file = tmp_path / "sets"
    file.touch()
    no_name = OSError(errno.EINVAL, "The directory name is invalid")
    told = f"{file} cannot be used: {FILE_FOR_FOLDER}.", NotADirectoryError
    assert refused(file, raises(no_name, 267)) == told
    within = file / "dyffryn.jsonl"
    there_is_none = FileNotFoundError(errno.ENOENT, "The system cannot find the path")
    told = f"{within} cannot be used: {file} is a file, where a folder has to be."
    assert refused(within, raises(there_is_none, 3)) == (told, NotADirectoryError)


@pytest.mark.usefixtures("windows")
@pytest.mark.parametrize("winerror", [32, 33])
def test_a_file_that_another_program_has_open_is_told_as_that(tmp_path, winerror):
    file = tmp_path / "dyffryn.jsonl"
    file.touch()
    told, _ = refused(file, raises(denied(), winerror))
    assert told == f"{file} cannot be used: {IN_USE}."


@pytest.mark.usefixtures("windows")
def test_where_windows_does_not_say_why_it_is_asked(tmp_path, monkeypatch):
    file = tmp_path / "dyffryn.jsonl"
    file.touch()
    monkeypatch.setattr(Path, "rename", lambda *_: raises(denied(), 32)())
    assert IN_USE in refused(file, raises(denied()))[0]
    monkeypatch.setattr(Path, "rename", lambda *_: raises(denied(), 5)())
    assert "give yourself the right" in refused(file, raises(denied()))[0]
    monkeypatch.setattr(Path, "rename", lambda *_: None)
    assert "give yourself the right" in refused(file, raises(denied()))[0]


def test_a_folder_that_may_not_be_used_is_told_as_that(tmp_path):
    assert "give yourself the right" in refused(tmp_path, raises(denied()))[0]


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
