import os
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tmworkshop.adapters.store.workspace import FolderWorkspace, workspace_folder
from tmworkshop.domain.errors import Conflict, Environment, NotFound, Unclear
from tmworkshop.domain.facts import Founded


@pytest.fixture
def workspace(tmp_path):
    return FolderWorkspace(tmp_path / "workspace")


@pytest.fixture
def forbid():
    """Take away the right to a folder, even from root."""
    forbidden = []

    def forbid(folder):
        forbidden.append(folder)
        folder.chmod(0)
        os.seteuid(65534 if os.getuid() == 0 else os.getuid())

    yield forbid
    os.seteuid(os.getuid())
    for folder in forbidden:
        folder.chmod(0o700)


def test_a_workspace_that_is_not_made_yet_is_empty(workspace):
    assert workspace.sets() == ()
    assert not workspace.folder.exists()


def test_sets_are_told_in_alphabetical_order(workspace):
    for name in ("teifi", "dyffryn", "set-2"):
        workspace.found_set(name)
    assert workspace.sets() == ("dyffryn", "set-2", "teifi")


def test_only_files_of_sets_are_sets(workspace):
    workspace.found_set("dyffryn").keep([Founded(id="1", name="Dyffryn")])
    folder = workspace.folder / "sets"
    for name in ("._dyffryn.jsonl", "dyffryn (1).jsonl", "a.jsonl.torn", "a.txt"):
        (folder / name).touch()
    assert workspace.sets() == ("dyffryn",)


@pytest.mark.parametrize(
    "name",
    [
        "dyffryn (conflicted copy).jsonl",
        "dyffryn (1).jsonl",
        "dyffryn-LAPTOP.jsonl",
        "dyffryn.sync-conflict-20260312-101010-ABCDEFG.jsonl",
        "Dyffryn.jsonl",
        "dyffryn.jsonl.new",
        "dyffryn.jsonl.bak",
        ".dyffryn.jsonl.icloud",
        "gone.jsonl.torn",
        "notes.txt",
    ],
)
def test_what_lies_among_the_sets_and_is_none_is_a_stranger(workspace, name):
    workspace.found_set("dyffryn")
    (workspace.folder / "sets" / name).touch()
    assert workspace.strangers() == (name,)
    assert workspace.sets() == ("dyffryn",)


@pytest.mark.parametrize("name", [".DS_Store", "._dyffryn.jsonl", "desktop.ini"])
def test_what_systems_leave_in_any_folder_is_no_stranger(workspace, name):
    workspace.found_set("dyffryn")
    (workspace.folder / "sets" / name).touch()
    assert workspace.strangers() == ()


def test_what_is_ours_is_no_stranger(workspace):
    file = workspace.found_set("dyffryn")
    path = workspace.folder / "sets" / "dyffryn.jsonl"
    path.write_bytes(path.read_bytes() + b"torn")
    with file.steering():
        file.keep([Founded(id="1", name="Dyffryn")])
        assert len(list(path.parent.iterdir())) == 4
        assert workspace.strangers() == ()


def test_a_workspace_that_is_not_made_yet_holds_no_strangers(workspace):
    assert workspace.strangers() == ()


def test_strangers_in_a_folder_that_cannot_be_read_are_an_error(workspace, forbid):
    workspace.found_set("dyffryn")
    forbid(workspace.folder)
    with pytest.raises(Environment, match="give yourself the right"):
        workspace.strangers()


def test_a_set_is_founded_in_folders_that_are_private(workspace):
    workspace.found_set("dyffryn")
    folders = (workspace.folder, workspace.folder / "sets")
    assert [folder.stat().st_mode & 0o777 for folder in folders] == [0o700, 0o700]


def test_a_set_that_was_founded_can_be_opened_by_its_name_too(workspace):
    workspace.found_set("dyffryn-carers").keep([Founded(id="1", name="Dyffryn carers")])
    (founded,) = workspace.open_set("Dyffryn Carers").facts()
    assert founded.name == "Dyffryn carers"


def test_an_id_is_taken_once(workspace):
    workspace.found_set("dyffryn")
    with pytest.raises(Conflict, match="'dyffryn' already"):
        workspace.found_set("dyffryn")


def test_a_set_that_is_not_there_is_answered_with_the_nearest(workspace):
    workspace.found_set("dyffryn")
    workspace.found_set("teifi")
    with pytest.raises(NotFound, match=r"'dyfryn'\. Did you mean dyffryn\?"):
        workspace.open_set("dyfryn")


def test_a_set_like_no_other_is_answered_with_those_there_are(workspace):
    workspace.found_set("dyffryn")
    workspace.found_set("teifi")
    with pytest.raises(NotFound, match="'x': there are dyffryn, teifi"):
        workspace.open_set("x")


def test_without_any_set_that_is_said(workspace):
    with pytest.raises(NotFound, match="'x': there is no set yet"):
        workspace.open_set("x")


@pytest.mark.parametrize(
    ("name", "set_id"),
    [
        ("Dyffryn", "dyffryn"),
        ("Carers' set, 2026", "carers-set-2026"),
        ("Tŷ Ŵyn", "ty-wyn"),
        ("Straße Łódź Ærø", "strasse-lodz-aero"),
        ("../../etc/passwd", "etc-passwd"),
        ("CON", "con-set"),
        ("lpt1", "lpt1-set"),
        ("com¹", "com1-set"),
        ("a" * 99, "a" * 60),
        ("x" * 59 + " y", "x" * 59),
    ],
)
def test_an_id_is_made_of_a_name(workspace, name, set_id):
    assert workspace.id_for(name) == set_id


@pytest.mark.parametrize("name", ["東京の介護者", "Καλημέρα", "…", ""])
def test_a_name_without_an_ascii_letter_gets_a_free_number(workspace, name):
    workspace.found_set("set-1")
    assert workspace.id_for(name) == "set-2"


@given(name=st.text())
@example("nul")
@example("\N{MATHEMATICAL BOLD ITALIC CAPITAL A}")
@example("..\\..\\sam")
def test_whatever_a_set_is_called_its_file_lies_in_the_folder(tmp_path_factory, name):
    folder = tmp_path_factory.mktemp("any")
    workspace = FolderWorkspace(folder)
    set_id = workspace.id_for(name)
    workspace.found_set(set_id)
    assert workspace.id_for(set_id) == set_id
    assert workspace.sets() == (set_id,)
    kept = {file.relative_to(folder) for file in folder.rglob("*") if file.is_file()}
    assert kept == {
        Path("sets", f"{set_id}.jsonl"),
        Path("sets", f"{set_id}.jsonl.lock"),
    }


@pytest.mark.parametrize("name", ["", "..", "a/b", "Dyffryn", "con", "a b", "-a"])
def test_nothing_but_an_id_founds_a_set(workspace, name):
    with pytest.raises(Unclear, match="cannot be the id"):
        workspace.found_set(name)
    assert not workspace.folder.exists()


def test_a_folder_that_cannot_be_read_is_no_empty_workspace(workspace, forbid):
    workspace.found_set("dyffryn")
    forbid(workspace.folder)
    with pytest.raises(Environment, match="give yourself the right"):
        workspace.sets()
    with pytest.raises(Environment, match="give yourself the right"):
        workspace.open_set("dyffryn")


def test_a_set_that_cannot_be_read_is_no_empty_set(workspace, forbid):
    file = workspace.found_set("dyffryn")
    forbid(workspace.folder / "sets" / "dyffryn.jsonl")
    with pytest.raises(Environment, match="give yourself the right"):
        file.facts()


def test_a_file_in_the_place_of_the_folder_is_no_empty_workspace(workspace):
    workspace.folder.write_text("a file")
    with pytest.raises(Environment, match="Not a directory"):
        workspace.sets()


def test_a_folder_that_cannot_be_made_is_said_in_words(tmp_path, forbid):
    forbid(tmp_path)
    with pytest.raises(Environment, match="give yourself the right"):
        FolderWorkspace(tmp_path / "workspace").found_set("dyffryn")


def test_the_option_names_the_workspace_before_the_environment(tmp_path):
    environ = {"TMWORKSHOP_WORKSPACE": str(tmp_path / "other")}
    assert workspace_folder(str(tmp_path / "one"), environ) == tmp_path / "one"
    assert workspace_folder(None, environ) == tmp_path / "other"


def test_a_folder_named_from_here_stays_the_same_from_elsewhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert workspace_folder("here", {}) == tmp_path / "here"


def test_without_a_word_it_is_the_platform_s_own_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert workspace_folder(None, {}) == tmp_path / "tmworkshop"
    assert workspace_folder("", {"TMWORKSHOP_WORKSPACE": ""}) == tmp_path / "tmworkshop"


def test_a_workspace_on_a_drive_that_is_not_there_is_said(tmp_path):
    with pytest.raises(Environment, match="is a drive not plugged in"):
        workspace_folder(str(tmp_path / "stick" / "workspace"), {})


def test_a_workspace_that_is_a_file_is_said(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(Environment, match="a workspace is a folder"):
        workspace_folder(str(tmp_path / "file"), {})
