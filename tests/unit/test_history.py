import pytest

from tests.records import JANUARY, MARCH, Story
from tmworkshop.domain.facts import Kind, Struck, TurnKey
from tmworkshop.domain.record.history import Deed, history_of, story_of


@pytest.fixture
def story():
    story = Story.of_three()
    story.meet(JANUARY)
    return story


def brief(events):
    return [(str(event.deed), event.part, event.value) for event in events]


def test_every_value_is_told_in_the_order_it_was_given(story):
    said = story.said(Kind.LEARNING, "m1", "One")
    story.amend(said, "words", "Two")
    story.tag(said, "time")
    story.strike(said)
    story.add(Struck(of=said, back=True))
    assert brief(history_of(story.facts, said)) == [
        ("said", "", "One"),
        ("changed", "words", "Two"),
        ("theme", "", "time"),
        ("taken-away", "", ""),
        ("put-back", "", ""),
    ]


def test_it_is_told_who_said_it_where_and_when(story):
    turn = TurnKey("hello", speaker="m1")
    said = story.said(Kind.LEARNING, "m1", "One", turn=turn)
    story.said(Kind.LEARNING, "m2", "Something else")
    (event,) = history_of(story.facts, said)
    fact = story.facts[-2]
    assert (event.speaker, event.turn, event.at) == ("m1", turn, fact.at)
    assert (event.session, event.kind, event.of) == (
        story.session,
        Kind.LEARNING,
        said,
    )


def test_what_came_with_the_words_is_told_with_them(story):
    action = story.action("m1", "Ring", MARCH)
    assert brief(history_of(story.facts, action)) == [
        ("said", "", "Ring"),
        ("said", "due", "2026-03-12"),
    ]


def test_the_story_of_an_action_has_what_was_heard_and_what_came_of_it(story):
    action = story.action("m1", "Ring")
    other = story.action("m2", "Write")
    story.heard(other, "done")
    heard = story.heard(action, "hand-on")
    story.amend(heard, "receiver", "m2")
    later = story.action("m2", "Ring", follows=action)
    events = story_of(story.facts, action)
    assert [(event.of, event.value) for event in events] == [
        (action, "Ring"),
        (heard, "hand-on"),
        (heard, "m2"),
        (later, "Ring"),
    ]
    assert events[0].deed is Deed.SAID


def test_words_of_nobody_have_no_history(story):
    slip = story.said(Kind.REFLECTION, "", "It helps", unattributed=True)
    story.amend(slip, "words", "It does")
    assert history_of(story.facts, slip) == ()
