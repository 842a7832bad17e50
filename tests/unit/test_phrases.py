"""Counts and lists in words: written in one way, and by one hand."""

import ast
from pathlib import Path

import pytest

import tmworkshop
from tmworkshop.domain import phrases
from tmworkshop.domain.phrases import join_names, say_count

PACKAGE = Path(tmworkshop.__file__).parent


def test_one_is_counted_without_an_s():
    assert [say_count(n, "action") for n in (0, 1, 2)] == [
        "0 actions",
        "1 action",
        "2 actions",
    ]


def test_a_plural_that_an_s_does_not_make_is_given():
    assert say_count(1, "file belongs", "files belong") == "1 file belongs"
    assert say_count(2, "file belongs", "files belong") == "2 files belong"


def test_thousands_stand_apart():
    assert say_count(1234, "fact") == "1,234 facts"


def test_names_are_listed_with_and_before_the_last():
    assert join_names([]) == ""
    assert join_names(["Ann"]) == "Ann"
    assert join_names(["Ann", "Ben"]) == "Ann and Ben"
    assert join_names(["Ann", "Ben", "Cai"]) == "Ann, Ben and Cai"


def test_of_several_one_may_be_meant():
    assert join_names(["Ann", "Ben"], joined_by="or") == "Ann or Ben"


def test_past_the_most_names_are_counted():
    assert join_names(["Ann", "Ben"], 2) == "Ann and Ben"
    assert join_names(["Ann", "Ben", "Cai", "Dai"], 2) == "Ann, Ben and 2 more"


def plurals(code):
    """Yield the lines of *code* that choose between one and more by hand.

    They write an ending as often as there are more, or one of two texts for 1.
    """
    for node in ast.walk(ast.parse(code)):
        match node:
            case ast.BinOp(left=ast.Constant("s" | "es"), op=ast.Mult()):
                yield node.lineno
            case ast.IfExp(test=ast.Compare(comparators=[ast.Constant(1)])) if any(
                isinstance(text, ast.Constant | ast.JoinedStr)
                for text in (node.body, node.orelse)
            ):
                yield node.lineno


@pytest.mark.parametrize(
    "code",
    [
        "f\"{n} card{'s' * (n != 1)}\"",
        "f\"{n} card{'s' if n != 1 else ''}\"",
        "'1 card' if n == 1 else f'{n} cards'",
        "'each' if len(n) > 1 else one",
    ],
)
def test_a_plural_made_by_hand_would_be_seen(code):
    assert [*plurals(code)] == [1]


def test_no_plural_is_made_by_hand():
    modules = {*PACKAGE.rglob("*.py")} - {Path(phrases.__file__)}
    by_hand = {file: [*plurals(file.read_text("utf-8"))] for file in modules}
    assert not {str(file): lines for file, lines in by_hand.items() if lines}
