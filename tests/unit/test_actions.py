from datetime import date

import pytest

from tests.builders import APRIL, MARCH, Meeting, a_review, actions, an_action
from tmworkshop.domain.record.actions import Status, open_actions

FIRM = "Ring the firm"


def agreed(*more):
    """Megan says an action, the set meeting again on 23 April, and the session ends."""
    return (
        Meeting(actions())
        .types("23 april", FIRM, *(more or ("n", "", "", "")))
        .closed()
    )


def reviewed(*lines, before=None):
    meeting = Meeting(a_review(), actions("then"), before=before or agreed())
    return meeting.types(*lines)


def test_an_action_is_told_with_all_that_was_agreed():
    (action,) = agreed("n", "They ring back", "dai", "y", "y").actions
    assert (action.owner, action.words, action.due) == ("m", FIRM, APRIL)
    assert (action.first_sign, action.helper) == ("They ring back", "d")
    assert (action.said_on, action.confirmed) == (MARCH, True)


def test_a_helper_who_said_no_is_no_helper():
    (action,) = agreed("n", "", "dai", "n", "y").actions
    assert action.helper == ""


def test_an_action_without_a_date_has_none():
    (action,) = agreed("", "", "", "").actions
    assert action.due is None


def test_an_action_is_open_until_its_owner_says_otherwise():
    (action,) = agreed().actions
    assert action.is_open
    assert action.status is Status.OPEN


@pytest.mark.parametrize(
    ("lines", "status"),
    [
        (["d"], Status.DONE),
        (["l"], Status.LET_GO),
        (["k", ""], Status.OPEN),
        (["c"], Status.OPEN),
        (["c", "Write to the firm"], Status.CHANGED),
        (["h", "dai"], Status.OPEN),
        (["h", "dai", "n"], Status.OPEN),
        (["h", "dai", "y"], Status.HANDED_ON),
    ],
)
def test_what_its_owner_says_now_is_its_status(lines, status):
    assert reviewed(*lines).actions[0].status is status


def test_an_action_handed_on_has_its_new_owner_and_its_words():
    handed = reviewed("h", "dai", "y")
    handed_on = handed.actions[1]
    assert (handed_on.owner, handed_on.words, handed_on.due) == ("d", FIRM, APRIL)
    assert handed_on.follows == handed.actions[0].id
    assert handed_on.confirmed


def test_an_action_without_a_date_is_handed_on_without_one():
    undated = agreed("", "", "", "")
    assert reviewed("h", "dai", "y", before=undated).actions[1].due is None


def test_a_changed_action_has_its_new_words_and_date():
    changed = reviewed("c", "Write to the firm", "30 april").actions[1]
    assert (changed.owner, changed.words) == ("m", "Write to the firm")
    assert changed.due == date(2026, 4, 30)


def test_times_carried_are_counted():
    kept = reviewed("k", "30 april", "", "").closed()
    again = reviewed("k", "", "", "", before=kept)
    assert again.actions[0].carried == 2
    assert [heard.on for heard in again.actions[0].story] == [APRIL, APRIL]


def test_a_new_date_holds_and_no_new_date_leaves_the_old():
    assert reviewed("k", "30 april").actions[0].due == date(2026, 4, 30)
    assert reviewed("k", "").actions[0].due == APRIL


def test_the_story_tells_what_happened_and_what_was_learned():
    (heard,) = reviewed("d", "They rang", "Ask first").actions[0].story
    assert (heard.happened, heard.learned) == ("They rang", "Ask first")


def test_a_struck_action_is_gone_and_its_number_is_not_given_again():
    meeting = Meeting(actions()).types("", FIRM, "\\")
    an_action(meeting, "Write to the firm")
    assert [(each.number, each.words) for each in meeting.actions] == [
        (2, "Write to the firm")
    ]


def test_open_actions_are_those_of_an_owner_if_one_is_named():
    meeting = an_action(an_action(Meeting(actions()).types("")), "Ask legal")
    assert [each.words for each in open_actions(meeting.actions, "d")] == ["Ask legal"]
    assert len(open_actions(meeting.actions)) == 2
