import pytest

from tmworkshop.domain.advice import CURLY, find_advice
from tmworkshop.domain.content import Advice


def heard(question, *phrases):
    advice = Advice("advice.x", phrases, "What have you considered so far?", "")
    return find_advice(question, [advice]) is advice


def test_a_phrase_is_heard_where_a_question_begins():
    assert heard("Have you tried ringing?", "have you tried")
    assert not heard("What have you tried?", "have you tried")


def test_a_phrase_is_its_whole_words():
    assert not heard("Have you triedness?", "have you tried")
    assert not heard("Have you?", "have you tried")


@pytest.mark.parametrize(
    "question",
    [
        "Well, have you tried ringing?",
        "I hear you. Have you tried ringing?",
        "It is hard: have you tried ringing?",
        "And have you tried ringing?",
        "So maybe have you tried ringing?",
        "“Have you tried ringing?”",
        "… have you tried ringing",
    ],
)
def test_it_is_heard_where_a_new_part_of_the_question_begins(question):
    assert heard(question, "have you tried")


def test_after_dots_a_phrase_is_heard_anywhere():
    assert heard("It worked well at our place.", "… at our place")
    assert not heard("It worked well in our place.", "… at our place")


def test_dots_between_words_pass_over_any_others():
    assert heard("Is it the money or the time?", "is it … or")
    assert heard("Is it, or not?", "is it … or")
    assert not heard("Is it the money?", "is it … or")
    assert not heard("Or is it?", "is it … or")


def test_a_mark_is_heard_as_itself():
    two = "… ? … ?"
    assert heard("What was it like? Who came?", two)
    assert not heard("What was it like?", two)


@pytest.mark.parametrize("typed", ["don't you think", f"DON{CURLY}T you think"])
def test_an_apostrophe_is_one_however_it_is_typed(typed):
    assert heard(typed, "don't you think")


def test_capitals_and_spaces_do_not_matter():
    assert heard("HAVE  you\ttried it", "have you tried")


def test_of_several_the_first_is_offered():
    first, second = (Advice(n, ("why not",), f"{n}?", "") for n in "ab")
    assert find_advice("Why not?", [first, second]) is first
    assert find_advice("Who knows?", [first, second]) is None


@pytest.mark.parametrize("nothing", ["", "   ", "…", "?", CURLY])
def test_in_nothing_nothing_is_heard(nothing):
    assert not heard(nothing, "have you", "… at our place", "is it … or")
