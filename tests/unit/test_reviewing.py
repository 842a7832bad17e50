import pytest

from tests.builders import Meeting, a_review, a_talk, actions, an_action
from tmworkshop.domain.errors import Unclear

FIRM = "Ring the firm"


def reviewed(*lines):
    before = an_action(Meeting(actions()).types("")).closed()
    return Meeting(a_review(), a_talk(), before=before).types(*lines)


def parts(meeting):
    (followup,) = [k for k in meeting.walkthrough.kept.values() if k.kind == "followup"]
    return followup.parts


def test_one_key_says_what_now():
    meeting = reviewed("d")
    (followup,) = meeting.walkthrough.kept.values()
    assert (followup.value, followup.speaker) == ("done", "m")
    assert followup.follows == meeting.actions[0].id


def test_what_happened_and_what_was_learned_are_kept_if_offered():
    assert parts(reviewed("d", "They rang", "Ask first")) == {
        "happened": "They rang",
        "learned": "Ask first",
    }


def test_where_nothing_happened_nothing_was_learned():
    meeting = reviewed("d", "")
    assert parts(meeting) == {"happened": ""}
    assert meeting.at[0] == "go"


def test_another_choice_takes_back_what_the_first_led_to():
    meeting = reviewed("c", "Write", "", "<", "<", "<", "k")
    assert meeting.said == ["keep"]
    assert meeting.at[0] == "due"


def test_the_same_choice_again_changes_nothing():
    assert reviewed("d", "", "<", "d").said == ["done"]
    assert reviewed("d", "<", "d").at[0] == "happened"


def test_a_change_without_new_words_leaves_the_action_open():
    meeting = reviewed("c", " ")
    assert meeting.actions[0].is_open
    assert meeting.notice == "Its words are as they were: it stays open."


def test_a_change_to_the_same_words_leaves_the_action_open():
    assert reviewed("c", FIRM).actions[0].is_open
    assert reviewed("c", "").actions[0].is_open


def test_new_words_can_be_put_right():
    meeting = reviewed("c", "Writ", "<", "Write", "")
    assert meeting.actions[1].words == "Write"
    assert len(meeting.actions) == 2


@pytest.mark.parametrize("line", ["", " ", "Write"])
def test_new_words_can_be_left_as_they_are(line):
    meeting = reviewed("c", "Write", "<", line)
    assert meeting.actions[1].words == "Write"
    assert meeting.at[0] == "new-due"


def test_a_new_date_can_be_put_right_or_left():
    meeting = reviewed("c", "Write", "30 april", "<", "1 may")
    assert meeting.actions[1].due.month == 5
    assert meeting.types("<", "").actions[1].due.month == 5


def test_handing_on_needs_someone_else():
    with pytest.raises(Unclear, match="handed on to someone else"):
        reviewed("h", "megan")


def test_handing_on_to_nobody_leaves_the_action_open():
    assert reviewed("h", "nobody").actions[0].is_open


def test_handing_on_to_nobody_after_all_takes_it_from_whoever_said_yes():
    meeting = reviewed("h", "dai", "y", "<", "<", "nobody")
    assert [action.owner for action in meeting.actions if action.is_open] == ["m"]
    assert meeting.notice.startswith("It stays open.")
    assert meeting.types("<").at[0] == "receiver"
    meeting.types("amina", "y", "")
    assert [action.owner for action in meeting.actions if action.is_open] == ["a"]


def test_handing_on_needs_a_yes():
    meeting = reviewed("h", "dai", "")
    assert meeting.actions[0].is_open
    assert meeting.notice == "It stays open."


def test_a_yes_hands_it_on():
    meeting = reviewed("h", "dai", "y")
    assert meeting.actions[1].owner == "d"


def test_a_yes_that_stands_is_left_by_enter():
    assert reviewed("h", "dai", "y", "<", "").actions[1].owner == "d"


def test_a_yes_can_be_taken_back():
    meeting = reviewed("h", "dai", "y", "<", "n")
    assert [action.words for action in meeting.actions] == [FIRM]
    assert meeting.actions[0].is_open


def test_another_receiver_is_asked_and_the_first_has_it_no_more():
    meeting = reviewed("h", "dai", "y", "<", "<", "amina", "y")
    assert [action.owner for action in meeting.actions] == ["m", "a"]


def test_the_same_receiver_is_not_asked_again():
    assert reviewed("h", "dai", "n", "<", "<", "dai").at[0] == "happened"
