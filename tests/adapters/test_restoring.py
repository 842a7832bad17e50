"""A backup taken up again: at a place of its own, or where its sets are."""

import stat
from datetime import UTC, datetime

import pytest

from tests.records import MARCH, Story
from tmworkshop.adapters.backups.archive import list_packed, pack_zip
from tmworkshop.adapters.backups.folder_backups import FolderBackups
from tmworkshop.adapters.backups.manifest import Manifest
from tmworkshop.adapters.backups.restore import (
    RestoreRules,
    choose_sets,
    fill_in_files,
    put_back_sets,
    read_backup,
    reconcile_backup,
    unpack_backup,
)
from tmworkshop.adapters.backups.rewrite import rewrite_backup
from tmworkshop.adapters.drive import disk
from tmworkshop.adapters.store import workspace
from tmworkshop.adapters.store.fact_file import FactFile
from tmworkshop.adapters.store.workspace import FolderWorkspace
from tmworkshop.application.backups import SlipRules, bring_back, ensure_put_down
from tmworkshop.domain.errors import Conflict, Damaged, Environment, NotFound, Refused
from tmworkshop.domain.facts import Kind, Said

NOVEMBER = datetime(2026, 11, 22, 10, 15, tzinfo=UTC)
SETTINGS = 'facilitator = "Sian Rees"\n'


class Home:
    """A workspace of two sets and some settings, and its backups."""

    def __init__(self, folder):
        self.folder = folder
        slips = SlipRules()
        self.backups = FolderBackups(folder, lambda: NOVEMBER, slips, pytest.fail)
        for name in ("dyffryn", "mon"):
            story = Story.of_three()
            story.meet(MARCH)
            story.said(Kind.LEARNING, "m2", f"Words of {name}")
            story.part().keep_in(folder, name)
        (folder / "workspace.toml").write_text(SETTINGS)
        (folder / "designs").mkdir()
        (folder / "designs" / "mine.toml").write_text("id = 'mine'\n")

    @property
    def rules(self):
        return RestoreRules(ensure_put_down, bring_back, self.backups.put_aside)

    def set_file(self, name="dyffryn"):
        return self.folder / "sets" / f"{name}.jsonl"

    def open(self, name="dyffryn"):
        return FolderWorkspace(self.folder).open_set(name)

    def backup(self):
        return read_backup(self.backups.file(self.backups.make("hand")))

    def add_a_word(self, words="Said since"):
        self.open().keep([Said(id="99999", kind=Kind.NOTE, words=words)])


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path / "workspace")


def files_in(folder):
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def test_everything_comes_back_at_a_new_place(home, tmp_path):
    place = tmp_path / "new" / "place"
    place.parent.mkdir()
    unpack_backup(home.backup(), place)
    assert FolderWorkspace(place).open_set("mon").facts() == home.open("mon").facts()
    assert sorted(files_in(place)) == [
        "designs/mine.toml",
        "sets/dyffryn.jsonl",
        "sets/mon.jsonl",
        "workspace.toml",
    ]
    assert (place / "workspace.toml").read_text() == SETTINGS


def test_what_comes_back_is_private(home, tmp_path):
    unpack_backup(home.backup(), tmp_path / "new")
    modes = {
        stat.S_IMODE(each.stat().st_mode) for each in (tmp_path / "new").rglob("*")
    }
    assert modes == {0o600, 0o700}


def test_an_empty_folder_will_do(home, tmp_path):
    (tmp_path / "new").mkdir()
    unpack_backup(home.backup(), tmp_path / "new")
    assert len(files_in(tmp_path / "new")) == 4


@pytest.mark.parametrize("what", ["a folder with something in it", "a file"])
def test_a_place_that_is_taken_is_refused_and_left_as_it_is(home, tmp_path, what):
    place = tmp_path / "taken"
    if what == "a file":
        place.write_text("mine")
    else:
        place.mkdir()
        (place / "note").write_text("mine")
    with pytest.raises(Refused, match="new folder"):
        unpack_backup(home.backup(), place)
    assert len([*tmp_path.rglob("*mine*")]) == 1


def test_a_place_in_a_folder_that_is_not_there_is_told(home, tmp_path):
    with pytest.raises(Environment, match="no folder"):
        unpack_backup(home.backup(), tmp_path / "no" / "place")


@pytest.mark.parametrize("there_before", [True, False])
def test_a_disk_that_fills_leaves_nothing_behind(
    home, tmp_path, monkeypatch, there_before
):
    backup, place, written = home.backup(), tmp_path / "new", []
    if there_before:
        place.mkdir()
    swap = disk._swap

    def full(new, path):
        written.append(path)
        if len(written) == 3:
            raise OSError(28, "No space left on device")
        swap(new, path)

    monkeypatch.setattr(disk, "_swap", full)
    with pytest.raises(Environment, match="No space left"):
        unpack_backup(backup, place)
    assert place.exists() is there_before
    assert not there_before or files_in(place) == {}


def beside(place):
    return place.with_name(f"{place.name}.unfinished")


def test_what_a_kill_left_beside_it_is_removed_and_that_is_told(home, tmp_path):
    place = tmp_path / "new"
    left = beside(place) / "sets"
    left.mkdir(parents=True)
    for name in ("mon.jsonl", "dyffryn.jsonl.new", "of-another-backup.jsonl"):
        (left / name).write_text("half")
    assert unpack_backup(home.backup(), place)
    assert not beside(place).exists()
    assert len(files_in(place)) == 4
    assert not unpack_backup(home.backup(), tmp_path / "another")


def test_what_lies_there_and_is_none_of_it_stays(home, tmp_path):
    place = tmp_path / "new"
    beside(place).mkdir()
    (beside(place) / "letter.txt").write_text("mine")
    unpack_backup(home.backup(), place)
    assert files_in(beside(place)) == {"letter.txt": b"mine"}
    assert len(files_in(place)) == 4


def test_a_folder_beside_it_that_holds_something_else_is_let_be(home, tmp_path):
    place = tmp_path / "new"
    (beside(place) / "deeper").mkdir(parents=True)
    (beside(place) / "deeper" / "letter.txt").write_text("mine")
    unpack_backup(home.backup(), place)
    assert files_in(beside(place)) == {"deeper/letter.txt": b"mine"}


def test_where_a_link_lies_beside_it_nothing_is_done_there(home, tmp_path):
    place, elsewhere = tmp_path / "new", tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "workspace.toml").write_text("mine")
    beside(place).symlink_to(elsewhere)
    unpack_backup(home.backup(), place)
    assert files_in(elsewhere) == {"workspace.toml": b"mine"}
    assert len(files_in(place)) == 4


@pytest.fixture
def no_folder_moves(monkeypatch):
    """A drive on which no folder can be renamed."""

    def refused(folder, place):
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(disk, "move_folder", refused)


@pytest.mark.usefixtures("no_folder_moves")
@pytest.mark.parametrize("there_before", [True, False])
def test_where_no_folder_can_be_renamed_it_is_made_in_place(
    home, tmp_path, there_before
):
    place = tmp_path / "new"
    if there_before:
        place.mkdir()
    unpack_backup(home.backup(), place)
    assert len(files_in(place)) == 4
    assert not beside(place).exists()


@pytest.mark.usefixtures("no_folder_moves")
def test_some_of_its_own_files_are_no_hindrance(home, tmp_path):
    backup, place = home.backup(), tmp_path / "new"
    (place / "sets").mkdir(parents=True)
    content = backup.contents["sets/mon.jsonl"]
    (place / "sets" / "mon.jsonl").write_bytes(content)
    (place / "sets" / "dyffryn.jsonl.new").write_bytes(content[:9])
    unpack_backup(backup, place)
    assert len(files_in(place)) == 4


def test_one_that_is_another_by_now_is(home, tmp_path):
    place = tmp_path / "new"
    (place / "sets").mkdir(parents=True)
    (place / "sets" / "mon.jsonl").write_bytes(b"another")
    with pytest.raises(Refused, match="is not empty"):
        unpack_backup(home.backup(), place)
    assert files_in(place) == {"sets/mon.jsonl": b"another"}


def test_a_damaged_backup_is_found_out_before_a_byte_is_written(home, tmp_path):
    name = home.backups.make("hand")
    file = home.backups.file(name)
    content = bytearray(file.read_bytes())
    content[60] ^= 0xFF
    file.write_bytes(content)
    with pytest.raises(Damaged):
        read_backup(file)


def test_a_backup_that_is_gone_is_told(tmp_path):
    with pytest.raises(Environment, match="backups"):
        read_backup(tmp_path / "gone.zip")


def test_a_set_whose_facts_cannot_be_read_is_found_out(home, tmp_path):
    backup = home.backup()
    held = backup.manifest
    contents = {**backup.contents, "sets/mon.jsonl": b"rubbish\n"}
    manifest = Manifest(held.made, held.why, "0", list_packed(contents), held.sets)
    (tmp_path / "it.zip").write_bytes(pack_zip(manifest, contents))
    with pytest.raises(Damaged, match=r"mon\.jsonl"):
        read_backup(tmp_path / "it.zip")


def test_in_place_the_sets_are_as_they_were_and_what_was_there_is_put_aside(home):
    before, backup = home.open().facts(), home.backup()
    home.add_a_word()
    since = home.open().facts()
    done = put_back_sets(backup, home.folder, ["dyffryn"], home.rules)
    assert home.open().facts() == before
    aside = read_backup(home.backups.file(done.aside))
    unpack_backup(aside, home.folder.parent / "aside")
    there = FolderWorkspace(home.folder.parent / "aside").open_set("dyffryn")
    assert there.facts() == since


def test_in_place_another_set_is_left_as_it_is(home):
    backup = home.backup()
    mon = home.set_file("mon").read_bytes()
    put_back_sets(backup, home.folder, ["dyffryn"], home.rules)
    assert home.set_file("mon").read_bytes() == mon


def test_a_damaged_set_is_replaced_and_kept_as_it_is(home):
    before, backup = home.open().facts(), home.backup()
    damaged = home.set_file().read_bytes()[:-9] + b"rubbish\n"
    home.set_file().write_bytes(damaged)
    done = put_back_sets(backup, home.folder, ["dyffryn"], home.rules)
    assert home.open().facts() == before
    aside = read_backup(home.backups.file(done.aside))
    assert aside.contents["sets/dyffryn.jsonl"] == damaged
    assert aside.manifest.damaged == ("dyffryn",)


def test_a_set_that_is_gone_comes_back(home):
    before, backup = home.open().facts(), home.backup()
    home.set_file().unlink()
    put_back_sets(backup, home.folder, ["dyffryn"], home.rules)
    assert home.open().facts() == before


def test_another_window_reads_anew_what_was_put_back(home):
    backup, window = home.backup(), home.open()
    home.add_a_word("As long as this")
    before = window.facts()
    put_back_sets(backup, home.folder, ["dyffryn"], home.rules)
    home.add_a_word("Other words now")
    assert len(window.facts()) == len(before)
    assert window.facts()[-1].words == "Other words now"


def test_a_set_that_someone_steers_is_not_replaced(home):
    backup = home.backup()
    home.add_a_word()
    before = files_in(home.folder)
    with (
        FactFile(home.set_file()).steering(),
        pytest.raises(Conflict, match="steering"),
    ):
        put_back_sets(backup, home.folder, ["dyffryn"], home.rules)
    assert home.set_file().read_bytes() == before["sets/dyffryn.jsonl"]


def test_a_set_that_is_being_begun_is_not_replaced(home, monkeypatch):
    backup = home.backup()
    home.set_file().unlink()
    monkeypatch.setattr(workspace, "PATIENCE", 0)
    with FolderWorkspace(home.folder).deciding() as hand:
        story = Story.of_three()
        hand.found_set("dyffryn").keep(story.facts)
        with pytest.raises(Conflict, match="Another window"):
            put_back_sets(backup, home.folder, ["dyffryn"], home.rules)
    assert home.open().facts() == tuple(story.facts)


def test_an_open_session_is_not_replaced(home):
    backup = home.backup()
    story = Story.of_three()
    story.meet(MARCH)
    home.set_file().unlink()
    story.keep_in(home.folder, "dyffryn")
    with pytest.raises(Refused, match="still open"):
        put_back_sets(backup, home.folder, ["dyffryn"], home.rules)
    assert len(home.backups.names()) == 1


def test_if_nothing_can_be_put_aside_nothing_is_replaced(home):
    def full():
        raise Environment("no room")

    backup = home.backup()
    home.add_a_word()
    before = home.set_file().read_bytes()
    with pytest.raises(Environment):
        put_back_sets(
            backup,
            home.folder,
            ["dyffryn"],
            RestoreRules(ensure_put_down, bring_back, full),
        )
    assert home.set_file().read_bytes() == before


def test_what_has_been_agreed_since_changes_the_copy_and_is_told(home):
    backup = home.backup()

    def known(copy, present):
        return copy if len(present) == len(copy) else copy[:1]

    home.add_a_word()
    ready, changed = reconcile_backup(backup, home.folder, known)
    assert changed == ("dyffryn",)
    assert ready.contents["sets/mon.jsonl"] == backup.contents["sets/mon.jsonl"]
    assert len(ready.contents["sets/dyffryn.jsonl"].splitlines()) == 2


def test_only_what_is_missing_of_the_rest_is_filled_in(home):
    backup = home.backup()
    (home.folder / "workspace.toml").write_text("contact = 'new'\n")
    (home.folder / "designs" / "mine.toml").unlink()
    assert fill_in_files(backup, home.folder) == ("designs/mine.toml",)
    assert (home.folder / "workspace.toml").read_text() == "contact = 'new'\n"


def test_a_set_that_is_not_in_the_backup_is_told(home):
    with pytest.raises(NotFound, match="dyffryn, mon"):
        choose_sets(home.backup(), ["glan"])


def test_without_a_name_every_sound_set_is_meant(home):
    home.set_file("mon").write_bytes(b"rubbish")
    assert choose_sets(home.backup(), []) == ("dyffryn",)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("templates/participant\u202elmth.html", "hides letters"),
        ("templates/par\u200bticipant.html", "hides letters"),
        ("designs/\ufeffmine.toml", "hides letters"),
        ("designs/mi\u00adne.toml", "hides letters"),
        ("designs/mine\ufe0f.toml", "hides letters"),
        ("prompts/\u3164.toml", "hides letters"),
        ("designs/MINE.toml", "looks like another's"),
        ("Designs/mine.toml", "no file of a workspace"),
        ("designs/mi\u200dne.toml", "looks like another's"),
        ("designs/cafe\u0301.toml", "looks like another's"),
    ],
)
def test_a_name_that_deceives_whoever_reads_it_is_refused(tmp_path, name, why):
    own = {"designs/mine.toml": b"", "designs/caf\u00e9.toml": b"", name: b"theirs"}
    with pytest.raises(Refused, match=why):
        read_backup(backup_of(tmp_path, own))


def test_a_name_in_a_script_that_is_written_with_joiners_is_taken(tmp_path):
    name = "prompts/\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645.toml"
    backup = read_backup(backup_of(tmp_path, {name: b"ours"}))
    unpack_backup(backup, tmp_path / "new")
    assert (tmp_path / "new" / name).read_bytes() == b"ours"


def test_a_backup_of_names_that_look_alike_is_still_rewritten_to_forget(tmp_path):
    own = {"designs/mine.toml": b"", "designs/MINE.toml": b""}
    content = backup_of(tmp_path, own).read_bytes()
    again = rewrite_backup(content, "it", "mon", lambda facts: facts[:-1])
    assert again is None  # it was read, and has no such set


def backup_of(folder, contents):
    """Return a backup with these *contents* and no set, as any hand could make it."""
    manifest = Manifest(NOVEMBER, "hand", "0", list_packed(contents), ())
    (folder / "it.zip").write_bytes(pack_zip(manifest, contents))
    return folder / "it.zip"
