"""The cards that a lesson links to, one key away: by titles, by number, by word."""

from dataclasses import replace

import pytest

from tests.builders import (
    CARDS,
    CONTENT,
    Meeting,
    a_review,
    a_round,
    a_talk,
    actions,
    questions,
)
from tmworkshop.domain.content import Card
from tmworkshop.domain.design import Shows
from tmworkshop.domain.session.shown.card_view import match_cards

MANY = {
    f"c{n}": Card(f"c{n}", f"Title {n}", "Found.", "S1", "Who?", "review")
    for n in range(1, 13)
}
CONTENT_OF_MANY = replace(CONTENT, cards=MANY)
LESSON = a_talk(shows=Shows.LESSON)
ELSEWHERE = a_talk()


class Reading(dict):
    """Cards of which one cannot be read: it is listed, and not there."""

    def get(self, name, default=None):
        return None if name == "c2" else super().get(name, default)


def screen(step, *typed, content=CONTENT):
    return Meeting(step, content=content).types(*typed).screen


def test_the_first_card_of_the_lesson_stands_on_its_step_and_what_follows_by_title():
    seen = screen(LESSON, content=CONTENT_OF_MANY)
    assert seen.card.title == "Title 1"
    assert seen.titles == (
        *(" 2  Title 2", " 3  Title 3", " 4  Title 4"),
        " =  lists all 12",
    )


def test_elsewhere_there_are_none_until_someone_asks():
    assert (screen(ELSEWHERE).card, screen(ELSEWHERE).titles) == (None, ())
    assert screen(ELSEWHERE, "=").titles == (" 1  Firms", " 2  Forms")


def test_where_others_explore_an_issue_with_stems_a_few_are_named():
    explored = replace(questions(), stems=("ask",))
    seen = Meeting(explored, content=CONTENT).types("Dai").screen
    assert seen.titles[-1] == " =  lists all 2"
    assert Meeting(questions(), content=CONTENT).types("Dai").screen.titles == ()


def test_a_number_shows_a_card_with_those_after_it_and_the_key_puts_it_away():
    shown = screen(ELSEWHERE, "= 11", content=CONTENT_OF_MANY)
    assert shown.card.title == "Title 11"
    assert shown.titles == ("12  Title 12", " =  puts this away")
    assert screen(ELSEWHERE, "= 11", "=", content=CONTENT_OF_MANY).card is None


def test_a_word_lists_the_cards_that_have_it():
    assert screen(ELSEWHERE, "= f").titles == (" 1  Firms", " 2  Forms")
    assert screen(ELSEWHERE, "= forms").card.title == "Forms"


def test_under_a_card_stands_what_someone_is_asked_to_say_yes_to():
    meeting = Meeting(a_round()).types("= 2", "+ dai: Ring the firm", "", "", "")
    assert meeting.screen.ask.label == "Dai Okafor, is that what you said?"
    assert (meeting.screen.card.title, meeting.screen.lines) == (
        "Forms",
        ("Ring the firm",),
    )


def test_under_a_card_stands_the_action_that_somebody_is_asked_to_take_on():
    first = Meeting(actions()).types("", "Ring the firm", "", "", "", "", "", "")
    meeting = Meeting(a_review(), before=first.closed()).types("= 2", "h", "dai")
    assert meeting.screen.ask.label == "Dai Okafor, will you take it on?"
    assert "Ring the firm" in meeting.screen.lines[0]


def test_a_card_alone_stands_where_no_words_are_asked_about():
    assert Meeting(a_round()).types("One", "= 2").screen.lines == ()


def test_a_card_that_cannot_be_read_is_left_out():
    content = replace(CONTENT, cards=Reading(CONTENT.cards))
    assert screen(ELSEWHERE, "=", content=content).titles == (" 1  Firms",)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("firms", ("c1",)),
        ("FIR", ("c1",)),
        ("cost", ("c2",)),  # in what was found, where no title has it
        ("c2", ("c2",)),
        ("forms cost", ("c2",)),
        ("zebra", ()),
    ],
)
def test_words_are_looked_for_in_titles_first(words, found):
    assert match_cards(CONTENT.cards, words) == found


def test_a_hyphen_and_an_accent_make_no_difference():
    cards = {"c": replace(CARDS[0], title="Co-operation à la carte")}
    assert match_cards(cards, "cooperation") == match_cards(cards, "a la") == ("c",)


def test_a_step_on_a_lesson_without_cards_shows_none():
    bare = replace(CONTENT, cards={})
    assert (screen(LESSON, content=bare).card, screen(LESSON, content=bare).titles) == (
        None,
        (),
    )
