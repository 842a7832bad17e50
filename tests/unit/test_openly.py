from dataclasses import replace

import pytest

from tests.builders import CONTENT, Meeting, a_design, a_floor, a_round, questions
from tmworkshop.domain.content import Advice
from tmworkshop.domain.facts import Kind

TRIED = Advice(
    "advice.tried", ("have you tried",), "What have you considered?", "A way out."
)
LISTENING = replace(CONTENT, advice={TRIED.id: TRIED})
ADVISED = "Have you tried ringing?"
OFFERED = "Perhaps more open: What have you considered?"


def a_meeting(*steps, advice="ask-first"):
    design = replace(a_design(*steps), advice=advice)
    return Meeting(design, content=LISTENING)


def test_advice_is_kept_as_it_was_typed_and_an_open_question_is_offered():
    meeting = a_meeting(questions()).types(ADVISED)
    assert (meeting.said, meeting.notice) == ([ADVISED], OFFERED)


@pytest.mark.parametrize("advice", ["none", "ask-first"])
def test_it_is_offered_unless_advice_is_welcome(advice):
    assert a_meeting(questions(), advice=advice).types(ADVISED).notice == OFFERED
    assert a_meeting(questions(), advice="welcome").types(ADVISED).notice == ""


def test_for_an_open_question_nothing_is_offered():
    assert a_meeting(questions()).types("What keeps it going?").notice == ""


def test_only_a_question_is_listened_to():
    assert a_meeting(a_floor()).types(ADVISED).notice == ""
    assert a_meeting(a_round()).types(ADVISED).notice == ""


def test_a_question_out_of_turn_is_kept_and_one_more_open_is_offered():
    meeting = a_meeting(a_round()).types(f"? dai: {ADVISED}")
    assert meeting.notice == f"Kept for Dai Okafor. {OFFERED}"
    assert meeting.kept(ADVISED).kind is Kind.QUESTION
    assert meeting.types("? dai: Who knows?").notice == "Kept for Dai Okafor."


def test_an_action_out_of_turn_is_never_advice():
    meeting = a_meeting(a_round()).types(f"+ dai: {ADVISED}")
    assert meeting.notice == "Kept for Dai Okafor."


def test_a_question_can_be_checked_without_being_kept():
    meeting = a_meeting(questions()).types(f"^ {ADVISED}")
    assert (meeting.said, meeting.ours) == ([], [])
    assert meeting.notice == f"{OFFERED} A way out."


def test_who_checks_is_told_where_advice_is_welcome_too():
    meeting = a_meeting(questions(), advice="welcome").types(f"^ {ADVISED}")
    assert meeting.notice.startswith(OFFERED)


def test_a_check_that_finds_nothing_says_so():
    meeting = a_meeting(questions()).types("^ What keeps it going?")
    assert meeting.notice == "Nothing in that sounds like advice."
