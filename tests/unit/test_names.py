import pytest

from tmworkshop.domain.errors import NotFound, Unclear
from tmworkshop.domain.names import (
    find_all,
    find_id,
    read_number,
    shorten_names,
    suggest_names,
)

SET = {
    "m1": "Megan Prys-Jones",
    "m2": "Dai Okafor",
    "m3": "Daiva Kalnina",
    "m4": "Dai",
    "m5": "Siân Rees",
}


@pytest.mark.parametrize(
    ("typed", "member"),
    [
        ("Megan Prys-Jones", "m1"),
        ("megan", "m1"),
        ("jones", "m1"),
        ("  MEGAN   prys ", "m1"),
        ("dai", "m4"),
        ("daiv", "m3"),
        ("Oka", "m2"),
        ("siân", "m5"),
        ("sian r", "m5"),
    ],
)
def test_the_whole_name_or_any_beginning_of_one_of_its_words_is_enough(typed, member):
    assert find_id(typed, SET) == member


def test_whoever_is_named_twice_is_found_once():
    assert find_all(["sian", "megan", "Siân"], SET) == ("m5", "m1")


def test_a_beginning_that_fits_several_lists_them():
    without_the_short_one = {id_: name for id_, name in SET.items() if id_ != "m4"}
    with pytest.raises(Unclear, match="'da' could be Dai Okafor and Daiva Kalnina"):
        find_id("da", without_the_short_one)


def test_of_many_that_fit_some_are_named_and_the_others_counted():
    crowd = {f"m{number}": f"Ann {number}" for number in range(60)}
    with pytest.raises(Unclear, match="Ann 4, Ann 5 and 54 more: give more"):
        find_id("ann", crowd)


def brief(*names):
    return tuple(shorten_names(dict(enumerate(names))).values())


def test_a_first_name_is_enough_where_nobody_else_has_it():
    assert brief("Megan Prys-Jones", "Dai Okafor") == ("Megan", "Dai")


def test_of_two_with_one_first_name_an_initial_is_told_as_well():
    assert brief("Dai Okafor", "Dai Rees", "Ann") == ("Dai O.", "Dai R.", "Ann")
    assert brief("Dai Okafor", "Dai") == ("Dai O.", "Dai")


def test_names_that_no_short_form_tells_apart_are_told_in_full():
    assert brief("Ann Lee", "Ann Lewis") == ("Ann Lee", "Ann Lewis")
    assert brief("Ann Lee", "Ann Lee") == ("Ann Lee", "Ann Lee")


def test_a_title_is_no_name_to_be_called_by():
    assert brief("Dr. Ann Lee", "Cllr Dai Okafor") == ("Dr. Ann Lee", "Cllr Dai Okafor")


def test_two_of_the_same_name_are_unclear():
    with pytest.raises(Unclear, match="could be Ann and Ann"):
        find_id("ann", {"m1": "Ann", "m2": "Ann"})


def test_an_unknown_name_is_answered_with_the_nearest():
    with pytest.raises(NotFound) as caught:
        find_id("Megn", SET)
    assert str(caught.value) == (
        "No member is called 'Megn'. Did you mean Megan Prys-Jones?"
    )


def test_a_name_like_none_gets_no_guess():
    with pytest.raises(NotFound) as caught:
        find_id("Xylophone", SET, "set")
    assert str(caught.value) == "No set is called 'Xylophone'."


def test_nothing_typed_is_nobody():
    with pytest.raises(NotFound):
        find_id("  ", SET)


def test_where_nobody_is_yet_it_says_so():
    with pytest.raises(NotFound, match="there is none yet"):
        find_id("Megan", {})


def test_at_most_three_are_guessed():
    guesses = suggest_names("lesson", ["lessons", "lessen", "lesso", "lessom"])
    assert guesses.count(",") == 1
    assert guesses.endswith("?")


@pytest.mark.parametrize("typed", ["Zazolc", "soren", "Ðor", "dorunn"])
def test_letters_that_are_not_an_accent_on_another_can_be_typed_plain(typed):
    names = {"m1": "Zażółć Wiśniewska", "m2": "Søren Holm", "m3": "Ðórunn Ása"}

    assert find_id(typed, names) in names


@pytest.mark.parametrize(("typed", "number"), [("1", 1), (" 12 ", 12), ("٣", 3)])
def test_a_number_is_one_of_those_there_are(typed, number):
    assert read_number(typed, 12) == number


@pytest.mark.parametrize("typed", ["", "0", "13", "-1", "1.0", "²", "9" * 5000])
def test_any_other_is_none(typed):
    assert read_number(typed, 12) is None
