import pytest

from tests.builders import a_design
from tests.records import JANUARY, MARCH, Story
from tmworkshop.domain.facts import Agreed, Kind, Opened, Tagged
from tmworkshop.domain.rights.erasure import person_of
from tmworkshop.domain.rights.named import called_in, find_mentions


def found(story, member="m1", also=()):
    person = person_of(story.facts, member)
    called = called_in(story.record, person, also)
    return find_mentions(story.facts, person, called)


@pytest.fixture
def story():
    story = Story.of_three()
    story.meet(JANUARY)
    return story


def test_words_of_others_are_told_with_where_they_stand(story):
    story.said(Kind.LEARNING, "m2", "Megan asks well")
    (mention,) = found(story)
    assert mention.words == "Megan asks well"
    assert mention.where == "learning, session 1"
    assert mention.around == ("»Megan« asks well",)


def test_their_own_words_are_erased_and_not_asked_about(story):
    story.said(Kind.LEARNING, "m1", "I, Megan, ask well")
    assert found(story) == ()


def test_a_name_in_words_from_slips_is_found(story):
    story.said(Kind.REFLECTION, "", "Megan asks well", unattributed=True)
    assert len(found(story)) == 1


def test_the_same_words_are_asked_about_once(story):
    for _ in range(2):
        story.said(Kind.LEARNING, "m2", "Megan asks well")
    assert len(found(story)) == 1


def test_every_place_in_the_words_is_shown(story):
    story.said(Kind.LEARNING, "m2", "Megan asks, and megan waits")
    assert len(found(story)[0].around) == 2


def test_what_was_corrected_or_taken_away_is_asked_about_too(story):
    said = story.said(Kind.LEARNING, "m2", "Nobody")
    story.amend(said, "words", "Megan asks well")
    story.strike(said)
    assert [m.where for m in found(story)] == ["learning, session 1"]


def test_a_correction_of_what_is_not_there_is_something_said(story):
    story.amend("nothing", "words", "Megan asks well")
    assert [m.where for m in found(story)] == ["something said"]


def test_word_sent_between_two_sessions_says_so(story):
    story.said(Kind.NOTE, "m2", "Megan wrote", session="")
    assert [m.where for m in found(story)] == ["note, between two sessions"]


def test_parts_are_looked_through(story):
    story.action("m2", "Ring", parts={"first-sign": "Megan hears a tone"})
    assert [m.words for m in found(story)] == ["Megan hears a tone"]


def test_so_is_what_the_set_says_of_itself():
    story = Story("Megan's set", contact="Megan", place="At Megan's")
    story.join("m1", "Megan Prys-Jones")
    story.join("m2", "Dai Okafor", "Megan & Co")
    story.add(Agreed(version=1, rules=("Megan keeps time.",)))
    design = a_design()
    story.add(Opened(design=design, held_on=MARCH, present=()))
    story.add(Tagged(of="1", theme="time", coder="Megan P"))
    story.send("1", to="Megan's manager", member="m2")
    assert [mention.where for mention in found(story)] == [
        *["what the set says of itself"] * 3,
        "what a partnership is called",
        "the agreement",
        "who laid a theme",
        "to whom words went",
    ]


def test_another_name_that_they_go_by_is_looked_for_if_it_is_given(story):
    story.said(Kind.LEARNING, "m2", "Meg asks well")
    assert found(story) == ()
    assert len(found(story, also=("Meg",))) == 1


def test_the_whole_name_of_another_is_theirs(story):
    story.join("m4", "Megan Ellis")
    story.said(Kind.LEARNING, "m2", "Megan Ellis asks well")
    assert found(story) == ()


def test_a_name_they_had_by_mistake_and_another_has_is_not_looked_for(story):
    story.join("m4", "Amina Li")
    story.join("m4", "Cai Rees")
    story.said(Kind.LEARNING, "m2", "Amina asks well")
    assert found(story, "m4") == ()
    assert len(found(story, "m3")) == 1


def test_a_name_they_had_before_is_looked_for(story):
    story.join("m1", "Olwen Harri")
    story.said(Kind.LEARNING, "m2", "Megan asks well")
    assert len(found(story)) == 1
