import pytest

from tests.records import MARCH, Story
from tmworkshop.domain.actions import actions_of
from tmworkshop.domain.disclosure import (
    is_of_their_own,
    reaches_the_programme,
    stands_in_the_summary,
    without_names,
)
from tmworkshop.domain.facts import Kind
from tmworkshop.domain.levels import Level


@pytest.fixture
def story():
    story = Story.of_three()
    story.slip("m1", "programme", "set-summary")
    story.meet(MARCH)
    return story


def reaches(story, id_):
    record = story.record
    return reaches_the_programme(record, record.kept[id_])


def stands(story):
    record = story.record
    return [stands_in_the_summary(record, action) for action in actions_of(record)]


def test_words_reach_the_programme_once_their_speaker_ticked_it(story):
    assert reaches(story, story.said(Kind.LEARNING, "m1", "Ask"))


def test_no_slip_means_no(story):
    assert not reaches(story, story.said(Kind.LEARNING, "m2", "Ask"))


def test_a_tick_for_something_else_means_no(story):
    story.slip("m2", "set-summary", "quotes", "name")
    assert not reaches(story, story.said(Kind.LEARNING, "m2", "Ask"))


def test_what_was_ticked_can_be_taken_back(story):
    words = story.said(Kind.LEARNING, "m1", "Ask")
    story.slip("m1", no=("programme",))
    assert not reaches(story, words)


@pytest.mark.parametrize("level", [Level.PRIVATE, Level.SET])
def test_a_level_below_the_programme_holds_words_back(story, level):
    assert not reaches(story, story.said(Kind.LEARNING, "m1", "Ask", level=level))


@pytest.mark.parametrize("level", [None, Level.PROGRAMME, Level.PUBLIC])
def test_no_level_or_one_from_the_programme_up_lets_them_go(story, level):
    assert reaches(story, story.said(Kind.LEARNING, "m1", "Ask", level=level))


def test_a_level_can_be_lowered_later(story):
    words = story.said(Kind.LEARNING, "m1", "Ask")
    story.amend(words, "level", Level.SET)
    assert not reaches(story, words)


def test_struck_words_stay_and_can_be_put_back(story):
    words = story.said(Kind.LEARNING, "m1", "Ask")
    story.strike(words)
    assert not reaches(story, words)


def test_words_of_nobody_in_particular_stay(story):
    assert not reaches(story, story.said(Kind.REFLECTION, "", "Ask"))


def test_unattributed_words_stay_even_while_a_name_is_on_them(story):
    words = story.said(Kind.REFLECTION, "m1", "Ask", unattributed=True)
    assert not reaches(story, words)


def test_what_was_taken_on_from_someone_else_is_not_said_once_more(story):
    story.slip("m2", "programme")
    given = story.action("m2", "Ring")
    story.heard(given, "hand-on")
    taken = story.action("m1", "Ring", follows=given)
    assert [reaches(story, given), reaches(story, taken)] == [True, False]


def test_what_someone_changed_is_their_own(story):
    old = story.action("m1", "Ring")
    assert reaches(story, story.action("m1", "Write", follows=old))


def test_what_someone_changed_after_taking_it_on_needs_only_their_yes(story):
    given = story.action("m2", "Ring")
    taken = story.action("m1", "Ring", follows=given)
    story.action("m1", "Write", follows=taken)
    assert stands(story) == [False, False, True]


def test_an_action_private_to_whoever_handed_it_on_stays_private(story):
    story.slip("m2", "set-summary")
    given = story.action("m2", "Ring", level=Level.PRIVATE)
    story.action("m1", "Ring", follows=given)
    assert stands(story) == [False, False]


def test_an_action_of_nobody_in_particular_stands_nowhere(story):
    story.action("", "Ring")
    assert stands(story) == [False]


def test_an_unattributed_action_stands_nowhere(story):
    story.action("m1", "Ring", unattributed=True)
    assert stands(story) == [False]


@pytest.mark.parametrize(
    ("more", "own"),
    [({}, True), ({"unattributed": True}, False)],
)
def test_my_own_page_holds_what_i_said(story, more, own):
    words = story.said(Kind.REFLECTION, "m1", "Ask", **more)
    kept = story.record.kept[words]
    assert is_of_their_own(kept, "m1") == own
    assert not is_of_their_own(kept, "m2")


def masked(story, words):
    return without_names(story.record, words)


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("Show Dai our form", "Show [name] our form"),
        ("Ask Megan Prys-Jones.", "Ask [name]."),
        ("Jones's form, Prys-Jones knows", "[name]'s form, [name] knows"),
        ("Daily, a dairy", "Daily, a dairy"),
        ("We call a mill and okafor is a word", "We call a mill and okafor is a word"),
    ],
)
def test_members_names_in_the_words_of_others_are_masked(story, words, left):
    assert masked(story, words) == left


def test_a_name_typed_without_its_accents_is_masked_too():
    story = Story()
    story.join("m1", "Siân Ŵyn")
    assert masked(story, "Siân and Sian and Wyn") == "[name] and [name] and [name]"


def test_an_initial_is_no_name():
    story = Story()
    story.join("m1", "Megan P. A")
    assert masked(story, "A plan of Megan") == "A plan of [name]"


def test_a_tick_for_ones_own_words_names_nobody_in_those_of_others(story):
    story.slip("m2", "name")
    assert masked(story, "Show Dai, not Megan") == "Show [name], not [name]"


def test_in_a_set_without_members_there_is_no_name_to_mask():
    assert masked(Story(), "Ask Megan") == "Ask Megan"


@pytest.mark.parametrize(
    ("name", "typed"), [("Zażółć Gęśla", "Zazolc"), ("Søren Æbelø", "Soren")]
)
def test_a_name_is_masked_as_a_keyboard_without_accents_types_it(name, typed):
    story = Story()
    story.join("m1", name)
    assert masked(story, f"Ask {typed}") == "Ask [name]"
