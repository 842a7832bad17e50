"""What in words may name someone, and under which name it is listed."""

import pytest

from tmworkshop.domain.packs.names_to_settle import NamesToSettle

NAMES = NamesToSettle(
    people=("Margaret Prys-Jones", "Dai Okafor", "Will Grace", "สมชาย ใจดี"),
    organisations=("Moor & Vale Trust", "Hafod Bakery", "University of Arfon"),
)


def found(words):
    return [words[slice(*span)] for span in NAMES.spans(words)]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Ask Margaret Prys-Jones and dai.", ["Margaret Prys-Jones", "dai"]),
        ("Meg's van, and Maggie\u2019s dog.", ["Meg", "Maggie"]),
        ("I said meg, as all do.", ["meg"]),
        ("Margaretish, Okafors, okaforian.", ["Margaretish", "Okafors", "okaforian"]),
        ("Will said he will, by his grace.", ["Will", "will", "grace"]),
        ("It was graceful; Graceful, even.", ["Graceful"]),
        ("A MVT grant at the Bakery of Hafod.", ["MVT", "Bakery", "Hafod"]),
        ("We trust the university.", []),
        ("moor & vale trust paid.", ["moor & vale trust"]),
        ("Arfon pays.", ["Arfon"]),
        ("เจอสมชายแล้ว", ["สมชาย"]),
        ("", []),
        ("Meg K. rang, and Dai O.", ["Meg K.", "Dai O"]),
        ("Dai O rang M. Okafor.", ["Dai O", "M. Okafor"]),
        ("It was Dai. I rang Meg. A bus came.", ["Dai", "Meg"]),
        ("Meg I like, and Meg A said so.", ["Meg", "Meg"]),
        ("Dai X rang.", ["Dai"]),
        ("Then [name] K. rang [name].", ["[name] K."]),
        ("Meg is in.", ["Meg"]),
    ],
)
def test_it_finds_short_forms_endings_small_letters_and_organisations(words, names):
    assert found(words) == names


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("MARGARET", "Margaret"),
        ("margaret", "Margaret"),
        ("Meg", "Meg, short for Margaret"),
        ("Margarets", "Margaret"),
        ("Okaforian", "okaforian, perhaps of Okafor"),
        ("Will", "Will"),
        ("will", "will, in small letters"),
        ("MVT", "MVT, short for Moor & Vale Trust"),
        ("Margaret Prys-Jones", "Margaret Prys-Jones"),
        ("Meg K.", "Meg, short for Margaret"),
        ("M. Okafor", "Okafor"),
        ("[name] K", "[name] K"),
    ],
)
def test_places_are_listed_under_what_they_are_a_form_of(name, label):
    assert NAMES.label(name) == label
