"""A set that another window removes for good while this one still has it in hand."""

import pytest

from tests.records import JANUARY, Story
from tmworkshop.adapters.store.workspace import FolderWorkspace
from tmworkshop.domain.errors import Environment, WasRemoved
from tmworkshop.domain.facts import Kind

FOR_GOOD = "The set dyffryn was removed for good, in another window or before"


@pytest.fixture
def window(tmp_path):
    """Return what opens a window onto the workspace, with a set in it."""

    def open_one():
        return FolderWorkspace(tmp_path / "sets-here", config=lambda: tmp_path / "own")

    story = Story.of_three()
    story.meet(JANUARY)
    story.said(Kind.LEARNING, "m2", "Count the chairs first")
    open_one().found_set("dyffryn", story.part().facts)
    return open_one


def steered(file):
    with file.steering():
        file.facts()


def decided(file):
    with file.deciding() as hand:
        hand.facts()


TRIED = {
    "read": lambda file: file.facts(),
    "read in part": lambda file: file.facts_about(Kind.ACTION),
    "kept": lambda file: file.keep(Story.of_three().facts[-1:]),
    "rewritten": lambda file: file.rewrite(()),
    "decided": decided,
    "steered": steered,
    "asked whether it is older": lambda file: file.shortfall,
}


@pytest.mark.parametrize("what", TRIED)
def test_whatever_was_being_done_says_so_and_does_not_bring_it_back(window, what):
    file = window().open_set("dyffryn")
    file.facts()
    window().remove_set("dyffryn")
    with pytest.raises(WasRemoved, match=FOR_GOOD):
        TRIED[what](file)
    assert window().sets() == ()


def test_so_does_whoever_opens_it_once_it_was_chosen(window):
    window().remove_set("dyffryn")
    with pytest.raises(WasRemoved, match=FOR_GOOD):
        window().open_set("dyffryn")


def test_one_that_no_command_of_ours_removed_may_come_back(window):
    here = window()
    file = here.open_set("dyffryn")
    file.facts()
    here.path_of("dyffryn").rename(here.folder / "away.jsonl")
    with pytest.raises(Environment, match="was it moved"):
        file.facts()
    with file.steering():
        assert file.facts()
    assert window().sets() == ("dyffryn",)


def test_one_that_is_begun_anew_is_there_as_ever(window):
    window().remove_set("dyffryn")
    window().found_set("dyffryn", Story.of_three().facts)
    assert window().open_set("dyffryn").facts()
