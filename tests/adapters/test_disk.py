import errno
import os
from pathlib import Path

import pytest

from tmworkshop.adapters import disk
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


def test_a_file_that_a_virus_scanner_holds_is_replaced_once_it_lets_go(
    tmp_path, monkeypatch
):
    scanned = iter([PermissionError(), None])

    def replace(new, path):
        if refusal := next(scanned):
            raise refusal
        os.replace(new, path)  # noqa: PTH105  # Path.replace is played here

    monkeypatch.setattr(disk, "PAUSES", (0.0,))
    monkeypatch.setattr(Path, "replace", replace)
    disk.replace(tmp_path / "file", b"new")
    assert (tmp_path / "file").read_bytes() == b"new"
