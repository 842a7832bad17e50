"""A break between two presenters, however the session goes."""

from datetime import timedelta

import pytest

from tests.builders import (
    Meeting,
    a_design,
    a_review,
    a_round,
    a_talk,
    an_issue,
    questions,
)
from tmworkshop.domain.design import Speaks
from tmworkshop.domain.session.shown.screen_view import screen_of

BREAK = a_talk("break", speaks=Speaks.SILENT, repeats=True, between=True, minutes=10)
SLOTS = (an_issue(), questions(), BREAK, a_round("out"))


def two_slots(*steps, presenters="dm", slots=2):
    design = a_design(*(steps or SLOTS), presenters=slots)
    return Meeting(design, presenters=presenters)


def place(meeting):
    return meeting.walkthrough.cursor[:2]


def after_the_first(**more):
    """Return a meeting at whatever comes once the first presenter is through."""
    return two_slots(**more).types("Our forms", "Who knows?", "")


def test_the_break_is_walked_through_once_between_two_issues():
    meeting = after_the_first()
    assert place(meeting) == ("break", "d")
    assert place(meeting.types("")) == ("issue", "m")
    assert place(meeting.types("Our firm", "", "")) == ("out", "")


def test_back_leads_into_the_break_and_out_of_it():
    meeting = after_the_first().types("")
    assert place(meeting.types("<")) == ("break", "d")
    assert place(meeting.types("")) == ("issue", "m")


def test_a_break_that_is_left_out_leads_to_the_next_presenter():
    assert place(after_the_first().types(">")) == ("issue", "m")


def test_put_down_in_the_break_it_is_taken_up_there():
    assert place(after_the_first().put_down_and_taken_up()) == ("break", "d")


def test_who_was_to_present_next_leaves_in_the_break_and_another_may():
    meeting = after_the_first().types("~ megan")
    assert place(meeting) == ("issue", "")
    assert meeting.at[0] == "presenter"
    assert place(meeting.types("amina")) == ("break", "d")
    assert place(meeting.types("")) == ("issue", "a")


def test_with_nobody_else_to_present_there_is_no_break():
    meeting = after_the_first(presenters="d")
    assert meeting.at[0] == "presenter"
    assert place(meeting.types("")) == ("out", "")


def test_another_presenter_in_place_of_the_second_comes_after_the_break():
    meeting = after_the_first().types("% amina")
    assert place(meeting) == ("break", "d")
    assert place(meeting.types("")) == ("issue", "a")


def test_two_more_presenters_after_a_break_have_one_of_their_own():
    meeting = after_the_first().types("", "% amina, megan")
    assert place(meeting) == ("issue", "a")
    assert place(meeting.types("Ours", "")) == ("break", "a")


def test_a_presenter_who_leaves_in_the_break_keeps_what_they_said():
    meeting = after_the_first().types("~ dai")
    assert place(meeting) == ("break", "d")
    assert meeting.said == ["Our forms", "Who knows?"]


def test_its_minutes_are_counted_and_may_be_more():
    meeting = after_the_first().types("* 5")
    later = meeting.clock.time + timedelta(minutes=3)
    shown = screen_of(meeting.place, later).heading
    assert (shown.step, shown.planned, shown.number) == ("Break", 15, 3)
    assert shown.note == "silence"


@pytest.mark.parametrize(("slots", "times"), [(2, 1), (3, 2)])
def test_it_is_planned_between_each_two_presenters(slots, times):
    design = a_design(*SLOTS, presenters=slots)
    assert [design.times(step) for step in design.steps] == [slots, slots, times, 1]


def test_spare_minutes_are_shared_out_among_the_breaks_there_are():
    review = a_review(spare_to="break", minutes=20)
    three = two_slots(review, an_issue(), BREAK, slots=3, presenters="dma")
    assert three.walkthrough.spare_minutes(review) == 10
