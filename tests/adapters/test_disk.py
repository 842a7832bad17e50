import errno
import os
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
