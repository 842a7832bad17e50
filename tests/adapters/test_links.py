"""Links in a workspace: what they lead to is not read, changed or removed as ours."""

import os

import pytest

from tests.records import MARCH, Story
from tmworkshop.adapters.backups.backup_files import list_backup_files
from tmworkshop.adapters.report_folder import ReportFolder
from tmworkshop.adapters.rest import FolderRest
from tmworkshop.adapters.store.workspace import FolderWorkspace
from tmworkshop.domain.errors import Conflict, Environment, NotFound

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows lets few make links")
NAMES = ("Dyffryn set",)


@pytest.fixture
def elsewhere(tmp_path):
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    (folder / "diary.txt").write_text("of nobody's business")
    return folder


@pytest.fixture
def folder(tmp_path):
    home = tmp_path / "workspace"
    story = Story.of_three()
    story.meet(MARCH)
    story.part().keep_in(home, "dyffryn")
    for place in ("reports", "exports", "backups"):
        (home / place).mkdir()
    return home


def test_a_link_among_the_sets_is_no_set_and_is_told_of(folder, elsewhere):
    set_file = folder / "sets" / "dyffryn.jsonl"
    set_file.rename(elsewhere / "dyffryn.jsonl")
    set_file.symlink_to(elsewhere / "dyffryn.jsonl")
    workspace = FolderWorkspace(folder)
    assert workspace.sets() == ()
    assert "dyffryn.jsonl" in workspace.strangers()
    with pytest.raises(NotFound):
        workspace.open_set("dyffryn")
    with pytest.raises(Conflict):
        workspace.found_set("dyffryn")


def test_a_link_among_the_backups_is_no_backup(folder, elsewhere):
    (folder / "backups" / "one.zip").symlink_to(elsewhere / "diary.txt")
    assert list_backup_files(folder / "backups") == ()


@pytest.mark.parametrize("place", ["reports/dyffryn-set", "exports/dyffryn"])
def test_an_erasure_stops_before_a_folder_that_leads_elsewhere(
    folder, elsewhere, place
):
    (folder / place).symlink_to(elsewhere, target_is_directory=True)
    for act in (FolderRest(folder).of_set, FolderRest(folder).clear):
        with pytest.raises(Environment, match=r"is a link.*look there yourself"):
            act("dyffryn", NAMES)
    assert [each.name for each in elsewhere.iterdir()] == ["diary.txt"]


def test_pages_kept_on_another_drive_are_ours_to_make_and_to_remove(folder, elsewhere):
    (folder / "reports").rmdir()
    (folder / "reports").symlink_to(elsewhere, target_is_directory=True)
    page = ReportFolder(folder / "reports").put(("Dyffryn set", "page"), ".html", b"x")
    assert page.resolve() == elsewhere / "dyffryn-set" / "page.html"
    assert FolderRest(folder).clear("dyffryn", NAMES).pages == 1
    assert [each.name for each in elsewhere.iterdir()] == ["diary.txt"]


def test_a_link_in_a_folder_of_pages_goes_and_not_what_it_leads_to(folder, elsewhere):
    pages = folder / "reports" / "dyffryn-set"
    pages.mkdir()
    (pages / "more").symlink_to(elsewhere, target_is_directory=True)
    (pages / "one.html").symlink_to(elsewhere / "diary.txt")
    FolderRest(folder).clear("dyffryn", NAMES)
    assert not pages.exists()
    assert [each.name for each in elsewhere.iterdir()] == ["diary.txt"]
