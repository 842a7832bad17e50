import pytest

from tmworkshop.domain.parts import Part, PartValue, row_of
from tmworkshop.domain.session.questions.question import (
    ANOTHER,
    QUESTIONS,
    YES,
    Fills,
)

of_each = pytest.mark.parametrize("slot", QUESTIONS)


@of_each
def test_what_stands_for_an_answer_can_be_chosen(slot):
    ask = QUESTIONS[slot].ask
    assert ask.default in ("", *(choice.value for choice in ask.choices))


@of_each
def test_no_two_choices_share_a_key(slot):
    keys = [choice.key for choice in QUESTIONS[slot].ask.choices]
    assert len(keys) == len(set(keys))


def test_an_action_read_back_leads_to_a_yes_or_back_to_what_it_is_made_of():
    values = [choice.value for choice in QUESTIONS[Part.CONFIRMED].ask.choices]
    led_back_to = set(values) - {YES.value, ANOTHER.value}
    assert led_back_to == {Part.WORDS, Part.DUE, Part.FIRST_SIGN, Part.HELPER}


@of_each
def test_whoever_is_to_say_yes_is_named_by_a_part_that_is_asked_for(slot):
    named = {each for each, row in QUESTIONS.items() if row.fills is Fills.PART}
    assert QUESTIONS[slot].consent_of in {None, Part.SPEAKER, *named}


@of_each
def test_a_yes_is_never_emptied_but_said_anew(slot):
    is_a_yes = row_of(slot).value is PartValue.ANSWER
    assert is_a_yes == (QUESTIONS[slot].consent_of is not None)
    assert not (is_a_yes and QUESTIONS[slot].may_be_emptied)


@of_each
def test_what_may_be_emptied_can_be_left_empty_from_the_first(slot):
    assert not (QUESTIONS[slot].may_be_emptied and QUESTIONS[slot].ask.needed)
