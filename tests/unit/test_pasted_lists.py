"""Several lines that were pasted at once, each of them somebody's."""

import pytest

from tests.builders import Meeting, a_floor, a_round
from tests.screens import screen
from tmworkshop.domain.design import Keeps
from tmworkshop.domain.errors import Unclear
from tmworkshop.domain.facts import Kind
from tmworkshop.domain.session.questions.ask import Shape
from tmworkshop.domain.session.typed.grammar import read_intent
from tmworkshop.domain.session.typed.intents import Add, Answer, Several
from tmworkshop.domain.session.typed.lists import (
    BREAK,
    describe_list,
    end_line,
    mark_list,
    split_list,
)

FLOOR = screen(named=True)
TWO = "Megan: ask at the mill\nDai: bring the form"


def pasted(shown, text):
    return read_intent(shown, mark_list(shown, text))


def test_lines_that_each_begin_with_a_name_are_one_answer_each():
    megan, dai = Answer("ask at the mill", "m1"), Answer("bring the form", "m2")
    assert pasted(FLOOR, TWO) == Several((megan, dai))
    assert pasted(FLOOR, f"\r\n{TWO}\r\n\r\n".replace("\n", "\r\n")) == Several(
        (megan, dai)
    )


def test_where_a_line_ends_that_begins_with_a_name_a_sign_stands():
    assert end_line(FLOOR, "Megan: ask at the mill") == BREAK
    assert end_line(FLOOR, "a paragraph") == " "


def test_actions_out_of_turn_are_one_each_wherever_they_are_pasted():
    both = "+ megan: ask at the mill\n+ dai: bring the form"
    for shown in (FLOOR, screen(), screen("By when", Shape.DATE)):
        assert pasted(shown, both) == Several(
            (
                Add(Kind.ACTION, "ask at the mill", "m1"),
                Add(Kind.ACTION, "bring the form", "m2"),
            )
        )


def test_a_line_without_a_name_goes_on_with_the_one_before():
    text = "Megan: ask at the mill\n  and at the shop: both\nDai: bring the form"
    megan, dai = pasted(FLOOR, text).each
    assert megan.value == "ask at the mill and at the shop: both"
    assert dai == Answer("bring the form", "m2")


@pytest.mark.parametrize(
    "text",
    [
        "Some paragraph.\nDai: said so",
        "Megan: one paragraph\nand a second",
        "no name: here\nnone: either",
        "Megan: alone",
    ],
)
def test_what_is_no_list_is_one_answer_as_ever(text):
    assert pasted(FLOOR, text) == read_intent(FLOOR, " ".join(text.split("\n")))


def test_where_one_speaks_lines_with_names_are_their_words():
    whole = TWO.replace("\n", " ")
    assert pasted(screen(), TWO) == Answer(whole)


def test_a_space_before_the_line_keeps_it_as_one():
    line = f" {mark_list(FLOOR, TWO)}"
    assert read_intent(FLOOR, line) == Answer(TWO.replace("\n", " "))


def test_a_list_with_a_name_that_two_have_is_asked_about_as_a_whole():
    twins = screen(named=True, here={"x": "Ann Lee", "y": "Ann Rees", "m": "Megan"})
    with pytest.raises(Unclear, match="could be Ann Lee and Ann Rees"):
        pasted(twins, "Megan: one\nAnn: two")


def test_the_line_shows_where_each_ends_and_what_enter_does():
    line = mark_list(FLOOR, TWO)
    assert line == f"Megan: ask at the mill{BREAK}Dai: bring the form"
    assert split_list(FLOOR, line) == TWO.split("\n")
    assert describe_list(FLOOR, line) == "2 lines, each with a name: Enter keeps each."
    assert describe_list(FLOOR, "Megan: one") == ""
    assert mark_list(FLOOR, line) == line


def test_each_action_of_a_list_is_its_owners_and_is_read_back_in_its_turn():
    meeting = Meeting(a_floor("agree", Keeps.ACTION)).types("")  # no next date
    meeting.types(mark_list(meeting.screen, "Megan: ask the mill\nDai: bring the form"))
    _, *said = meeting.said
    assert said == ["ask the mill", "bring the form"]
    assert [meeting.kept(each).speaker for each in said] == ["m", "d"]
    assert meeting.asked.kept.words == "ask the mill"
    while meeting.asked.kept.words == "ask the mill":
        meeting.types("")
    assert meeting.asked.kept.words == "bring the form"
    while meeting.asked.kept:
        meeting.types("")
    assert [each.confirmed for each in meeting.actions] == [True, True]


def test_actions_pasted_out_of_turn_are_all_told():
    meeting = Meeting(a_round())
    both = mark_list(meeting.screen, "+ Megan: ask the mill\n+ Dai: bring the form")
    meeting.types(both)
    assert meeting.said == ["ask the mill", "bring the form"]
    assert meeting.last.notice == "Kept for Megan Prys-Jones. Kept for Dai Okafor."


def test_none_of_a_list_is_kept_where_one_cannot_be():
    meeting = Meeting(a_floor("agree", Keeps.ACTION)).types("")  # no next date
    with pytest.raises(Unclear, match=r"Nobody here is called|Whose action"):
        meeting.types(
            mark_list(meeting.screen, "Megan: ask the mill\nDaii: bring the form")
        )
    assert meeting.said == [""]
