import pytest

from tmworkshop.domain.errors import NotFound, Unclear
from tmworkshop.domain.names import (
    find_all,
    find_id,
    read_number,
    shorten_names,
    suggest_names,
    tell_apart,
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
        ("Prys-Jo", "m1"),
        ("Megan Prys\u2013Jones", "m1"),
        ("ＤＡＩＶＡ", "m3"),  # noqa: RUF001 (wide, as it is typed)
        ("Dai O.", "m2"),
    ],
)
def test_the_whole_name_or_any_beginning_of_one_of_its_words_is_enough(typed, member):
    assert find_id(typed, SET) == member


def test_a_whole_first_name_of_one_is_no_beginning_of_anothers():
    names = {"a": "Tom Bevan", "b": "Tomasz Wójcik", "c": "Ana Bevan"}
    assert find_id("TOM", names) == "a"
    assert find_all(["tom", "tomas"], names) == ("a", "b")


def test_of_a_first_name_that_two_have_they_alone_could_be_meant():
    names = {"a": "Dai Okafor", "b": "Dai Rees", "c": "Daiva Kalnina"}
    with pytest.raises(Unclear, match="'dai' could be Dai Okafor and Dai Rees:"):
        find_id("dai", names)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Bob Noor", "Robert Noor"),
        ("Bob", "Robert Noor"),
        ("Noor, Robert", "Robert Noor"),
        ("R. Noor", "Robert Noor"),
        ("Cllr Robert Noor", "Robert Noor"),
    ],
)
def test_a_name_near_to_somebodys_is_asked_about(typed, meant):
    with pytest.raises(NotFound, match=f"Did you mean {meant}"):
        find_id(typed, {"m1": "Robert Noor", "m2": "Siân Rees"})


def named(*people):
    return tuple(tell_apart(dict(enumerate(people))).values())


def test_namesakes_are_told_apart_by_partnership_then_by_a_number():
    rees = [("Dai Rees", "Hafod"), ("Dai Rees", "Moor"), ("DAI REES", "Hafod")]
    apart = "Dai Rees (Hafod)", "Dai Rees (Moor)", "DAI REES (Hafod 2)"
    assert named(*rees, ("Ana Rees", "Moor")) == (*apart, "Ana Rees")


def test_namesakes_without_a_partnership_are_told_apart_by_numbers():
    assert named(("Dai", ""), ("Dai", ""), ("Dai", "Hafod")) == (
        *("Dai (1)", "Dai (2)"),
        "Dai (Hafod)",
    )


def test_nobody_is_told_apart_by_the_name_of_another():
    people = ("Dai", "Hafod"), ("Dai", "Moor"), ("Dai (Hafod)", "")
    assert named(*people) == ("Dai (Hafod 2)", "Dai (Moor)", "Dai (Hafod)")


NAMESAKES = dict(enumerate(named(*[("Dai Rees", "Hafod")] * 2, ("Dai Rees", ""))))


@pytest.mark.parametrize(
    ("typed", "who"),
    [("Dai Rees (Hafod)", 0), ("dai rees hafod 2", 1), ("dai rees 1", 2)],
)
def test_whoever_is_told_apart_is_found_so(typed, who):
    assert find_id(typed, NAMESAKES) == who


@pytest.mark.parametrize("typed", ["Dai Rees", "dai", "rees"])
def test_a_name_that_namesakes_share_is_asked_about(typed):
    with pytest.raises(Unclear, match=r"could be Dai Rees \(Hafod\), Dai Rees \(Haf"):
        find_id(typed, NAMESAKES)


def test_a_partnership_in_brackets_is_no_name_by_itself():
    with pytest.raises(NotFound):
        find_id("Hafod", NAMESAKES)


def test_whoever_is_told_apart_is_called_so_for_short_only_where_it_is_needed():
    namesakes = "Dai Rees (Hafod)", "Dai Rees (1)"
    assert brief(*namesakes) == namesakes
    assert brief("Dai Rees (Hafod)", "Ana Rees") == ("Dai", "Ana")
    assert brief("Dai (Hafod)", "Ana Rees (Moor)") == ("Dai", "Ana")


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
