from datetime import date

import pytest

from tests.builders import Meeting, a_floor, a_talk, actions
from tests.records import APRIL, IMPRINT, JANUARY, MARCH, Story
from tmworkshop.domain.design import Keeps
from tmworkshop.domain.facts import Kind
from tmworkshop.domain.levels import Level
from tmworkshop.domain.pages.summary import set_summary
from tmworkshop.domain.session.typed.asides import add_words
from tmworkshop.domain.session.typed.intents import Add

# Whose words stand on the summary; the others go no further than their speaker's page.
STANDS = {
    **dict.fromkeys((Kind.ACTION, Kind.NOTE), True),
    **dict.fromkeys((Kind.REFLECTION, Kind.ISSUE, Kind.QUESTION, Kind.LEARNING), False),
    **dict.fromkeys((Kind.PRACTICE, Kind.RATING, Kind.MEETING, Kind.FOLLOWUP), False),
}


@pytest.fixture
def story():
    story = Story.of_three(place="Canolfan Gymuned")
    story.slip("m1", "set-summary")
    return story


def summary_of(story, number=0):
    record = story.record
    return set_summary(record, record.sessions[number - 1], IMPRINT)


def test_it_says_which_set_which_session_and_when_it_meets_next(story):
    story.meet(JANUARY)
    story.part(again=MARCH)
    story.meet(MARCH)
    story.part(again=APRIL)
    page = summary_of(story)
    assert page.title == "Dyffryn set"
    assert page.occasion == "Summary after session 2, Thursday 12 March 2026"
    assert page.next_meeting == (
        "We next meet on Thursday 23 April 2026, Canolfan Gymuned."
    )
    assert page.dates == (
        "Session 1: Monday 12 January 2026",
        "Session 2: Thursday 12 March 2026",
        "Next: Thursday 23 April 2026",
    )
    assert page.footer == "Made 12 March 2026."


def test_without_a_next_date_only_the_past_ones_stand(story):
    story.meet(MARCH)
    assert summary_of(story).dates == ("Session 1: Thursday 12 March 2026",)


def test_an_open_action_stands_with_owner_and_date_if_its_owner_agreed(story):
    story.meet(MARCH)
    story.action("m1", "Ring the mill", APRIL)
    story.action("m2", "Write to them")
    (action,) = summary_of(story).actions
    assert action.owner == "Megan Prys-Jones"
    assert action.words == "Ring the mill"
    assert (action.due, action.outcome) == ("By Thursday 23 April 2026.", "")


def test_each_owners_actions_stand_together_by_their_dates(story):
    story.slip("m2", "set-summary")
    story.meet(MARCH)
    story.action("m1", "Some day")
    story.action("m2", "Write to them")
    story.action("m1", "In April", APRIL)
    words = [line.words for line in summary_of(story).actions]
    assert words == ["In April", "Some day", "Write to them"]


def test_a_private_action_does_not_stand_whatever_the_slip_says(story):
    story.meet(MARCH)
    action = story.action("m1", "Ring the mill")
    story.amend(action, "level", Level.PRIVATE)
    assert summary_of(story).actions == ()


def test_an_action_of_a_slip_does_not_stand_whatever_its_step_says(story):
    story.meet(MARCH)
    story.action("m1", "Ring the mill", unattributed=True, level=Level.SET)
    assert summary_of(story).actions == ()


def test_the_same_note_stands_whether_something_is_missing_or_not(story):
    story.meet(MARCH)
    story.action("m1", "Ring the mill")
    complete = summary_of(story).unshared
    story.action("m2", "Write to them")
    assert summary_of(story).unshared == complete != ""


@pytest.mark.parametrize(
    ("what_now", "outcome"),
    [
        ("done", "Done."),
        ("keep", "Still going."),
        ("let-go", "Let go."),
    ],
)
def test_what_was_reviewed_says_what_became_of_it(story, what_now, outcome):
    story.meet(JANUARY)
    action = story.action("m1", "Ring the mill", MARCH)
    story.part()
    story.meet(MARCH)
    story.heard(action, what_now, happened="A long story")
    (line,) = summary_of(story).since_last
    assert (line.words, line.due, line.outcome) == ("Ring the mill", "", outcome)


def test_what_was_heard_between_two_sessions_is_since_last_time_too(story):
    story.meet(JANUARY)
    action = story.action("m1", "Ring the mill")
    story.part()
    story.on(date(2026, 2, 2)).heard(action, "done")
    story.meet(MARCH)
    assert [line.outcome for line in summary_of(story).since_last] == ["Done."]


def test_what_was_heard_at_an_earlier_session_is_not(story):
    story.meet(JANUARY)
    action = story.action("m1", "Ring the mill")
    story.heard(action, "done")
    story.part()
    story.meet(MARCH)
    assert summary_of(story).since_last == ()


def test_no_words_but_actions_stand_in_it(story):
    story.meet(MARCH)
    story.said(Kind.ISSUE, "m1", "Nobody answers")
    story.said(Kind.LEARNING, "m1", "Ask legal first")
    assert "Nobody answers" not in str(summary_of(story))
    assert "Ask legal first" not in str(summary_of(story))


def noted_at(*steps, after):
    return noted(Meeting(*steps).types(*after))


def noted(meeting):
    page = set_summary(meeting.record, meeting.record.sessions[-1], IMPRINT)
    return [(each.asked, each.words) for each in page.noted]


def test_what_the_set_noted_stands_beside_what_it_was_asked():
    notes = a_floor("how", Keeps.NOTE), a_floor("next", Keeps.NOTE, level=Level.SET)
    lines = ["We listened", "We rushed", "", "Dai leads", ""]
    assert noted_at(*notes, after=lines) == [
        ("how?", ("We listened", "We rushed")),
        ("next?", ("Dai leads",)),
    ]


def test_a_private_note_or_one_that_was_taken_beside_the_turns_does_not_stand():
    meeting = Meeting(a_floor("how", Keeps.NOTE, level=Level.PRIVATE), a_talk())
    assert noted(meeting.types("We rushed", "")) == []
    meeting = Meeting(a_floor("how", Keeps.NOTE))
    beside = add_words(meeting.place, Add(Kind.NOTE, "Dai was late"))
    assert noted(meeting.keeps(*beside.facts)) == []


@pytest.mark.parametrize("kind", Kind)
def test_it_is_known_of_every_kind_of_words_whether_they_stand_on_it(story, kind):
    story.meet(MARCH)
    about = {"value": "done", "follows": story.action("m1", "Ring")}
    whose = "" if kind is Kind.NOTE else "m1"
    story.said(kind, whose, "So it is", **(about if kind is Kind.FOLLOWUP else {}))
    assert ("So it is" in repr(summary_of(story))) is STANDS[kind]


def test_no_words_but_notes_stand_among_them():
    steps = a_floor("said"), actions(), a_floor("how", Keeps.NOTE)
    lines = ["Dai: Ours", "", "", "Ring", "", "", "", "y", "-", "-", "We listened"]
    assert noted_at(*steps, after=lines) == [("how?", ("We listened",))]


def test_only_notes_of_its_own_session_that_were_not_taken_away_stand(story):
    story.meet(JANUARY)
    story.said(Kind.NOTE, "", "Of January")
    story.part()
    story.meet(MARCH)
    story.said(Kind.NOTE, "", "Of March")
    story.strike(story.said(Kind.NOTE, "", "Taken away"))
    assert [each.words for each in summary_of(story).noted] == [("Of March",)]
    assert [each.words for each in summary_of(story, 1).noted] == [("Of January",)]


@pytest.fixture
def handed_on(story):
    story.meet(MARCH)
    old = story.action("m1", "Ring the mill")
    story.heard(old, "hand-on")
    story.action("m2", "Ring the mill", follows=old)
    return story


def test_an_action_handed_on_needs_the_receivers_yes(handed_on):
    page = summary_of(handed_on)
    assert page.actions == ()
    assert [line.outcome for line in page.since_last] == ["Handed on."]


def test_an_action_handed_on_stands_once_both_agreed(handed_on):
    handed_on.slip("m2", "set-summary")
    assert [line.owner for line in summary_of(handed_on).actions] == ["Dai Okafor"]


def test_an_action_handed_on_needs_the_givers_yes_too(handed_on):
    handed_on.slip("m2", "set-summary")
    handed_on.slip("m1", no=("set-summary",))
    assert summary_of(handed_on).actions == ()
