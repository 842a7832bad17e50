"""What lies about of a set, in a real folder."""

import os
from pathlib import Path
from unicodedata import normalize
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from tmworkshop.adapters.report_folder import ReportFolder
from tmworkshop.adapters.rest import FolderRest
from tmworkshop.adapters.store.workspace import FolderWorkspace
from tmworkshop.domain.errors import Environment
from tmworkshop.domain.pages.receipts import Leftovers


def put(folder, *places):
    for place in places:
        file = folder / place
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("what Megan said")


@pytest.fixture
def folder(tmp_path):
    put(
        tmp_path,
        "reports/dyffryn-set/session-1/m1-megan.html",
        "reports/dyffryn-set/session-1/m1-megan.pdf",
        "reports/an-earlier-name/set-summary.html",
        "reports/programme/comparison.html",
        "reports/moor-set/session-1/m1-dai.html",
        "exports/dyffryn/m1-megan.json",
        "exports/moor/m1-dai.json",
        "drafts/dyffryn.draft",
        "drafts/moor.draft",
        "sets/dyffryn.jsonl",
        "sets/dyffryn.jsonl.torn",
        "sets/dyffryn.jsonl.new",
        "sets/moor.jsonl.torn",
        "backups/one.zip",
        "workspace.toml",
        "designs/ours.toml",
    )
    return tmp_path


NAMES = ("Dyffryn set", "An earlier name")


def there(folder):
    files = (each for each in folder.rglob("*") if each.is_file())
    return {each.relative_to(folder).as_posix() for each in files}


def test_it_is_counted(folder):
    found = FolderRest(folder).of_set("dyffryn", NAMES)
    assert found == Leftovers(pages=4, exports=1, drafts=1)


def test_all_of_it_goes_and_nothing_of_another_set(folder):
    gone = FolderRest(folder).clear("dyffryn", NAMES)
    assert gone == Leftovers(pages=4, exports=1, drafts=1)
    assert there(folder) == {
        "reports/moor-set/session-1/m1-dai.html",
        "exports/moor/m1-dai.json",
        "drafts/moor.draft",
        "sets/dyffryn.jsonl",
        "sets/moor.jsonl.torn",
        "backups/one.zip",
        "workspace.toml",
        "designs/ours.toml",
    }
    assert not (folder / "reports" / "dyffryn-set").exists()


def test_where_nothing_lies_nothing_goes(tmp_path):
    assert FolderRest(tmp_path).clear("dyffryn", NAMES) == Leftovers()


def test_pages_are_found_under_the_names_that_they_are_written_under(tmp_path):
    page = ReportFolder(tmp_path / "reports").put(("李雷", "一"), ".html", b"x")
    FolderRest(tmp_path).clear("set-1", ("李雷",))
    assert not page.exists()


@pytest.mark.parametrize("name", ["李雷", "李 Taf"])
def test_pages_written_while_only_latin_letters_were_kept_are_found(tmp_path, name):
    written = {"李雷": "page-5325c014", "李 Taf": "taf"}
    put(tmp_path, f"reports/{written[name]}/session-1/m1.html", "reports/glan/a.html")
    assert FolderRest(tmp_path).clear("set-1", (name,)) == Leftovers(pages=1)
    assert there(tmp_path) == {"reports/glan/a.html"}


def test_what_a_system_wrote_with_letters_taken_apart_is_found(tmp_path):
    set_id = normalize("NFD", "がぎ")
    put(
        tmp_path,
        f"reports/{set_id}/session-1/m1.html",
        f"exports/{set_id}/m1.json",
        f"drafts/{set_id}.draft",
        f"sets/{set_id}.jsonl",
        f"sets/{set_id}.jsonl.torn",
        "reports/がぎぐ/session-1/m1.html",
    )
    rest = FolderRest(tmp_path)
    assert rest.own_files_with(
        lambda words: "Megan" in words, "がぎ", ("ガ", "がぎ")
    ) == (
        tmp_path / "reports/がぎぐ/session-1/m1.html",
        tmp_path / f"sets/{set_id}.jsonl.torn",
    )
    assert rest.clear("がぎ", ("がぎ",)) == Leftovers(pages=1, exports=1, drafts=1)
    assert {normalize("NFC", each) for each in there(tmp_path)} == {
        "reports/がぎぐ/session-1/m1.html",
        "sets/がぎ.jsonl",
    }


@pytest.mark.skipif(os.name == "nt", reason="a link needs a right there")
def test_a_link_among_the_pages_goes_and_not_what_it_leads_to(folder, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    put(elsewhere, "kept.txt")
    (folder / "reports" / "dyffryn-set" / "link").symlink_to(elsewhere)
    FolderRest(folder).clear("dyffryn", NAMES)
    assert (elsewhere / "kept.txt").exists()


def test_a_page_that_cannot_go_is_said(folder, monkeypatch):
    def held(path, **_):
        raise PermissionError(13, "in use", str(path))

    monkeypatch.setattr("tmworkshop.adapters.drive.disk.PAUSES", ())
    monkeypatch.setattr("pathlib.Path.unlink", held)
    with pytest.raises(Environment, match=r"\.html cannot be removed: if it is open"):
        FolderRest(folder).clear("dyffryn", NAMES)


def test_a_file_of_the_facilitators_own_that_holds_a_name_is_told(folder):
    (folder / "designs" / "ours.toml").write_text('title = "Whose day?"')
    (folder / "designs" / "for-megan.toml").write_text('title = "Whose day?"')
    (folder / "workspace.toml").write_text('facilitator = "Megan"')
    put(folder, "sets/dyffryn.jsonl.bak", "sets/dyffryn-LAPTOP.jsonl")
    assert sorted(file.name for file in named(folder)) == [
        "dyffryn-LAPTOP.jsonl",
        "dyffryn.jsonl.bak",
        "dyffryn.jsonl.new",
        "dyffryn.jsonl.torn",
        "for-megan.toml",
        "m1-dai.html",  # on a page of another set
        "m1-dai.json",
        "moor.jsonl.torn",
        "workspace.toml",
    ]


def named(folder, set_id="dyffryn"):
    def is_named(words):
        return "megan" in words.casefold()

    return FolderRest(folder).own_files_with(is_named, set_id, NAMES)


def zipped(file, texts):
    with ZipFile(file, "w", ZIP_DEFLATED) as packed:
        for name, text in texts.items():
            packed.writestr(name, text)


@pytest.mark.parametrize(
    "copy",
    [
        "sets before/dyffryn.jsonl",
        "sets/old/dyffryn.jsonl",
        "backups/2026-03-12T100000Z-close/sets/dyffryn.jsonl",
        "reports/for print/m1-megan.pdf",
        "reports/notes.html",
        "exports/for the post/m1-megan.json",
        "designs/for megan/plan.toml",
    ],
)
def test_a_copy_that_someone_made_by_hand_is_told(tmp_path, copy):
    put(tmp_path, copy)
    assert named(tmp_path) == (tmp_path / copy,)


def test_what_is_removed_or_rewritten_is_not_told(folder):
    put(folder, "backups/elsewhere.json", "sets/dyffryn.jsonl.steer.lock", "reserve")
    zipped(folder / "backups" / "one.zip", {"sets/dyffryn.jsonl": "Megan"})
    told = {str(file.relative_to(folder).parts[0]) for file in named(folder)}
    assert not told & {"backups", "drafts", "reserve"}
    assert {"reports", "exports"} & told  # those of another set
    assert not any("dyffryn-set" in str(file) for file in named(folder))


def test_what_a_backup_or_an_archive_holds_beside_its_sets_is_told(tmp_path):
    (tmp_path / "backups").mkdir()
    for name in ("backups/one.zip", "old.zip"):
        texts = {"sets/moor.jsonl": "Megan", "designs/for_megan": "Ask"}
        zipped(tmp_path / name, texts)
    assert [str(each.relative_to(tmp_path)) for each in named(tmp_path)] == [
        str(Path("backups/one.zip/designs/for_megan")),
        str(Path("old.zip/designs/for_megan")),
        str(Path("old.zip/sets/moor.jsonl")),
    ]


def test_an_archive_that_cannot_be_opened_is_told_by_its_own_name(tmp_path):
    (tmp_path / "megan.zip").write_bytes(b"PK\x03\x04 and no more")
    assert named(tmp_path) == (tmp_path / "megan.zip",)


def test_a_workspace_that_is_not_there_yet_holds_none(tmp_path):
    assert named(tmp_path / "nowhere") == ()


def test_the_register_is_private_and_grows_line_by_line(tmp_path):
    for line in ("one", "two"):
        FolderRest(tmp_path).note(line)
    register = tmp_path / "purged.txt"
    assert register.read_text() == "one\ntwo\n"
    assert os.name == "nt" or register.stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
def test_every_folder_on_the_way_to_a_page_is_private(tmp_path):
    ReportFolder(tmp_path / "w" / "exports").put(("set", "page"), ".html", b"x")
    for folder in ("w", "w/exports", "w/exports/set"):
        assert (tmp_path / folder).stat().st_mode & 0o777 == 0o700


class TestASetIsRemoved:
    def test_with_all_that_lies_beside_its_file(self, folder):
        put(folder, "sets/dyffryn.jsonl.lock", "sets/dyffryn.jsonl.steer.lock")
        put(folder, "sets/dyffryn-two.jsonl")
        workspace = FolderWorkspace(folder)
        workspace.remove_set("dyffryn")
        workspace.sweep()  # whoever removed it has let go of its locks by now
        left = sorted(each.name for each in (folder / "sets").iterdir())
        assert left == [".lock", "dyffryn-two.jsonl"]

    def test_what_a_kill_left_of_another_goes_with_the_next(self, folder):
        put(folder, "sets/moor.jsonl.lock", "sets/moor.jsonl.by-hand", "sets/notes.txt")
        FolderWorkspace(folder).sweep()
        left = sorted(each.name for each in (folder / "sets").iterdir())
        assert left == [
            ".lock",  # the workspace's own
            "dyffryn.jsonl",
            "dyffryn.jsonl.new",
            "dyffryn.jsonl.torn",
            "moor.jsonl.by-hand",
            "notes.txt",
        ]
