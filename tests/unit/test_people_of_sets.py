"""Who is one person in several sets: asked once, never guessed."""

from dataclasses import replace

import pytest

from tests.records import Story
from tmworkshop.domain.facts import Recognised
from tmworkshop.domain.packs.people_of_sets import (
    find_doubtful,
    find_first,
    find_pairs,
)

NAMES = {"arth": "Jo Ash", "bela": "Joe Ash", "cain": "Jo Ash"}


def story_of(name, answers=(), slip=True):
    story = Story(name)
    story.join("m1", NAMES[name])
    story.join("m2", f"Only {name.title()}")
    for member in ("m1", "m2") if slip else ():
        story.slip(member, "evaluator")
    for other, is_same in answers:
        story.add(Recognised(member="m1", other_set=other, other="m1", is_same=is_same))
    return story


def records(**answers):
    return {name: story_of(name, answers.get(name, ())).record for name in NAMES}


def pairs(every):
    return [(pair.one[0], pair.other[0]) for pair in find_pairs(every)]


def test_near_and_equal_names_of_two_sets_are_asked_about():
    every = records()
    assert pairs(every) == [("arth", "bela"), ("arth", "cain"), ("bela", "cain")]
    doubtful = find_doubtful(tuple(find_pairs(every)))
    assert doubtful == {(name, "m1") for name in NAMES}


def test_who_is_one_with_two_makes_those_one_and_is_as_in_the_first():
    every = records(bela=[("arth", True)], cain=[("bela", True)])
    assert pairs(every) == []
    assert {*find_first(every).values()} == {("arth", "m1")}


def test_two_stay_two_and_are_not_asked_about_again():
    every = records(bela=[("arth", False)], cain=[("arth", False), ("bela", True)])
    assert pairs(every) == []
    assert find_first(every) == {("cain", "m1"): ("bela", "m1")}


def test_the_newest_answer_holds():
    every = records(bela=[("arth", True), ("arth", False)])
    assert ("arth", "bela") not in pairs(every)
    assert find_first(every) == {}


def test_an_answer_about_a_set_that_is_no_more_says_nothing():
    every = records(bela=[("arth", True)], cain=[("arth", True)])
    del every["arth"]
    assert find_first(every) == {}
    assert pairs(every) == [("bela", "cain")]


@pytest.mark.parametrize("silent", NAMES)
def test_nobody_is_asked_about_whose_words_do_not_go(silent):
    every = records()
    every[silent] = replace(every[silent], consents={})
    assert silent not in {name for pair in pairs(every) for name in pair}
