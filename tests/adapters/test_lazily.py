import pytest

from tmworkshop.adapters.content.lazy_values import LazyValues


class Reader:
    def __init__(self):
        self.read = []

    def __call__(self, name):
        self.read.append(name)
        return name.upper()


@pytest.fixture
def reader():
    return Reader()


def test_names_are_known_before_anything_is_read(reader):
    assert list(LazyValues(lambda: ["a", "b"], reader)) == ["a", "b"]
    assert not reader.read


def test_a_value_is_read_once(reader):
    letters = LazyValues(lambda: ["a", "b"], reader)
    assert (letters["a"], letters["a"]) == ("A", "A")
    assert reader.read == ["a"]


def test_what_is_not_named_is_not_read(reader):
    assert LazyValues(lambda: ["a"], reader).get("x") is None
    assert not reader.read


def test_it_is_as_long_as_its_names(reader):
    assert len(LazyValues(lambda: ["a", "b"], reader)) == 2
