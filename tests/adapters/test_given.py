import os
import re
from pathlib import Path

import pytest

from tmworkshop.adapters.content.given_files import read_given_file
from tmworkshop.domain.errors import Environment, FileComplaints, NotFound


def test_a_file_is_read_whole(tmp_path):
    file = tmp_path / "roster.csv"
    file.write_bytes(b"name\nAma\n")
    assert read_given_file(file, 9) == b"name\nAma\n"


def test_a_file_that_is_too_large_is_said_to_be(tmp_path):
    file = tmp_path / "roster.csv"
    file.write_bytes(b"0123456789")
    with pytest.raises(FileComplaints, match="far too large"):
        read_given_file(file, 9)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such file")
def test_a_device_that_never_ends_is_not_read_to_its_end():
    with pytest.raises(FileComplaints, match="far too large"):
        read_given_file(Path("/dev/zero"), 1_000)


def test_a_file_of_fifty_megabytes_is_refused_unread(tmp_path):
    file = tmp_path / "roster.csv"
    with file.open("wb") as opened:
        opened.truncate(50_000_000)
    with pytest.raises(FileComplaints, match="far too large"):
        read_given_file(file, 1_000_000)


def test_a_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(NotFound, match="There is no file"):
        read_given_file(tmp_path / "nowhere.csv", 9)


@pytest.mark.parametrize("name", [".", "\0"])
def test_what_is_no_file_is_said(tmp_path, name):
    with pytest.raises(Environment, match="cannot be read"):
        read_given_file(tmp_path / name, 9)


def test_a_folder_in_its_place_is_said_and_so_is_a_file_on_the_way(tmp_path):
    with pytest.raises(Environment, match="it is a folder, where a file has to be"):
        read_given_file(tmp_path, 9)
    file = tmp_path / "rosters"
    file.touch()
    with pytest.raises(
        Environment, match=re.escape(f"{file} is a file, where a folder")
    ):
        read_given_file(file / "roster.csv", 9)
