import pytest

from tests.builders import (
    Meeting,
    a_floor,
    a_review,
    a_round,
    a_talk,
    actions,
    questions,
)
from tmworkshop.domain.errors import Unclear
from tmworkshop.domain.facts import Kind, Struck, Tagged
from tmworkshop.domain.levels import Level
from tmworkshop.domain.session.course.layout import ASIDE
from tmworkshop.domain.session.typed.asides import add_words
from tmworkshop.domain.session.typed.intents import Add

FIRM = "Ring the firm"


def said(meeting):
    return meeting.last.facts[0]


def moves(meeting):
    return [fact.what for fact in meeting.last.facts if hasattr(fact, "what")]


# --- out of turn


def test_what_is_said_out_of_turn_stands_beside_the_turn():
    meeting = Meeting(a_talk()).types(f"+ dai: {FIRM}")
    assert (said(meeting).turn.item, said(meeting).speaker) == (ASIDE, "d")
    assert meeting.notice == "Kept for Dai Okafor."
    assert meeting.at[0] == "due"


def test_out_of_turn_it_is_whoever_is_on_who_speaks():
    assert said(Meeting(a_round()).types(f"+ {FIRM}")).speaker == "m"
    assert said(Meeting(questions()).types("? Who knows?")).speaker == "d"


def test_out_of_turn_someone_is_to_be_named_if_nobody_is_on():
    with pytest.raises(Unclear, match="Whose action is it"):
        Meeting(a_talk()).types(f"+ {FIRM}")


def test_out_of_turn_an_action_is_confirmed_and_the_room_goes_on_where_it_was():
    meeting = Meeting(a_round()).types(f"+ dai: {FIRM}", "", "", "", "")
    assert meeting.kept(FIRM).parts["confirmed"] == "yes"
    assert meeting.at == ("words", "m")


def test_an_action_can_be_said_before_the_close():
    meeting = Meeting(a_round(level=Level.SET)).to_the_close()
    meeting.types(f"+ dai: {FIRM}")
    assert (said(meeting).turn.step, said(meeting).level) == ("round", "set")
    assert meeting.at[0] == "due"


def test_before_the_close_an_action_needs_its_owner():
    with pytest.raises(Unclear, match="Whose action is it"):
        Meeting(a_round()).to_the_close().types(f"+ {FIRM}")


# --- themes


def test_a_theme_is_laid_on_the_last_words():
    meeting = Meeting(a_round()).types("One", "Two", ": form")
    assert isinstance(said(meeting), Tagged)
    assert meeting.kept("Two").themes == ("form",)
    assert meeting.notice == "Theme: Forms and papers."


def test_a_theme_is_laid_on_the_words_in_hand():
    meeting = Meeting(a_round()).types("One", "Two", "<", "<", ": form")
    assert meeting.kept("One").themes == ("form",)


def test_without_words_there_is_nothing_to_lay_a_theme_on():
    with pytest.raises(Unclear, match="no words yet"):
        Meeting(a_round()).types(": form")


# --- taken away


def test_the_words_in_hand_are_taken_away():
    meeting = Meeting(actions()).types("", FIRM, "\\")
    assert isinstance(said(meeting), Struck)
    assert meeting.said == [""]
    assert meeting.notice == f"Taken away: {FIRM}  (\\\\ puts it back)"


def test_on_an_open_floor_the_last_words_are_taken_away():
    assert Meeting(a_floor()).types("One", "Two", "\\").said == ["One"]


def test_a_question_just_kept_out_of_turn_is_taken_away():
    meeting = Meeting(a_round()).types("One", "? Who knows", "\\")
    assert meeting.said == ["One"]


def test_what_was_said_out_of_turn_before_other_words_stays():
    assert Meeting(a_floor()).types("? Megan: Who", "One", "\\").said == ["Who"]


def test_a_part_in_the_line_is_taken_away_and_the_words_stay():
    meeting = Meeting(actions()).types("", FIRM, "fri", "<", "\\")
    assert (meeting.kept(FIRM).parts["due"], meeting.said[-1]) == ("", FIRM)


def test_a_followup_is_taken_away_with_what_it_led_to():
    before = Meeting(actions()).types("", FIRM, "", "", "", "").closed()
    meeting = Meeting(a_review(), before=before).types("c", "Write", "\\")
    assert meeting.said == []


def test_where_there_are_no_words_none_are_taken_away():
    with pytest.raises(Unclear, match="no words here to take away"):
        Meeting(a_round()).types("\\")


# --- put back


def test_what_was_taken_away_is_put_back():
    meeting = Meeting(a_floor()).types("One", "Two", "\\", "\\\\")
    assert (meeting.said, meeting.notice) == (["One", "Two"], "Put back: Two")


def test_what_was_taken_away_before_that_is_put_back_next():
    meeting = Meeting(a_floor()).types("One", "Two", "\\", "\\")
    assert meeting.said == []
    assert meeting.types("\\\\").said == ["One"]
    assert meeting.types("\\\\").said == ["One", "Two"]


def test_a_followup_is_put_back_with_what_it_led_to():
    before = Meeting(actions()).types("", FIRM, "", "", "", "").closed()
    meeting = Meeting(a_review(), before=before).types("c", "Write", "\\", "\\\\")
    assert meeting.said == ["change", "Write"]


def test_what_another_choice_took_back_is_not_put_back_by_itself():
    before = Meeting(actions()).types("", FIRM, "", "", "", "").closed()
    meeting = Meeting(a_review(), before=before).types("c", "Write", "<", "<", "d")
    assert meeting.said == ["done"]
    with pytest.raises(Unclear, match="Nothing was taken away"):
        meeting.types("\\\\")


def test_only_where_something_was_taken_away_is_the_key_for_it_offered():
    meeting = Meeting(a_floor()).types("One")
    assert "\\\\" not in meeting.screen.offers
    assert "\\\\" in meeting.types("\\").screen.offers
    assert "\\\\" not in meeting.types("\\\\").screen.offers


def test_what_is_private_is_not_said_aloud_as_it_is_put_back():
    meeting = Meeting(a_floor(level=Level.PRIVATE)).types("One", "\\", "\\\\")
    assert "One" not in meeting.notice


# --- notes


def a_note(meeting):
    return add_words(meeting.place, Add(Kind.NOTE, "Ask the mill")).facts[0]


def test_a_note_is_nobodys_words_and_private():
    note = a_note(Meeting(a_round()))
    assert (note.speaker, note.turn.item, note.level) == ("", ASIDE, Level.PRIVATE)
    assert a_note(Meeting(a_round()).to_the_close()).turn.step == "round"


def test_a_note_is_not_what_is_taken_away_or_given_a_theme():
    meeting = Meeting(a_round()).types("One", "? Who knows")
    meeting.keeps(a_note(meeting)).types(": time", "\\")
    assert meeting.kept("Who knows").themes == ("time",)
    assert meeting.said == ["One", "Ask the mill"]
