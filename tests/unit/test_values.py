from dataclasses import FrozenInstanceError, asdict, field, make_dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmworkshop.domain.values import Value, named_value, value


@value
class Point(Value):
    x: int
    y: int = 0
    marks: dict[str, str] = field(default_factory=dict)


@named_value
class Place(Value):
    name: str


A_POINT = make_dataclass(
    "Point", [("x", int), ("y", int, 0), ("marks", dict, field(default_factory=dict))]
)
A_PLACE = make_dataclass("Place", [("name", str)], kw_only=True)


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


PLACES = st.lists(st.integers(), max_size=5)
NAMES = st.dictionaries(st.sampled_from(["x", "y", "marks", "z"]), st.integers())


@given(in_order=PLACES, by_name=NAMES)
def test_what_a_dataclass_takes_is_taken_and_what_it_refuses_is_refused_in_its_words(
    in_order, by_name
):
    assert outcome(Point, in_order, by_name) == outcome(A_POINT, in_order, by_name)
    assert outcome(Place, in_order, by_name) == outcome(A_PLACE, in_order, by_name)


def outcome(made, in_order, by_name):
    """Return what the fields hold, or what was said instead."""
    try:
        return asdict(made(*in_order, **by_name))
    except TypeError as error:
        return str(error)


@pytest.mark.parametrize(
    ("in_order", "by_name", "told"),
    [
        ((), {"y": 1}, "missing 1 required positional argument: 'x'"),
        ((1,), {"z": 1}, "got an unexpected keyword argument 'z'"),
        ((), {"z": 1}, "got an unexpected keyword argument 'z'"),
        ((1, 2, {}, 4), {}, "takes from 2 to 4 positional arguments but 5 were given"),
        ((1,), {"x": 2}, "got multiple values for argument 'x'"),
    ],
)
def test_what_is_given_wrongly_is_named(in_order, by_name, told):
    with pytest.raises(TypeError, match=rf"Point\.__init__\(\) {told}"):
        Point(*in_order, **by_name)


def test_what_is_to_be_named_is_not_taken_in_order():
    with pytest.raises(TypeError, match="takes 1 positional argument but 2 were given"):
        Place("x")


def test_nothing_can_be_set():
    with pytest.raises(FrozenInstanceError):
        Point(1).x = 2


def test_nothing_can_be_deleted():
    point = Point(1)
    with pytest.raises(FrozenInstanceError):
        del point.x
