"""A close taken back, and a session discarded: what is refused, and what is told."""

from dataclasses import replace

import pytest

from tests.builders import a_round, a_talk
from tests.evenings import Evening
from tests.records import APRIL, MARCH, Story
from tmworkshop.application.closure import (
    discard_session,
    ensure_discardable,
    ensure_reopenable,
    find_printed_pages,
    find_words_sent,
    reopen_session,
)
from tmworkshop.application.sessions import resume_session
from tmworkshop.domain.errors import Conflict, NotFound
from tmworkshop.domain.facts import Amended, Kind, Moved, Said, Struck, What
from tmworkshop.domain.record.record import record_of
from tmworkshop.domain.session.course.stages import Stage


@pytest.fixture
def evening():
    return Evening()


@pytest.fixture
def closed(evening):
    """Give an evening whose session is over, whatever closes one."""
    return held(evening, "One", "Two")


def held(evening, *lines):
    """Hold a session in which *lines* are said, and close it."""
    evening.hold(a_round(), types=lines)
    move(evening, What.RESUME)
    move(evening, What.STOP)
    return evening


def record(evening):
    return record_of(evening.file.facts())


def move(evening, what):
    """Keep the move *what* after the last one of the last session."""
    session = record(evening).begun[-1].id
    before = [each.id for each in evening.facts(Moved) if each.session == session]
    after = before[-1] if before else ""
    evening.file.keep(
        evening.tools.stamp([Moved(session=session, what=what, after=after)])
    )


def taken_back(evening):
    """Take the last close back."""
    return reopen_session(
        evening.file, ensure_reopenable(record(evening)), evening.tools
    )


# --- reopen


def test_it_stands_in_the_file_and_the_session_is_taken_up(closed):
    taken_back(closed)
    assert resume_session(closed.file, closed.tools).walkthrough.stage is Stage.LIVE
    assert [moved.what for moved in closed.facts(Moved)][-2:] == [
        What.REOPEN,
        What.RESUME,
    ]


def test_what_was_put_right_after_the_close_stands_on_the_screen(closed):
    said = closed.facts(Said)[0]
    right = Amended(of=said.id, part="words", value="One and a half")
    stray = Amended(of="unknown", part="words", value="?")
    closed.file.keep(closed.tools.stamp([right, stray]))
    taken_back(closed)
    sitting = resume_session(closed.file, closed.tools)
    assert sitting.walkthrough.kept[said.id].words == "One and a half"


def test_one_that_is_open_needs_no_reopening(evening):
    evening.begin(a_talk())
    with pytest.raises(Conflict, match=r"Session 1 of Dyffryn set is open as it is\."):
        ensure_reopenable(record(evening))


def test_a_session_that_was_never_held_is_not_there(closed):
    with pytest.raises(NotFound, match="has no session 2: it has held 1 session"):
        ensure_reopenable(record(closed), 2)


def test_only_the_last_one_is_reopened(closed):
    held(closed, "Three")
    with pytest.raises(Conflict, match="Session 2 of Dyffryn set was held since"):
        ensure_reopenable(record(closed), 1)
    assert ensure_reopenable(record(closed), 2).number == 2


def test_one_that_came_to_nothing_since_is_no_hindrance(closed):
    closed.begin(a_round())
    discard_session(closed.file, closed.tools)
    assert ensure_reopenable(record(closed)).number == 1


def test_one_that_was_closed_before_anything_was_said_is_the_last_all_the_same(closed):
    closed.begin(a_round())
    move(closed, What.STOP)
    closed.begin(a_round())
    discard_session(closed.file, closed.tools)
    assert ensure_reopenable(record(closed)).number == 2
    assert ensure_reopenable(record(closed), 1).number == 1
    taken_back(closed)
    assert record(closed).live.number == 2


def test_where_all_was_begun_by_mistake_none_is_reopened(evening):
    evening.begin(a_round())
    discard_session(evening.file, evening.tools)
    with pytest.raises(NotFound, match="has held no session yet"):
        ensure_reopenable(record(evening))


# --- what has gone out


class Printed:
    """Pages that were printed on a day, by the last part of their names."""

    def __init__(self, **days):
        self.days = days

    def printed_on(self, name):
        *folder, page = name
        assert folder == ["Dyffryn set", "session 1"]
        return self.days.get(page.split()[0])


@pytest.fixture
def story():
    story = Story.of_three()
    story.meet(MARCH)
    story.said(Kind.LEARNING, "m1", "Ask first")
    return story.part()


def test_pages_are_told_by_whose_they_are(story):
    printed = Printed(m2=MARCH, set=APRIL)
    told = find_printed_pages(story.record, story.record.sessions[0], printed)
    assert [*told] == [(MARCH, "Dai Okafor"), (APRIL, "the set's summary")]


def test_only_what_was_sent_of_this_session_is_told(story):
    first = next(fact.id for fact in story.facts if isinstance(fact, Said))
    story.meet(APRIL)
    later = story.said(Kind.LEARNING, "m1", "Ask twice")
    story.part()
    story.send(first, later, to="the programme", member="m1")
    story.send(later, to="the funder", member="m1")
    told = find_words_sent(story.record, story.record.sessions[0])
    assert [(sent.to, sent.of) for sent in told] == [("the programme", (first,))]


# --- discard


def test_an_empty_session_is_discarded_and_counts_nowhere(evening):
    evening.begin(a_talk(), a_round())
    assert discard_session(evening.file, evening.tools)
    assert record(evening).sessions == ()
    assert evening.facts(Moved)[-1].what is What.DISCARD


def test_it_is_discarded_where_it_was_put_down_as_well(evening):
    evening.begin(a_round())
    move(evening, What.PAUSE)
    assert discard_session(evening.file, evening.tools)


def test_without_an_open_session_there_is_nothing_to_discard(closed):
    with pytest.raises(NotFound, match="Dyffryn set has no open session to discard"):
        ensure_discardable(record(closed))


@pytest.mark.parametrize(
    ("lines", "told"),
    [(["One"], "holds 1 thing said:"), (["One", "Two"], "holds 2 things")],
)
def test_words_that_stand_keep_it_from_being_discarded(evening, lines, told):
    evening.hold(a_round(), types=lines)
    with pytest.raises(Conflict, match=told):
        discard_session(evening.file, evening.tools)


def test_words_that_were_taken_away_do_not(evening):
    evening.hold(a_round(), types=["One"])
    (said,) = evening.facts(Said)
    evening.file.keep(evening.tools.stamp([Struck(of=said.id, session=said.session)]))
    assert discard_session(evening.file, evening.tools)
    assert record(evening).sessions == ()


def test_words_that_came_as_it_was_discarded_let_it_count(evening):
    sitting = evening.begin(a_round())
    late = Said(kind=Kind.LEARNING, session=sitting.walkthrough.opened.id, words="Late")

    def stamp(facts):
        evening.file.keep(evening.tools.stamp([late]))
        return evening.tools.stamp(facts)

    assert not discard_session(evening.file, replace(evening.tools, stamp=stamp))
    assert [session.closed for session in record(evening).sessions] == [True]
