import pytest

from tmworkshop.domain.errors import NotFound, Unclear
from tmworkshop.domain.names import find, nearest, number_of

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
    assert find(typed, SET) == member


def test_a_beginning_that_fits_several_lists_them():
    without_the_short_one = {id_: name for id_, name in SET.items() if id_ != "m4"}
    with pytest.raises(Unclear, match="'da' could be Dai Okafor and Daiva Kalnina"):
        find("da", without_the_short_one)


def test_two_of_the_same_name_are_unclear():
    with pytest.raises(Unclear, match="could be Ann and Ann"):
        find("ann", {"m1": "Ann", "m2": "Ann"})


def test_an_unknown_name_is_answered_with_the_nearest():
    with pytest.raises(NotFound) as caught:
        find("Megn", SET)
    assert str(caught.value) == (
        "No member is called 'Megn'. Did you mean Megan Prys-Jones?"
    )


def test_a_name_like_none_gets_no_guess():
    with pytest.raises(NotFound) as caught:
        find("Xylophone", SET, "set")
    assert str(caught.value) == "No set is called 'Xylophone'."


def test_nothing_typed_is_nobody():
    with pytest.raises(NotFound):
        find("  ", SET)


def test_where_nobody_is_yet_it_says_so():
    with pytest.raises(NotFound, match="there is none yet"):
        find("Megan", {})


def test_at_most_three_are_guessed():
    guesses = nearest("lesson", ["lessons", "lessen", "lesso", "lessom"])
    assert guesses.count(",") == 1
    assert guesses.endswith("?")


@pytest.mark.parametrize("typed", ["Zazolc", "soren", "Ðor", "dorunn"])
def test_letters_that_are_not_an_accent_on_another_can_be_typed_plain(typed):
    names = {"m1": "Zażółć Wiśniewska", "m2": "Søren Holm", "m3": "Ðórunn Ása"}

    assert find(typed, names) in names


@pytest.mark.parametrize(("typed", "number"), [("1", 1), (" 12 ", 12), ("٣", 3)])
def test_a_number_is_one_of_those_there_are(typed, number):
    assert number_of(typed, 12) == number


@pytest.mark.parametrize("typed", ["", "0", "13", "-1", "1.0", "²", "9" * 5000])
def test_any_other_is_none(typed):
    assert number_of(typed, 12) is None
