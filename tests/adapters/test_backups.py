"""Backups on a real disk: made, thinned out, rewritten, and killed on the way."""

import json
import signal
import stat
import subprocess
import sys
import threading
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.builders import Meeting, a_round, slips
from tests.records import MARCH, Story
from tmworkshop.adapters.backups import folder_backups as module
from tmworkshop.adapters.backups.folder_backups import CLOSE, MIGRATION, FolderBackups
from tmworkshop.adapters.backups.inspection import inspect_zip, read_label
from tmworkshop.adapters.drive import disk, locks
from tmworkshop.adapters.drive.locks import Lock
from tmworkshop.adapters.store.checked_lines import line_of
from tmworkshop.adapters.store.fact_file import FactFile
from tmworkshop.adapters.store.format import read_facts, salvage_lines
from tmworkshop.adapters.store.journal import Journal
from tmworkshop.adapters.store.migrations import STEPS
from tmworkshop.adapters.store.workspace import FolderWorkspace
from tmworkshop.application.backups import SlipRules
from tmworkshop.application.seal import seal_slips
from tmworkshop.domain.backups import CopyElsewhere
from tmworkshop.domain.design import Keeps
from tmworkshop.domain.errors import Conflict, Damaged, Environment, Refused
from tmworkshop.domain.facts import Kind, Said

NOVEMBER = datetime(2026, 11, 22, 10, 15, tzinfo=UTC)
WORDS = "Small firms want to be asked in person"


class Cupboard:
    """A workspace with one set, its backups, and all that they said."""

    def __init__(self, folder):
        self.folder = folder
        self.now = NOVEMBER
        self.told = []
        slips = SlipRules()
        self.backups = FolderBackups(folder, lambda: self.now, slips, self.told.append)
        self.story = Story.of_three()
        self.story.meet(MARCH)
        self.story.said(Kind.LEARNING, "m2", WORDS)
        self.story.part()
        self.story.keep_in(folder, "dyffryn")

    @property
    def set_file(self):
        return self.folder / "sets" / "dyffryn.jsonl"

    def zip(self, name):
        return self.folder / "backups" / f"{name}.zip"

    def held(self, name, file="sets/dyffryn.jsonl"):
        """Return what the backup *name* holds as *file*."""
        return ZipFile(self.zip(name)).read(file)

    def facts(self, name):
        return read_facts(self.held(name), name)

    def files(self):
        folder = self.folder / "backups"
        return sorted(file.name for file in folder.iterdir())


@pytest.fixture
def cupboard(tmp_path):
    return Cupboard(tmp_path / "workspace")


def blank(facts):
    return tuple(replace(f, words="") if isinstance(f, Said) else f for f in facts)


def everything_in(folder):
    """Return every byte in *folder*, archives unpacked."""
    found = b""
    for file in folder.rglob("*"):
        if file.suffix == ".zip":
            zipped = ZipFile(file)
            found += b"".join(zipped.read(name) for name in zipped.namelist())
        if file.is_file():
            found += file.read_bytes()
    return found


def test_a_backup_is_named_by_its_time_and_why(cupboard):
    assert cupboard.backups.make("close") == "2026-11-22T101500Z-close"
    assert cupboard.backups.make("close") == "2026-11-22T101500Z-close-2"
    assert cupboard.backups.names() == (
        "2026-11-22T101500Z-close",
        "2026-11-22T101500Z-close-2",
    )


def test_it_holds_the_sets_the_settings_and_ones_own_content_and_no_more(cupboard):
    kept = ["workspace.toml", "designs/mine.toml", "prompts/a/b.toml", "templates/t.j2"]
    others = [
        "drafts/dyffryn.json",
        "reports/dyffryn/page.pdf",
        "logs/a.log",
        "reserve",
        "sets/dyffryn.jsonl.torn",
        "sets/dyffryn (conflicted copy).jsonl",
        "packs/a.zip",
    ]
    for name in (*kept, *others):
        file = cupboard.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name)
    name = cupboard.backups.make("hand")
    assert sorted(ZipFile(cupboard.zip(name)).namelist()) == sorted(
        ["manifest.json", "sets/dyffryn.jsonl", *kept]
    )
    assert cupboard.held(name, "designs/mine.toml") == b"designs/mine.toml"
    assert cupboard.held(name) == cupboard.set_file.read_bytes()


def test_a_link_in_ones_own_content_is_not_followed(cupboard, tmp_path):
    (tmp_path / "secret").write_text("no part of the workspace")
    (cupboard.folder / "designs").mkdir()
    (cupboard.folder / "designs" / "mine.toml").symlink_to(tmp_path / "secret")
    assert b"no part" not in everything_of(cupboard, cupboard.backups.make("hand"))


def everything_of(cupboard, name):
    zipped = ZipFile(cupboard.zip(name))
    return b"".join(zipped.read(each) for each in zipped.namelist())


def test_a_file_whose_name_no_other_system_takes_is_left_out_and_said(cupboard):
    (cupboard.folder / "designs").mkdir()
    (cupboard.folder / "designs" / "what?.toml").write_text("")
    name = cupboard.backups.make("hand")
    assert "designs/what?.toml" not in ZipFile(cupboard.zip(name)).namelist()
    assert "designs/what?.toml is not in the backup" in cupboard.told[0]


def test_it_is_private_and_so_is_its_folder(cupboard):
    file = cupboard.zip(cupboard.backups.make("hand"))
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_its_list_of_contents_counts_and_quotes_nobody(cupboard):
    name = cupboard.backups.make("hand")
    held = json.loads(cupboard.held(name, "manifest.json"))
    assert held["sets"] == [{"id": "dyffryn", "facts": len(cupboard.story.facts)}]
    assert held["made"] == "2026-11-22T10:15:00+00:00"
    assert b"Small firms" not in cupboard.held(name, "manifest.json")
    assert b"Megan" not in cupboard.held(name, "manifest.json")


def test_a_line_that_was_never_finished_is_left_out(cupboard):
    whole = cupboard.set_file.read_bytes()
    with cupboard.set_file.open("ab") as file:
        file.write(b'00000000 [{"id":"torn')
    name = cupboard.backups.make("hand")
    assert cupboard.held(name) == whole


def test_a_damaged_set_is_kept_byte_for_byte_and_marked(cupboard):
    cupboard.set_file.write_bytes(b"x" + cupboard.set_file.read_bytes()[1:] + b"torn")
    name = cupboard.backups.make("hand")
    assert cupboard.held(name) == cupboard.set_file.read_bytes()
    looked = inspect_zip(cupboard.zip(name))
    assert (looked.trouble, looked.manifest.damaged) == ("", ("dyffryn",))


def test_a_set_of_a_newer_version_is_kept_byte_for_byte(cupboard):
    _, _, rest = cupboard.set_file.read_bytes().partition(b"\n")
    newer = line_of({"schema": 99, "rewritten": 0}) + rest
    cupboard.set_file.write_bytes(newer)
    name = cupboard.backups.make("hand")
    assert cupboard.held(name) == newer


def test_an_empty_file_in_place_of_a_set_is_kept_and_marked(cupboard):
    cupboard.set_file.write_bytes(b"")
    name = cupboard.backups.make("hand")
    assert read_label(cupboard.zip(name)).manifest.damaged == ("dyffryn",)


def test_a_workspace_without_sets_can_be_backed_up(tmp_path):
    (tmp_path / "empty").mkdir()
    slips = SlipRules()
    backups = FolderBackups(tmp_path / "empty", lambda: NOVEMBER, slips, pytest.fail)
    backups.make("hand")
    assert read_label(backups.files()[0]).manifest.facts == 0


def test_without_a_workspace_there_is_nothing_to_back_up(tmp_path):
    backups = FolderBackups(
        tmp_path / "none", lambda: NOVEMBER, SlipRules(), pytest.fail
    )
    with pytest.raises(Environment, match="no workspace"):
        backups.make("hand")
    assert not (tmp_path / "none").exists()


def test_a_disk_that_keeps_something_else_is_found_out(cupboard, monkeypatch):
    monkeypatch.setattr(disk, "replace_file", lambda file, _: file.write_bytes(b"else"))
    with pytest.raises(Damaged, match="does not hold what was written"):
        cupboard.backups.make("hand")


def test_a_full_disk_is_said_and_leaves_no_half_of_one(cupboard, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(disk, "_write_all", full)
    with pytest.raises(Environment, match="No space left"):
        cupboard.backups.make("hand")
    assert cupboard.files() == [".lock"]


def test_the_newest_automatic_ones_stay_and_those_by_hand_for_ever(cupboard):
    by_hand = cupboard.backups.make("hand")
    for _ in range(13):
        cupboard.now += timedelta(hours=1)
        cupboard.backups.make(CLOSE)
    names = cupboard.backups.names()
    assert names[0] == by_hand
    assert len(names) == 11
    assert names[-1] == "2026-11-22T231500Z-close"


def test_one_a_month_stays_for_longer(cupboard):
    for _ in range(40):
        cupboard.now += timedelta(days=9)
        cupboard.backups.make(CLOSE)
    months = {name[:7] for name in cupboard.backups.names()}
    assert len(months) == 12
    assert len(cupboard.backups.names()) <= 22


def test_the_last_sound_copy_of_a_set_stays_however_many_damaged_ones_follow(cupboard):
    sound = cupboard.backups.make(CLOSE)
    cupboard.set_file.write_bytes(cupboard.set_file.read_bytes().replace(b"S", b"s"))
    for _ in range(13):
        cupboard.now += timedelta(hours=1)
        cupboard.backups.make(CLOSE)
    names = cupboard.backups.names()
    assert names[0] == sound
    assert len(names) == 11
    assert "dyffryn is damaged, and in the backup as it stands" in cupboard.told[-1]


def test_a_sound_copy_stays_while_the_newer_zips_do_not_open(cupboard):
    sound = cupboard.backups.make(CLOSE)
    for _ in range(9):
        cupboard.now += timedelta(hours=1)
        cupboard.zip(cupboard.backups.make(CLOSE)).write_bytes(b"no zip")
    cupboard.set_file.unlink()
    for _ in range(3):
        cupboard.now += timedelta(hours=1)
        cupboard.backups.make(CLOSE)
    assert cupboard.backups.names()[0] == sound


def test_a_clock_that_was_put_back_takes_no_new_backup_away(cupboard):
    for _ in range(22):
        cupboard.now += timedelta(days=30)
        cupboard.backups.make(CLOSE)
    cupboard.now -= timedelta(days=3650)
    made = []
    for _ in range(3):
        cupboard.now += timedelta(hours=1)
        made.append(cupboard.backups.make(CLOSE))
    assert cupboard.backups.names()[:3] == tuple(made)


def test_an_older_one_that_cannot_be_removed_spoils_nothing(cupboard, monkeypatch):
    def held(*_, **__):
        raise PermissionError(13, "in use")

    for _ in range(11):
        cupboard.now += timedelta(hours=1)
        cupboard.backups.make(CLOSE)
    monkeypatch.setattr(Path, "unlink", held)
    cupboard.now += timedelta(hours=1)
    assert cupboard.backups.make(CLOSE) in cupboard.backups.names()
    assert "in use" in cupboard.told[-1]


# slips


def on_slips(folder):
    """Keep a session in its middle, three slips typed, and return those."""
    meeting = Meeting(slips(), a_round()).types("1 2 0")
    FolderWorkspace(folder).found_set("mon").keep(meeting.facts)
    return [f for f in meeting.facts if isinstance(f, Said) and f.unattributed]


def test_no_link_of_an_open_sessions_slips_stands_in_a_backup(cupboard):
    written = on_slips(cupboard.folder)
    name = cupboard.backups.make("hand")
    held = cupboard.held(name, "sets/mon.jsonl").decode()
    assert written
    assert [s.id for s in written if f'"{s.id}"' in held] == []
    copy = read_facts(held.encode(), name)
    kept = [f for f in copy if isinstance(f, Said) and f.unattributed]
    assert {f.value for f in kept} == {f.value for f in written}
    assert {f.at.time() for f in kept} == {datetime.min.time()}


def test_a_copy_that_is_taken_away_holds_none_of_them(cupboard, tmp_path):
    on_slips(cupboard.folder)
    (tmp_path / "stick").mkdir()
    file = cupboard.backups.make_at(tmp_path / "stick")
    copy = read_facts(ZipFile(file).read("sets/mon.jsonl"), "it")
    assert [f for f in copy if isinstance(f, Said) and f.unattributed] == []


def test_a_copy_before_a_migration_is_byte_for_byte_and_a_rewrite_covers_it(cupboard):
    written = on_slips(cupboard.folder)
    name = cupboard.backups.make(MIGRATION)
    mon = cupboard.folder / "sets" / "mon.jsonl"
    assert cupboard.held(name, "sets/mon.jsonl") == mon.read_bytes()
    gone = {slip.id for slip in written}
    cupboard.backups.rewrite(
        "mon", lambda facts: tuple(f for f in facts if f.id not in gone)
    )
    held = cupboard.held(name, "sets/mon.jsonl").decode()
    assert [s.id for s in written if f'"{s.id}"' in held] == []


def test_a_session_that_closes_leaves_no_trace_of_when_its_slips_were_written(cupboard):
    meeting = Meeting(slips(), slips("notes", Keeps.REFLECTION)).types("1 2 0")
    file = FolderWorkspace(cupboard.folder).found_set("mon")
    file.keep(meeting.facts)
    early = {f.id for f in meeting.facts}
    names = [cupboard.backups.make(MIGRATION), cupboard.backups.make("hand")]
    meeting.types("", "One", "Two").closed()
    file.keep(f for f in meeting.facts if f.id not in early)
    written = [f for f in meeting.facts if isinstance(f, Said) and f.unattributed]
    seal_slips(
        file,
        lambda change: cupboard.backups.rewrite("mon", change),
    )
    names.append(cupboard.backups.make(CLOSE))
    sealed = slips_in(file.facts())
    assert len(sealed) == 3
    for name in names:
        held = cupboard.held(name, "sets/mon.jsonl")
        assert slips_in(read_facts(held, name)) == sealed
        assert [s.id for s in written if f'"{s.id}"' in held.decode()] == []


def slips_in(facts):
    return [f for f in facts if isinstance(f, Said) and f.unattributed]


def test_a_migration_makes_one_first_which_holds_the_file_as_it_was(cupboard):
    before = cupboard.set_file.read_bytes()
    journal = Journal(
        cupboard.set_file,
        cupboard.backups.before_migration,
        (*STEPS, lambda documents: [each | {"new": 1} for each in documents]),
    )
    journal.append([{"id": "99999", "fact": "said", "kind": "note"}])
    assert b'"new":1' in cupboard.set_file.read_bytes()
    assert cupboard.held("2026-11-22T101500Z-migration") == before


def test_where_no_backup_can_be_made_nothing_is_migrated(cupboard, monkeypatch):
    def full(*_):
        raise Environment("full")

    before = cupboard.set_file.read_bytes()
    monkeypatch.setattr(module, "put_backup", full)
    steps = (*STEPS, list)
    journal = Journal(cupboard.set_file, cupboard.backups.before_migration, steps)
    with pytest.raises(Environment):
        journal.append([{"id": "99999"}])
    assert cupboard.set_file.read_bytes() == before


def test_before_a_migration_one_backup_serves_every_set(cupboard):
    Story("Mon").keep_in(cupboard.folder, "mon")
    cupboard.backups.before_migration(cupboard.set_file)
    cupboard.backups.before_migration(cupboard.folder / "sets" / "mon.jsonl")
    cupboard.backups.before_migration(cupboard.set_file)
    assert cupboard.backups.names() == ("2026-11-22T101500Z-migration",)


def test_a_set_that_has_changed_since_is_backed_up_again(cupboard):
    cupboard.backups.before_migration(cupboard.set_file)
    FolderWorkspace(cupboard.folder).open_set("dyffryn").keep(
        [Said(id="99999", kind=Kind.NOTE)]
    )
    cupboard.backups.before_migration(cupboard.set_file)
    assert len(cupboard.backups.names()) == 2


def test_a_backup_that_cannot_be_opened_serves_no_migration(cupboard):
    name = cupboard.backups.make("hand")
    cupboard.zip(name).write_bytes(b"no zip")
    cupboard.backups.before_migration(cupboard.set_file)
    assert len(cupboard.backups.names()) == 2


# elsewhere


def test_a_copy_elsewhere_is_noted_without_content(cupboard, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    file = cupboard.backups.make_at(stick)
    assert file == stick / "tmworkshop-2026-11-22T101500Z.zip"
    assert inspect_zip(file).trouble == ""
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert cupboard.backups.elsewhere() == (
        CopyElsewhere(date(2026, 11, 22), str(file)),
    )
    assert cupboard.backups.names() == ()


def test_a_copy_is_noted_before_it_is_there(cupboard, tmp_path, monkeypatch):
    (tmp_path / "stick").mkdir()

    def full(*_):
        raise Environment("full")

    monkeypatch.setattr(module, "put_backup", full)
    with pytest.raises(Environment):
        cupboard.backups.make_at(tmp_path / "stick")
    assert len(cupboard.backups.elsewhere()) == 1


def test_a_stick_that_is_not_plugged_in_is_said(cupboard, tmp_path):
    with pytest.raises(Environment, match="plugged in"):
        cupboard.backups.make_at(tmp_path / "stick")


def test_the_workspace_is_no_place_elsewhere(cupboard):
    with pytest.raises(Refused, match="workspace itself"):
        cupboard.backups.make_at(cupboard.folder / "sets")


@pytest.mark.parametrize("held", ["", "{}", "[1]", '[{"made_on": "x", "place": ""}]'])
def test_a_list_of_copies_that_cannot_be_read_is_told_and_not_lost(cupboard, held):
    (cupboard.folder / "backups").mkdir()
    file = cupboard.folder / "backups" / "elsewhere.json"
    file.write_text(held)
    if held == "{}":
        assert cupboard.backups.elsewhere() == ()
        return
    with pytest.raises(Damaged, match="taken elsewhere"):
        cupboard.backups.elsewhere()
    assert file.read_text() == held


# rewriting


def test_a_change_reaches_the_set_in_every_backup_and_nothing_else(cupboard):
    Story("Mon").keep_in(cupboard.folder, "mon")
    (cupboard.folder / "workspace.toml").write_text('contact = "01632 960123"\n')
    one, two = cupboard.backups.make("hand"), cupboard.backups.make(CLOSE)
    mon = cupboard.held(one, "sets/mon.jsonl")
    assert cupboard.backups.rewrite("dyffryn", blank) == (two, one)
    for name in (one, two):
        assert cupboard.facts(name) == blank(cupboard.story.facts)
        assert cupboard.held(name, "sets/mon.jsonl") == mon
        assert b"01632" in cupboard.held(name, "workspace.toml")
        assert inspect_zip(cupboard.zip(name)).trouble == ""
    assert WORDS.encode() not in everything_in(cupboard.folder / "backups")


def test_where_nothing_changes_nothing_is_written(cupboard):
    name = cupboard.backups.make("hand")
    before = cupboard.zip(name).stat()
    assert cupboard.backups.rewrite("dyffryn", lambda facts: facts) == ()
    assert cupboard.zip(name).stat() == before


def test_a_backup_without_the_set_is_left_alone(cupboard):
    name = cupboard.backups.make("hand")
    before = cupboard.zip(name).stat()
    assert cupboard.backups.rewrite("mon", lambda facts: None) == ()
    assert cupboard.zip(name).stat() == before


def test_none_takes_the_set_out(cupboard):
    name = cupboard.backups.make("hand")
    assert cupboard.backups.rewrite("dyffryn", lambda facts: None) == (name,)
    assert ZipFile(cupboard.zip(name)).namelist() == ["manifest.json"]
    assert read_label(cupboard.zip(name)).manifest.sets == ()
    assert inspect_zip(cupboard.zip(name)).trouble == ""


def test_what_a_newer_version_wrote_beside_a_fact_stays_unless_that_changes(cupboard):
    lines = cupboard.set_file.read_bytes().splitlines(keepends=True)
    known = json.loads(lines[1][9:])
    marked = [{**document, "later": "field"} for document in known]
    cupboard.set_file.write_bytes(lines[0] + line_of(marked) + b"".join(lines[2:]))
    name = cupboard.backups.make("hand")
    cupboard.backups.rewrite("dyffryn", blank)
    held = cupboard.held(name).count(b'"later":"field"')
    assert held == len(marked) - 1


def test_a_copy_of_the_set_that_cannot_be_read_is_taken_out_and_said(cupboard):
    Story("Mon").keep_in(cupboard.folder, "mon")
    cupboard.set_file.write_bytes(b"x" + cupboard.set_file.read_bytes())
    name = cupboard.backups.make("hand")
    assert cupboard.backups.rewrite("dyffryn", blank) == (name,)
    assert "dyffryn.jsonl" in cupboard.told[0]
    assert [each.id for each in read_label(cupboard.zip(name)).manifest.sets] == ["mon"]
    assert WORDS.encode() not in everything_in(cupboard.folder / "backups")


def test_of_a_damaged_copy_stays_what_can_be_read_for_it_may_be_the_only_one(cupboard):
    whole = cupboard.set_file.read_bytes()
    for name in ("spoilt", "later"):
        said = Said(id=name, at=NOVEMBER, kind=Kind.LEARNING, words=f"{name} words")
        FactFile(cupboard.set_file).keep([said])
    content = cupboard.set_file.read_bytes()
    cupboard.set_file.write_bytes(content.replace(b"spoilt words", b"spoiled word"))
    name = cupboard.backups.make("replaced")
    cupboard.set_file.write_bytes(whole)
    assert cupboard.backups.rewrite("dyffryn", lambda facts: facts) == (name,)
    assert cupboard.facts(name)[-1].words == "later words"
    assert b"spoiled word" not in everything_in(cupboard.folder / "backups")
    assert "Some lines of sets/dyffryn.jsonl" in cupboard.told[-1]
    assert inspect_zip(cupboard.zip(name)).manifest.damaged == ()


def test_a_copy_that_was_damaged_in_the_backup_is_taken_out_too(cupboard):
    Story("Mon").keep_in(cupboard.folder, "mon")
    name = cupboard.backups.make("hand")
    damage(cupboard.zip(name), "sets/dyffryn.jsonl")
    assert cupboard.backups.rewrite("dyffryn", blank) == (name,)
    assert inspect_zip(cupboard.zip(name)).trouble == ""
    assert "sets/dyffryn.jsonl" not in ZipFile(cupboard.zip(name)).namelist()


def test_another_set_that_was_damaged_there_hinders_nothing_and_is_said(cupboard):
    Story("Mon").keep_in(cupboard.folder, "mon")
    name = cupboard.backups.make("hand")
    damage(cupboard.zip(name), "sets/mon.jsonl")
    assert cupboard.backups.rewrite("dyffryn", blank) == (name,)
    assert cupboard.facts(name) == blank(cupboard.story.facts)
    assert "sets/mon.jsonl" in cupboard.told[0]


def test_of_another_set_that_was_damaged_there_stays_what_can_be_read(cupboard):
    Story("Mon").keep_in(cupboard.folder, "mon")
    for words in ("Ask first", "Ask twice", "Ask again"):
        said = Said(id=words, at=NOVEMBER, kind=Kind.LEARNING, words=words)
        FactFile(cupboard.folder / "sets" / "mon.jsonl").keep([said])
    name = cupboard.backups.make("hand")
    spoil(cupboard.zip(name), b"Ask twice")
    for _ in range(2):  # the second time it is known for a damaged one
        cupboard.backups.rewrite("dyffryn", blank)
        read = salvage_lines(cupboard.held(name, "sets/mon.jsonl"))
        kept = [fact.words for fact in read.facts if isinstance(fact, Said)]
        assert kept == ["Ask first", "Ask again"]
    assert inspect_zip(cupboard.zip(name)).manifest.damaged == ("mon",)
    assert "what can be read of it stays" in cupboard.told[0]


def spoil(file, words):
    """Turn over a bit of *words* in what the zip *file* holds, packed or not."""
    with ZipFile(file) as packed:
        contents = {each: packed.read(each) for each in packed.namelist()}
    with ZipFile(file, "w") as anew:
        for each, whole in contents.items():
            anew.writestr(each, whole)
    content = bytearray(file.read_bytes())
    content[content.index(words)] ^= 1
    file.write_bytes(content)


def damage(file, name):
    """Turn over a byte of what the zip *file* holds as *name*."""
    content = bytearray(file.read_bytes())
    info = ZipFile(file).getinfo(name)
    start = info.header_offset + 30 + len(name)
    content[start + info.compress_size // 2] ^= 0xFF
    file.write_bytes(content)


def test_a_backup_that_does_not_open_may_hold_anything_and_goes(cupboard):
    name = cupboard.backups.make("hand")
    content = cupboard.zip(name).read_bytes()
    cupboard.zip(name).write_bytes(content[:-40])
    assert cupboard.backups.rewrite("dyffryn", blank) == (name,)
    assert cupboard.backups.names() == ()
    assert "was removed" in cupboard.told[0]


def test_a_stranger_that_does_not_open_is_let_be_and_said(cupboard):
    cupboard.backups.make("hand")
    (cupboard.folder / "backups" / "holiday.zip").write_bytes(b"pictures")
    cupboard.backups.rewrite("dyffryn", blank)
    assert "holiday" in cupboard.backups.names()
    assert "look at it yourself" in cupboard.told[0]


def test_a_backup_under_a_name_of_ones_own_is_rewritten_as_well(cupboard):
    name = cupboard.backups.make("hand")
    cupboard.zip(name).rename(cupboard.zip("before the merger"))
    assert cupboard.backups.rewrite("dyffryn", blank) == ("before the merger",)


def test_what_a_kill_left_half_written_goes_with_the_next(cupboard):
    cupboard.backups.make("hand")
    left = cupboard.folder / "backups" / "2026-11-21T101500Z-close.zip.new"
    left.write_text(WORDS)
    cupboard.backups.rewrite("dyffryn", blank)
    assert not left.exists()


def test_without_backups_there_is_nothing_to_rewrite(cupboard):
    assert cupboard.backups.rewrite("dyffryn", pytest.fail) == ()
    assert not (cupboard.folder / "backups").exists()


def test_two_windows_do_not_work_on_backups_at_once(cupboard, monkeypatch):
    monkeypatch.setattr(module, "PATIENCE", 0)
    cupboard.backups.make("hand")
    lock = Lock(cupboard.folder / "backups" / ".lock")
    with lock.held(wait=0, otherwise=""), pytest.raises(Conflict, match="once more"):
        cupboard.backups.make("hand")


def test_a_copy_cannot_slip_in_while_words_are_being_erased(cupboard, monkeypatch):
    """Whoever gathered the words before has put them where the rewrite finds them."""
    begun, go_on = threading.Event(), threading.Event()
    slips = SlipRules()

    class Slow(SlipRules):
        def sealed(self, facts):
            begun.set()
            go_on.wait(10)
            return slips.sealed(facts)

    slow = FolderBackups(cupboard.folder, lambda: NOVEMBER, Slow(), pytest.fail)
    window = threading.Thread(target=slow.make, args=["hand"])
    window.start()
    begun.wait(10)
    file = FolderWorkspace(cupboard.folder).open_set("dyffryn")
    file.rewrite(blank(file.facts()))
    tried = locks._tried

    def asked_for(lock):
        go_on.set()
        return tried(lock)

    monkeypatch.setattr(locks, "_tried", asked_for)
    cupboard.backups.rewrite("dyffryn", blank)
    window.join()
    assert len(cupboard.backups.names()) == 1
    assert WORDS.encode() not in everything_in(cupboard.folder)


KILLED = """
import os, signal, sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tmworkshop.adapters.drive import disk
from tmworkshop.adapters.drive import locks
from tmworkshop.adapters.backups.folder_backups import FolderBackups
from tmworkshop.application.backups import SlipRules
from tmworkshop.domain.facts import Said

folder, moment, number = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
swap, seen = disk._swap, []

def die():
    os.kill(os.getpid(), signal.SIGKILL)

def swapped(new, path):
    seen.append(path)
    if moment == "before" and len(seen) == number:
        die()
    swap(new, path)
    if moment == "after" and len(seen) == number:
        die()

disk._swap = swapped
def blank(facts):
    return tuple(replace(f, words="") if isinstance(f, Said) else f for f in facts)

now = lambda: datetime(2026, 11, 22, 10, 15, tzinfo=UTC)
FolderBackups(folder, now, SlipRules(), print).rewrite("dyffryn", blank)
"""


@pytest.mark.parametrize("number", [1, 2, 3])
@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_kill_leaves_each_backup_as_it_was_or_as_it_is_to_be(
    cupboard, moment, number
):
    for _ in range(3):
        cupboard.backups.make("hand")
    died = subprocess.run(
        [sys.executable, "-c", KILLED, str(cupboard.folder), moment, str(number)],
        check=False,
        capture_output=True,
    )
    assert died.returncode == -signal.SIGKILL, died.stderr
    done = 0
    for name in cupboard.backups.names():
        assert inspect_zip(cupboard.zip(name)).trouble == ""
        before = tuple(cupboard.story.facts)
        assert cupboard.facts(name) in (before, blank(before))
        done += cupboard.facts(name) == blank(before)
    assert done == number - (moment == "before")
    assert len(cupboard.backups.rewrite("dyffryn", blank)) == 3 - done
    assert WORDS.encode() not in everything_in(cupboard.folder / "backups")


def test_a_folder_that_may_not_be_read_is_no_empty_list(cupboard, monkeypatch):
    def forbidden(_):
        raise PermissionError(13, "Permission denied")

    cupboard.backups.make("hand")
    monkeypatch.setattr(Path, "iterdir", forbidden)
    with pytest.raises(Environment, match="Permission denied"):
        cupboard.backups.names()


def test_a_file_in_the_place_of_the_folder_is_no_empty_list(cupboard):
    (cupboard.folder / "backups").write_text("a file")
    with pytest.raises(Environment, match="it is a file, where a folder has to be"):
        cupboard.backups.names()


def test_of_two_names_that_look_alike_one_is_backed_up_and_the_other_is_said(cupboard):
    designs = cupboard.folder / "designs"
    designs.mkdir()
    (designs / "hour.toml").write_text("one")
    (designs / "hour\N{ZERO WIDTH JOINER}.toml").write_text("two")
    (designs / "h\N{RIGHT-TO-LEFT OVERRIDE}our.toml").write_text("three")
    name = cupboard.backups.make("hand")
    assert inspect_zip(cupboard.zip(name)).trouble == ""
    assert cupboard.held(name, "designs/hour.toml") == b"one"
    assert len(cupboard.told) == 2
    assert all("no other system takes its name" in words for words in cupboard.told)
