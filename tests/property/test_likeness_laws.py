"""Laws of whether two names are one, over names in many scripts."""

# ruff: noqa: RUF001 (letters that look alike are what it is about)

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmworkshop.domain.likeness import (
    Likeness,
    compare_names,
    find_doubles,
    find_near,
    find_same,
    fold_name,
)

WORDS = (
    *("Ann", "Anne", "Bob", "Robert", "Gwen", "Owen", "Jon", "John", "Meg", "Megan"),
    *("Siân", "Prys-Jones", "O’Neill", "N.", "Bowen", "Bowne", "ap", "Dr", "Cllr"),
    *("Łukasz", "Żółć", "Đặng", "Işık", "Öz", "Straße", "Ødegård", "Ǆ", "ﬁ"),
    *("أحمد", "חנה", "李雷", "김민준", "கமலா", "สมชาย", "はるか", "がく", "Ѓорѓи"),
)
NAMES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
ANY = st.one_of(NAMES, st.text(max_size=12))
TYPED = {
    "in capitals": str.upper,
    "in small letters": str.lower,
    "composed": lambda name: normalize("NFC", name),
    "decomposed": lambda name: normalize("NFD", name),
    "with another apostrophe": lambda name: name.replace("’", "'"),
    "with a grave accent for it": lambda name: name.replace("’", "`"),
    "with an acute accent for it": lambda name: name.replace("’", "\u00b4"),
    "with another dash": lambda name: name.replace("-", "\u2013"),
    "with a space for the hyphen": lambda name: name.replace("-", " "),
    "with spaces that do not break": lambda name: name.replace(" ", "\u00a0"),
    "with wide spaces": lambda name: f" {name.replace(' ', chr(0x3000) * 2)}\t",
    "with letters nobody sees": "\u200b\ufeff".join,
    "with accents": lambda name: name.replace("e", "e\u0301"),
    "in wide letters": lambda name: "".join(map(_wide, name)),
}


def _wide(letter):
    return chr(ord(letter) + 0xFEE0) if "!" <= letter <= "~" else letter


@given(ANY)
def test_a_name_is_the_same_as_itself(name):
    assert compare_names(name, name) is Likeness.SAME


@given(ANY, ANY)
def test_neither_of_two_names_comes_first(one, other):
    assert compare_names(one, other) is compare_names(other, one)


@given(ANY, ANY)
def test_names_are_the_same_exactly_where_what_counts_of_them_is_equal(one, other):
    same = compare_names(one, other) is Likeness.SAME
    assert same == (fold_name(one) == fold_name(other))


@given(ANY)
def test_what_counts_of_a_name_is_all_that_counts(name):
    assert fold_name(fold_name(name)) == fold_name(name)


@pytest.mark.parametrize("typed", TYPED.values(), ids=TYPED)
@given(NAMES, NAMES)
def test_however_a_name_is_typed_it_is_like_the_same_names(typed, name, other):
    assert compare_names(typed(name), name) is Likeness.SAME
    assert compare_names(typed(name), other) is compare_names(name, other)


@given(NAMES, st.lists(NAMES, max_size=5))
def test_nobody_is_both_the_same_and_near(name, others):
    among = dict(zip("abcde", others, strict=False))
    assert not {*find_same(name, among)} & {*find_near(name, among)}


@given(NAMES, st.lists(NAMES, max_size=4))
def test_the_doubles_in_a_set_are_those_each_is_the_same_or_near_to(name, others):
    among = dict(zip("abcde", [name, *others], strict=False))
    others = {id_: each for id_, each in among.items() if id_ != "a"}
    doubles = {other for one, other in find_doubles(among) if one == "a"}
    assert doubles == {*find_same(name, others), *find_near(name, others)}
