"""Letters out of bytes that do not say how they were written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmworkshop.adapters.content.letters_read import mend_letters, read_letters

WESTERN = "Name,Organisation\r\nZoë Núñez,Café Môn\r\nJosé Peña,Ynys\r\n"
TYPED = "Name,Organisation\r\nZoë O\u2019Neill,\u201cMôn\u201d\r\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (WESTERN, "utf-8"),
        (WESTERN, "utf-8-sig"),
        (WESTERN, "utf-16"),
        (WESTERN, "utf-16-le"),
        (WESTERN, "utf-16-be"),
        (WESTERN, "cp1252"),
        (WESTERN, "mac_roman"),
        (TYPED, "cp1252"),
        (TYPED, "mac_roman"),
        ("Imię,Nazwisko\nŁucja,Żądło\nŚwięta,Gęś\n", "cp1250"),
        ("Jméno,Příjmení\nJiří,Dvořák\nŠárka,Nováková\n", "cp1250"),
        ("姓名,單位\n王芳,山谷\n", "utf-16-le"),
    ],
)
def test_letters_are_read_as_they_were_written(text, encoding):
    assert read_letters(text.encode(encoding))[0].text == text


def test_what_nobody_writes_any_more_is_noticed():
    best = read_letters(WESTERN.encode("mac_roman"))[0]
    assert not best.sure
    assert best.called.startswith("letters of")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (WESTERN, "cp850"),
        ("姓名,单位\n王芳,社区中心\n张伟,山谷\n", "gb18030"),
        ("姓名,單位\n王芳,社區中心\n", "big5"),
        ("Имя,Организация\nЮлия Жукова,Мост\n", "cp1251"),
        ("Ονοματεπώνυμο,Φορέας\nΘεοδώρα Ψάλτη,Γέφυρα\n", "cp1253"),  # noqa: RUF001
    ],
)
def test_letters_of_elsewhere_are_taken_for_no_others_without_a_look(text, encoding):
    try:
        best = read_letters(text.encode(encoding))[0]
    except UnicodeDecodeError:
        return
    assert not best.sure


def test_prices_speak_against_no_letters():
    text = "Name,Fee\nSiân Rees,£5\nCai Noor,£7.50\nAma Serwaa,£ 5\n"
    best = read_letters(text.encode("cp1252"))[0]
    assert (best.text, best.sure) == (text, True)


def test_lines_of_an_old_mac_speak_for_its_letters():
    text = "Name\rMarta García\rLuís\r"
    assert read_letters(text.encode("mac_roman"))[0].text == text


@pytest.mark.parametrize("taken_for", ["cp1252", "mac_roman", "latin-1"])
def test_letters_that_were_encoded_twice_are_offered_mended(taken_for):
    twice = WESTERN.encode().decode(taken_for).encode()
    mended, as_it_stands = read_letters(twice)
    assert mended.text == WESTERN
    assert not mended.sure
    assert as_it_stands.text == twice.decode()


@pytest.mark.parametrize(
    "text",
    [
        "Gwŷn Ŵyn à la Đặng 李小龍 Łódź",
        "RENÉ\u2019S",
        "Ana São Tomé",
        "Ænes Þór",
        "£5 ½ ¿Qué?",
    ],
)
def test_letters_that_were_encoded_once_are_left_alone(text):
    assert mend_letters(text) == text


@given(st.text())
def test_mending_ends_in_text(text):
    mend_letters(text).encode("utf-8", "surrogatepass")
