"""Every member of an enum stands in each table and `match` that decides about it."""

import importlib
import pkgutil
from enum import StrEnum, auto
from pathlib import Path
from types import ModuleType

import pytest

import tmworkshop
from tests.tables import complaints, tables
from tmworkshop.domain.tables import choose, leave_out

MODULES = sorted(
    found.name
    for found in pkgutil.walk_packages(tmworkshop.__path__, "tmworkshop.")
    if not found.name.endswith("__main__")
)
SAYS_NOTHING = "says nothing of blue"


class Colour(StrEnum):
    RED = auto()
    GREEN = auto()
    BLUE = auto()


def text_of(module: ModuleType) -> str:
    return Path(module.__file__).read_text(encoding="utf-8")


def of(source: str) -> list[str]:
    module = ModuleType("painted")
    module.__dict__.update(Colour=Colour, choose=choose, leave_out=leave_out)
    exec(source, module.__dict__)  # noqa: S102
    return complaints(module, source)


@pytest.mark.parametrize("name", MODULES)
def test_every_table_of_the_package_is_whole(name):
    module = importlib.import_module(name)
    found = complaints(module, text_of(module))
    assert not found, "\n".join(found)


def test_there_are_tables_to_find():
    modules = map(importlib.import_module, MODULES)
    assert sum(len(tables(each, text_of(each))) for each in modules) > 50


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("A = {Colour.RED: 1, Colour.GREEN: 2}", f"A: {SAYS_NOTHING}"),
        ("A: dict = {Colour.RED: 1, Colour.GREEN: 2}", f"A: {SAYS_NOTHING}"),
        ("A = {'': 1, Colour.RED: 1, Colour.GREEN: 2}", f"A: {SAYS_NOTHING}"),
        ("A = {(1, Colour.RED): 1, (2, Colour.GREEN): 2}", f"A: {SAYS_NOTHING}"),
        ("A = {1: {Colour.RED: 1}, 2: {Colour.GREEN: 2}}", f"A: {SAYS_NOTHING}"),
        ("A = {1: (Colour.RED,), 2: (Colour.GREEN,)}", f"A: {SAYS_NOTHING}"),
        ("A = {Colour.RED, Colour.GREEN}", f"A: {SAYS_NOTHING}"),
        ("A = frozenset({Colour.RED}) | {Colour.GREEN}", f"A: {SAYS_NOTHING}"),
        ("A = (Colour.RED, Colour.GREEN)", f"A: {SAYS_NOTHING}"),
        ("A = choose(Colour.RED, leaving=[Colour.GREEN])", f"A: {SAYS_NOTHING}"),
        ("A = {Colour.RED: 1, **leave_out(Colour.GREEN)}", f"A: {SAYS_NOTHING}"),
        ("class A:\n    B = {Colour.RED, Colour.GREEN}", f"A.B: {SAYS_NOTHING}"),
        (
            "def a():\n    return {Colour.RED: 1, Colour.GREEN: 2}",
            f"line 2: {SAYS_NOTHING}",
        ),
        (
            "def a(b):\n    return b in (Colour.RED, Colour.GREEN)",
            f"line 2: {SAYS_NOTHING}",
        ),
        (
            "A = dict.fromkeys(Colour, 1)",
            "line 1: is filled from the enum itself",
        ),
        (
            "A = {colour: 1 for colour in Colour}",
            "line 1: is filled from the enum itself",
        ),
        (
            "A = leave_out(*Colour)",
            "line 1: is filled from the enum itself",
        ),
        (
            "A = choose(*Colour, leaving=[Colour.RED])",
            "A: both holds and leaves red",
        ),
        (
            "def a(b):\n match b:\n  case Colour.RED: pass\n  case Colour.GREEN: pass",
            "line 2: match ends without assert_never",
        ),
        (
            "def a(b):\n match b:\n  case Colour.RED: pass\n  case _: pass",
            "line 2: match ends without assert_never",
        ),
        (
            "def a(b):\n match b:\n  case Some(): pass",
            "line 2: match ends without assert_never",
        ),
    ],
)
def test_what_is_not_whole_is_found(source, complaint):
    assert complaint in of(source)


@pytest.mark.parametrize(
    "source",
    [
        "A = {Colour.RED: 1, Colour.GREEN: 2, Colour.BLUE: 3}",
        "A = {Colour.RED: 1, **leave_out(Colour.GREEN, Colour.BLUE)}",
        "A = choose(Colour.RED, leaving=(Colour.GREEN, Colour.BLUE))",
        "A = {Colour.RED: 1}  # others: are no rose",
        "# others: are no rose\nA = {\n    Colour.RED: 1\n}",
        "def a(b):\n    return b in (Colour.RED,)  # others: are no rose",
        "def a(b):\n match b:\n  case Colour.RED: pass\n  case _: assert_never(b)",
        "def a(b):\n match b:\n  case Colour.RED: pass\n  case _: 1  # others: no",
        "def a(b):\n match b:\n  case 'red': pass",
        "A, B = 1, Colour.RED",
        "A = dict.fromkeys((1, 2), Colour.RED)",
    ],
)
def test_what_is_whole_or_says_why_not_is_let_be(source):
    assert of(source) == []


def test_what_is_chosen_is_a_set_and_knows_what_it_leaves():
    chosen = choose(Colour.RED, leaving=(Colour.GREEN, Colour.BLUE))
    assert chosen == {Colour.RED}
    assert chosen.leaving == {Colour.GREEN, Colour.BLUE}


def test_what_is_left_out_of_a_table_has_an_empty_row():
    assert leave_out(Colour.RED) == {Colour.RED: None}
