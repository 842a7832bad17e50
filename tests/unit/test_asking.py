import pytest

from tests.builders import (
    Meeting,
    a_floor,
    a_review,
    a_round,
    a_talk,
    actions,
    an_action,
    an_issue,
    slips,
)
from tmworkshop.domain.design import Keeps
from tmworkshop.domain.parts import Part
from tmworkshop.domain.session.questions.question import Slot
from tmworkshop.domain.session.questions.question_in_hand import (
    CLOSING,
    Asking,
    Focus,
    find_question,
)


def first_asked(*steps, **more):
    return Meeting(*steps, **more).asked.slot


@pytest.mark.parametrize(
    ("step", "slot"),
    [
        (a_talk(), Slot.GO),
        (a_round(), Part.WORDS),
        (a_floor(), Part.WORDS),
        (an_issue(), Part.WORDS),
        (slips(), Slot.SLIPS),
        (slips(keeps=Keeps.REFLECTION), Part.WORDS),
        (a_round(keeps=Keeps.RATING, scale="holds"), Slot.POINT),
        (actions(), Slot.MEETING),
        (a_review(spare_to="review"), Slot.SPARE),
    ],
)
def test_what_is_asked_follows_from_the_step(step, slot):
    assert first_asked(step) is slot


def test_without_a_presenter_one_is_asked_for():
    assert first_asked(an_issue(), presenters="") is Slot.PRESENTER


def test_what_became_of_an_action_is_asked_of_its_owner():
    before = an_action(Meeting(actions()).types("")).closed()
    assert first_asked(a_review(), before=before) is Part.VALUE


def test_a_blank_screen_asks_only_to_be_shown_again():
    assert Meeting(a_round()).types("#").asked == Asking(Slot.BLANK)


def test_once_all_is_asked_the_close_is():
    assert Meeting(a_talk()).types("").asked == Asking(Slot.CLOSE)


def test_the_close_can_be_asked_for_early():
    assert find_question(Meeting(a_round()).walkthrough, CLOSING) == Asking(Slot.CLOSE)


def test_a_part_that_is_missing_is_asked_before_anything_new():
    meeting = Meeting(actions()).types("", "Ring")
    assert (meeting.asked.slot, meeting.asked.is_part) == (Part.DUE, True)


def test_a_part_of_what_was_said_out_of_turn_is_asked_wherever_the_room_is():
    meeting = Meeting(a_talk()).types("+ dai: Ring")
    assert (meeting.asked.slot, meeting.asked.is_aside) == (Part.DUE, True)


def test_a_part_of_what_was_said_out_of_turn_is_asked_before_the_close():
    assert Meeting(a_talk()).types("", "+ dai: Ring").asked.slot is Part.DUE


def test_a_reopened_answer_is_asked_with_its_words():
    asked = Meeting(a_round()).types("One", "<").asked
    assert (asked.kept.words, asked.is_part, asked.is_aside) == ("One", False, False)


def test_a_part_that_someone_wants_to_give_again_is_asked():
    meeting = Meeting(a_floor(holds=True)).types("One", "h")
    focus = Focus(meeting.kept("One").id, Part.HOLDS)
    assert find_question(meeting.walkthrough, focus).slot is Part.HOLDS


def test_a_focus_on_nothing_known_is_forgotten():
    meeting = Meeting(a_round())
    assert (
        find_question(meeting.walkthrough, Focus("unknown", Part.DUE)).slot
        is Part.WORDS
    )


def test_the_counts_of_slips_are_looked_at_before_the_room_goes_on():
    assert Meeting(slips()).types("1 2").asked.slot is Slot.GO


def test_slips_that_are_gone_back_to_stand_in_the_line():
    asked = Meeting(slips(), a_talk()).types("1 2", "", "<").asked
    assert (asked.slot, asked.kept.value) == (Slot.SLIPS, "1 2")
