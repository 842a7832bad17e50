from pathlib import Path

import pytest

from tmworkshop.adapters.drive import sync_programs
from tmworkshop.adapters.drive.sync_programs import find_keeper

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
//server/share /mnt/the\\040share cifs rw 0 0
server:/home /home/far nfs4 rw 0 0
tmpfs /mnt/the\\040share/near tmpfs rw 0 0
"""


@pytest.mark.parametrize(
    ("folder", "program"),
    [
        ("/Users/sian/Library/Mobile Documents/com~apple~CloudDocs/w", "iCloud Drive"),
        ("/Users/sian/Library/CloudStorage/OneDrive-Gwynedd/w", "OneDrive"),
        (
            "/Users/sian/Library/CloudStorage/GoogleDrive-s@example.org/w",
            "Google Drive",
        ),
        ("/Users/sian/Library/CloudStorage/Dropbox/w", "Dropbox"),
        ("/Users/sian/Library/CloudStorage/Box-Box/w", "Box"),
        ("/c/Users/sian/OneDrive - Cyngor Gwynedd/Documents/w", "OneDrive"),
        ("/c/Users/sian/iCloudDrive/w", "iCloud Drive"),
        ("/g/My Drive/w", "Google Drive"),
        ("/home/sian/Dropbox (Personal)/w", "Dropbox"),
        ("/home/sian/Nextcloud/w", "Nextcloud"),
        ("/home/sian/Sync/w", "Syncthing"),
    ],
)
def test_a_folder_that_is_synced_is_known_by_where_it_lies(folder, program):
    assert find_keeper(Path(folder), {}) == program


@pytest.mark.parametrize(
    "folder",
    [
        "/home/sian/.local/share/tmworkshop",
        "/Users/sian/Library/Application Support/tmworkshop",
        "/c/Users/sian/AppData/Local/tmworkshop",
        "/home/sian/my boxes/dropboxes/synced",
        "/home/sian/Synchrony",
    ],
)
def test_a_folder_of_one_s_own_is_none(folder):
    assert find_keeper(Path(folder), {}) == ""


def test_windows_says_itself_where_onedrive_lies():
    environ = {"OneDriveCommercial": "/c/Users/sian/Cloud", "OneDrive": ""}
    assert find_keeper(Path("/c/Users/sian/Cloud/w"), environ) == "OneDrive"
    assert find_keeper(Path("/c/Users/sian/Clouds/w"), environ) == ""


@pytest.mark.parametrize(
    ("mark", "program"),
    [(".stfolder", "Syncthing"), (".dropbox.cache", "Dropbox")],
)
def test_a_program_s_own_mark_above_the_folder_gives_it_away(tmp_path, mark, program):
    (tmp_path / mark).mkdir()
    assert find_keeper(tmp_path / "work" / "not made yet", {}) == program


def test_a_link_into_a_synced_folder_is_followed(tmp_path):
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "here").symlink_to(tmp_path / "Dropbox")
    assert find_keeper(tmp_path / "here" / "w", {}) == "Dropbox"


@pytest.mark.parametrize(
    ("folder", "drive"),
    [
        ("/mnt/the share/w", "a network drive"),
        ("/home/far/sian/w", "a network drive"),
        ("/mnt/the share/near/w", ""),
        ("/home/sian/w", ""),
    ],
)
def test_a_drive_of_another_computer_is_known(tmp_path, monkeypatch, folder, drive):
    (tmp_path / "mounts").write_text(MOUNTS)
    monkeypatch.setattr(sync_programs, "MOUNTS", tmp_path / "mounts")
    assert find_keeper(Path(folder), {}) == drive


def test_where_no_drives_are_listed_none_is_networked(tmp_path, monkeypatch):
    monkeypatch.setattr(sync_programs, "MOUNTS", tmp_path / "none")
    assert find_keeper(Path("/home/sian/w"), {}) == ""
