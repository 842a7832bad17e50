"""Copies on a stick: found again, read to their end, and brought up to date."""

from dataclasses import replace
from datetime import timedelta
from zipfile import ZipFile

import pytest

from tests.adapters.test_copies_of import Shelf
from tests.records import Story
from tmworkshop.adapters.backups import copies_of
from tmworkshop.adapters.backups.folder_backups import FolderBackups
from tmworkshop.adapters.backups.taken import find_copies, look_at_copy, read_sets
from tmworkshop.adapters.checks import copies
from tmworkshop.adapters.checks.here import Here
from tmworkshop.adapters.store.workspace import FolderWorkspace
from tmworkshop.application.backups import SlipRules
from tmworkshop.domain.facts import Erased, Founded, Joined
from tmworkshop.domain.findings import State
from tmworkshop.domain.remedies import Remedy, Way


class Journey(Shelf):
    """A shelf, and a stick that copies are taken to."""

    def __init__(self, folder, stick):
        super().__init__(folder)
        self.stick, self.told = stick, []
        stick.mkdir()
        self.backups = FolderBackups(
            folder, lambda: self.now, SlipRules(), self.told.append
        )

    def take(self):
        self.now += timedelta(days=1)
        return self.backups.make_at(self.stick)

    def on_stick(self):
        return sorted(file.name for file in self.stick.iterdir())

    def noted(self):
        return [each.place for each in self.backups.elsewhere()]

    def found(self):
        return list(find_copies(self.folder, read_sets(self.folder)))

    def look(self, place):
        return look_at_copy(place, read_sets(self.folder))

    def findings(self):
        here = Here(self.folder, {}, self.now, copy_to=self.backups.make_at)
        return list(copies.check_copies_elsewhere(here))

    def erase(self, member):
        """Blank the name of *member*, as an erasure does."""
        file = FolderWorkspace(self.folder).open_set("bryn")
        facts = [
            replace(f, name="") if isinstance(f, Joined) and f.member == member else f
            for f in file.facts()
        ]
        of = tuple(f.id for f in facts if isinstance(f, Joined) and not f.name)
        file.rewrite([*facts, Erased(id="99999", of=of)])


@pytest.fixture
def journey(tmp_path):
    return Journey(tmp_path / "workspace", tmp_path / "stick")


def test_an_older_copy_goes_once_a_newer_one_holds_all_of_it(journey):
    old = journey.take()
    journey.say("The mill was glad to be asked")
    new = journey.take()
    assert journey.on_stick() == [new.name]
    assert journey.noted() == [str(new)]
    told = f"All that {old.name} holds is in the new copy: it is gone."
    assert journey.told == [told]


def test_one_that_holds_more_is_left_and_told_of(journey):
    before = journey.file.read_bytes()
    journey.say("The mill was glad to be asked")
    old = journey.take()
    journey.file.write_bytes(before)
    new = journey.take()
    assert journey.on_stick() == sorted([old.name, new.name])
    told = f"{old.name} holds what the new copy does not, and was left."
    assert journey.told == [told]


def test_one_that_cannot_be_opened_is_left_and_told_of(journey):
    old = journey.take()
    old.write_bytes(b"no zip")
    journey.take()
    assert old.exists()
    assert "was left" in journey.told[0]


def test_one_that_nobody_noted_is_known_by_its_name_and_its_sets(journey):
    old = journey.take()
    (journey.folder / "backups" / "elsewhere.json").unlink()
    mine = journey.stick / "my own backup.zip"
    mine.write_bytes(old.read_bytes())
    new = journey.take()
    assert journey.on_stick() == sorted([mine.name, new.name])


def test_another_workspaces_copies_are_let_be(journey, tmp_path):
    other = tmp_path / "other"
    story = Story.of_three()
    story.facts[0] = replace(story.facts[0], id="another")
    story.keep_in(other, "bryn")
    theirs = FolderBackups(other, lambda: journey.now, SlipRules(), pytest.fail)
    file = theirs.make_at(journey.stick)
    new = journey.take()
    assert journey.on_stick() == sorted([file.name, new.name])
    assert journey.told == []


def test_what_cannot_be_removed_is_told_and_stays_noted(journey, monkeypatch):
    old = journey.take()

    def held(*_, **__):
        raise PermissionError(13, "in use")

    monkeypatch.setattr(type(old), "unlink", held)
    journey.take()
    assert str(old) in journey.noted()
    assert f"{old.name} was left where it is" in journey.told[0]


def test_a_copy_that_was_renamed_is_found_by_what_it_holds(journey):
    taken = journey.take()
    (journey.stick / "holiday.zip").write_bytes(b"no backup")
    with ZipFile(journey.stick / "songs.zip", "w") as zipped:
        zipped.writestr("a.txt", "la")
    assert journey.found() == [taken]
    renamed = taken.rename(journey.stick / "from the workshop.zip")
    assert journey.found() == [renamed]
    assert journey.noted() == [str(taken)]


def test_where_the_stick_is_not_there_its_note_stays(journey):
    journey.take()
    away = journey.stick.rename(journey.stick.with_name("away"))
    assert journey.found() == []
    assert [each.state for each in journey.findings()] == [State.WELL]
    away.rename(journey.stick)
    assert len(journey.found()) == 1


def test_a_whole_copy_of_today_is_well(journey):
    journey.take()
    (finding,) = journey.findings()
    assert finding.state is State.WELL
    assert "Within reach, whole: 1 copy." in finding.told


def test_what_a_copy_lacks_is_noted_and_brought_up_to_date(journey):
    old = journey.take()
    journey.say("The mill was glad to be asked")
    journey.now += timedelta(hours=1)
    _, finding = journey.findings()
    assert finding.state is State.NOTED
    assert f"The copy {old} lacks 1 fact kept since." == finding.told
    assert finding.remedy == Way(Remedy.MEND)
    finding.mend()
    assert len(journey.on_stick()) == 1
    assert len(journey.findings()) == 1


def test_a_copy_that_holds_whom_the_set_forgot_is_to_be_put_right(journey):
    journey.take()
    journey.erase("m2")
    journey.now += timedelta(hours=1)
    _, finding = journey.findings()
    assert finding.state is State.WRONG
    assert "holds words or names that were to be forgotten since" in finding.told
    finding.mend()
    (name,) = journey.on_stick()
    with ZipFile(journey.stick / name) as zipped:
        assert b"Okafor" not in zipped.read("sets/bryn.jsonl")


def test_one_that_was_renamed_is_its_owners_to_remove(journey):
    taken = journey.take().rename(journey.stick / "from the workshop.zip")
    journey.erase("m2")
    _, finding = journey.findings()
    assert (finding.state, finding.mend) == (State.WRONG, None)
    assert "remove it yourself" in finding.remedy
    journey.take()
    assert taken.exists()


def test_a_damaged_copy_is_told(journey):
    taken = journey.take()
    taken.write_bytes(taken.read_bytes()[:-30])
    _, finding = journey.findings()
    assert (finding.state, finding.places) == (State.WRONG, (str(taken),))
    assert "cannot be restored" in finding.told


def test_a_copy_that_was_restored_to_a_folder_is_looked_at_as_well(journey, tmp_path):
    there = tmp_path / "restored"
    (there / "sets").mkdir(parents=True)
    (there / "sets" / "bryn.jsonl").write_bytes(journey.file.read_bytes())
    journey.backups.note_restored(there)
    journey.say("The mill was glad to be asked")
    assert len(journey.findings()) == 1  # it is no backup, and need not be today's
    journey.erase("m2")
    _, finding = journey.findings()
    assert (finding.state, finding.mend) == (State.WRONG, None)


def test_a_set_of_the_same_name_that_was_founded_anew_is_not_in_the_copy(journey):
    taken = journey.take()
    journey.file.unlink()
    again = FolderWorkspace(journey.folder).found_set("bryn")
    again.keep([Founded(id="anew", name="Bryn")])
    assert journey.look(taken).lacking == 1


def test_a_folder_full_of_archives_is_not_read_through(journey, monkeypatch):
    taken = journey.take()
    renamed = taken.rename(journey.stick / "from the workshop.zip")
    big = journey.stick / "films.zip"
    with big.open("wb") as file:
        file.truncate(11 << 20)
    read = []
    opened = "tmworkshop.adapters.backups.stand_ins.read_backup_file"

    def reads(file, *_):
        read.append(file)
        return copies_of.read_backup_file(file)

    monkeypatch.setattr(opened, reads)
    assert journey.found() == [renamed]
    assert read == [renamed]
