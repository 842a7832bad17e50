from datetime import date

import pytest

from tests.builders import (
    Meeting,
    a_floor,
    a_review,
    a_round,
    actions,
    an_action,
    an_issue,
)
from tests.records import APRIL, IMPRINT, JANUARY, MARCH, Story
from tmworkshop.domain.design import Keeps, Shows
from tmworkshop.domain.facts import Kind, TurnKey
from tmworkshop.domain.pages.participant import Imprint, participant_page
from tmworkshop.domain.sharing.disclosure import Purpose

# Where words stand that do not stand on the page of whoever said them.
ELSEWHERE = {
    Kind.FOLLOWUP: "with the action that it is about",
    Kind.RATING: "among everyone's figures",
    Kind.MEETING: "as the day of the next meeting",
    Kind.NOTE: "on the summary, for the set",
}


def page_of(story, member="m1", number=0, imprint=IMPRINT):
    record = story.record
    session = record.sessions[number - 1]
    return participant_page(record, record.members[member], session, imprint)


@pytest.fixture
def story():
    return Story.of_three(place="Canolfan Gymuned", kept_until=date(2027, 3, 31))


def test_the_page_says_whose_it_is_and_from_where(story):
    story.meet(MARCH)
    page = page_of(story)
    assert page.name == "Megan Prys-Jones"
    assert page.occasion == "My page from the Dyffryn set, Thursday 12 March 2026"


def test_a_set_whose_name_is_a_place_is_called_a_set():
    story = Story("Dyffryn")
    story.join("m1", "Megan")
    story.meet(MARCH, ("m1",))
    assert page_of(story).occasion.startswith("My page from the Dyffryn set,")


def test_whoever_was_absent_reads_that_the_set_met_without_them(story):
    story.meet(MARCH, ("m2", "m3"))
    assert page_of(story).occasion == (
        "My page from the Dyffryn set, which met without me on Thursday 12 March 2026"
    )


def test_the_next_meeting_stands_with_its_place(story):
    story.meet(MARCH)
    story.part(again=APRIL)
    line = "We next meet on Thursday 23 April 2026, Canolfan Gymuned."
    assert page_of(story).next_meeting == line


def test_a_set_without_a_place_says_only_when():
    story = Story.of_three()
    story.meet(MARCH)
    story.part(again=APRIL)
    assert page_of(story).next_meeting == "We next meet on Thursday 23 April 2026."


def test_without_a_date_nothing_is_said_of_the_next_meeting(story):
    story.meet(MARCH)
    story.said(Kind.LEARNING, "m1", "Ask first")
    story.part()
    assert page_of(story).next_meeting == ""


def test_the_footer_says_when_it_was_made_and_until_when_it_is_kept(story):
    story.meet(MARCH)
    assert page_of(story).footer == (
        "Megan Prys-Jones: this page is yours alone. "
        "Made 12 March 2026. Kept until 31 March 2027."
    )


def test_the_footer_is_silent_where_no_end_was_set():
    story = Story.of_three()
    story.meet(MARCH)
    assert page_of(story).footer.endswith("Made 12 March 2026.")


def test_an_action_of_today_stands_with_all_that_was_said_of_it(story):
    story.meet(MARCH)
    parts = {
        "first-sign": "Dai has it in his inbox",
        "helper": "m2",
        "helper-agreed": "yes",
    }
    story.action("m1", "Show Dai our consent form", APRIL, parts=parts)
    (action,) = page_of(story).doing
    assert action.words == "Show Dai our consent form"
    assert action.due == "By Thursday 23 April 2026."
    assert action.first_sign == "It has begun when: Dai has it in his inbox."
    assert action.helper == "Dai Okafor has said yes to helping."
    assert action.since == ""


@pytest.mark.parametrize("said", ["It is done.", "Is it?", "Now!", "“It rang.”", "…"])
def test_a_first_sign_that_ends_like_a_sentence_gets_no_second_stop(story, said):
    story.meet(MARCH)
    story.action("m1", "Ring", parts={"first-sign": said})
    assert page_of(story).doing[0].first_sign == f"It has begun when: {said}"


def test_a_helper_who_did_not_say_yes_is_not_named(story):
    story.meet(MARCH)
    parts = {"helper": "m2", "helper-agreed": "no"}
    story.action("m1", "Ring", parts=parts)
    assert page_of(story).doing[0].helper == ""


def test_an_action_needs_no_date_and_no_sign(story):
    story.meet(MARCH)
    story.action("m1", "Ring")
    (action,) = page_of(story).doing
    assert (action.due, action.first_sign) == ("No date yet.", "")


def test_what_comes_first_stands_first_and_what_has_no_date_last(story):
    story.meet(MARCH)
    story.action("m1", "Some day")
    story.action("m1", "In June", date(2026, 6, 1))
    story.action("m1", "In April", APRIL)
    words = [action.words for action in page_of(story).doing]
    assert words == ["In April", "In June", "Some day"]


def test_what_is_read_back_at_the_end_is_what_stands_on_the_page():
    before = an_action(Meeting(actions()).types(""))
    meeting = Meeting(
        *(a_review(), actions(), a_round("last", shows=Shows.ACTIONS)),
        before=before.closed(),
    )
    meeting.types("k", "30 april", "", "", "Sing", "fri", "", "", "y", "-", "-")
    record = meeting.record
    page = participant_page(record, record.members["m"], record.sessions[-1], IMPRINT)
    assert [each.words for each in page.doing] == ["Sing", "Ring the firm"]
    assert [each.due[-14:] for each in page.doing] == [
        "24 April 2026.",
        "30 April 2026.",
    ]
    assert meeting.screen.lines[::2] == tuple(each.words for each in page.doing)


def test_an_earlier_action_says_since_when_how_often_and_the_new_date(story):
    story.meet(JANUARY)
    action = story.action("m1", "Ask the Jobcentre", MARCH)
    story.part()
    story.meet(date(2026, 2, 9))
    story.heard(action, "keep")
    story.part()
    story.meet(MARCH)
    story.heard(action, "keep", due="2026-04-30", happened="Yes", learned="Ask legal")
    (shown,) = page_of(story).doing
    assert shown.since == "I said this on 12 January 2026. Carried twice."
    assert shown.due == "New date: Thursday 30 April 2026."
    assert [(s.on, s.happened, s.learned) for s in shown.story] == [
        ("12 March", "Yes", "Ask legal")
    ]


@pytest.mark.parametrize(("count", "said"), [(1, "once"), (3, "3 times")])
def test_times_carried_are_counted_in_words(story, count, said):
    story.meet(JANUARY)
    action = story.action("m1", "Ask")
    story.part()
    for _ in range(count):
        story.heard(action, "keep")
    story.meet(MARCH)
    assert page_of(story).doing[0].since.endswith(f"Carried {said}.")


@pytest.mark.parametrize(
    ("what_now", "outcome"), [("done", "I did this."), ("let-go", "I let this go.")]
)
def test_what_came_to_an_end_today_says_how(story, what_now, outcome):
    story.meet(JANUARY)
    action = story.action("m1", "Ring the two small firms")
    story.part()
    story.meet(MARCH)
    story.heard(action, what_now, happened="The network does it")
    page = page_of(story)
    assert page.doing == ()
    (ended,) = page.ended
    assert ended.outcome == outcome
    assert ended.since == "I said this on 12 January 2026."
    assert ended.story[0].happened == "The network does it"


def test_what_came_to_an_end_between_two_sessions_stands_on_the_next_page(story):
    story.meet(JANUARY)
    action = story.action("m1", "Ring")
    story.part()
    story.on(date(2026, 2, 2)).heard(action, "done")
    story.meet(MARCH)
    assert [ended.words for ended in page_of(story).ended] == ["Ring"]


def test_what_came_to_an_end_since_the_last_session_stands_on_its_page(story):
    story.meet(JANUARY)
    action = story.action("m1", "Ring")
    story.part()
    story.heard(action, "done")
    assert [ended.words for ended in page_of(story).ended] == ["Ring"]


def test_what_came_to_an_end_before_is_history(story):
    story.meet(JANUARY)
    at_once = story.action("m1", "Ring")
    between = story.action("m1", "Write")
    story.heard(at_once, "done")
    story.part()
    story.heard(between, "done")
    story.meet(date(2026, 2, 9))
    story.part(again=MARCH)
    story.meet(MARCH)
    page = page_of(story)
    assert (page.doing, page.ended) == ((), ())


def test_a_changed_action_stands_in_its_new_words_and_the_old_ones_say_so(story):
    story.meet(JANUARY)
    old = story.action("m1", "Write to them")
    story.part()
    story.meet(MARCH)
    story.heard(old, "change")
    story.action("m1", "Go and see them", follows=old)
    page = page_of(story)
    assert [(a.words, a.since) for a in page.doing] == [("Go and see them", "")]
    assert page.ended[0].outcome == (
        "I changed this. It stands above in its new words."
    )


def test_a_changed_action_that_ended_since_does_not_stand_above(story):
    story.meet(MARCH)
    old = story.action("m1", "Write to them")
    story.heard(old, "change")
    new = story.action("m1", "Go and see them", follows=old)
    story.part()
    story.heard(new, "done")
    outcomes = [ended.outcome for ended in page_of(story).ended]
    assert outcomes == ["I changed this.", "I did this."]


@pytest.fixture
def handed_on(story):
    story.meet(JANUARY)
    old = story.action("m1", "Ring the mill")
    story.part()
    story.meet(MARCH)
    story.heard(old, "hand-on", happened="I never got through")
    story.action("m2", "Ring the mill", follows=old)
    return story


def test_whoever_handed_an_action_on_reads_to_whom(handed_on):
    page = page_of(handed_on)
    assert page.doing == ()
    assert page.ended[0].outcome == "I handed this on to Dai Okafor."


def test_whoever_took_an_action_on_reads_from_whom_and_no_more_of_it(handed_on):
    (action,) = page_of(handed_on, "m2").doing
    assert action.since == "I took this on from Megan Prys-Jones on 12 March 2026."
    assert action.story == ()


def test_an_action_that_nobody_took_on_stays(story):
    story.meet(MARCH)
    action = story.action("m1", "Ring the mill")
    story.heard(action, "hand-on")
    page = page_of(story)
    assert [each.words for each in page.doing] == ["Ring the mill"]
    assert page.ended == ()


def test_an_action_that_follows_one_unknown_is_simply_mine(story):
    story.meet(JANUARY)
    story.action("m1", "Ring the mill", follows="lost")
    story.part()
    story.meet(MARCH)
    assert page_of(story).doing[0].since == "I said this on 12 January 2026."


def test_words_about_my_action_that_are_not_mine_do_not_stand(story):
    story.meet(MARCH)
    action = story.action("m1", "Ring")
    told = {"happened": "Gossip"}
    story.said(Kind.FOLLOWUP, "m2", "", value="keep", follows=action, parts=told)
    assert page_of(story).doing[0].story == ()


def test_an_offer_says_whom_and_by_when_and_not_their_words(story):
    story.meet(MARCH)
    agreed = {"helper": "m2", "helper-agreed": "yes"}
    story.action("m1", "Show Dai", APRIL, parts=agreed)
    story.action("m3", "Ask Dai", parts=agreed)
    assert page_of(story, "m2").offered == (
        "To help Megan Prys-Jones with an action of theirs, by Thursday 23 April 2026.",
        "To help Amina Li with an action of theirs.",
    )


def test_an_offer_for_what_has_ended_is_over(story):
    story.meet(MARCH)
    agreed = {"helper": "m2", "helper-agreed": "yes"}
    action = story.action("m1", "Show Dai", parts=agreed)
    story.heard(action, "done")
    assert page_of(story, "m2").offered == ()


def test_help_for_an_action_of_nobody_in_particular_is_no_offer(story):
    story.meet(MARCH)
    story.action("", "Ring", parts={"helper": "m2", "helper-agreed": "yes"})
    assert page_of(story, "m2").offered == ()


def test_my_words_of_today_stand_under_what_they_were(story):
    story.meet(MARCH)
    story.said(Kind.QUESTION, "m1", "Who would notice?")
    story.said(Kind.LEARNING, "m1", "Ask legal first")
    story.said(Kind.ISSUE, "m1", "Nobody answers")
    story.said(Kind.REFLECTION, "m1", "In our firm nobody minds")
    story.said(Kind.PRACTICE, "m1", "We rang on Fridays")
    page = page_of(story)
    assert page.questions == ("Who would notice?",)
    assert page.learnings == ("Ask legal first",)
    assert page.practices == ("We rang on Fridays",)
    assert page.issues == ("Nobody answers",)
    assert [each.words for each in page.reflections] == [("In our firm nobody minds",)]


@pytest.mark.parametrize("kind", Kind)
def test_words_of_every_kind_stand_on_my_page_but_for_those_with_another_place(
    story, kind
):
    story.meet(MARCH)
    about = {"value": "done", "follows": story.action("m1", "Ring")}
    story.said(kind, "m1", "So it is", **(about if kind is Kind.FOLLOWUP else {}))
    assert ("So it is" in repr(page_of(story))) is (kind not in ELSEWHERE)


def reflected(*steps, after):
    record = Meeting(*steps).types(*after).record
    session = record.sessions[-1]
    page = participant_page(record, record.members["m"], session, IMPRINT)
    return [(each.asked, each.words) for each in page.reflections]


def test_what_else_i_said_stands_beside_what_i_was_asked():
    steps = a_round("skill", Keeps.REFLECTION), an_issue(), a_floor("examples")
    lines = ["Waiting", "Asking", "-", "Forms", "Megan: Ours", "Dai: No", "Megan: Yes"]
    assert reflected(*steps, after=lines) == [
        ("skill?", ("Waiting",)),
        ("examples?", ("Ours", "Yes")),
    ]


def test_beside_words_of_another_kind_stands_what_the_step_is_called(story):
    story.meet(MARCH)
    story.said(Kind.REFLECTION, "m1", "Ours", turn=TurnKey("hello"))
    story.said(Kind.REFLECTION, "m1", "Lost", turn=TurnKey("gone"))
    found = page_of(story).reflections
    assert [(each.asked, each.words) for each in found] == [
        ("Hello", ("Ours",)),
        ("", ("Lost",)),
    ]


def test_my_practice_stands_with_where_why_and_to_what_end(story):
    story.meet(MARCH)
    parts = {
        "setting": "Small firms",
        "because": "Someone answers",
        "so": "",
        "not-where": "Nobody is in!",
    }
    story.said(Kind.PRACTICE, "m1", "We rang on Fridays", parts=parts)
    assert page_of(story).practices == (
        "We rang on Fridays. In this setting: Small firms. "
        "It worked because: Someone answers. Its limits: Nobody is in!",
    )


def test_what_is_not_mine_or_not_of_today_or_taken_away_does_not_stand(story):
    story.meet(JANUARY)
    story.said(Kind.LEARNING, "m1", "Of January")
    story.part()
    story.meet(MARCH)
    story.said(Kind.LEARNING, "m2", "Of Dai")
    story.strike(story.said(Kind.LEARNING, "m1", "Taken away"))
    story.said(Kind.REFLECTION, "", "From a slip", unattributed=True)
    story.said(Kind.REFLECTION, "m1", "From a slip, too", unattributed=True)
    page = page_of(story)
    assert (page.learnings, page.reflections) == ((), ())


def test_without_a_slip_nothing_leaves_and_no_box_is_shown(story):
    story.meet(MARCH)
    page = page_of(story)
    assert page.sharing_heading == (
        "What may leave the set (no slip yet, so nothing does)"
    )
    assert page.sharing == ()


def test_the_newest_slip_says_what_may_leave(story):
    story.slip("m1", "set-summary", "evaluator")
    story.on(MARCH).slip("m1", no=("evaluator",))
    story.slip("m2", "name-programme")
    story.meet(MARCH)
    page = page_of(story)
    assert page.sharing_heading == (
        "What may leave the set (from my slip of 12 March 2026)"
    )
    assert [(line.choice, line.answer) for line in page.sharing] == [
        ("My actions in the set's own summary", "yes"),
        ("My words may go", "nowhere"),
    ]


def sharing_of(story, *boxes):
    story.slip("m1", "set-summary", *boxes)
    story.meet(MARCH)
    return [f"{line.choice}: {line.answer}" for line in page_of(story).sharing[1:]]


def test_where_words_go_is_told_in_a_line_and_where_the_name_does_in_another(story):
    assert sharing_of(story, "evaluator", "print", "name-print") == [
        "My words may go: to the evaluator; into print; nowhere else",
        "My name beside them: in print; nowhere else",
    ]


def test_a_yes_to_all_leaves_no_nowhere(story):
    words, name = sharing_of(story, *Purpose)
    assert words.endswith(": to the evaluator; into reports to the funder; into print")
    assert name.endswith(": in the programme; in the funder's reports; in print")


def test_a_yes_that_hangs_on_a_no_is_told_as_what_it_lets_out(story):
    assert sharing_of(story, "funder", "name-programme", "name-funder") == [
        "My words may go: nowhere"
    ]


def test_a_yes_in_the_first_wording_lets_nothing_out(story):
    assert sharing_of(story, "programme", "quotes", "name") == [
        "My words may go: nowhere"
    ]


def test_the_notes_say_what_has_left_and_how_to_change_it(story):
    story.meet(MARCH)
    assert page_of(story).sharing_notes == (
        "Nothing of mine has left the set so far.",
        "To change this or correct a word: Sian Rees, 01632 960123, or write here "
        "and hand it back. What has already gone out cannot be called back.",
    )


def test_without_a_contact_the_page_itself_is_the_way(story):
    story.meet(MARCH)
    imprint = Imprint(MARCH, "", ())
    note = page_of(story, imprint=imprint).sharing_notes[1]
    assert note.startswith("To change this or correct a word: write here and hand it")


def test_each_reader_that_words_went_to_is_named_with_the_last_day(story):
    story.send("x", to="the programme", member="m1")
    story.send("x", to="the funder", member="m2")
    story.meet(MARCH)
    story.send("x", to="the programme", member="m1")
    story.send("x", to="the press", member="")
    assert page_of(story).sharing_notes[0] == (
        "Words of mine went to the programme on 12 March 2026 "
        "and to the press on 12 March 2026."
    )
