import os
from pathlib import Path
from unicodedata import category, normalize

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
        ("東京の介護者", "東京の介護者"),
        ("Ώρες ΚΑΛΗΜΈΡΑΣ", "ώρεσ-καλημέρασ"),
        ("हिन्दी समूह २", "हिन्दी-समूह-२"),
        (normalize("NFD", "한국 모임 が"), "한국-모임-が"),
        ("Мой ЙОД", "мой-йод"),
        ("Əli и Łucja", "əli-и-lucja"),
        ("\u202eשלם\u202c \u200fא\u034f\u2066ב", "שלם-אב"),
        ("二〇二六/会", "二〇二六-会"),
        ("Hawai\u02bbi \u0131\u0130", "hawaii-ii"),
        ("字" * 99, "字" * 60),
        ("\U00020000" * 99, "\U00020000" * 45),
        ("क" + "ि" * 99, "set-1"),
        ("क" * 59 + "कि", "क" * 59),
        ("a" * 99, "a" * 60),
        ("x" * 59 + " y", "x" * 59),
    ],
)
def test_an_id_is_made_of_a_name(workspace, name, set_id):
    assert workspace.id_for(name) == set_id


@pytest.mark.parametrize("name", ["…", "\N{VIDEO CAMERA}", "\u200f\u3164", ""])
def test_a_name_without_a_letter_gets_a_free_number(workspace, name):
    workspace.found_set("set-1")
    assert workspace.id_for(name) == "set-2"


@given(name=st.text())
@example("nul")
@example("\N{MATHEMATICAL BOLD ITALIC CAPITAL A}")
@example("..\\..\\sam")
@example("\N{GREEK CAPITAL LETTER ALPHA WITH PSILI AND PROSGEGRAMMENI}")
@example("\N{HANGUL CHOSEONG KIYEOK}" * 70)
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


LETTERS = st.text(
    st.characters(categories=["L", "M", "N"]) | st.sampled_from("aI -'\u200d"),
    max_size=80,
)


@given(name=LETTERS)
def test_an_id_can_be_the_name_of_a_file_on_any_system(name):
    set_id = FolderWorkspace(Path("nowhere")).id_for(name)
    assert set_id == normalize("NFC", set_id) == set_id.casefold()
    assert not {category(each)[0] for each in set_id} - {*"LMNP"}
    assert not {each for each in set_id if category(each)[0] == "P"} - {"-"}
    assert set_id[0] != "-" != set_id[-1]
    assert len(f"{set_id}.jsonl.steer.lock.new".encode()) < 220
    assert not category(set_id[0]).startswith("M")


@given(one=LETTERS, other=LETTERS)
def test_no_two_ids_are_one_file_to_a_system_that_folds_names(one, other):
    workspace = FolderWorkspace(Path("nowhere"))
    ids = {workspace.id_for(one), workspace.id_for(other)}
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        for fold in (str.casefold, str.upper, str.lower):
            assert len({normalize(form, fold(each)) for each in ids}) == len(ids)


@pytest.fixture
def apart(workspace):
    """Return a set whose file some system wrote with its letters taken apart."""
    workspace.found_set("がぎ").keep([Founded(id="1", name="がぎ")])
    folder = workspace.folder / "sets"
    for file in [*folder.iterdir()]:
        file.rename(folder / normalize("NFD", file.name))
    if [normalize("NFC", each.name) for each in folder.iterdir()] == [
        each.name for each in folder.iterdir()
    ]:
        pytest.skip("this system puts them together again")
    return folder


def test_a_file_whose_letters_were_taken_apart_is_the_set(workspace, apart):
    assert workspace.sets() == ("がぎ",)
    assert workspace.strangers() == ()
    file = workspace.open_set("がぎ")
    file.keep([Founded(id="2", name="がぎ again")])
    assert [each.name for each in workspace.open_set("がぎ").facts()][
        -1
    ] == "がぎ again"
    assert len([*apart.glob("*.jsonl")]) == 1
    with pytest.raises(Conflict, match="already"):
        workspace.found_set("がぎ")
    workspace.remove_set("がぎ")
    workspace.sweep()
    assert [each.name for each in apart.iterdir()] == [".lock"]


def test_of_two_files_that_differ_only_so_one_is_a_stranger(workspace, apart):
    (apart / "がぎ.jsonl").touch()
    assert workspace.sets() == ("がぎ",)
    assert workspace.strangers() == tuple(
        sorted(normalize("NFD", f"がぎ.jsonl{end}") for end in ("", ".lock"))
    )


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
    with pytest.raises(Environment, match="is a file, where a folder has to be"):
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
