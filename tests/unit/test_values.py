from dataclasses import FrozenInstanceError, field, replace

import pytest

from tmworkshop.domain.values import Value, named_value, value


@value
class Point(Value):
    x: int
    y: int = 0
    marks: dict[str, str] = field(default_factory=dict)


@named_value
class Place(Value):
    name: str


def test_values_of_one_class_with_equal_fields_are_equal():
    assert Point(1) == Point(1, 0, {})


def test_values_with_other_fields_differ():
    assert Point(1) != Point(2)


def test_values_of_two_classes_differ_whatever_they_hold():
    assert Place(name="x") != Point(1)


def test_each_value_has_a_default_of_its_own():
    assert Point(1).marks is not Point(1).marks


def test_a_value_can_be_a_key():
    assert len({Place(name="x"), Place(name="x")}) == 1


def test_a_value_says_what_it_holds():
    assert repr(Place(name="x")) == "Place(name='x')"


def test_a_change_is_a_new_value():
    assert replace(Point(1), y=2) == Point(1, 2)


def test_a_field_that_is_not_given_is_named():
    with pytest.raises(TypeError, match="Point was given wrongly: x"):
        Point(y=1)


def test_a_field_that_is_not_known_is_named():
    with pytest.raises(TypeError, match="Point was given wrongly: z"):
        Point(1, z=1)


def test_nothing_can_be_set():
    with pytest.raises(FrozenInstanceError):
        Point(1).x = 2


def test_nothing_can_be_deleted():
    point = Point(1)
    with pytest.raises(FrozenInstanceError):
        del point.x
