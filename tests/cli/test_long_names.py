"""A name that is far too long is refused at every door, as it is on a roster."""

import pytest

from tmworkshop.domain.names import LONGEST_NAME
from tmworkshop.domain.roster.persons import Why, find_why

LONG = "Ama " + "n" * 120_000
DOORS = {
    "a set": ("set", "add", LONG),
    "a set's new name": ("set", "update", "dyffryn", "--name", LONG),
    "a member": ("member", "add", LONG),
    "a member's new name": ("member", "update", "Dai", "--name", LONG),
    "a partnership": ("member", "add", "Ama Noor", "--partnership", LONG),
    "a partnership moved to": ("member", "update", "Dai", "--partnership", LONG),
    "a partnership's new name": ("partnership", "update", "Gwynedd", "--name", LONG),
    "a facilitator": ("init", "--facilitator", LONG, "--contact", "01632 960123"),
}


@pytest.mark.parametrize("words", DOORS.values(), ids=DOORS)
def test_a_name_without_end_is_refused_at_every_door(dyffryn, words):
    before = sorted(each.stat().st_size for each in dyffryn.folder.rglob("*"))
    told = dyffryn.told(*words, code=2)
    assert f"of {LONGEST_NAME} letters at most" in told
    assert len(told) < 300
    assert sorted(each.stat().st_size for each in dyffryn.folder.rglob("*")) == before


def test_a_name_as_long_as_one_may_be_is_taken(dyffryn):
    dyffryn.run("member", "add", "n" * LONGEST_NAME)


def test_a_roster_goes_by_the_same_rule():
    assert find_why("n " * (LONGEST_NAME // 2) + "n") is Why.LONG


def test_a_set_without_a_date_is_told_so(dyffryn):
    told = dyffryn.run("set", "add", "Moor").stderr
    assert "No date is set until which it is kept" in told
    assert "tmworkshop set update moor --kept-until DATE" in told
    told = dyffryn.run("set", "add", "Hill", "--kept-until", "31/3/2099").stderr
    assert "No date" not in told
