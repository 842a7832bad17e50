"""The laws of a session: nothing said is lost or moved, whatever the room does."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.property.playing import (
    ROOM,
    a_meeting,
    meetings,
    played,
    scripts,
    still_stands,
)
from tmworkshop.domain.errors import IllegalMove
from tmworkshop.domain.facts import Amended, Kind, Moved, Said, Struck, TurnKey, What
from tmworkshop.domain.record.record import record_of
from tmworkshop.domain.session.course.layout import ASIDE, SPARE
from tmworkshop.domain.session.course.replay import live_through, replay_facts
from tmworkshop.domain.session.course.stages import MOVES, Stage
from tmworkshop.domain.session.questions.question_in_hand import find_question


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
    cut_off = replay_facts(meeting.begun, meeting.ours[:at])
    assume(cut_off.stage is Stage.LIVE)
    resume = Moved(
        id="resumed",
        at=cut_off.airtime.last_at + timedelta(hours=1),
        session=meeting.opened.id,
        what=What.RESUME,
        after=cut_off.last_move,
    )
    taken_up = live_through(cut_off, resume)
    assert find_question(taken_up) == find_question(cut_off)
    rest = [relinked(f, cut_off.last_move, "resumed") for f in meeting.ours[at:]]
    assert where(replay_facts(taken_up, rest)) == where(meeting.walkthrough)


def relinked(fact, was, after):
    """Return *fact*, a move after *was* now being one *after* another."""
    follows = isinstance(fact, Moved) and fact.after == was
    return replace(fact, after=after) if follows else fact


# --- back


@given(meeting=meetings(), times=st.integers(1, 6), words=st.sampled_from(["", "Anew"]))
def test_going_back_reopens_an_answer_and_costs_no_later_one(meeting, times, words):
    assume(meeting.walkthrough.stage is Stage.LIVE)
    stood = meeting.walkthrough.heard.standing
    played(meeting, ["<"] * times)
    assert still_stands(stood, meeting)
    kept, heard = meeting.asked.kept, meeting.walkthrough.heard
    reopened = [kept, heard.successor(kept) if kept else None]
    played(meeting, [words] * 3)
    others = [kept for kept in stood if kept not in reopened]
    assert still_stands(others, meeting)


@given(meeting=meetings(), times=st.integers(1, 6))
def test_after_going_back_enter_leads_to_where_the_room_was(meeting, times):
    reached = meeting.walkthrough.position.reached
    open_turns = [t for t in meeting.walkthrough.turns if t.key == reached]
    assume(is_open(meeting) and meeting.walkthrough.turn)
    assume(not any(map(meeting.walkthrough.is_settled, open_turns)))
    played(meeting, ["<"] * times)
    for _ in range(50):
        if meeting.walkthrough.cursor == reached:
            return
        meeting.types("")
    pytest.fail(f"{meeting.at} is not where the room was")


@given(meeting=meetings())
def test_passing_leaves_no_words_and_takes_none(meeting):
    assume(is_open(meeting) and "-" in meeting.screen.offers)
    stood = meeting.walkthrough.heard.standing
    assert played(meeting, ["-"]).walkthrough.heard.standing == stood


# --- who comes, who goes, who presents


@given(meeting=meetings(), change=st.sampled_from(ROOM))
def test_another_room_leaves_every_earlier_word_at_its_turn(meeting, change):
    assume(is_open(meeting) and change[0] in meeting.screen.offers)
    before = meeting.walkthrough
    played(meeting, [change])
    after = meeting.walkthrough
    laid = {turn.key for turn in after.turns}
    assert after.heard == before.heard
    assert before.heard.turns <= laid
    assert before.position.passed <= after.position.passed


@given(meeting=meetings(), who=st.sampled_from("mdac"))
def test_who_comes_does_not_take_the_floor_from_whoever_has_it(meeting, who):
    assume(meeting.walkthrough.stage is Stage.LIVE and meeting.walkthrough.turn)
    before = meeting.walkthrough
    meeting.keeps(meeting.move(What.ARRIVE, who=(who,)))
    awaited = before.cursor.item == SPARE or before.turn.is_unfilled
    assert awaited or meeting.walkthrough.cursor == before.cursor


# --- moves


@given(
    meeting=meetings(),
    what=st.sampled_from(What),
    follows=st.sampled_from(["", "other"]),
)
def test_no_move_outside_the_table_and_none_that_is_stale(meeting, what, follows):
    before = meeting.walkthrough
    after = follows or before.last_move
    move = meeting.move(what, id="x", at=meeting.clock.time, after=after)
    legal = what in MOVES[before.stage] and after == before.last_move
    if legal:
        assert live_through(before, move).stage is MOVES[before.stage][what]
    else:
        with pytest.raises(IllegalMove):
            live_through(before, move)


# --- two writers

SCRIBE = st.lists(
    st.tuples(
        st.sampled_from("mdac"),
        st.sampled_from(["learning", "examples", "nowhere"]),
        st.sampled_from(["said", "amended", "struck", "put back"]),
    ),
    max_size=12,
)


def written_by_a_scribe(entries):
    """Return facts by someone who says, amends and strikes words of their own."""
    last = None
    for number, (who, step, what) in enumerate(entries):
        turn = TurnKey(step, speaker=who)
        if what == "said" or last is None:
            last = f"scribe-{number}"
            yield Said(id=last, kind=Kind.LEARNING, words=last, speaker=who, turn=turn)
        elif what == "amended":
            yield Amended(
                id=f"a-{number}", of=last, part="words", value=f"new {number}"
            )
        else:
            yield Struck(id=f"s-{number}", of=last, back=what == "put back")


def interleaved(random, first, second):
    """Return the facts of both in one order, each keeping its own."""
    turns = [True] * len(first) + [False] * len(second)
    random.shuffle(turns)
    one, other = iter(first), iter(second)
    return [next(one) if first_is_on else next(other) for first_is_on in turns]


@given(meeting=meetings(), entries=SCRIBE, random=st.randoms())
def test_two_writers_words_are_never_lost_or_misplaced(meeting, entries, random):
    steered = [f for f in meeting.ours if getattr(f, "what", "") != What.STOP]
    scribed = [replace(f, at=meeting.clock.time) for f in written_by_a_scribe(entries)]
    both = interleaved(random, steered, scribed)
    apart = {
        **replay_facts(meeting.begun, steered).kept,
        **replay_facts(meeting.begun, scribed).kept,
    }
    assert replay_facts(meeting.begun, both).kept == apart
    assert apart.items() <= record_of([*meeting.facts[:6], *both]).kept.items()


@given(meeting=meetings(), entries=SCRIBE)
def test_what_another_writes_elsewhere_does_not_move_the_room(meeting, entries):
    assume(is_open(meeting) and meeting.walkthrough.turn)
    before = meeting.walkthrough
    elsewhere = [f for f in written_by_a_scribe(entries) if f.id]
    after = replay_facts(before, [replace(f, at=meeting.clock.time) for f in elsewhere])
    answered = any(getattr(f, "turn", None) == before.cursor for f in elsewhere)
    assert answered or after.cursor == before.cursor


# --- the rest


@given(meeting=meetings())
def test_what_is_said_out_of_turn_is_no_turn_of_the_session(meeting):
    assert all(turn.key.item != ASIDE for turn in meeting.walkthrough.turns)


@given(typed=scripts())
def test_the_same_lines_lead_to_the_same_place(typed):
    first, again = played(a_meeting(), typed), played(a_meeting(), typed)
    assert where(first.walkthrough) == where(again.walkthrough)
