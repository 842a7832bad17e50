"""Content that has its shape, and that a session could not use all the same."""

from dataclasses import replace

import pytest

from tests.builders import LESSON
from tmworkshop.domain.content import Inventory, Point, Scale, Statement
from tmworkshop.domain.content_rules import list_broken_rules

TWO = (Statement("a.one", "One."), Statement("a.two", "Two."))


def scale(*values, label="so"):
    return Scale("s", "How?", tuple(Point(v, label) for v in values), "I cannot say")


@pytest.mark.parametrize("values", [(), (1,), (1, 1), (2, 1)])
def test_points_rise_and_are_two_or_more(values):
    assert "its points rise, each once, and are two or more" in [
        *list_broken_rules(scale(*values))
    ]


@pytest.mark.parametrize("values", [(-1, 0), (1, 100), range(13)])
def test_points_can_be_typed_and_shown(values):
    assert [*list_broken_rules(scale(*values))] == [
        "it has 12 points at most, from 0 to 99"
    ]


def test_points_have_labels():
    assert [*list_broken_rules(scale(0, 1, label=" "))] == ["each point has a label"]


def test_a_scale_of_two_digits_can_be_used():
    assert [*list_broken_rules(scale(*range(1, 11)))] == []


@pytest.mark.parametrize(
    ("statements", "told"),
    [
        (TWO, []),
        ((), ["it has statements, 1 to 60: each begins with [[statement]]"]),
        (TWO[:1] * 2, ["each of its statements has an id of its own"]),
    ],
)
def test_an_inventory_has_statements_that_differ(statements, told):
    assert [
        *list_broken_rules(Inventory("a", "A", "holds", "Weigh.", statements))
    ] == told


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ({}, []),
        ({"number": 0}, ["its number is 1 or more"]),
        ({"id": "lesson.7"}, ["the id of lesson 7 is lesson.07"]),
        (
            {"statements": TWO[:1] * 2},
            ["each of its statements has an id of its own"],
        ),
    ],
)
def test_a_lesson_goes_by_its_number(other, told):
    assert [*list_broken_rules(replace(LESSON, **other))] == told


def test_what_has_no_rules_breaks_none():
    assert [*list_broken_rules(Point(1, "so"))] == []
