"""A session's copy of its plan is taken on no trust, and loses nothing of the set."""

import pytest

from tests.records import DESIGN, Story
from tmworkshop.domain.design_data import UNREADABLE, design_data, read_design
from tmworkshop.domain.facts import Erased, Opened
from tmworkshop.domain.rights.erasure import erase_person, person_of


def test_a_plan_is_read_as_it_was_written():
    assert read_design(design_data(DESIGN)) == DESIGN


@pytest.mark.parametrize(
    "change",
    [
        {"id": ""},
        {"minutes": 10**40},
        {"minutes": 1.5},
        {"title": 7},
        {"steps": "none"},
        {"steps": [{"id": "a"}]},
        {"smallest": True},
    ],
)
def test_one_that_is_none_is_said_to_be_unreadable(change):
    assert read_design({**design_data(DESIGN), **change}) == UNREADABLE
    assert not read_design({**design_data(DESIGN), **change}).is_readable


def test_what_is_no_table_at_all_is_unreadable():
    assert read_design([1, 2]) == UNREADABLE


def test_an_erasure_takes_a_plan_away_that_may_hold_any_name():
    story = Story.of_three()
    story.add(Opened(design=UNREADABLE, held_on=story.today, present=("m1",)))
    person = person_of(story.facts, "m1")
    left = erase_person(story.facts, person, str, Erased(id="receipt", of=()))
    (opened,) = (fact for fact in left if isinstance(fact, Opened))
    assert opened.design != UNREADABLE
