"""Laws of a close that was taken back, and of a session that was discarded."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.property.playing import (
    a_meeting,
    meetings,
    played,
    scripts,
)
from tests.property.test_sheets import PILE, SHEET, columns, ratings, sealed
from tests.property.test_sheets import closed as closed_with_sheets
from tmworkshop.domain.facts import What
from tmworkshop.domain.record.record import record_of
from tmworkshop.domain.session.course.replay import replay_facts
from tmworkshop.domain.session.course.stages import Stage


def closed(meeting):
    """Return *meeting* once it is closed, and at whatever time."""
    if meeting.walkthrough.stage is Stage.BLANK:
        meeting.keeps(meeting.move(What.BLANK))
    if meeting.walkthrough.stage is Stage.LIVE:
        meeting.keeps(meeting.move(What.STOP))
    return meeting


def reopened(meeting, after=timedelta(hours=2)):
    meeting.clock.time += after
    return meeting.keeps(meeting.move(What.REOPEN))


@given(meeting=meetings(), times=st.integers(1, 3))
def test_reopened_and_closed_again_it_leaves_the_same_record(meeting, times):
    once = closed(meeting).record
    minutes = meeting.walkthrough.airtime.seconds
    for _ in range(times):
        closed(reopened(meeting))
    assert meeting.record == once
    assert meeting.walkthrough.airtime.seconds == minutes


@given(meeting=meetings())
def test_reopened_it_asks_for_no_turn_and_has_all_that_was_said(meeting):
    was = closed(meeting).walkthrough
    now = reopened(meeting).walkthrough
    assert (now.stage, now.turn) == (Stage.LIVE, None)
    assert (now.heard, now.room) == (was.heard, was.room)
    assert now.left_open() == was.left_open()


@given(meeting=meetings(), more=scripts())
def test_a_reopened_session_replays(meeting, more):
    reopened(closed(meeting))
    played(meeting, more)
    assert replay_facts(meeting.begun, meeting.ours) == meeting.walkthrough


@given(before=meetings(), put_down=st.booleans())
def test_a_session_without_words_leaves_no_trace_once_discarded(before, put_down):
    closed(before)
    mistaken = a_meeting(before=before)
    if put_down:
        mistaken.types("!")
    mistaken.keeps(mistaken.move(What.DISCARD))
    assert shown(mistaken.record) == shown(before.record)
    following, as_if = a_meeting(before=mistaken), a_meeting(before=before).screen
    assert replace(following.screen, asked_at=as_if.asked_at) == as_if


def shown(record):
    """Return all of *record* that anything shows."""
    return replace(record, begun=())


@given(PILE, SHEET)
def test_a_sheet_typed_after_a_close_was_taken_back_is_taken_apart_with_the_rest(
    pile, late
):
    meeting = closed_with_sheets(pile[:3])
    meeting.facts = list(sealed(meeting))
    meeting.walkthrough = replay_facts(meeting.begun, meeting.ours)
    reopened(meeting)
    while meeting.at[0] != "sheet":
        meeting.types("<")
    meeting.types("".join(late))
    assert ratings(sealed(meeting.closed())) == columns([*pile[:3], late])


@given(meeting=meetings(), what=st.sampled_from([What.STOP, What.DISCARD]))
def test_words_that_stand_always_count(meeting, what):
    assume(meeting.walkthrough.stage is Stage.LIVE)
    meeting.keeps(meeting.move(what))
    standing = [kept for kept in meeting.walkthrough.heard.standing if kept.tells]
    ids = {session.id for session in record_of(meeting.facts).sessions}
    assert (meeting.opened.id in ids) or not standing
