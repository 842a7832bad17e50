"""What is said of those left open, and where going back leads on to."""

from dataclasses import replace

import pytest

from tests.builders import (
    Meeting,
    a_design,
    a_floor,
    a_round,
    a_step,
    a_talk,
    actions,
    slips,
)
from tmworkshop.domain.design import Keeps, Speaks
from tmworkshop.domain.facts import What


def test_enter_on_nothing_says_whose_turn_was_left_open():
    meeting = Meeting(a_round()).types("")
    assert meeting.notice == "Left open: Megan Prys-Jones. < goes back."


def test_a_pass_leaves_nobody_open():
    assert Meeting(a_round()).types("-").notice == ""


def test_words_leave_nobody_open():
    assert Meeting(a_round()).types("One").notice == ""


def test_a_step_that_keeps_nothing_is_not_left_open():
    assert Meeting(a_talk(), a_talk("next")).types("").notice == ""


def test_of_a_step_that_asks_nobody_by_name_its_title_is_said():
    said = Meeting(a_floor(), a_talk()).types("").notice
    assert said == "Left open: Floor. < goes back."


def test_a_floor_where_something_was_said_is_not_left_open():
    assert Meeting(a_floor(), a_talk()).types("One", "").notice == ""


def test_who_is_left_open_once_more_is_said_once_more():
    meeting = Meeting(a_round()).types("", "<", "")
    assert meeting.notice.startswith("Left open: Megan")


def test_to_leave_the_rest_of_a_step_asks_first_where_it_is_several_people():
    meeting = Meeting(a_round(), a_talk()).types(">")
    assert (
        meeting.screen.ask.label == "Go past Megan Prys-Jones, Dai Okafor and Amina Li?"
    )
    assert meeting.types("").at == ("words", "m")
    assert meeting.types(">", "n").at == ("words", "m")
    assert meeting.types(">", "<").at == ("words", "m")


def test_a_yes_leaves_them_open_and_says_so():
    meeting = Meeting(a_round(), a_talk()).types(">", "y")
    assert meeting.at[0] == "go"
    told = "Left open: Megan Prys-Jones, Dai Okafor and Amina Li. < goes back."
    assert meeting.notice == told


def test_the_last_of_a_step_is_left_open_without_a_question():
    meeting = Meeting(a_round(), a_talk()).types("One", "Two", ">")
    assert meeting.notice == "Left open: Amina Li. < goes back."


@pytest.mark.parametrize("line", ["", "Late after all"])
def test_whoever_mends_one_is_led_to_the_next_still_open_and_then_on(line):
    meeting = Meeting(a_round(), a_talk()).types("", "", "", "@ megan")
    assert meeting.types(line).at == ("words", "d")
    assert meeting.types(line).at == ("words", "a")
    assert meeting.types(line).at[0] == "go"


def test_whoever_mends_one_before_the_close_is_led_to_the_others():
    meeting = Meeting(a_round()).types("", "", "", "@ megan")
    assert meeting.types("One").at == ("words", "d")
    assert meeting.types("", "Three").at[0] == "close"


def test_to_go_back_from_the_close_leaves_nobody_open():
    meeting = Meeting(a_round()).types("One", "Two", "", "@ dai")
    assert meeting.notice == ""


def test_a_pass_that_is_looked_at_again_stays_one():
    meeting = Meeting(a_round(), a_talk()).types("-", "<", "")
    assert meeting.notice == ""
    assert [turn.speaker for turn in meeting.walkthrough.left_open()] == ["d", "a"]


def test_who_has_said_an_action_is_not_gone_past():
    meeting = Meeting(actions(), a_talk()).types("", "+ dai: Ring", "", "", "")
    assert meeting.types("y", ">").screen.ask.label.startswith("Go past Megan")
    assert "Dai" not in meeting.screen.ask.label


def test_who_was_passed_or_has_words_is_not_led_to():
    meeting = Meeting(a_round(), a_talk()).types("", "-", "", "@ megan")
    assert meeting.types("One").at == ("words", "a")
    assert meeting.types("Two").at[0] == "go"


def test_what_is_open_before_the_turn_that_was_mended_is_not_led_to():
    meeting = Meeting(a_round(), a_talk()).types("", "", "", "@ dai", "Two")
    assert meeting.at == ("words", "a")


def test_whoever_closes_from_there_is_led_nowhere():
    meeting = Meeting(a_round(), a_talk()).types("", "", "", "@ megan", "!!", "close")
    assert meeting.ours[-1].what is What.STOP


def test_to_be_led_on_is_a_move_of_its_own():
    meeting = Meeting(a_round(), a_talk()).types("", "", "", "@ megan", "One")
    assert meeting.ours[-1].what is What.RETURN_TO


def test_where_whoever_was_returned_to_leaves_nobody_is_led_anywhere():
    meeting = Meeting(a_round(), a_talk()).types("", "", "", "@ megan", "~ megan")
    assert meeting.ours[-1].what is What.LEAVE


def presenting(*steps, presenters=2):
    design = replace(a_design(*steps), presenters=presenters)
    return Meeting(design, presenters="")


def asked_of_presenters():
    issue = a_step(
        "issue", minutes=5, speaks=Speaks.PRESENTER, keeps=Keeps.ISSUE, repeats=True
    )
    help_ = replace(a_floor("help"), minutes=35, repeats=True)
    return a_talk(), issue, help_, a_talk("end")


def test_steps_left_out_for_want_of_a_presenter_are_said_with_their_minutes():
    meeting = presenting(*asked_of_presenters()).types("")
    assert meeting.at[0] == "presenter"
    told = "Steps 2 and 3 left out, 40 minutes. < takes them back."
    assert meeting.types("").notice == told


def test_back_takes_them_back():
    meeting = presenting(*asked_of_presenters()).types("", "", "<")
    assert meeting.at[0] == "presenter"
    assert meeting.types("dai").walkthrough.cursor.presenter == "d"


def test_where_somebody_has_presented_no_step_was_left_out():
    meeting = presenting(*asked_of_presenters()).types(
        "", "dai", "It stalls", "One", ""
    )
    assert meeting.at[0] == "presenter"
    assert meeting.types("").notice == ""


def test_one_step_left_out_is_one():
    first, issue, _, end = asked_of_presenters()
    told = "Step 2 left out, 5 minutes. < takes it back."
    assert presenting(first, issue, end).types("", "").notice == told


def test_slips_that_nobody_typed_are_left_open_by_their_step():
    assert Meeting(slips(), a_talk()).types("").notice.startswith("Left open: ")
