"""What a set's file lacks comes back from whichever copy has it, and nothing goes."""

from datetime import UTC, datetime

import pytest

from tests.records import MARCH, Story
from tmworkshop.adapters.backups.folder_backups import FolderBackups
from tmworkshop.adapters.checks import gaps, sets
from tmworkshop.adapters.checks.here import Here
from tmworkshop.adapters.store.workspace import FolderWorkspace
from tmworkshop.application.backups import SlipRules
from tmworkshop.application.merger import merge_copies
from tmworkshop.domain.facts import Kind, Said
from tmworkshop.domain.findings import State

NOW = datetime(2026, 11, 22, 10, 15, tzinfo=UTC)


class Shelf:
    """A workspace of one set whose copies lie about."""

    def __init__(self, folder):
        self.folder = folder
        environ = {"TMWORKSHOP_CONFIG": str(folder.with_name("config"))}
        self.here = Here(folder, environ, NOW, merge=merge_copies)
        story = Story.of_three()
        story.meet(MARCH)
        for member, words in (("m1", "One"), ("m2", "Two"), ("m3", "Three")):
            story.said(Kind.LEARNING, member, f"{words} was said")
        file = FolderWorkspace(folder).found_set("bryn")
        for fact in story.part().facts:
            file.keep([fact])
        self.file = folder / "sets" / "bryn.jsonl"

    def back_up(self):
        backups = FolderBackups(self.folder, lambda: NOW, SlipRules(), pytest.fail)
        return backups.make("hand")

    def later(self, number):
        """Keep words that no backup has yet."""
        words = Said(id=f"later-{number}", at=NOW, kind=Kind.NOTE, words=f"L{number}")
        FolderWorkspace(self.folder).open_set("bryn").keep([words])

    def spoil(self, words):
        content = self.file.read_bytes()
        self.file.write_bytes(content.replace(words, words[::-1]))

    @property
    def words(self):
        facts = FolderWorkspace(self.folder).open_set("bryn").facts()
        return [fact.words for fact in facts if isinstance(fact, Said) and fact.words]

    def wrong(self, look):
        (finding,) = (f for f in look(self.here) if f.state is State.WRONG)
        return finding


@pytest.fixture
def shelf(tmp_path):
    return Shelf(tmp_path / "w")


ALL = ["One was said", "Two was said", "Three was said"]


def test_a_damaged_line_comes_back_from_a_backup_and_newer_facts_stay(shelf):
    name = shelf.back_up()
    shelf.later(1)
    shelf.spoil(b"Two was")
    found = shelf.wrong(sets.check_damage)
    assert "All that was said in it can be kept." in found.detail
    assert name in found.detail
    found.mend()
    assert sorted(shelf.words) == sorted([*ALL, "L1"])
    assert [f.state for f in sets.check_damage(shelf.here)] == [State.WELL]
    assert not shelf.file.with_name("bryn.jsonl.damaged").exists()


def test_lines_that_are_damaged_in_different_copies_make_one_whole_set(shelf):
    whole = shelf.file.read_bytes()
    shelf.spoil(b"Two was")
    copy = shelf.file.with_name("bryn (of the other laptop).jsonl")
    copy.write_bytes(whole.replace(b"Three was", b"saw eerhT"))
    shelf.wrong(sets.check_damage).mend()
    assert shelf.words == ALL


def test_a_line_that_no_copy_has_is_put_aside_until_one_has_it(shelf, tmp_path):
    whole = shelf.file.read_bytes()
    shelf.spoil(b"Two was")
    found = shelf.wrong(sets.check_damage)
    assert "but 1 line that cannot be read" in found.detail
    found.mend()
    aside = shelf.file.with_name("bryn.jsonl.damaged")
    (noted,) = gaps.check_put_aside(shelf.here)
    assert (noted.state, aside.exists()) == (State.NOTED, True)
    stick = shelf.file.with_name("bryn-LAPTOP.jsonl")
    stick.write_bytes(whole)
    shelf.wrong(gaps.check_put_aside).mend()
    assert shelf.words == ALL
    assert not aside.exists()


def test_of_several_damaged_lines_those_that_came_whole_are_let_go(shelf):
    whole = shelf.file.read_bytes()
    shelf.spoil(b"Two was")
    shelf.spoil(b"Three was")
    shelf.wrong(sets.check_damage).mend()
    stick = shelf.file.with_name("bryn-LAPTOP.jsonl")
    stick.write_bytes(whole.replace(b"Three was", b"saw eerhT"))
    shelf.wrong(gaps.check_put_aside).mend()
    aside = shelf.file.with_name("bryn.jsonl.damaged").read_bytes()
    assert b"saw eerhT" in aside
    assert b"saw owT" not in aside


def test_the_copy_of_another_computer_is_merged_and_goes_once_nothing_is_lost(shelf):
    copy = shelf.file.with_name("bryn-LAPTOP.jsonl")
    copy.write_bytes(shelf.file.read_bytes())
    shelf.later(1)
    ours = shelf.file.read_bytes()
    shelf.file.write_bytes(copy.read_bytes())
    shelf.later(2)
    copy.write_bytes(ours)
    found = shelf.wrong(gaps.check_strangers)
    assert found.told.endswith("a copy of bryn, with 1 fact that it lacks.")
    found.mend()
    assert sorted(shelf.words) == sorted([*ALL, "L1", "L2"])
    assert not copy.exists()


def test_one_that_holds_what_cannot_be_read_is_left(shelf):
    copy = shelf.file.with_name("bryn-LAPTOP.jsonl")
    copy.write_bytes(shelf.file.read_bytes().replace(b"Two was", b"Owt was"))
    found = shelf.wrong(gaps.check_strangers)
    assert "nothing that it lacks" in found.told
    found.mend()
    assert copy.exists()


def test_one_of_another_set_is_told_and_let_be(shelf):
    file = shelf.file.with_name("other (1).jsonl")
    file.write_bytes(b"rubbish\n")
    found = shelf.wrong(gaps.check_strangers)
    assert "is none" in found.told
    assert found.mend is None


def test_a_close_lets_go_of_damaged_lines_that_may_be_slips_and_of_no_others(shelf):
    shelf.spoil(b"Two was")
    shelf.wrong(sets.check_damage).mend()
    aside = shelf.file.with_name("bryn.jsonl.damaged")
    slip = b'0 [{"fact":"said","words":"on a slip","unattributed":true}]\n'
    aside.write_bytes(aside.read_bytes() + slip)
    file = FolderWorkspace(shelf.folder).open_set("bryn")
    file.rewrite(file.facts())
    assert b"saw owT" in aside.read_bytes()
    assert b"on a slip" not in aside.read_bytes()
    aside.write_bytes(slip)
    file.rewrite(file.facts())
    assert not aside.exists()


def test_of_what_makes_no_set_nothing_is_touched(shelf):
    shelf.file.write_bytes(b"rubbish\n")
    found = shelf.wrong(sets.check_damage)
    assert found.mend is None
    assert shelf.file.read_bytes() == b"rubbish\n"
