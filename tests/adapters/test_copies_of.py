"""Every copy of a set's facts within reach: where it lies, and what can be read."""

import os
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from zipfile import ZIP_STORED, ZipFile

import pytest

from tests.records import MARCH, Story
from tmworkshop.adapters.backups.copies_of import Origin, read_copies
from tmworkshop.adapters.backups.folder_backups import CLOSE, FolderBackups
from tmworkshop.adapters.store.workspace import FolderWorkspace
from tmworkshop.application.backups import SlipRules
from tmworkshop.domain.facts import Kind, Said

NOVEMBER = datetime(2026, 11, 22, 10, 15, tzinfo=UTC)


class Shelf:
    """A workspace with one set that is added to, and its backups."""

    def __init__(self, folder):
        self.folder = folder
        self.now = NOVEMBER
        self.numbers = count(90_000)
        slips = SlipRules()
        self.backups = FolderBackups(folder, lambda: self.now, slips, [].append)
        story = Story.of_three()
        story.meet(MARCH)
        story.part()
        story.keep_in(folder, "bryn")
        self.file = folder / "sets" / "bryn.jsonl"

    def say(self, words):
        said = Said(id=str(next(self.numbers)), kind=Kind.NOTE, words=words)
        FolderWorkspace(self.folder).open_set("bryn").keep([said])
        return said.id

    def backup(self):
        self.now += timedelta(days=1)
        return self.backups.make(CLOSE)

    def copies(self):
        return list(read_copies(self.folder, "bryn"))

    def seen(self):
        return [(each.origin, each.label) for each in self.copies()]


@pytest.fixture
def shelf(tmp_path):
    return Shelf(tmp_path / "workspace")


def test_a_set_alone_has_its_own_file(shelf):
    (copy,) = shelf.copies()
    assert (copy.origin, copy.path) == (Origin.FILE, shelf.file)
    assert copy.facts == FolderWorkspace(shelf.folder).open_set("bryn").facts()
    assert copy.documents.keys() == {fact.id for fact in copy.facts}
    assert (copy.unreadable, copy.rewritten) == (0, 0)


def test_backups_and_copies_elsewhere_follow_the_newest_first(shelf, tmp_path):
    (tmp_path / "stick").mkdir()
    first = shelf.backup()
    shelf.now += timedelta(days=1)
    taken = shelf.backups.make_at(tmp_path / "stick")
    last = shelf.backup()
    assert shelf.seen() == [
        (Origin.FILE, "bryn.jsonl"),
        (Origin.BACKUP, last),
        (Origin.ELSEWHERE, taken.name),
        (Origin.BACKUP, first),
    ]
    assert [each.day for each in shelf.copies()[1:]] == [
        date(2026, 11, day) for day in (25, 24, 23)
    ]
    taken.unlink()
    assert len(shelf.copies()) == 3


def test_they_are_read_as_they_are_asked_for(shelf, monkeypatch):
    shelf.backup()
    read = "tmworkshop.adapters.backups.copies_of.read_backup_file"
    monkeypatch.setattr(read, pytest.fail)
    assert next(read_copies(shelf.folder, "bryn")).origin is Origin.FILE


def test_a_conflicted_copy_is_one_if_the_same_fact_founded_it(shelf):
    words = shelf.say("The mill was glad to be asked")
    stranger = shelf.file.with_name("bryn (conflicted copy).jsonl")
    stranger.write_bytes(shelf.file.read_bytes())
    Story("Mon").keep_in(shelf.folder, "mon")
    other = replace(Story("Mon").facts[0], id="another")
    FolderWorkspace(shelf.folder).found_set("glan").keep([other])
    (shelf.folder / "sets" / "glan.jsonl").rename(stranger.with_name("bryn 2.jsonl"))
    stranger.with_name("notes.txt").write_text("no facts at all\n")
    (shelf.folder / "sets" / "a folder").mkdir()
    assert shelf.seen() == [
        (Origin.FILE, "bryn.jsonl"),
        (Origin.STRANGER, "bryn (conflicted copy).jsonl"),
    ]
    assert words in shelf.copies()[1].documents


def test_of_a_file_in_ruins_its_namesakes_are_copies(shelf):
    stranger = shelf.file.with_name("bryn (conflicted copy).jsonl")
    stranger.write_bytes(shelf.file.read_bytes())
    shelf.file.write_bytes(b"")
    assert (Origin.STRANGER, stranger.name) in shelf.seen()


def test_a_damaged_line_is_counted_and_the_others_are_read(shelf):
    lost = shelf.say("The mill was glad to be asked")
    kept = shelf.say("So was the dairy")
    content = shelf.file.read_bytes().replace(b"The mill", b"The will")
    shelf.file.write_bytes(content)
    (copy,) = shelf.copies()
    assert copy.unreadable == 1
    assert kept in copy.documents
    assert lost not in copy.documents


def test_lines_that_were_set_aside_are_looked_at_as_well(shelf):
    shelf.say("The mill was glad to be asked")
    line = shelf.file.read_bytes().splitlines(keepends=True)[-1]
    shelf.file.with_name("bryn.jsonl.torn").write_bytes(b"half a line\n" + line)
    aside = shelf.copies()[1]
    assert (aside.origin, aside.unreadable) == (Origin.ASIDE, 1)
    assert len(aside.documents) == 1


def test_what_a_write_left_is_one(shelf):
    shelf.file.with_name("bryn.jsonl.new").write_bytes(shelf.file.read_bytes())
    assert (Origin.UNFINISHED, "bryn.jsonl.new") in shelf.seen()


def test_of_a_zip_with_a_damaged_part_the_sound_lines_are_read(shelf):
    for number in range(40):
        shelf.say(f"Saying number {number} of forty")
    file = shelf.folder / "backups" / f"{shelf.backup()}.zip"
    with ZipFile(file) as zipped:
        held = {name: zipped.read(name) for name in zipped.namelist()}
    with ZipFile(file, "w", ZIP_STORED) as zipped:
        for name, content in held.items():
            zipped.writestr(name, content)
    damaged = file.read_bytes().replace(b"Saying number 7 ", b"Saying slumber 7")
    file.write_bytes(damaged)
    (copy,) = (each for each in shelf.copies() if each.origin is Origin.BACKUP)
    assert copy.unreadable == 1
    assert len([f for f in copy.facts if f.id.isdigit() and f.id >= "90000"]) == 39


def test_what_cannot_be_opened_is_no_copy(shelf):
    (shelf.folder / "backups" / f"{shelf.backup()}.zip").write_bytes(b"no zip")
    (shelf.folder / "backups" / "elsewhere.json").write_text("rubbish")
    assert shelf.seen() == [(Origin.FILE, "bryn.jsonl")]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in folders there")
def test_no_pipe_is_waited_for(shelf):
    shelf.backup()
    shelf.file.unlink()
    os.mkfifo(shelf.file)
    os.mkfifo(shelf.file.with_name("bryn (copy).jsonl"))
    assert [each.origin for each in shelf.copies()] == [Origin.BACKUP]


def test_a_place_on_a_far_drive_is_not_even_looked_for(shelf, tmp_path, monkeypatch):
    (tmp_path / "stick").mkdir()
    shelf.backups.make_at(tmp_path / "stick")
    mounts = tmp_path / "mounts"
    mounts.write_text(f"server:/x {tmp_path / 'stick'} nfs4 rw 0 0\n")
    monkeypatch.setattr("tmworkshop.adapters.drive.sync_programs.MOUNTS", mounts)
    assert shelf.seen() == [(Origin.FILE, "bryn.jsonl")]


def test_a_workspace_that_was_restored_elsewhere_is_one(shelf, tmp_path):
    there = tmp_path / "restored"
    (there / "sets").mkdir(parents=True)
    (there / "sets" / "bryn.jsonl").write_bytes(shelf.file.read_bytes())
    shelf.backups.note_restored(there)
    (_, copy) = shelf.copies()
    assert (copy.origin, copy.path.parent.parent) == (Origin.ELSEWHERE, there)
