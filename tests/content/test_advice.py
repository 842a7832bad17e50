"""Advice in the shape of a question is heard, and an open question is let be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmworkshop.domain.advice import GAP, find_advice

ELSEWHERE = "Which experience from elsewhere would help you?"
# What people say in sets, and what is offered to them.
HEARD = {
    "Why don't you ring the council?": "What possibilities do you see?",
    "Have you tried a steering group?": "What have you considered so far?",
    "Did you try writing to them first?": "What have you considered so far?",
    "Have you thought of sharing a post?": "What else have you thought about?",
    "Well, have you considered leaving?": "What else have you thought about?",
    "Have you spoken to their director yet?": "Who have you turned to so far?",
    "Don't you think the board is too big?": "What do you think?",
    "The board is too big, don't you think?": "What do you think?",
    "It's about money, isn't it?": "What do you think?",
    "Shouldn't the lead body pay for that?": "What part could each partner play?",
    "Couldn't you meet every month?": "What would help?",
    "Could you ask for more time?": "What would help?",
    "Would it help if I came along?": "What would help?",
    "Wouldn't it be better to begin again?": "What would help?",
    "What if you let the small ones go first?": "What other ways do you see?",
    "What about a hub in the library?": "What other ways do you see?",
    "How about asking the college?": "What other ways do you see?",
    "Why did you wait so long?": "What led you to that?",
    "So what you need is a written agreement.": "What do you need?",
    "Is it because of the money or the people?": "What lies behind it?",
    "Is it the money or the people?": "How would you put it yourself?",
    "When we did this, we began with lunch.": ELSEWHERE,
    "It went well at our place with two chairs.": ELSEWHERE,
    "You should write it down.": "What do you want to do about it?",
    "I think you need a new chair.": "What do you want to do about it?",
    "Surely the funder would agree?": "How does it look to you?",
    "Will you ring them tomorrow?": "What will you do?",
    "Can someone else chair it?": "Who else has a part in this?",
    "What did you do, and why, and did it work?": (
        "Which of these would you like to answer first?"
    ),
    "What did they say? Who was there?": (
        "Which of these would you like to answer first?"
    ),
    "Could you tell us more about the board?": "What more would you like to say?",
}
OPEN = (
    "What have you tried?",
    "What did you do before you asked them?",
    "How could you tell?",
    "Who has the right?",
    "What would happen if nobody came?",
    "What do you think you should do?",
    "How does this work in our partnership?",
    "Where would you rather be?",
    "What would you need to know, so that you could begin?",
    "Which of them, or of us, would notice?",
    "What is it about the council that makes this hard?",
    "How did the board and the delivery group come to that?",
    "What do you know, and what are you guessing?",
)


@pytest.fixture(scope="module")
def advice(shelf):
    return shelf.advice()


@pytest.mark.parametrize(("said", "instead"), HEARD.items())
def test_what_people_say_is_heard_and_an_open_question_offered(advice, said, instead):
    assert find_advice(said, advice.values()).instead == instead


@pytest.mark.parametrize("said", OPEN)
def test_an_open_question_is_let_be(advice, said):
    assert find_advice(said, advice.values()) is None


def test_no_stem_sounds_like_advice(advice, library):
    words = [stem.words for each in library.purposes for stem in each.stems]
    assert [said for said in words if find_advice(said, advice.values())] == []


def test_what_is_offered_never_sounds_like_advice_itself(advice):
    given_ = [each.instead for each in advice.values()]
    assert [said for said in given_ if find_advice(said, advice.values())] == []


def test_every_phrase_is_heard_and_none_is_hidden_behind_another(advice):
    hidden = [
        (each.id, phrase)
        for each in advice.values()
        for phrase in each.heard
        if find_advice(_said(phrase), advice.values()) is not each
    ]
    assert hidden == []


def test_what_is_offered_fits_a_line(advice):
    assert max(len(each.instead) for each in advice.values()) <= 58


@given(st.text(max_size=200))
def test_whatever_is_typed_is_answered(advice, typed):
    assert find_advice(typed, advice.values()) in (None, *advice.values())


def _said(phrase):
    """Return a question with *phrase* in it."""
    begins = "They say" if phrase.startswith(GAP) else ""
    return f"{begins}{phrase.replace(GAP, ' this thing ')} and so on"
