"""Whether others get at a folder: what its drive knows is tried, or played here."""

import os

import pytest

from tmworkshop.adapters.drive import devices, open_places
from tmworkshop.adapters.drive.open_places import (
    CARRIED,
    WITHOUT,
    find_opening,
    keeps_permissions,
)


@pytest.fixture
def fat(monkeypatch):
    """Play a drive that takes any mode, and keeps its own."""
    monkeypatch.setattr(os, "fchmod", lambda *_: None)


def test_a_folder_of_ones_own_is_open_to_nobody(tmp_path):
    assert find_opening(tmp_path, {}) == ""
    assert find_opening(tmp_path / "not" / "made", {}) == ""
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("fat")
def test_a_drive_that_keeps_no_mode_is_seen_by_trying(tmp_path):
    assert not keeps_permissions(tmp_path)
    assert find_opening(tmp_path, {}) == WITHOUT
    assert list(tmp_path.iterdir()) == []


def test_a_drive_that_refuses_a_mode_keeps_none(tmp_path, monkeypatch):
    def refused(*_):
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "fchmod", refused)
    assert not keeps_permissions(tmp_path)


def test_where_nothing_can_be_written_nothing_is_said(monkeypatch, tmp_path):
    assert keeps_permissions(tmp_path / "none")


@pytest.mark.usefixtures("fat")
def test_a_synced_folder_is_named_first(tmp_path):
    (tmp_path / "Dropbox").mkdir()
    assert find_opening(tmp_path / "Dropbox" / "copies", {}) == "in Dropbox"


def test_what_is_plugged_in_is_carried_about(tmp_path, monkeypatch):
    monkeypatch.setattr(open_places, "PLUGGED_IN", (tmp_path / "media",))
    (tmp_path / "media" / "sian" / "STICK").mkdir(parents=True)
    assert find_opening(tmp_path / "media" / "sian" / "STICK", {}) == CARRIED
    assert find_opening(tmp_path, {}) == ""


@pytest.fixture
def linux(tmp_path, monkeypatch):
    """Play a kernel that has the folder on the device at *place*."""

    def linux(place, removable):
        device = tmp_path / "sys" / place
        device.mkdir(parents=True)
        (device.parent / "removable").write_text(f"{removable}\n")
        monkeypatch.setattr(devices, "DEVICES", tmp_path / "dev")
        monkeypatch.setattr(devices, "_numbers", lambda *_: ["8:17"])
        (tmp_path / "dev").mkdir()
        (tmp_path / "dev" / "8:17").symlink_to(device)

    return linux


@pytest.mark.parametrize(
    ("device", "words"),
    [
        (("pci/usb2/2-1/block/sdb/sdb1", 0), CARRIED),
        (("pci/ata1/block/sda/sda1", 0), ""),
        (("pci/mmc/block/mmcblk1/p1", 1), CARRIED),
    ],
)
def test_linux_knows_what_can_be_taken_out(linux, tmp_path, device, words):
    linux(*device)
    assert find_opening(tmp_path, {}) == words


def test_on_a_mac_other_volumes_are_carried_about(tmp_path, monkeypatch):
    monkeypatch.setattr(open_places.sys, "platform", "darwin")
    monkeypatch.setattr(open_places, "keeps_permissions", lambda _: True)
    monkeypatch.setattr(open_places, "VOLUMES", tmp_path / "Volumes")
    (tmp_path / "Volumes" / "STICK").mkdir(parents=True)
    assert find_opening(tmp_path / "Volumes" / "STICK", {}) == CARRIED
    assert find_opening(tmp_path / "Users", {}) == ""
