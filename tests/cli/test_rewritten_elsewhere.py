"""Two laptops share a folder: a rewrite by the other one hides nothing of ours."""

import pytest

from tests.desk import Desk
from tests.records import JANUARY, Story
from tmworkshop.adapters.store.workspace import FolderWorkspace
from tmworkshop.domain.facts import Joined, Kind

SET = "dyffryn-set"
NEWCOMERS = ("Ines Duarte", "Wen Li", "Kofi Boateng", "Asha Rao", "Tomos Vaughan")
CLOSE = ("--plain", "session", "resume")


class Laptop(Desk):
    """A desk at the same folder that has a configuration of its own."""

    def __init__(self, folder, name):
        super().__init__(folder)
        self.environ["TMWORKSHOP_CONFIG"] = str(folder.with_name(name))

    @property
    def file(self):
        return self.folder / "sets" / f"{SET}.jsonl"

    def take_in(self, *names):
        for name in names:
            self.run("member", "add", name)

    def close(self):
        """Close the session that was put down, which writes the file anew."""
        before = self.rewritten
        self.run(*CLOSE, keys="!!\n\nclose\n")
        assert self.rewritten > before

    @property
    def rewritten(self):
        return self.file.read_bytes().partition(b"\n")[0]

    def who_came(self):
        facts = FolderWorkspace(self.folder).open_set(SET).facts()
        return [fact.name for fact in facts if isinstance(fact, Joined)][3:]

    def is_silent(self):
        """Say whether neither home nor doctor tells of an older file."""
        told = self.run().stderr + self.run("doctor", code=None).stdout
        return "older:" not in told


@pytest.fixture
def ours(desk):
    """Our laptop: a session of the set was put down, with slips typed in."""
    story = Story.of_three()
    story.meet(JANUARY)
    story.said(Kind.REFLECTION, "", "It helps", unattributed=True)
    story.said(Kind.REFLECTION, "", "It costs", unattributed=True)
    story.keep_in(desk.folder, SET)
    return Laptop(desk.folder, "ours")


@pytest.fixture
def theirs(ours):
    return Laptop(ours.folder, "theirs")


@pytest.fixture
def short(ours, theirs):
    """Our laptop, once theirs has closed an older file, and that was synced over."""
    base = ours.file.read_bytes()
    ours.take_in(*NEWCOMERS)
    ours.run("backup", "make")
    ours.file.write_bytes(base)
    theirs.close()
    return ours


def test_home_says_how_much_is_missing_and_which_backup_has_it(short):
    told = " ".join(short.run().stderr.split())
    assert "This file is older: it lacks 5 facts that stood in it on" in told
    assert "5 facts can come back from 2026-03-12T100000Z-hand, of" in told
    assert "tmworkshop doctor --fix" in told


def test_doctor_says_so_and_brings_it_back(short):
    assert "to put right older" in short.run("doctor", code=3).stdout
    assert short.who_came() == []
    short.run("doctor", "--fix", code=3)
    assert short.who_came() == [*NEWCOMERS]
    assert short.is_silent()


def test_no_session_begins_on_it_where_nobody_can_be_asked(short):
    told = short.told("session", "start", "--present", "everyone", code=4)
    assert "it lacks 5 facts" in " ".join(told.split())
    assert "doctor --fix" in told


def test_what_is_kept_on_top_of_it_hides_nothing(short):
    short.take_in("Bao Tran")
    assert "it lacks 5 facts" in " ".join(short.run().stderr.split())
    short.run("doctor", "--fix", code=3)
    assert {*short.who_came()} == {*NEWCOMERS, "Bao Tran"}


def test_nor_does_a_rewrite_of_our_own(short):
    short.run("member", "erase", "Cai", "--yes", "--names", "mask", code=None)
    assert "5 facts can come back" in " ".join(short.run().stderr.split())


def test_their_laptop_which_never_had_it_is_not_told(short, theirs):
    assert theirs.is_silent()


def test_a_close_of_the_whole_file_is_silent(ours, theirs):
    ours.take_in(*NEWCOMERS)
    ours.run("backup", "make")
    theirs.close()
    assert ours.is_silent()
    assert ours.who_came() == [*NEWCOMERS]


def test_so_is_one_whose_slips_stand_in_an_older_copy_as_they_were(ours, theirs):
    ours.take_in(*NEWCOMERS)
    ours.run("backup", "make")
    (backup,) = (ours.folder / "backups").glob("*.zip")
    older = backup.read_bytes()
    theirs.close()
    backup.write_bytes(older)
    assert ours.is_silent()


def test_what_is_whole_is_looked_into_once(ours, theirs, monkeypatch):
    ours.take_in(*NEWCOMERS)
    theirs.close()
    ours.run()
    looked = []
    monkeypatch.setattr(
        "tmworkshop.adapters.backups.gains.read_copies",
        lambda *given: looked.append(given) or (),
    )
    ours.run()
    assert looked == []


def test_what_their_close_kept_may_not_go_either_once_it_was_seen(ours, theirs):
    ours.take_in(*NEWCOMERS)
    before = ours.file.read_bytes()
    theirs.close()
    ours.run()
    ours.file.write_bytes(before)
    assert "This file is older" in " ".join(ours.run().stderr.split())


def test_a_restore_of_an_older_backup_by_us_is_silent(ours):
    ours.close()
    ours.run("backup", "make")
    ours.take_in(*NEWCOMERS)
    ours.run("backup", "make")
    first = min((ours.folder / "backups").glob("*-hand.zip")).stem
    ours.run("backup", "restore", first, "--in-place", "--yes")
    assert ours.who_came() == []
    assert ours.is_silent()


def test_an_erasure_by_us_is_silent(ours):
    ours.close()
    ours.take_in(*NEWCOMERS)
    ours.run("backup", "make")
    ours.run("member", "erase", "Ines", "--yes", "--names", "mask")
    assert ours.is_silent()


def test_an_erasure_by_them_is_silent_and_nobody_comes_back(ours, theirs):
    ours.close()
    ours.take_in(*NEWCOMERS)
    ours.run("backup", "make")
    backup = max((ours.folder / "backups").glob("*-hand.zip"))
    older = backup.read_bytes()
    theirs.run("member", "erase", "Ines", "--yes", "--names", "mask")
    backup.write_bytes(older)
    assert ours.is_silent()
    ours.run("doctor", "--fix", code=None)
    assert b"Ines" not in ours.file.read_bytes()


def test_a_restore_by_us_that_was_cut_off_is_silent_once_it_is_finished(ours):
    ours.close()
    ours.run("backup", "make")
    ours.take_in(*NEWCOMERS)
    ours.run("backup", "make")
    first = min((ours.folder / "backups").glob("*-hand.zip")).stem
    with pytest.MonkeyPatch.context() as cut:
        cut.setattr("tmworkshop.cli.backup.backup_restore.take_as_whole", _cut_off)
        ours.run("backup", "restore", first, "--in-place", "--yes", code=None)
    assert (ours.folder / "duties").exists()
    assert ours.is_silent()
    assert ours.who_came() == []


def _cut_off(*given):
    raise KeyboardInterrupt
