"""Whoever was forgotten, known again by marks of how people call them."""

import pytest

from tmworkshop.domain.sharing.forgotten import Forgotten, list_forms
from tmworkshop.domain.sharing.masks import Masks


def mark(form):
    return f"<{form}>"


def forgotten(*names):
    known = frozenset(mark(form) for name in names for form in list_forms(name))
    return Masks((), Forgotten(known, mark))


def test_the_usual_forms_of_a_name_are_its_parts_short_joined_and_initials():
    assert list_forms("Thomas Quayle") >= {
        *("thomas quayle", "thomas", "quayle"),
        *("tom", "tommy", "thomasquayle", "quaylethomas", "tq."),
    }
    assert list_forms("Cher") == {"cher"}
    assert list_forms("") == frozenset()


@pytest.mark.parametrize(
    ("words", "seen"),
    [
        ("I rang Ines twice", "I rang [name] twice"),
        ("Ines Okoro-Vale, INES, inés", "[name], [name], [name]"),
        ("Okoro's form, Ineses, Vales", "[name]'s form, Ineses, [name]s"),
        ("ines.vale@mail.org, InesVale2@mail.org", "[name]@mail.org, [name]2@"),
        ("#InesOkoroVale, ines_vale", "#[name], [name]"),
        ("I.V. and I. O. V. said", "[name] and [name] said"),
        ("ask I.X. or O.V.", "ask I.X. or O.V."),
        ("a vale in the okra", "a vale in the okra"),
        ("\uff29nes and In\u200bes", "[name] and [name]"),
        ("Inesita", "Inesita"),
        ("", ""),
    ],
)
def test_later_words_name_them_in_no_usual_form(words, seen):
    assert forgotten("Ines Okoro-Vale").without_names(words).startswith(seen)


@pytest.mark.parametrize(
    ("name", "words", "seen"),
    [
        ("Ivor Thorne", "IT failed, ask IT", "IT failed, ask IT"),
        ("Ivor Thorne", "I.T. said so", "[name] said so"),
        ("Jo Quist", "JQ said, jq did not", "[name] said, jq did not"),
        ("Will Hope", "we will hope, Will", "we [name], [name]"),
        ("Will Hope", "hope, and will", "hope, and will"),
        ("Dafydd Penri", "Dai and dafydd and Dave", "[name] and [name] and [name]"),
        ("Maria de la Cruz", "maria de la cruz, de la", "[name], de la"),
        ("李雷", "昨天李雷说的", "昨天[name]说的"),
        ("Tomos O’Shea", "o'shea's, O'Shea", "[name]'s, [name]"),  # noqa: RUF001
    ],
)
def test_a_name_of_any_kind_is_known_and_an_ordinary_word_is_none(name, words, seen):
    assert forgotten(name).without_names(words) == seen


def test_nobody_who_was_not_forgotten_is_known():
    words = "Ask Bea, B.C., BC and Bea Carew."
    assert forgotten("Ines Vale").without_names(words) == words
    assert forgotten().without_names(words) == words


def test_a_short_name_that_was_forgotten_is_no_part_of_another_word():
    known = Forgotten(list_forms("Thi Ye"))
    assert known.spans("Yes, this was yes. This?") == ()
    assert known.spans("Thi's, Ye") == ((0, 3), (7, 9))


def test_a_long_one_has_its_s():
    assert Forgotten(list_forms("Megan")).spans("megans") == ((0, 5),)
