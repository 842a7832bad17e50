"""Where pages may lie: which folders are taken, noted, found again and left alone."""

import os

import pytest

from tmworkshop.adapters.content.settings import Settings, write_settings
from tmworkshop.adapters.page_places import (
    ABOUT,
    NOTED,
    find_hindrance,
    find_page_places,
    find_settled_place,
    take_place,
)
from tmworkshop.adapters.report_folder import ReportFolder
from tmworkshop.adapters.rest import FolderRest
from tmworkshop.domain.errors import Environment
from tmworkshop.domain.pages.receipts import Leftovers

PAGE = ("Tarn set", "session 1", "m1 Wioletta Nowak")
posix = pytest.mark.skipif(os.name == "nt", reason="Windows has other rights and links")


@pytest.fixture
def workspace(tmp_path):
    folder = tmp_path / "workspace"
    folder.mkdir()
    return folder


@pytest.fixture
def outside(workspace):
    """A folder beside the workspace that pages were written to."""
    place = workspace.parent / "documents" / "tmworkshop"
    place.parent.mkdir()
    settle(workspace, place)
    take_place(workspace, place)
    return place


def settle(workspace, pages):
    write_settings(workspace, Settings(pages=str(pages)))


def put(place, name=PAGE, ending=".html", words=b"x"):
    return ReportFolder(place).put(name, ending, words)


# --- which there are


def test_a_workspace_has_its_own(workspace):
    found = find_page_places(workspace)
    assert (found.reached, found.unreached) == ((workspace / "reports",), ())


def test_the_one_that_the_settings_name_is_a_second(workspace, outside):
    assert find_page_places(workspace).reached == (workspace / "reports", outside)
    assert find_settled_place(workspace) == outside


def test_each_place_is_noted_once_and_told_in_it(workspace, outside):
    take_place(workspace, outside)
    assert (workspace / NOTED).read_text("utf-8") == f"{outside}\n"
    assert "Keep nothing of your own" in (outside / ABOUT).read_text("utf-8")
    if os.name != "nt":
        assert outside.stat().st_mode & 0o777 == 0o700
        assert (workspace / NOTED).stat().st_mode & 0o777 == 0o600


def test_one_that_is_settled_no_more_is_found_all_the_same(workspace, outside):
    other = outside.with_name("elsewhere")
    settle(workspace, other)
    assert find_page_places(workspace).reached == (
        workspace / "reports",
        outside,
        other,
    )


def test_a_place_is_told_from_the_workspace_and_never_from_where_someone_stands(
    workspace, monkeypatch, tmp_path
):
    settle(workspace, "../papers")
    for stand in (tmp_path, workspace):
        monkeypatch.chdir(stand)
        (_, place) = find_page_places(workspace).reached
        assert place.resolve() == tmp_path / "papers"
    settle(workspace, "~/papers")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home"))
    assert find_settled_place(workspace) == tmp_path / "home" / "papers"


@posix
def test_two_names_of_one_folder_are_one(workspace, tmp_path):
    (tmp_path / "drive").mkdir()
    (workspace / "reports").symlink_to(tmp_path / "drive", target_is_directory=True)
    settle(workspace, tmp_path / "drive")
    assert find_page_places(workspace).reached == (workspace / "reports",)
    page = find_page_places(workspace).written_to(tmp_path / "drive")
    assert page.put(PAGE, ".html", b"x").exists()


def test_settings_that_cannot_be_read_are_told_in_place_of_what_they_name(
    workspace, outside
):
    (workspace / "workspace.toml").write_text("pages =")
    found = find_page_places(workspace)
    assert found.reached == (workspace / "reports", outside)  # it was noted
    assert found.unreached == (workspace / "workspace.toml",)


# --- which are taken


@pytest.mark.parametrize("named", [".", "..", "sets", "programme", "exports", "a/b"])
def test_no_folder_in_the_workspace_or_around_it_is_taken(workspace, named):
    settle(workspace, named)
    assert "in the workspace, or around" in hindrance(workspace)
    assert find_page_places(workspace).reached == (workspace / "reports",)


def hindrance(workspace):
    return find_hindrance(workspace, find_settled_place(workspace))


def test_the_reports_may_be_settled_by_their_name(workspace):
    settle(workspace, "reports")
    assert hindrance(workspace) == ""
    take_place(workspace, workspace / "reports")
    assert not (workspace / NOTED).exists()


def test_a_folder_of_other_things_is_never_taken(workspace, tmp_path):
    papers = tmp_path / "papers"
    own = papers / "programme" / "budget.pdf"
    own.parent.mkdir(parents=True)
    own.write_text("of nobody's business")
    settle(workspace, papers)
    assert hindrance(workspace) == "it holds other things"
    rest = FolderRest(workspace)
    assert rest.clear("tarn", ("Tarn set", "papers")) == Leftovers()
    assert rest.unreached == (papers,)
    assert own.exists()


def test_an_empty_one_is_taken_and_one_that_says_it_is_ours(workspace, tmp_path):
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / ".DS_Store").touch()  # which a Mac leaves wherever one looks
    settle(workspace, tmp_path / "new")
    assert hindrance(workspace) == ""
    take_place(workspace, tmp_path / "new")
    put(tmp_path / "new")
    (workspace / NOTED).unlink()  # as when the settings came back from a backup
    assert hindrance(workspace) == ""


def test_a_file_or_a_folder_on_a_drive_that_is_away_is_not_taken(workspace, tmp_path):
    (tmp_path / "file").write_text("mine")
    settle(workspace, tmp_path / "file")
    assert hindrance(workspace) == "it cannot be written to"
    settle(workspace, tmp_path / "drive" / "papers")
    assert hindrance(workspace) == "it is not there"


@posix
def test_a_whole_drive_is_not_taken(workspace, monkeypatch, tmp_path):
    (tmp_path / "stick").mkdir()
    settle(workspace, tmp_path / "stick")
    monkeypatch.setattr(os.path, "ismount", lambda path: path == tmp_path / "stick")
    assert "a whole drive" in hindrance(workspace)


def test_a_place_of_another_system_makes_no_folder_here(workspace):
    settle(workspace, "C:\\Users\\sian\\Documents\\tmworkshop")
    if os.name != "nt":
        assert hindrance(workspace)
    settle(workspace, "/home/of-nobody-here/Documents/tmworkshop")
    assert hindrance(workspace)


# --- pages in two places


def test_a_page_that_is_printed_anew_goes_where_it_lay(workspace, outside):
    old, other = put(workspace / "reports"), put(workspace / "reports", ending=".txt")
    places = find_page_places(workspace)
    new = places.written_to(outside).put(PAGE, ".html", b"y")
    assert new.is_relative_to(outside)
    assert (old.exists(), other.exists()) == (False, True)
    back = places.reports.put(PAGE, ".html", b"z")
    assert (back.exists(), new.exists()) == (True, False)


def test_a_page_counts_as_printed_wherever_it_lies(workspace, outside):
    put(outside)
    assert find_page_places(workspace).reports.printed_on(PAGE)
    assert not find_page_places(workspace).reports.printed_on((*PAGE[:2], "m2 Dai"))


def test_pages_under_a_name_of_before_go_from_each_place(workspace, outside):
    for place in (workspace / "reports", outside):
        put(place, (*PAGE[:2], "m1 Wioleta"))
    reports = find_page_places(workspace).written_to(outside)
    reports.put(PAGE, ".html", b"x")
    reports.clear_former(PAGE, "m1")
    left = [file.name for file in workspace.parent.rglob("*.html")]
    assert left == ["m1-wioletta-nowak.html"]


def test_all_of_a_set_goes_from_each_place_and_nothing_of_another(workspace, outside):
    for place in (workspace / "reports", outside):
        put(place)
        put(place, ("programme", "comparison"))
        put(place, ("Moor set", "page"))
    rest = FolderRest(workspace)
    assert rest.of_set("tarn", ("Tarn set",)) == Leftovers(pages=4)
    assert rest.clear("tarn", ("Tarn set",)) == Leftovers(pages=4)
    left = {file.parent.name for file in workspace.parent.rglob("*.html")}
    assert left == {"moor-set"}


def test_pages_under_an_old_name_go_from_each_place(workspace, outside):
    for place in (workspace / "reports", outside):
        put(place, words=b"Wioleta")
        put(place, (*PAGE[:2], "m2 Dai"), words=b"Dai")
    rest = FolderRest(workspace)
    assert rest.clear_pages("tarn", ["Tarn set"], lambda t: "Wioleta" in t).pages == 2
    assert rest.clear_folders(["Tarn set"]).pages == 2


def test_what_someone_put_beside_the_pages_is_told(workspace, outside):
    mine = outside / "letters" / "to-wioletta.odt"
    mine.parent.mkdir()
    mine.write_text("x")
    theirs = put(outside, ("Moor set", "page"), words=b"Wioletta")
    found = FolderRest(workspace).own_files_with(
        lambda words: "ioletta" in words, "tarn", ("Tarn set",)
    )
    assert set(found) == {mine, theirs}


def test_a_folder_there_that_has_the_name_of_a_draft_is_looked_into(workspace, outside):
    page = put(outside, ("drafts", "page"), words=b"Wioletta")
    found = FolderRest(workspace).own_files_with(
        lambda words: "Wioletta" in words, "tarn", ("Tarn set",)
    )
    assert found == (page,)


@posix
def test_nor_does_a_link_there_lead_an_erasure_elsewhere(workspace, outside, tmp_path):
    (tmp_path / "away").mkdir()
    (outside / "tarn-set").symlink_to(tmp_path / "away", target_is_directory=True)
    with pytest.raises(Environment, match="is a link"):
        FolderRest(workspace).clear("tarn", ("Tarn set",))


def test_a_place_that_is_gone_with_its_drive_is_named(workspace, outside):
    outside.parent.rename(outside.parent.with_name("unplugged"))
    assert FolderRest(workspace).unreached == (outside,)
    assert FolderRest(workspace).clear("tarn", ("Tarn set",)) == Leftovers()
