"""The key of a set: what is made of it, where it lies, and with what it goes."""

import os
import stat
from pathlib import Path

import pytest

from tests.records import Story
from tmworkshop.adapters.set_keys import LENGTH, make_key, mark_with, read_key
from tmworkshop.adapters.store.workspace import FolderWorkspace, key_file
from tmworkshop.domain.ids import LETTERS


@pytest.fixture
def workspace(tmp_path):
    Story.of_three().keep_in(tmp_path, "glan")
    return FolderWorkspace(tmp_path)


@pytest.fixture
def file(workspace):
    return workspace.path_of("glan")


def test_a_key_is_made_once_and_for_its_owner_alone(workspace, file):
    assert read_key(file) == b""
    key = make_key(file)
    assert len(key) == LENGTH
    assert make_key(file) == read_key(file) == key
    lies = workspace.folder / key_file("glan")
    assert os.name == "nt" or stat.S_IMODE(lies.stat().st_mode) == 0o600


def test_a_key_that_was_cut_is_as_one_that_is_lost(workspace, file):
    key = make_key(file)
    (workspace.folder / key_file("glan")).write_bytes(key[:9])
    assert read_key(file) == b""
    assert make_key(file) != key


def test_a_key_is_no_stranger_among_the_sets_and_goes_with_its_own(workspace, file):
    make_key(file)
    assert workspace.strangers() == ()
    workspace.remove_set("glan")
    assert not (workspace.folder / key_file("glan")).exists()


def test_a_key_whose_set_went_is_swept_up(workspace, file):
    make_key(file)
    file.unlink()
    workspace.sweep()
    assert not Path(f"{file}.key").exists()


def test_ids_are_26_letters_and_tell_lists_of_texts_apart():
    mark, other = mark_with(b"one"), mark_with(b"another")
    assert mark("voice 1", "2") == mark("voice 1", "2")
    ids = {mark("a", "bc"), mark("ab", "c"), mark("abc"), other("abc")}
    assert len(ids) == 4
    assert all(len(each) == 26 and {*each} <= {*LETTERS} for each in ids)
