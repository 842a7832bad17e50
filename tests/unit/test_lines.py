from dataclasses import replace

from tests.builders import (
    Meeting,
    a_design,
    a_floor,
    a_review,
    a_round,
    a_talk,
    actions,
    an_action,
    an_issue,
    questions,
    slips,
)
from tmworkshop.domain.design import Keeps, Shows
from tmworkshop.domain.facts import Kind, Said
from tmworkshop.domain.levels import Level
from tmworkshop.domain.session.shown.moment import Moment
from tmworkshop.domain.session.shown.screen_view import screen_of

FIRM = "Ring the firm"


def lines(*steps, after=(), **more):
    return Meeting(*steps, **more).types(*after).screen.lines


# --- at a turn


def test_what_was_said_on_the_floor_stands_with_its_speaker():
    assert lines(a_floor(), after=["Dai: We ring", "They wait"]) == (
        "Dai Okafor: We ring",
        "They wait",
    )


def test_the_presenters_questions_stand_without_the_presenters_name():
    assert lines(questions(), after=["Who knows?"]) == ("Who knows?",)


def test_a_rating_shows_no_words():
    assert lines(slips(), after=["1 2"]) == ()


def test_an_action_stands_with_what_was_given_so_far():
    given = ["", FIRM, "fri", "They ring back", "dai", "y"]
    assert lines(actions(), after=given) == (
        FIRM,
        "   By Friday 13 March 2026.  Begun when: They ring back  Dai Okafor helps.",
    )


def test_a_helper_appears_only_once_they_said_yes():
    asked = lines(actions(), after=["", FIRM, "", "", "dai"])
    refused = lines(actions(), after=["", FIRM, "", "", "dai", "n"])
    assert asked == refused == (FIRM,)


def test_an_action_out_of_turn_stands_below_what_is_here():
    assert lines(a_floor(), after=["One", "+ dai: Ring", "fri"]) == (
        "One",
        "Ring",
        "   By Friday 13 March 2026.",
    )


def test_a_practice_stands_with_what_was_said_of_it():
    said = ["We rang", "Small firms", "", "They came", "Nobody answers"]
    kept = lines(a_round("told", Keeps.PRACTICE), a_talk(), after=said[:3])
    assert kept == ("We rang", "   In this setting: Small firms.")
    told = lines(a_floor("told", Keeps.PRACTICE), after=["dai: We rang", *said[1:]])
    assert told == (
        "Dai Okafor: We rang",
        "   In this setting: Small firms.",
        "   So: They came.",
        "   Its limits: Nobody answers.",
    )


def test_of_a_private_practice_the_room_sees_nothing():
    private = a_floor("told", Keeps.PRACTICE, level=Level.PRIVATE)
    kept = lines(private, after=["dai: We rang", "Small firms"])
    assert kept == ("(private: not shown here)",)


# --- read back

ACTED = ["", FIRM, "fri", "They ring", "", "y", "Write", "", "", "", "y", "-"]
NOBODY = "Nobody has said an action today, and that is fine."


def read_back(*steps, after=(), **more):
    return lines(actions(), *steps, after=[*ACTED, *after], **more)


def test_at_the_end_todays_actions_stand_with_their_owners():
    assert read_back(a_talk("close", shows=Shows.ACTIONS)) == (
        "Megan Prys-Jones: Ring the firm",
        "   By Friday 13 March 2026.  Begun when: They ring",
        "Dai Okafor: Write",
    )


def test_each_owners_actions_are_read_back_together_in_the_order_of_the_room():
    talks = a_talk(), a_talk("close", shows=Shows.ACTIONS)
    more = ["+ amina: Ask", "", "", "", "y", "+ megan: Sing", "", "", "", "y", ""]
    assert [each[:6] for each in read_back(*talks, after=more) if each[0] != " "] == [
        "Megan ",
        "Megan ",
        "Dai Ok",
        "Amina ",
    ]


def test_in_a_round_each_has_their_own_to_read_and_then_what_they_say():
    last = a_round("last", shows=Shows.ACTIONS)
    assert read_back(last) == (
        FIRM,
        "   By Friday 13 March 2026.  Begun when: They ring",
    )
    assert read_back(last, after=["Learned"]) == ("Write",)
    assert read_back(last, after=["Learned", "So did I"]) == ()
    again = read_back(last, after=["Learned", "So did I", "<"])
    assert again == ("Write", "So did I")


def test_an_action_that_is_added_while_they_are_read_stands_once():
    close = a_talk("close", shows=Shows.ACTIONS)
    assert read_back(close, after=["+ dai: Sing"])[2:] == (
        "Dai Okafor: Write",
        "Dai Okafor: Sing",
    )
    last = a_round("last", shows=Shows.ACTIONS)
    assert read_back(last, after=["+ dai: Sing"])[::2] == (
        "Megan Prys-Jones: Ring the firm",
        "Sing",
    )


def test_an_action_that_is_private_is_not_read_back_in_the_room():
    acting = actions(level=Level.PRIVATE), a_talk("close", shows=Shows.ACTIONS)
    shown = lines(*acting, after=ACTED)
    assert shown == (
        "Megan Prys-Jones: (private: not shown here)",
        "Dai Okafor: (private: not shown here)",
    )


def test_where_nobody_said_an_action_the_screen_says_that_this_is_fine():
    close = a_talk("close", shows=Shows.ACTIONS)
    assert lines(close) == (NOBODY,)
    assert lines(a_round("last", shows=Shows.ACTIONS)) == ()


# --- read back: what was carried as well


def carried(*steps, after=(), **more):
    """Return the lines after a review in which Megan kept an action going."""
    before = an_action(Meeting(actions()).types("")).closed()
    said = ["k", "30 april", "", *after]
    return lines(a_review(**more), *steps, before=before, after=said)


def test_what_was_carried_is_read_back_as_it_was_agreed_today():
    kept = "   By Thursday 30 April 2026.  Carried once."
    assert carried(a_talk("close", shows=Shows.ACTIONS)) == (
        "Megan Prys-Jones: Ring the firm",
        kept,
    )
    assert carried(a_round("last", shows=Shows.ACTIONS)) == (FIRM, kept)


def test_what_is_new_is_read_back_beside_what_was_carried_in_order_of_their_dates():
    more = ["", "Sing", "fri", "", "", "y", "-", "-"]
    assert carried(actions(), a_round("last", shows=Shows.ACTIONS), after=more) == (
        "Sing",
        "   By Friday 24 April 2026.",
        FIRM,
        "   By Thursday 30 April 2026.  Carried once.",
    )


def test_what_was_done_changed_or_handed_on_is_read_back_as_it_is_now():
    before = two_actions("", "", "")
    close = a_talk("close", shows=Shows.ACTIONS)
    said = ["c", "Call the firm", "", "", "h", "dai", "y", ""]
    shown = lines(a_review(), close, before=before, after=said)
    assert shown == ("Megan Prys-Jones: Call the firm", "Dai Okafor: Write to the mill")
    done = lines(a_review(), close, before=before, after=["d", "", "l", ""])
    assert done == (NOBODY,)


def test_what_whoever_is_away_has_to_do_is_not_read_back():
    before = two_actions("", "", "")
    close = a_talk("close", shows=Shows.ACTIONS)
    assert lines(close, before=before, present="d") == (NOBODY,)


def test_a_date_that_was_agreed_in_private_is_not_read_back():
    last = a_round("last", shows=Shows.ACTIONS)
    assert carried(last, level=Level.PRIVATE) == (FIRM,)


def test_what_was_erased_is_not_read_back():
    meeting = Meeting(actions(), a_talk("close", shows=Shows.ACTIONS)).types(*ACTED)
    record = replace(meeting.scene.record, erased=frozenset(meeting.walkthrough.kept))
    erased = replace(meeting.scene, record=record)
    now = meeting.clock.time
    assert screen_of(Moment(meeting.walkthrough, erased, meeting.asked), now).lines == (
        NOBODY,
    )
    back = meeting.types("<", "<", "<")
    seen = Moment(back.walkthrough, erased, back.asked)
    assert screen_of(seen, now).lines == ()


# --- as an action is asked for


def test_who_is_asked_for_an_action_sees_what_they_have_to_do_already():
    assert carried(actions(), after=[""]) == (
        "Yours already, by 30 April: Ring the firm",
    )
    said = carried(actions(), after=["", "Sing"])
    assert said == ("Yours already, by 30 April: Ring the firm", "Sing")
    assert carried(actions(), after=["", "-"]) == ()


def test_an_action_said_out_of_turn_is_theirs_already():
    assert lines(a_talk(), actions(), after=["+ megan: Ring", "fri"]) == (
        "Ring",
        "   By Friday 13 March 2026.",
    )
    said = ["+ megan: Ring", "", "", "", "y", "", ""]
    assert lines(a_talk(), actions(), after=said) == ("Yours already: Ring",)


def test_what_is_theirs_already_and_private_is_not_shown():
    private = a_floor("told", Keeps.ACTION, level=Level.PRIVATE)
    said = ["", "megan: Ring", "y", ""]
    assert lines(private, actions(), after=said) == (
        "Yours already: (private: not shown here)",
    )


# --- under review


def two_actions(*parts):
    first = Meeting(actions()).types("23 april", FIRM, *parts, "+")
    return an_action(first, "Write to the mill").closed()


def test_all_open_actions_of_one_member_stand_on_one_screen():
    before = two_actions("n", "They ring", "")
    assert lines(a_review(), before=before) == (
        ">1  Ring the firm",
        "    By Thursday 23 April 2026.  Begun when: They ring",
        " 2  Write to the mill",
        "    No date yet.",
    )


def test_what_the_owner_says_now_stands_below_the_action():
    before = two_actions("", "", "")
    assert lines(a_review(), before=before, after=["k", "30 april"])[:3] == (
        ">1  Ring the firm",
        "    = keep going.  By Thursday 30 April 2026.",
        " 2  Write to the mill",
    )


def test_what_an_action_became_stands_below_it():
    before = two_actions("", "", "")
    assert lines(a_review(), before=before, after=["h", "dai", "y"])[:3] == (
        ">1  Ring the firm",
        "    = handed on.",
        "    Dai Okafor: Ring the firm",
    )


def test_what_waits_for_a_yes_or_for_words_has_not_happened_yet():
    before = two_actions("", "", "")
    handed = lines(a_review(), before=before, after=["h", "dai"])
    changed = lines(a_review(), before=before, after=["c"])
    assert handed[1] == "    = to be handed on."
    assert changed[1] == "    = to be changed."


def test_times_carried_are_told():
    kept = Meeting(a_review(), before=an_action(Meeting(actions()).types("")).closed())
    again = Meeting(a_review(), before=kept.types("k", "").closed())
    assert again.screen.lines[1] == "    No date yet.  Carried once."


def test_the_actions_of_who_is_away_are_not_shown():
    before = two_actions("", "", "")
    assert lines(a_review(spare_to="talk"), a_talk(), before=before, present="d") == ()


def with_word_sent(before, value="done"):
    action = before.actions[0]
    said = Said(
        kind=Kind.FOLLOWUP,
        value=value,
        speaker=action.owner,
        follows=action.id,
        parts={"happened": "They rang back."},
    )
    before.facts += before.stamp([said])
    return before


def test_word_that_someone_away_has_sent_stands_as_the_review_begins():
    before = with_word_sent(two_actions("", "", ""))
    assert lines(a_review(spare_to="talk"), a_talk(), before=before, present="d") == (
        "Word from Megan Prys-Jones: Ring the firm",
        "   = done.  They rang back.",
    )


def test_word_sent_by_someone_who_came_after_all_is_theirs_to_tell():
    before = with_word_sent(two_actions("", "", ""), "keep")
    assert not any("Word from" in line for line in lines(a_review(), before=before))


def test_word_that_was_sent_is_told_once():
    before = with_word_sent(two_actions("", "", ""))
    review = Meeting(a_review(spare_to="talk"), a_talk(), before=before, present="d")
    review.types("? dai: Who else?").closed()
    later = Meeting(a_review(spare_to="talk"), a_talk(), before=review, present="d")
    assert later.screen.lines == ()


# --- before the close


def at_the_close(*steps, after=(), **more):
    return Meeting(*steps, **more).types(*after).to_the_close().screen.lines


def test_the_close_reads_back_only_what_nobody_confirmed():
    given = ["", FIRM, "fri", "", "", ">", "y"]
    shown = at_the_close(actions(), a_talk(), after=given)
    assert shown[:3] == (
        "Not yet confirmed:",
        "   Megan Prys-Jones: Ring the firm",
        "      By Friday 13 March 2026.",
    )


def test_the_close_reads_nothing_back_that_is_confirmed():
    given = ["23 april", FIRM, "", "", "", "y", "-", "-"]
    assert at_the_close(actions(), after=given) == (
        "We next meet on Thursday 23 April 2026.",
    )


def test_the_close_lists_what_stayed_open_and_whose():
    shown = at_the_close(a_round(), a_floor(), an_issue(), after=["One"])
    assert shown == (
        "Left open:",
        "   Round: Dai Okafor and Amina Li",
        "   Floor",
        "   Issue: Dai Okafor",
        "No date yet for our next meeting.",
    )


def test_what_is_open_to_all_is_everyones():
    assert "   Act: everyone" in at_the_close(actions(), after=["", "", "", ""])


def test_what_is_open_to_both_presenters_is_not_everyones():
    both = a_design(an_issue(), presenters=2)
    assert "   Issue: Dai Okafor and Megan Prys-Jones" in at_the_close(
        both, presenters="dm"
    )


def test_what_was_passed_is_not_open():
    shown = at_the_close(a_round(keeps=Keeps.LEARNING), after=["-", "-", "-"])
    assert shown == ("No date yet for our next meeting.",)


def test_who_said_an_action_out_of_turn_has_not_left_it_open():
    given = ["+ megan: Ring the firm", "", "", "", "", ""]
    shown = at_the_close(a_floor(), actions(), after=given)
    assert "   Act: Dai Okafor and Amina Li" in shown
