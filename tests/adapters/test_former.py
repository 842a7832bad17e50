"""A close copies what changed: what did not is taken over from the last backup."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime, timedelta
from io import BytesIO
from random import Random
from shutil import copytree, ignore_patterns
from zipfile import ZipFile

import pytest

from tests.big_programmes import write_programme
from tests.builders import Meeting, a_round, slips
from tests.invented import invented
from tests.records import MARCH, Story
from tmworkshop.adapters.backups import contents, former, inspection
from tmworkshop.adapters.backups.backup_files import BY_HAND, CLOSE, MIGRATION
from tmworkshop.adapters.backups.folder_backups import FolderBackups
from tmworkshop.adapters.backups.inspection import inspect_zip
from tmworkshop.adapters.drive import disk
from tmworkshop.adapters.store.format import read_facts
from tmworkshop.adapters.store.workspace import FolderWorkspace, set_file
from tmworkshop.application.backups import SlipRules
from tmworkshop.domain.errors import Environment
from tmworkshop.domain.facts import Kind, Said

NOVEMBER = datetime(2026, 11, 22, 10, 15, tzinfo=UTC)
MANY = 40


class Archives:
    """A workspace of some sets, closed again and again."""

    def __init__(self, folder):
        self.folder = folder
        self.now = NOVEMBER
        self.told = []
        self.number = 0
        self.backups = FolderBackups(
            folder, lambda: self.now, SlipRules(), self.told.append
        )

    def path(self, set_id):
        return self.folder / set_file(set_id)

    def say(self, set_id, words="One thing more"):
        self.number += 1
        said = Said(id=f"7{self.number:05}", kind=Kind.NOTE, words=words)
        FolderWorkspace(self.folder).open_set(set_id).keep([said])

    def make(self, why=CLOSE):
        self.now += timedelta(hours=1)
        return self.folder / "backups" / f"{self.backups.make(why)}.zip"

    def made_from_nothing(self, tmp_path, why=CLOSE):
        """Return what a backup holds that is made just now, where there is no other."""
        place = tmp_path / f"nothing-{self.now:%H%M%S}-{self.number}"
        copytree(self.folder, place, ignore=ignore_patterns("backups"))
        backups = FolderBackups(place, lambda: self.now, SlipRules(), print)
        return (place / "backups" / f"{backups.make(why)}.zip").read_bytes()


@pytest.fixture
def archives(tmp_path):
    folder = tmp_path / "workspace"
    for set_id in ("glan", "hafod", "moor"):
        story = Story.of_three()
        story.meet(MARCH)
        story.said(Kind.LEARNING, "m2", "Small firms want to be asked in person")
        story.part().keep_in(folder, set_id)
    return Archives(folder)


@pytest.fixture
def read(monkeypatch):
    """Note of which sets the facts are read."""
    names = []

    def noting(module):
        read_facts = module.read_facts

        def noted(content, called):
            names.append(called.split()[0])
            return read_facts(content, called)

        monkeypatch.setattr(module, "read_facts", noted)

    noting(contents)
    noting(inspection)
    return names


def test_of_many_large_sets_a_close_reads_its_own(tmp_path, read, monkeypatch):
    folder = tmp_path / "workspace"
    write_programme(folder, MANY, MANY * 100)
    archives = Archives(folder)
    archives.make()
    assert len(set(read)) == MANY
    read.clear()
    archives.say("set-007")
    size, taken = sum(f.stat().st_size for f in folder.glob("sets/*.jsonl")), []
    real = disk.read_file
    monkeypatch.setattr(
        contents, "read_file", lambda path: taken.append(path) or real(path)
    )
    made = archives.make()
    assert set(read) == {"sets/set-007.jsonl"}
    assert len(taken) == len(set(taken)) == MANY  # each is looked at once, to its end
    assert sum(path.stat().st_size for path in taken) == size
    assert made.read_bytes() == archives.made_from_nothing(tmp_path)


def test_it_is_byte_for_byte_what_is_made_from_nothing(archives, tmp_path):
    (archives.folder / "workspace.toml").write_text('facilitator = "Nia Bevan"\n')
    archives.make()
    archives.say("hafod")
    made = archives.make()
    assert made.read_bytes() == archives.made_from_nothing(tmp_path)
    assert inspect_zip(made).trouble == ""


def test_one_by_hand_reads_every_set(archives, read):
    archives.make()
    read.clear()
    archives.make(BY_HAND)
    assert len(set(read)) == 3


def test_one_by_hand_is_gone_by_and_one_before_a_migration_is_not(archives, read):
    archives.make(MIGRATION)
    read.clear()
    archives.make()
    assert len(set(read)) == 3
    archives.make(BY_HAND)
    read.clear()
    archives.make()
    assert read == []


def test_one_of_another_version_is_not_gone_by(archives, read, monkeypatch):
    archives.make()
    read.clear()
    monkeypatch.setattr(former, "__version__", "0.0.1")
    archives.make()
    assert len(set(read)) == 3


def test_one_that_does_not_open_is_passed_over(archives, read):
    archives.make()
    archives.make().write_bytes(b"no zip")
    read.clear()
    archives.make()
    assert read == []


def test_what_was_spoilt_in_the_last_one_is_packed_anew(archives, read, tmp_path):
    last = archives.make()
    spoil_in_zip(last, "sets/moor.jsonl")
    read.clear()
    made = archives.make()
    assert set(read) == {"sets/moor.jsonl"}
    assert made.read_bytes() == archives.made_from_nothing(tmp_path)


def spoil_in_zip(file, name):
    with ZipFile(file) as zipped:
        begin = zipped.getinfo(name).header_offset + 30 + len(name)
    content = bytearray(file.read_bytes())
    content[begin + 40] ^= 1
    file.write_bytes(content)


def test_a_list_that_lies_of_a_set_is_not_believed(archives, read):
    last = archives.make()
    with ZipFile(last) as zipped:
        files = {name: zipped.read(name) for name in zipped.namelist()}
    listed = json.loads(files["manifest.json"])
    listed["files"][0]["sha256"] = "0" * 64
    files["manifest.json"] = json.dumps(listed).encode()
    again = BytesIO()
    with ZipFile(again, "w") as zipped:
        for name, content in files.items():
            zipped.writestr(name, content)
    last.write_bytes(again.getvalue())
    read.clear()
    made = archives.make()
    assert set(read) == {"sets/glan.jsonl"}
    assert inspect_zip(made).trouble == ""


def test_what_is_not_packed_by_us_goes_over_as_it_is(archives, read):
    last = archives.make()
    with ZipFile(last) as zipped:
        files = {name: zipped.read(name) for name in zipped.namelist()}
    with ZipFile(last, "w") as zipped:  # stored, and its list comes last
        for name in reversed(files):
            zipped.writestr(name, files[name])
    read.clear()
    made = archives.make()
    assert read == []
    assert inspect_zip(made).trouble == ""
    with ZipFile(made) as zipped:
        assert zipped.testzip() is None
        assert zipped.read("sets/glan.jsonl") == archives.path("glan").read_bytes()


def test_a_set_spoilt_since_is_named_though_its_length_and_time_are_the_same(archives):
    archives.make()
    path = archives.path("hafod")
    status, content = path.stat(), bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    for _ in range(2):
        archives.told.clear()
        made = archives.make()
        assert any("hafod is damaged" in line for line in archives.told)
        assert inspect_zip(made).manifest.damaged == ("hafod",)
        with ZipFile(made) as zipped:
            assert zipped.read("sets/hafod.jsonl") == bytes(content)


def test_a_set_that_has_gone_is_in_it_no_more(archives):
    archives.make()
    archives.path("moor").unlink()
    with ZipFile(archives.make()) as zipped:
        assert "sets/moor.jsonl" not in zipped.namelist()


def test_slips_of_an_open_session_are_sealed_in_each(archives, tmp_path):
    meeting = Meeting(slips(), a_round()).types("1 2 0")
    FolderWorkspace(archives.folder).found_set("llan").keep(meeting.facts)
    for _ in range(2):
        made = archives.make()
        with ZipFile(made) as zipped:
            copied = zipped.read("sets/llan.jsonl")
        assert copied != archives.path("llan").read_bytes()
        facts = read_facts(copied, "it")
        assert SlipRules().sealed(facts) is facts
        assert made.read_bytes() == archives.made_from_nothing(tmp_path)
        archives.say("llan")


def test_a_set_that_was_sealed_since_is_what_lies_there(archives, read):
    meeting = Meeting(slips(), a_round()).types("1 2 0")
    FolderWorkspace(archives.folder).found_set("llan").keep(meeting.facts)
    made = archives.make()
    with ZipFile(made) as zipped:
        archives.path("llan").write_bytes(zipped.read("sets/llan.jsonl"))
    read.clear()
    assert made.read_bytes() != archives.make().read_bytes()
    assert read == []


def test_a_trouble_on_the_way_is_told_as_it_is(archives, monkeypatch):
    archives.make()
    monkeypatch.setattr(
        "tmworkshop.adapters.backups.backup_files.disk.replace_file", no
    )
    with pytest.raises(Environment, match="cannot be used for backups"):
        archives.make()


def no(*_):
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("seed", range(4))
def test_whatever_happens_between_two_closes_it_is_as_if_made_from_nothing(
    tmp_path, seed
):
    lot = Random(seed)  # noqa: S311 (nothing here is a secret)
    archives = Archives(tmp_path / "workspace")
    stories = invented(seed).stories
    for set_id, story in stories.items():
        story.keep_in(archives.folder, set_id)
    for _ in range(6):
        made = archives.make()
        assert made.read_bytes() == archives.made_from_nothing(tmp_path)
        set_id = lot.choice([*stories])
        change = lot.choice((archives.say, spoil(archives, lot), cut(archives, lot)))
        change(set_id)


def spoil(archives, lot):
    def spoilt(set_id):
        content = bytearray(archives.path(set_id).read_bytes())
        content[lot.randrange(len(content))] ^= 1
        archives.path(set_id).write_bytes(content)

    return spoilt


def cut(archives, lot):
    def torn(set_id):
        content = archives.path(set_id).read_bytes()
        archives.path(set_id).write_bytes(content[: lot.randrange(len(content))])

    return torn
