"""The laws of a session: nothing said is lost or moved, whatever the room does."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.property.playing import ROOM, a_meeting, lines, meetings, played, still_stands
from tmworkshop.domain.asking import asking
from tmworkshop.domain.errors import IllegalMove
from tmworkshop.domain.facts import Amended, Kind, Moved, Said, Struck, TurnKey, What
from tmworkshop.domain.layout import ASIDE, pairs
from tmworkshop.domain.record import record_of
from tmworkshop.domain.walkthrough import MOVES, Stage, replay


def is_open(meeting):
    return meeting.walkthrough.stage in (Stage.LIVE, Stage.BLANK)


def where(walkthrough):
    """Return all of *walkthrough* but the name of its last move and its minutes."""
    return (
        walkthrough.position,
        walkthrough.room,
        walkthrough.heard,
        walkthrough.stage,
        walkthrough.airtime.extra,
        walkthrough.card,
    )


# --- put down and taken up


@given(meeting=meetings(), data=st.data())
def test_put_down_at_any_fact_and_taken_up_again_it_ends_the_same(meeting, data):
    at = data.draw(st.integers(0, len(meeting.ours)))
    before = replay(meeting.begun, meeting.ours[:at])
    assume(before.stage in (Stage.LIVE, Stage.PAUSED))
    resume = Moved(
        id="resumed",
        at=before.airtime.last_at + timedelta(hours=1),
        session=meeting.opened.id,
        what=What.RESUME,
        after=before.last_move,
    )
    taken_up = before.after(resume)
    rest = [
        replace(fact, after="resumed")
        if isinstance(fact, Moved) and fact.after == before.last_move
        else fact
        for fact in meeting.ours[at:]
        if not (before.stage is Stage.PAUSED and fact == meeting.ours[at])
    ]
    assert asking(taken_up) == asking(before) or before.stage is Stage.PAUSED
    ...
