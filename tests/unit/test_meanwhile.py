import pytest

from tests.builders import Meeting, a_floor, a_round, a_talk, actions
from tmworkshop.domain.facts import Amended, Kind, Said, Struck, TurnKey, What
from tmworkshop.domain.levels import Level
from tmworkshop.domain.session.course.layout import ASIDE
from tmworkshop.domain.session.typed.answers import find_outcome
from tmworkshop.domain.session.typed.grammar import read_intent
from tmworkshop.domain.session.typed.staleness import (
    CHANGED,
    drop_stale_facts,
    say_news,
)

M, D = (TurnKey("round", speaker=who) for who in "md")


def what_holds(meeting, line, *meanwhile):
    """Type *line* at a screen that *meanwhile* has come to; return what still holds."""
    place = meeting.place
    found = find_outcome(place, read_intent(meeting.screen, line))
    for write in meanwhile:
        write(meeting)
    return drop_stale_facts(place, meeting.walkthrough, found.facts)


def writing(words, at, **more):
    return lambda meeting: meeting.writes_along(words, at, **more)


def an_action_beside(meeting):
    at = TurnKey("round", speaker="d", item=ASIDE)
    meeting.writes_along("Ring", at, kind=Kind.ACTION)


def striking(words):
    def strike(meeting):
        kept = meeting.kept(words)
        meeting.keeps(Struck(of=kept.id, session=meeting.opened.id))

    return strike


@pytest.mark.parametrize("lines", [[""], ["-"], [">", "y"]])
def test_a_move_from_a_turn_that_someone_answered_does_not_hold(lines):
    meeting = Meeting(a_round()).types(*lines[:-1])
    assert what_holds(meeting, lines[-1], writing("One", M)) == ()


@pytest.mark.parametrize("lines", [[""], ["-"], [">", "y"]])
def test_a_move_holds_where_words_came_elsewhere(lines):
    meeting = Meeting(a_round()).types(*lines[:-1])
    assert len(what_holds(meeting, lines[-1], writing("One", D))) == 1


def test_a_move_from_an_open_floor_holds_whatever_is_said_there():
    meeting = Meeting(a_floor(), a_talk())
    said = writing("One", TurnKey("floor"), kind=Kind.REFLECTION)
    assert len(what_holds(meeting, "", said)) == 1


def test_a_move_holds_where_words_came_out_of_turn():
    assert len(what_holds(Meeting(a_round()), "", an_action_beside)) == 1


def test_a_move_from_a_turn_that_was_answered_does_not_hold_out_of_turn_or_not():
    both = writing("One", M), an_action_beside
    assert what_holds(Meeting(a_round()), "", *both) == ()


@pytest.mark.parametrize("line", ["!", "#", "& cai", "* 5"])
def test_a_move_that_is_not_from_the_turn_in_hand_holds(line):
    assert len(what_holds(Meeting(a_round()), line, writing("One", M))) == 1


def test_words_hold_whoever_answered_meanwhile():
    (said,) = what_holds(Meeting(a_round()), "Two", writing("One", M))
    assert (said.words, said.turn) == ("Two", M)


def test_a_session_is_not_closed_over_words_that_were_not_read_back():
    meeting = Meeting(a_round()).to_the_close()
    assert what_holds(meeting, "close", writing("Late", M)) == ()
    assert len(what_holds(meeting, "close")) == 1


def at_the_confirming_question():
    return Meeting(actions(), a_round()).types("", "Ring", "", "", "")


def test_a_yes_does_not_hold_for_words_that_were_changed_meanwhile():
    def change(meeting):
        kept = meeting.kept("Ring")
        meeting.keeps(Amended(of=kept.id, part="words", value="Write"))

    assert what_holds(at_the_confirming_question(), "y", change) == ()


def test_a_yes_holds_for_words_that_stand_as_they_were_read_back():
    confirmed, on = what_holds(at_the_confirming_question(), "y")
    assert (confirmed.value, on.what) == ("yes", What.ON)


# --- what is said of it


def told(meeting, *came):
    before = len(meeting.ours)
    for write in came:
        write(meeting)
    return say_news(meeting.ours[before:], meeting.walkthrough, meeting.scene)


def test_words_are_told_with_whose_they_are():
    meeting = Meeting(a_round())
    words = told(meeting, writing("One", M), writing("Two.", D))
    assert words == "Written along: Megan Prys-Jones: One; Dai Okafor: Two."


def test_nobodys_words_are_told_without_a_name():
    said = writing("One", TurnKey("floor"), kind=Kind.REFLECTION)
    assert told(Meeting(a_floor()), said) == "Written along: One."


def test_what_is_private_is_not_told():
    assert told(Meeting(a_round()), writing("One", M, level=Level.PRIVATE)) == ""


def test_what_was_taken_away_at_once_is_not_told():
    assert told(Meeting(a_round()), writing("One", M), striking("One")) == ""


def test_that_older_words_were_changed_is_told_and_no_more():
    meeting = Meeting(a_round()).types("One")
    assert told(meeting, striking("One")) == CHANGED


def test_without_news_nothing_is_told():
    assert told(Meeting(a_round())) == ""


def test_what_is_about_something_else_is_not_told():
    meeting = Meeting(a_round())
    note = Said(id="n", kind=Kind.NOTE, words="")
    assert say_news([note], meeting.walkthrough, meeting.scene) == ""
