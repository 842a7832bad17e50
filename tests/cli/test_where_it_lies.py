"""What a facilitator is told of the disk that the workspace lies on."""

import pytest

from tests.desk import Desk

START = (
    *("--plain", "session", "start", "--design", "lesson-session-90"),
    *("--lesson", "7", "--present", "everyone"),
)
ADD = ("set", "add", "Dyffryn set")
WORDS = "The workspace lies in OneDrive, which may hold up its files or copy them"


@pytest.fixture
def synced(tmp_path):
    """Give a desk whose workspace lies in a synced folder."""
    (tmp_path / "OneDrive").mkdir()
    return Desk(tmp_path / "OneDrive" / "workspace")


def test_a_synced_folder_is_told_once_by_each_command_that_begins_something(synced):
    commands = [
        ("init", "--facilitator", "Sian Rees", "--contact", "01632 960123"),
        ("set", "add", "Dyffryn set"),
        START,
        ("--plain", "session", "resume"),
    ]
    for command in commands:
        told = synced.run(*command, keys="\n").stderr
        assert told.count(WORDS) == 1
        assert "--workspace DIR" in told
        if command[0] == "set":
            synced.run("member", "add", "Dai Okafor")


def test_what_only_looks_says_nothing_of_it(synced):
    synced.run("set", "add", "Dyffryn set")
    assert WORDS not in synced.run("action", "list").stderr
    assert WORDS not in synced.run().stderr


def test_a_stick_is_told_to_be_open_to_whoever_has_it(desk, monkeypatch):
    path = "tmworkshop.adapters.drive.open_places.keeps_permissions"
    monkeypatch.setattr(path, lambda _: False)
    for command in (("init", "--facilitator", "Sian", "--contact", "x"), ADD):
        told = " ".join(desk.run(*command).stderr.split())
        assert "on a drive that knows no permissions: anyone who has this" in told
        assert "can read all of it" in told


def test_a_folder_of_this_computer_is_nothing_to_talk_about(desk):
    assert "lies in" not in desk.run("set", "add", "Dyffryn set").stderr


def test_a_set_that_is_begun_holds_room_back_on_the_disk(desk):
    desk.run("set", "add", "Dyffryn set")
    assert (desk.folder / "reserve").stat().st_size == 4096  # as tests/conftest.py says


def test_a_session_holds_room_back_on_the_disk_again(dyffryn):
    (dyffryn.folder / "reserve").unlink()
    dyffryn.run(*START, keys="\n")
    assert (dyffryn.folder / "reserve").exists()
