import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmworkshop.domain.sharing.mentions import (
    MASK,
    Called,
    join_spans,
    show_around,
)

MEGAN = Called(("Megan Prys-Jones",), ("Megan Ellis", "Dai Okafor"))


@pytest.mark.parametrize(
    ("words", "masked"),
    [
        ("Megan rang the firm.", "[name] rang the firm."),
        ("I asked megan", "I asked [name]"),
        ("MEGAN PRYS-JONES said", "[name] said"),
        ("Mrs Prys Jones said", "Mrs [name] said"),
        ("Megan's form", "[name]'s form"),
        ("Megans form", "[name]s form"),
        ("Megán agreed", "[name] agreed"),
        ("Mega\u0301n\u0301 agreed", "[name] agreed"),
        ("Me\u200bgan agreed", "[name] agreed"),
        ("Megan\u00a0Prys\u2013Jones agreed", "[name] agreed"),
        ("Ｍｅｇａｎ agreed", "[name] agreed"),  # noqa: RUF001 (wide, as it is typed)
        ("Ring (Megan), then Megan.", "Ring ([name]), then [name]."),
        ("A megantic meganeura", "A megantic meganeura"),
        ("Nobody", "Nobody"),
        ("", ""),
    ],
)
def test_a_name_is_masked_however_it_is_typed(words, masked):
    assert MEGAN.masked(words) == masked


def test_a_name_within_the_whole_name_of_someone_else_is_theirs():
    assert MEGAN.masked("Megan Ellis and Megan") == "Megan Ellis and [name]"


def test_a_whole_name_is_ones_own_even_where_another_is_called_so_as_well():
    called = Called(("Dai Okafor",), ("Dai Okafor Rees",))
    assert called.masked("Dai Okafor; Dai Okafor Rees") == "[name]; [name] Rees"


def test_the_name_of_another_is_theirs_with_a_space_for_its_hyphen_too():
    called = Called(("Megan Ellis",), ("Megan Prys-Jones",))
    assert (
        called.masked("Megan Prys Jones, and Megan") == "Megan Prys Jones, and [name]"
    )


def test_a_name_that_is_told_apart_from_it_is_no_whole_name():
    called = Called(("Dai Okafor",), ("Dai Okafor (Hafod)",))
    words = "Dai Okafor (Hafod) and Dai Okafor"
    assert called.masked(words) == "Dai Okafor (Hafod) and [name]"


def test_every_name_someone_goes_by_is_looked_for():
    called = Called(("Megan Prys-Jones", "Meg", "MPJ"))
    assert called.masked("Meg, that is MPJ") == "[name], that is [name]"


def test_small_words_within_a_name_tell_nobody():
    called = Called(("Siân ap Rhys",))
    assert called.masked("The ap store of Rhys") == "The ap store of [name]"


def test_a_name_written_small_throughout_is_looked_for_word_by_word():
    assert Called(("dai okafor",)).masked("Dai rang") == "[name] rang"


@pytest.mark.parametrize(
    ("name", "words", "masked"),
    [
        ("李雷", "昨天李雷说的", "昨天[name]说的"),
        ("김민준", "김민준이 말했다", "[name]이 말했다"),
        ("O’Brien", "ask O'Brien", "ask [name]"),  # noqa: RUF001 (as it is typed)
        ("Łukasz", "lukasz went", "[name] went"),
    ],
)
def test_names_of_any_script_are_found(name, words, masked):
    assert Called((name,)).masked(words) == masked


def test_somebody_without_a_name_is_named_nowhere():
    assert Called(("",)).spans("Anything") == ()


@pytest.mark.parametrize(
    "name", ["\u0301\u0301", "\u200d", "-", "- -", "\u0301 \u0301"]
)
def test_a_name_that_nothing_counts_of_is_found_nowhere(name):
    words = "Megan rang - twice. Nobody, so far, said why."
    assert Called((name,)).masked(words) == words
    assert Called(("Megan",), (name,)).masked("Megan - rang") == "[name] - rang"


def test_a_name_is_shown_with_the_words_around_it():
    words = "Long ago and far away there was " + "x" * 40 + " Megan " + "y" * 60
    (span,) = MEGAN.spans(words)
    assert show_around(words, span) == "…" + "x" * 39 + " »Megan« " + "y" * 39 + "…"


def test_it_is_shown_on_one_line():
    (span,) = MEGAN.spans("So\nMegan\nsaid")
    assert show_around("So\nMegan\nsaid", span) == "So »Megan« said"


@given(st.text(), st.text(), st.sampled_from(["Megan", "MEGAN", "Prys-Jones"]))
def test_what_stands_apart_is_always_masked_and_all_else_stays(before, after, name):
    words = f"{before} {name} {after}"
    masked = MEGAN.masked(words)
    assert MASK in masked
    assert not MEGAN.spans(masked.replace(MASK, " "))


DAN = Called(("Dan Dove",), ("Dan Reed",))


@pytest.mark.parametrize(
    ("words", "masked"),
    [
        ("dandove, DanDove, DoveDan", "[name], [name], [name]"),
        ("DanDove@mail.org, dan-dove@mail.org", "[name]@mail.org, [name]@mail.org"),
        ("dandove7@mail.org", "[name]7@mail.org"),
        ("#DanDove, dan_dove, _dan_", "#[name], [name]_[name], _[name]_"),
        ("Dan\u200bDove", "[name]"),
        ("D\u0301a\u0308n Do\u0301ve", "[name]"),
        ("\uff24an and \uff24\uff4f\uff56\uff45", "[name] and [name]"),
        ("Dandover, Adandove, dan2", "Dandover, Adandove, dan2"),
        ("a danish dovecote", "a danish dovecote"),
    ],
)
def test_a_name_is_found_in_an_address_and_run_together(words, masked):
    assert DAN.masked(words) == masked


def test_a_name_with_a_hyphen_is_run_together_whole_or_by_its_ends():
    assert MEGAN.masked("MeganPrysJones, megan.jones, jonesmegan") == (
        "[name], [name].[name], [name]"
    )


def test_what_stands_side_by_side_is_one():
    assert join_spans("Dan Dove, Eve", [(0, 3)], [(4, 8)], [(10, 13)]) == (
        (0, 8),
        (10, 13),
    )
    assert join_spans("Dan-Dove", [(0, 5)], [(4, 8)]) == ((0, 8),)


SHORT = Called(("Ye Wa", "Bu Doe", "Thi Tran", "Len Bi"))


@pytest.mark.parametrize(
    "words",
    [
        "yes, it was this bus, as it does; his lens is trans",
        "Yes, it was. This does. Does it? Was it? Buses: Bus 7. Trans people. Lens?",
        "YES, THIS WAS THE BUS",
        "This, Yes2, bis, wass",
    ],
)
def test_a_name_with_an_s_behind_it_is_no_other_word(words):
    assert SHORT.masked(words) == words


@pytest.mark.parametrize(
    ("words", "masked"),
    [
        ("Thi's, Ye's and bu's", "[name]'s, [name]'s and [name]'s"),
        ("Yes, Ye said this", "Yes, [name] said this"),
        ("Bis form, and Thi this year", "[name]s form, and [name] this year"),
        ("Bi Thi this", "[name] this"),
        ("Len Bis form, Len This", "[name]s form, [name] This"),
    ],
)
def test_a_short_name_is_still_found(words, masked):
    assert SHORT.masked(words) == masked


def test_a_long_name_has_its_s_in_small_letters_too():
    assert MEGAN.masked("megans form, joness") == "[name]s form, [name]s"


def test_what_is_an_ordinary_word_with_its_s_is_no_name():
    words = "marks, wills and vales: Marks out of ten, Wills and Hills"
    assert Called(("Mark Hill", "Will Vale")).masked(words) == words


def test_a_capital_tells_a_name_from_more_than_one_of_what_it_means():
    assert Called(("Will Vale",)).masked("Vales form, vales") == "[name]s form, vales"


def test_a_whole_name_has_its_s_whatever_word_it_ends_with():
    assert Called(("Rose Field",)).masked("Rose Fields form") == "[name]s form"
