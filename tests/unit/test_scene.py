from datetime import date

from tests.builders import (
    APRIL,
    CONTENT,
    Meeting,
    a_review,
    a_round,
    actions,
    an_action,
)
from tmworkshop.domain.record.record import record_of
from tmworkshop.domain.session.course.layout import Review
from tmworkshop.domain.session.course.scene import list_reviews, next_meeting, scene_of


def agreed():
    return an_action(Meeting(actions()).types("23 april")).closed()


def test_a_scene_knows_the_set_its_people_and_where_they_belong():
    scene = Meeting(a_round()).scene
    assert (scene.record.founded.name, scene.number) == ("Dyffryn set", 1)
    assert scene.names["d"] == "Dai Okafor"
    assert scene.partnerships["a"] == "p2"


def test_a_session_knows_how_many_there_were_before_it():
    assert Meeting(a_review(), before=agreed()).scene.number == 2


def test_taken_up_again_a_scene_is_the_same():
    meeting = Meeting(a_round()).types("One")
    before = [f for f in meeting.facts if f not in (meeting.opened, *meeting.ours)]
    again = scene_of(record_of(before), meeting.opened, CONTENT)
    assert again == meeting.scene


def test_the_actions_to_review_are_known_with_their_owners():
    meeting = Meeting(a_review(), before=agreed())
    (action,) = meeting.actions
    assert list_reviews(meeting.scene, meeting.opened) == (Review(action.id, "m"),)


def test_an_action_that_is_no_longer_known_is_not_reviewed():
    meeting = Meeting(a_review(), before=agreed())
    assert list_reviews(Meeting(a_round()).scene, meeting.opened) == ()


def test_a_theme_has_a_title():
    assert Meeting(a_round()).scene.theme_title("time") == "Time"


def test_a_theme_that_is_in_no_codebook_any_more_is_told_by_its_id():
    assert Meeting(a_round()).scene.theme_title("own.gone") == "own.gone"


def test_an_action_is_read_back_until_it_is_confirmed():
    meeting = Meeting(actions()).types("", "Ring the firm", "", "", "")
    (unconfirmed,) = meeting.scene.to_read_back(meeting.walkthrough)
    assert unconfirmed.words == "Ring the firm"
    assert not meeting.scene.to_read_back(meeting.types("y").walkthrough)


def test_an_action_that_was_changed_since_is_read_back_again():
    meeting = an_action(Meeting(actions()).types(""))
    meeting.keeps(
        meeting.place.amend("due", "2026-05-01", meeting.kept("Ring the firm").id)
    )
    assert len(meeting.scene.to_read_back(meeting.walkthrough)) == 1


def test_the_next_meeting_is_the_date_that_was_agreed_last():
    meeting = Meeting(actions())
    assert next_meeting(meeting.walkthrough) is None
    assert next_meeting(meeting.types("23 april").walkthrough) == APRIL
    changed = meeting.types("<", "30 april").walkthrough
    assert next_meeting(changed) == date(2026, 4, 30)


def test_no_date_yet_is_no_date():
    assert next_meeting(Meeting(actions()).types("").walkthrough) is None
