import pkgutil
import sys
from dataclasses import (
    MISSING,
    FrozenInstanceError,
    asdict,
    field,
    fields,
    make_dataclass,
    replace,
)
from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tmworkshop.domain
from tmworkshop.domain.values import (
    SlimValue,
    Value,
    list_defaults,
    list_types,
    named_value,
    slim_value,
    value,
)


@value
class Point(Value):
    x: int
    y: int = 0
    marks: dict[str, str] = field(default_factory=dict)


@named_value
class Place(Value):
    name: str


def every_value():
    """Return every value of the domain."""
    domain = tmworkshop.domain
    for found in pkgutil.walk_packages(domain.__path__, f"{domain.__name__}."):
        import_module(found.name)
    every = (kind for kind in classes_below(Value) if is_in_its_module(kind))
    return sorted(every, key=lambda kind: kind.__qualname__)


def is_in_its_module(kind):
    """Say whether *kind* is of the domain, and not what a slim value was made from."""
    is_ours = kind.__module__.startswith("tmworkshop.domain") and list_types(kind)
    return is_ours and getattr(sys.modules[kind.__module__], kind.__name__, 0) is kind


def classes_below(kind):
    below = kind.__subclasses__()
    return {*below, *(each for one in below for each in classes_below(one))}


@slim_value
class Spot(SlimValue):
    x: int
    y: int = 0


A_SPOT = make_dataclass("Spot", [("x", int), ("y", int, 0)])
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
    assert outcome(Spot, in_order, by_name) == outcome(A_SPOT, in_order, by_name)


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


@value
class Mark(Point):
    colour: str = "red"


def test_what_is_made_from_a_value_has_the_fields_of_both():
    mark = Mark(1, colour="blue")
    assert replace(mark, x=2) == Mark(2, 0, {}, "blue")
    assert list(list_types(Mark)) == ["x", "y", "marks", "colour"]


@pytest.mark.parametrize("kind", every_value(), ids=lambda kind: kind.__qualname__)
def test_a_value_knows_of_its_fields_what_dataclasses_does(kind):
    every = fields(kind)
    assert list_types(kind) == {each.name: each.type for each in every}
    assert list_defaults(kind).keys() == {
        each.name
        for each in every
        if (each.default, each.default_factory) != (MISSING, MISSING)
    }
    assert kind._in_order == tuple(each.name for each in every if not each.kw_only)


def test_a_slim_value_is_one_like_any_other_and_takes_little_room():
    spot = Spot(1)
    assert spot == Spot(1, 0)
    assert spot != Spot(1, 2)
    assert spot != Point(1)
    assert len({spot, Spot(x=1, y=0)}) == 1
    assert repr(spot) == "Spot(x=1, y=0)"
    assert replace(spot, y=2) == Spot(1, 2)
    assert not hasattr(spot, "__dict__")
    with pytest.raises(FrozenInstanceError):
        spot.x = 2
