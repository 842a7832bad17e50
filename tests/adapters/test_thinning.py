"""Thinning: it drops what another backup holds, and the last copy of nothing."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.records import MARCH, Story
from tmworkshop.adapters.backups import stand_ins
from tmworkshop.adapters.backups.folder_backups import CLOSE, FolderBackups
from tmworkshop.adapters.store.format import read_facts
from tmworkshop.adapters.store.workspace import FolderWorkspace
from tmworkshop.application.backups import SlipRules
from tmworkshop.domain.facts import Kind, Said

NOVEMBER = datetime(2026, 11, 22, 10, 15, tzinfo=UTC)


class Cellar:
    """A workspace whose set is added to, and closed again and again."""

    def __init__(self, folder):
        self.folder = folder
        self.now = NOVEMBER
        self.numbers = count(70_000)
        self.backups = FolderBackups(folder, lambda: self.now, SlipRules(), print)
        story = Story.of_three()
        story.meet(MARCH)
        story.part()
        story.keep_in(folder, "maes")
        self.file = folder / "sets" / "maes.jsonl"

    def say(self, words):
        said = Said(id=str(next(self.numbers)), kind=Kind.NOTE, words=words)
        FolderWorkspace(self.folder).open_set("maes").keep([said])

    def close(self, times=1):
        for _ in range(times):
            self.now += timedelta(hours=1)
            name = self.backups.make(CLOSE)
        return name

    def zip(self, name):
        return self.folder / "backups" / f"{name}.zip"

    def with_words(self, words):
        """Return the backups in which *words* stand."""
        files = self.backups.files()
        return [f.stem for f in files if words in held(f, "sets/maes.jsonl")]


def held(file: Path, name: str) -> str:
    with ZipFile(file) as zipped:
        return zipped.read(name).decode() if name in zipped.namelist() else ""


@pytest.fixture
def cellar(tmp_path):
    return Cellar(tmp_path / "workspace")


def test_what_an_older_file_that_came_back_lacks_stays_in_a_backup(cellar):
    older = cellar.file.read_bytes()
    cellar.say("The dairy would hire a second driver")
    one = cellar.close()
    cellar.say("Nobody had asked the mill before")
    two = cellar.close()
    cellar.file.write_bytes(older)
    for number in range(20):
        cellar.say(f"Afterwards, number {number}")
        cellar.close()
    assert cellar.with_words("second driver") == [two]
    assert cellar.with_words("asked the mill") == [two]
    assert one not in cellar.backups.names()
    assert len(cellar.backups.names()) == 11


def test_of_two_that_others_lack_neither_goes(cellar):
    older = cellar.file.read_bytes()
    cellar.say("The dairy would hire a second driver")
    cellar.close()
    cellar.file.write_bytes(older)
    cellar.numbers = count(80_000)
    cellar.say("Nobody had asked the mill before")
    cellar.close()
    cellar.file.write_bytes(older)
    cellar.close(20)
    assert cellar.with_words("second driver")
    assert cellar.with_words("asked the mill")
    assert len(cellar.backups.names()) == 12


def test_words_that_were_blanked_since_keep_no_backup(cellar):
    cellar.say("The dairy would hire a second driver")
    cellar.close(3)
    facts = FolderWorkspace(cellar.folder).open_set("maes")
    blanked = tuple(replace(f, words="") if is_note(f) else f for f in facts.facts())
    facts.rewrite(blanked)
    cellar.backups.rewrite("maes", lambda copy: [f for f in blanked if f in copy])
    cellar.close(10)
    assert len(cellar.backups.names()) == 10


def is_note(fact):
    return isinstance(fact, Said) and fact.kind is Kind.NOTE


def test_a_set_that_has_gone_stays_in_the_last_one_that_has_it(cellar):
    cellar.close()
    name = cellar.close()
    cellar.file.unlink()
    cellar.close(20)
    assert cellar.with_words("Megan") == [name]


def test_so_does_one_of_which_nothing_can_be_read_any_more(cellar):
    name = cellar.close()
    cellar.file.unlink()
    cellar.file.mkdir()
    cellar.close(20)
    assert cellar.with_words("Megan") == [name]


def test_a_file_of_ones_own_stays_by_its_name_and_an_older_version_goes(cellar):
    for folder, words in (("designs", "one"), ("prompts", "one")):
        (cellar.folder / folder).mkdir()
        (cellar.folder / folder / "mine.toml").write_text(words)
    early = cellar.close()
    (cellar.folder / "designs" / "mine.toml").write_text("two")
    name = cellar.close()
    (cellar.folder / "prompts" / "mine.toml").unlink()
    cellar.close(20)
    assert early not in cellar.backups.names()
    assert held(cellar.zip(name), "prompts/mine.toml") == "one"


def test_lines_that_cannot_be_read_stay_unless_their_very_bytes_are_there(cellar):
    cellar.say("The dairy would hire a second driver")
    sound = cellar.file.read_bytes()
    cellar.file.write_bytes(sound.replace(b"dairy", b"fairy"))
    name = cellar.close(5)
    cellar.file.write_bytes(sound)
    cellar.close(20)
    assert cellar.with_words("fairy") == [name]
    assert len(cellar.backups.names()) == 11


def test_so_does_a_set_whose_first_lines_have_run_together(cellar):
    header, *lines = cellar.file.read_bytes().splitlines()
    sound = cellar.file.read_bytes()
    cellar.file.write_bytes(b"\n".join([header + lines[0], *lines[1:], b""]))
    name = cellar.close()
    cellar.file.write_bytes(sound)
    cellar.close(20)
    assert name in cellar.backups.names()


def test_one_that_nobody_can_open_stays(cellar):
    name = cellar.close()
    cellar.zip(name).write_bytes(b"no zip")
    cellar.close(20)
    assert name in cellar.backups.names()


def test_one_in_which_something_is_damaged_stands_for_none(cellar):
    one = cellar.close()
    cellar.close(9)
    for name in cellar.backups.names()[1:]:
        content = cellar.zip(name).read_bytes()
        cellar.zip(name).write_bytes(content.replace(b"maes.jsonl", b"mars.jsonl", 1))
    cellar.file.unlink()
    cellar.close(2)
    assert one in cellar.backups.names()


def test_of_a_damaged_zip_what_can_be_read_is_asked_for(cellar):
    early = cellar.close()
    content = bytearray(cellar.zip(early).read_bytes())
    place = content.index(b"sets/maes.jsonl") + 200
    content[place] ^= 255
    cellar.zip(early).write_bytes(bytes(content))
    cellar.close(20)
    assert early in cellar.backups.names()


def test_where_nothing_is_to_go_nothing_is_read(cellar, monkeypatch):
    monkeypatch.setattr(stand_ins, "read_backup_file", pytest.fail)
    cellar.close(10)


def test_of_a_set_that_only_grew_no_fact_is_read(cellar, monkeypatch):
    for number in range(10):
        cellar.say(f"Number {number}")
        cellar.close()
    oldest = cellar.backups.names()[0]
    monkeypatch.setattr(stand_ins, "salvage_lines", pytest.fail)
    cellar.say("The last one")
    cellar.close()
    assert oldest not in cellar.backups.names()


def test_each_is_read_once_at_most_and_no_more_than_are_asked(cellar, monkeypatch):
    read, reads = stand_ins.read_backup_file, Counter()

    def counted(file, *more):
        reads[file.stem] += 1
        return read(file, *more)

    cellar.close(10)
    monkeypatch.setattr(stand_ins, "read_backup_file", counted)
    oldest = cellar.backups.names()[0]
    newest = cellar.close()
    assert reads == {oldest: 1}  # what was just written is at hand
    assert read_facts(held(cellar.zip(newest), "sets/maes.jsonl").encode(), "it")
