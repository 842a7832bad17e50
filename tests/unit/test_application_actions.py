from datetime import date

import pytest

from tests.fakes import MemorySet, Stamps
from tests.records import APRIL, JANUARY, MARCH, Story
from tests.ways import refused
from tmworkshop.application.actions import find_action
from tmworkshop.application.followups import (
    Word,
    keep_word,
    put_back_word,
    take_back_word,
)
from tmworkshop.domain.errors import NotFound, Refused, Unclear
from tmworkshop.domain.facts import Kind
from tmworkshop.domain.record.actions import Status, WhatNow, actions_of
from tmworkshop.domain.remedies import Remedy

MAY = date(2026, 5, 7)


@pytest.fixture
def story():
    story = Story.of_three()
    story.meet(JANUARY)
    story.action("m1", "Ring the mill", MARCH, parts={"first-sign": "It rings"})
    story.action("m2", "Write to them")
    return story


@pytest.fixture
def file(story):
    story.part()
    return MemorySet(*story.facts)


STAMPS = Stamps(first=900)


def say(file, number=1, **word):
    what_now = WhatNow(word.pop("what_now")) if "what_now" in word else None
    parts = {part.replace("_", "-"): str(given) for part, given in word.items()}
    if parts.get("receiver"):
        parts["receiver-agreed"] = "yes"
    keep_word(file, find_action(file, number), Word(what_now, parts), STAMPS)


def withdraw(file, number=1):
    take_back_word(file, find_action(file, number), STAMPS)


def action(file, number=1):
    return find_action(file, number).action


def test_an_action_is_found_by_its_number(file):
    assert action(file, 2).words == "Write to them"


def test_an_unknown_number_is_answered_with_those_there_are(file):
    with pytest.raises(NotFound, match=r"Dyffryn set has no action 9: it has 1, 2\."):
        find_action(file, 9)


def test_a_set_without_actions_says_so():
    with pytest.raises(NotFound, match="it has none yet"):
        find_action(MemorySet(*Story().facts), 1)


def test_word_from_its_owner_is_one_line(file):
    say(file, what_now="done", happened="They rang us", learned="Wait")
    assert len(file.lines) == 2
    (heard,) = action(file).story
    assert (heard.happened, heard.learned) == ("They rang us", "Wait")
    assert action(file).status is Status.DONE


def test_keeping_an_action_going_may_give_it_a_new_date(file):
    say(file, what_now="keep", due=APRIL)
    assert (action(file).due, action(file).carried) == (APRIL, 1)


def test_keeping_it_going_leaves_its_date_where_none_is_given(file):
    say(file, what_now="keep")
    assert action(file).due == MARCH


def test_letting_go_ends_it(file):
    say(file, what_now="let-go")
    assert action(file).status is Status.LET_GO


def test_a_change_gives_a_new_action_to_the_same_owner(file):
    say(file, what_now="change", words="Go and see them", first_sign="A date is set")
    assert action(file).status is Status.CHANGED
    new = action(file, 3)
    assert (new.owner, new.words, new.due) == ("m1", "Go and see them", MARCH)
    assert (new.first_sign, new.confirmed) == ("A date is set", True)


def test_new_words_begin_with_a_sign_of_their_own_or_none(file):
    say(file, what_now="change", words="Go and see them")
    assert action(file, 3).first_sign == ""


def test_a_change_needs_new_words(file):
    with refused(Unclear, Remedy.GIVE_NEW_WORDS):
        say(file, what_now="change")
    assert len(file.lines) == 1


def test_handing_on_gives_the_same_words_to_whoever_said_yes(file):
    say(file, what_now="hand-on", receiver="m2")
    assert action(file).status is Status.HANDED_ON
    new = action(file, 3)
    assert (new.owner, new.words, new.due) == ("m2", "Ring the mill", MARCH)
    assert new.first_sign == "It rings"
    followup = file.lines[-1][0]
    assert followup.parts == {"receiver": "m2", "receiver-agreed": "yes"}


def test_handing_on_may_give_another_date(file):
    say(file, 2, what_now="hand-on", receiver="m3", due=APRIL)
    assert action(file, 3).due == APRIL


def test_without_a_date_what_is_handed_on_has_none(file):
    say(file, 2, what_now="hand-on", receiver="m3")
    assert action(file, 3).due is None


@pytest.mark.parametrize("receiver", ["", "m1"])
def test_handing_on_needs_someone_else(file, receiver):
    with refused(Unclear, Remedy.NAME_RECEIVER):
        say(file, what_now="hand-on", receiver=receiver)


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ({"what_now": "done", "due": APRIL}, "A date does not go with 'done'"),
        (
            {"what_now": "keep", "words": "x"},
            "A new wording does not go with 'keep'",
        ),
        (
            {"what_now": "let-go", "first_sign": "x"},
            "A first sign does not go with 'let go'",
        ),
        ({"receiver": "m2"}, "Someone to take it on does not go with an action"),
    ],
)
def test_what_would_be_lost_is_refused(file, word, told):
    with refused(Unclear, Remedy.SAY_OTHER_WHAT_NOW, match=told):
        say(file, **word)


def test_nothing_to_say_is_unclear(file):
    with refused(Unclear, Remedy.SAY_WHAT_NOW, "done"):
        say(file)


def test_the_same_again_is_how_it_stands_already(file):
    with pytest.raises(Unclear, match="That is how it stands already"):
        say(file, words="Ring the mill", due=MARCH)
    with refused(Unclear, Remedy.GIVE_NEW_WORDS):
        say(file, what_now="change", words="Ring the mill")
    assert len(file.lines) == 1


def test_what_has_ended_is_told_how_to_be_taken_back(file):
    say(file, what_now="hand-on", receiver="m2")
    with refused(Refused, Remedy.TAKE_BACK_WORD, match=r"an end \(handed on\)"):
        say(file, what_now="keep")


def test_its_words_and_its_sign_can_be_put_right(file):
    say(file, words="Ring both mills", first_sign="Both ring")
    assert action(file).words == "Ring both mills"
    assert action(file).first_sign == "Both ring"


def test_its_date_can_be_put_right(file):
    say(file, due=APRIL)
    assert action(file).due == APRIL


def test_a_date_that_came_with_a_follow_up_is_put_right_there(file):
    say(file, what_now="keep", due=APRIL)
    say(file, what_now="keep")
    say(file, due=MAY)
    assert action(file).due == MAY
    assert [heard.due for heard in action(file).story] == ["2026-05-07", ""]


def test_what_was_told_last_can_be_put_right(file):
    say(file, what_now="keep", happened="They rang")
    say(file, happened="They wrote", learned="Wait")
    (heard,) = action(file).story
    assert (heard.happened, heard.learned) == ("They wrote", "Wait")


def test_something_told_of_an_action_not_heard_of_yet_needs_a_what_now(file):
    with refused(Unclear, Remedy.SAY_WHAT_NOW, "keep"):
        say(file, words="Ring", happened="They rang")
    assert len(file.lines) == 1


def test_while_a_session_is_open_word_is_said_there(story):
    file = MemorySet(*story.facts)
    with pytest.raises(Refused, match="say it there, or close it first"):
        say(file, what_now="done")
    with pytest.raises(Refused, match="say it there, or close it first"):
        withdraw(file)


def test_what_was_last_heard_can_be_taken_back(file):
    say(file, what_now="keep")
    say(file, what_now="done")
    withdraw(file)
    assert (action(file).status, action(file).carried) == (Status.OPEN, 1)


def test_the_action_that_came_of_it_goes_with_it(file):
    say(file, what_now="hand-on", receiver="m2")
    withdraw(file)
    assert action(file).status is Status.OPEN
    record = find_action(file, 1).record
    assert [each.number for each in actions_of(record)] == [1, 2]
    assert record.standing(Kind.FOLLOWUP) == ()


def test_an_action_heard_of_since_is_taken_back_first(file):
    say(file, what_now="hand-on", receiver="m2")
    say(file, 3, what_now="done")
    with pytest.raises(Refused, match="Action 3 came of it"):
        withdraw(file)


def test_nothing_heard_is_nothing_to_take_back(file):
    with pytest.raises(Unclear, match="Nothing has been heard of action 1 yet"):
        withdraw(file)


# --- put back


def test_what_was_taken_back_is_put_back_with_what_came_of_it(file):
    say(file, what_now="hand-on", receiver="m2")
    withdraw(file)
    put_back_word(file, 1, STAMPS)
    assert action(file).status is Status.HANDED_ON
    assert action(file, 3).owner == "m2"


def test_what_led_to_no_action_is_put_back_by_itself(file):
    say(file, what_now="change", words="Write")
    withdraw(file)
    say(file, what_now="done")
    withdraw(file)
    put_back_word(file, 1, STAMPS)
    assert action(file).status is Status.DONE
    record = find_action(file, 1).record
    assert [each.number for each in actions_of(record)] == [1, 2]


def test_what_another_choice_took_back_is_not_put_back_with_what_was_heard(story):
    first = next(
        f.id for f in story.facts if getattr(f, "words", "") == "Ring the mill"
    )
    heard = story.heard(first, "change")
    led_to = story.said(Kind.ACTION, "m1", "Write", follows=first)
    story.amend(heard, "value", "hand-on")
    story.strike(led_to)
    file = MemorySet(*story.part().facts)
    withdraw(file)
    put_back_word(file, 1, STAMPS)
    assert action(file).story[-1].what_now is WhatNow.HAND_ON
    assert action(file).is_open
    assert [each.number for each in find_action(file, 1).actions] == [1, 2]


def test_what_was_taken_back_since_something_else_was_heard_stays_away(file):
    say(file, what_now="done")
    withdraw(file)
    say(file, what_now="let-go")
    with pytest.raises(Refused, match="heard of since: take that back first"):
        put_back_word(file, 1, STAMPS)


def test_where_nothing_was_taken_away_nothing_is_put_back(file):
    with pytest.raises(Unclear, match="Nothing was taken away of action 1"):
        put_back_word(file, 1, STAMPS)
    with pytest.raises(NotFound, match="has no action 9"):
        put_back_word(file, 9, STAMPS)


def test_an_action_that_was_taken_away_stands_again(story):
    said = {getattr(fact, "words", ""): fact.id for fact in story.facts}
    story.strike(said["Write to them"])
    file = MemorySet(*story.part().facts)
    with pytest.raises(NotFound, match="Action 2 was taken away"):
        find_action(file, 2)
    put_back_word(file, 2, STAMPS)
    assert action(file, 2).words == "Write to them"


def test_an_action_that_came_of_another_is_put_back_with_that(file):
    say(file, what_now="hand-on", receiver="m2")
    withdraw(file)
    with pytest.raises(Refused, match="came of another one"):
        put_back_word(file, 3, STAMPS)


def test_while_a_session_is_open_nothing_is_put_back(story):
    with pytest.raises(Refused, match="say it there, or close it first"):
        put_back_word(MemorySet(*story.facts), 1, STAMPS)


# --- who helps


def test_a_helper_is_set_with_their_yes(file):
    say(file, helper="m2", helper_agreed="yes")
    assert action(file).helper == "m2"
    say(file, helper="")
    assert action(file).helper == ""


@pytest.mark.parametrize(
    ("word", "error", "told"),
    [
        ({"helper": "m2"}, Refused, "A helper says yes first"),
        ({"helper": "m1", "helper_agreed": "yes"}, Unclear, "someone else"),
        ({"helper_agreed": "yes"}, Unclear, "Who helps"),
        ({"what_now": "done", "helper": ""}, Unclear, "A helper does not go with"),
    ],
)
def test_nobody_helps_unasked(file, word, error, told):
    with pytest.raises(error, match=told):
        say(file, **word)
    assert len(file.lines) == 1
