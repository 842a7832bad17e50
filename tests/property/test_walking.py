"""Every design can be walked to its end, whatever is typed on the way."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.property.playing import (
    a_meeting,
    a_second_meeting,
    designs,
    meetings,
    played,
    scripts,
    shipped,
    still_stands,
)
from tmworkshop.domain.errors import NotFound, Unclear
from tmworkshop.domain.session.course.stages import Stage
from tmworkshop.domain.session.typed.grammar import read_intent

DESIGNS = shipped()
ENTERS = 250  # more than any turn and its parts, twice over
each_design = pytest.mark.parametrize("design", DESIGNS.values(), ids=DESIGNS)


def enters_to_the_end(meeting):
    """Press Enter until the session is closed, and return how often."""
    for number in range(ENTERS):
        if meeting.walkthrough.stage is Stage.CLOSED:
            return number
        meeting.types("")
    raise AssertionError(f"stuck at {meeting.at}, {meeting.notice!r}")


@each_design
@given(typed=scripts())
def test_whatever_was_typed_enter_leads_to_the_end(design, typed):
    assert enters_to_the_end(played(a_meeting(design), typed)) < ENTERS


@given(design=designs(), typed=scripts())
def test_any_design_that_is_no_broken_one_leads_to_its_end(design, typed):
    assert enters_to_the_end(played(a_meeting(design), typed)) < ENTERS


@given(first=scripts(), typed=scripts())
def test_a_second_session_comes_to_its_end_as_well(first, typed):
    assert enters_to_the_end(played(a_second_meeting(first), typed)) < ENTERS


@given(meeting=meetings())
def test_enter_never_loses_words(meeting):
    for _ in range(20):
        if meeting.walkthrough.stage is Stage.CLOSED:
            return
        stood = meeting.walkthrough.heard.standing
        meeting.types("")
        assert still_stands(stood, meeting)


@given(meeting=meetings(), line=st.text(max_size=60))
def test_any_line_is_an_intent_or_is_unclear(meeting, line):
    if meeting.walkthrough.stage is Stage.CLOSED:
        return
    with suppress(Unclear, NotFound):
        assert read_intent(meeting.screen, line) is not None


@given(meeting=meetings())
def test_no_turn_is_laid_out_twice(meeting):
    keys = [turn.key for turn in meeting.walkthrough.turns]
    assert len(keys) == len(set(keys))


@given(meeting=meetings())
def test_the_minutes_held_are_never_more_than_passed(meeting):
    passed = meeting.clock.time - meeting.opened.at
    held = sum(meeting.walkthrough.airtime.seconds.values())
    assert 0 <= held <= passed.total_seconds()
