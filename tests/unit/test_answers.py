import pytest

from tests.builders import (
    Meeting,
    a_design,
    a_floor,
    a_review,
    a_round,
    a_talk,
    actions,
    an_issue,
    questions,
    slips,
)
from tmworkshop.domain.design import Keeps, Speaks
from tmworkshop.domain.errors import Unclear
from tmworkshop.domain.facts import Amended, Kind, What
from tmworkshop.domain.levels import Level
from tmworkshop.domain.session.questions.wording import ASKER_NOT_KEPT
from tmworkshop.domain.session.typed.answers import find_outcome
from tmworkshop.domain.session.typed.intents import Answer

FIRM = "Ring the firm"


def said(meeting):
    return meeting.last.facts[0]


def moves(meeting):
    return [fact.what for fact in meeting.last.facts if hasattr(fact, "what")]


# --- words


def test_words_are_kept_at_their_turn_with_their_speaker_and_the_lesson_in_hand():
    fact = said(Meeting(a_round(level=Level.SET)).types("Ask first"))
    assert (fact.kind, fact.words, fact.speaker) == (Kind.LEARNING, "Ask first", "m")
    assert (fact.turn.step, fact.lesson, fact.level) == ("round", "lesson.07", "set")


def test_enter_on_nothing_moves_on_and_keeps_nothing():
    meeting = Meeting(a_round()).types("")
    assert moves(meeting) == [What.ON]
    assert meeting.said == []


def test_an_empty_answer_moves_on_too():
    place = Meeting(a_round()).place
    assert [fact.what for fact in find_outcome(place, Answer()).facts] == [What.ON]


def test_changed_words_amend_what_was_said():
    meeting = Meeting(a_round()).types("One", "<", "First")
    assert isinstance(said(meeting), Amended)
    assert meeting.said == ["First"]


def test_on_an_open_floor_a_name_says_whose_words_they_are():
    fact = said(Meeting(a_floor()).types("Dai: small firms"))
    assert (fact.words, fact.speaker) == ("small firms", "d")


def test_questions_and_the_issue_are_the_presenters_to_keep():
    meeting = Meeting(an_issue(), questions()).types("Our forms", "Who would notice?")
    assert [k.speaker for k in meeting.walkthrough.kept.values()] == ["d", "d"]


def test_what_is_on_a_slip_is_nobodys():
    fact = said(Meeting(slips(keeps=Keeps.REFLECTION)).types("Dai: we never ring"))
    assert (fact.words, fact.speaker) == ("Dai: we never ring", "")
    assert fact.unattributed


def test_whether_the_lesson_holds_is_asked_after_the_words():
    meeting = Meeting(a_floor(holds=True)).types("dai: We ring", "p")
    assert meeting.kept("We ring").parts == {"holds": "partly"}


# --- actions, practice and notes, on the floor


def on_the_floor(keeps, *typed, **more):
    return Meeting(a_floor("told", keeps, **more), a_talk()).types(*typed)


def test_an_action_on_the_floor_is_somebodys():
    with pytest.raises(Unclear, match=r"Whose action is it\? Type Name: words"):
        on_the_floor(Keeps.ACTION, "23 april", "Ring the firm")


def test_an_action_on_the_floor_is_read_back_and_the_floor_stays_open():
    meeting = on_the_floor(Keeps.ACTION, "23 april", "dai: Ring the firm")
    assert meeting.at[0] == "confirmed"
    assert meeting.screen.ask.label == "Dai Okafor, is that what you said?"
    meeting.types("", "amina: Write", "")
    assert meeting.walkthrough.cursor.step == "told"
    assert [meeting.kept(words).speaker for words in meeting.said[1:]] == ["d", "a"]
    assert meeting.types("", "").at[0] == "close"
    assert meeting.scene.to_read_back(meeting.walkthrough) == ()


def test_a_date_and_a_helper_for_an_action_on_the_floor_are_given_if_wanted():
    meeting = on_the_floor(Keeps.ACTION, "", "dai: Ring", "d", "30 april", "h", "amina")
    assert meeting.at[0] == "helper-agreed"
    meeting.types("y", "")
    assert meeting.kept("Ring").parts == {
        "due": "2026-04-30",
        "helper": "a",
        "helper-agreed": "yes",
        "confirmed": "yes",
    }
    assert meeting.at[0] == "words"


def test_a_presenters_action_on_the_floor_is_the_presenters():
    more = {"speaks": Speaks.PRESENTER, "repeats": True}
    meeting = on_the_floor(Keeps.ACTION, "", "Ring", **more)
    assert meeting.kept("Ring").speaker == "d"


def test_an_action_out_of_turn_on_such_a_floor_has_all_its_parts_asked():
    meeting = on_the_floor(Keeps.ACTION, "", "+ dai: Ring")
    assert meeting.at[0] == "due"
    assert meeting.types("", "", "", "y").at[0] == "words"


def test_a_practice_is_what_was_done_and_then_where_why_and_to_what_end():
    meeting = on_the_floor(Keeps.PRACTICE, "dai: We rang", "Small firms", "", "")
    assert meeting.at[0] == "not-where"
    assert meeting.types("Nobody answers").at[0] == "words"
    kept = meeting.kept("We rang")
    assert (kept.kind, kept.speaker) == (Kind.PRACTICE, "d")
    assert kept.parts == {
        "setting": "Small firms",
        "because": "",
        "so": "",
        "not-where": "Nobody answers",
    }


def test_a_part_of_a_practice_is_given_again_and_taken_away():
    typed = ["dai: We rang", "Small firms", "<", "Firms of eight"]
    meeting = on_the_floor(Keeps.PRACTICE, *typed)
    assert meeting.kept("We rang").parts == {"setting": "Firms of eight"}
    assert meeting.types("<", "\\").kept("We rang").parts == {"setting": ""}


def test_a_note_of_the_set_is_nobodys_and_as_near_as_its_step():
    kept = on_the_floor(Keeps.NOTE, "Dai: we rushed", level=Level.SET).kept(
        "Dai: we rushed"
    )
    assert (kept.kind, kept.speaker, kept.level) == (Kind.NOTE, "", Level.SET)


def test_a_note_at_a_presenters_step_is_nobodys_either():
    more = {"keeps": Keeps.NOTE, "question": "How did we work?", "repeats": True}
    meeting = Meeting(a_talk(speaks=Speaks.PRESENTER, **more)).types("We rushed")
    assert meeting.kept("We rushed").speaker == ""
    assert meeting.at[0] == "close"


def test_a_note_of_the_set_can_have_a_theme_and_be_taken_away():
    meeting = on_the_floor(Keeps.NOTE, "We rushed", ": time")
    assert meeting.kept("We rushed").themes == ("time",)
    assert meeting.types("\\").said == []


# --- ratings


def test_slips_are_one_fact_without_names_or_order():
    fact = said(Meeting(slips()).types("2 ? 0"))
    assert (fact.kind, fact.value, fact.speaker) == (Kind.RATING, "0 2 ?", "")
    assert fact.unattributed


def test_slips_can_be_counted_again():
    meeting = Meeting(slips()).types("2 0", "<", "2 2", "")
    assert meeting.said == ["2 2"]
    assert meeting.at[0] == "close"


def test_slips_left_as_they_were_are_looked_at_again():
    meeting = Meeting(slips()).types("2 0", "<", "")
    assert meeting.at[0] == "go"


def test_a_rating_with_a_name_is_given_by_one_key():
    meeting = Meeting(a_round(keeps=Keeps.RATING, scale="holds")).types("2")
    assert (said(meeting).value, said(meeting).speaker) == ("2", "m")


def test_a_rating_left_as_it_was_goes_on():
    meeting = Meeting(a_round(keeps=Keeps.RATING, scale="holds")).types("2", "<", "")
    assert moves(meeting) == [What.ON]


# --- the next meeting, spare minutes, presenters


def test_the_next_date_belongs_to_the_set():
    meeting = Meeting(actions()).types("23 april")
    assert (said(meeting).kind, said(meeting).speaker) == (Kind.MEETING, "")
    assert meeting.notice == "Thursday 23 April 2026."


def test_no_date_yet_is_an_answer():
    meeting = Meeting(actions()).types("")
    assert (said(meeting).value, meeting.at) == ("", ("words", "m"))


def test_the_next_date_can_be_changed_left_or_taken_back():
    meeting = Meeting(actions()).types("23 april", "<", "30 april", "<", "")
    assert meeting.said == ["2026-04-30"]
    assert meeting.types("<", "no date").said == [""]


def test_nothing_to_look_back_on_gives_its_minutes_to_the_live_issue():
    meeting = Meeting(a_review(spare_to="ask", minutes=15), questions()).types("y")
    step = meeting.walkthrough.design.step("ask")
    assert meeting.walkthrough.airtime.planned(step) == 20
    assert meeting.at[0] == "words"


def test_spare_minutes_can_be_kept():
    meeting = Meeting(a_review(spare_to="ask"), questions()).types("n")
    assert moves(meeting) == [What.ON]


def test_a_second_presenter_joins_the_first():
    steps = a_design(an_issue(), presenters=2)
    meeting = Meeting(steps).types("Our forms", "megan")
    assert meeting.walkthrough.room.presenters == ("d", "m")
    assert meeting.notice == "Presenting: Dai Okafor and Megan Prys-Jones."


def test_who_presents_already_does_not_present_again():
    meeting = Meeting(a_design(an_issue(), presenters=2)).types("Our forms")
    with pytest.raises(Unclear, match="Dai Okafor presents today already: who else"):
        meeting.types("dai")


def test_who_was_to_present_and_stayed_away_is_not_waited_for():
    meeting = Meeting(an_issue(), a_talk(), present="ma").types("megan", "Our forms")
    meeting.types("& dai")
    assert meeting.walkthrough.room.presenters == ("m",)


def test_nobody_may_present():
    place = Meeting(an_issue(), presenters="").place
    assert [fact.what for fact in find_outcome(place, Answer()).facts] == [What.ON]


# --- actions


def test_an_action_is_kept_first_and_each_part_as_it_is_given():
    meeting = Meeting(actions()).types("23 april", FIRM, "n", "They ring back", "dai")
    parts = {"due": "2026-04-23", "first-sign": "They ring back", "helper": "d"}
    assert meeting.kept(FIRM).parts == parts


def test_the_owner_confirms_and_the_next_one_is_asked():
    meeting = Meeting(actions()).types("", FIRM, "", "", "", "y")
    assert meeting.kept(FIRM).parts["confirmed"] == "yes"
    assert meeting.at == ("words", "d")


def test_another_action_is_asked_of_the_same_owner():
    meeting = Meeting(actions()).types("", FIRM, "", "", "", "+")
    assert meeting.at == ("words", "m")


@pytest.mark.parametrize("presenters", ["d", "m"])
def test_who_asked_a_question_is_not_kept(presenters):
    meeting = Meeting(questions(), presenters=presenters)
    meeting.types("Dai: What would change?")
    (kept,) = meeting.walkthrough.heard.standing
    assert (kept.words, kept.speaker) == ("What would change?", presenters)
    assert meeting.notice == ASKER_NOT_KEPT
    assert meeting.types("What else?").notice == ""


def test_a_question_of_the_whole_set_has_no_speaker_whoever_asked_it():
    meeting = Meeting(a_floor("ask", Keeps.QUESTION)).types("Dai: What now?")
    (kept,) = meeting.walkthrough.heard.standing
    assert (kept.words, kept.speaker) == ("What now?", "")


def test_a_name_stays_before_a_question_that_begins_with_a_space():
    assert Meeting(questions()).types(" Dai: What now?").said == ["Dai: What now?"]


def test_a_helper_is_someone_else():
    with pytest.raises(Unclear, match="A helper is someone else"):
        Meeting(actions()).types("", FIRM, "", "", "megan")


@pytest.mark.parametrize(
    ("key", "line", "part", "value"),
    [
        ("d", "fri", "due", "2026-03-13"),
        ("s", "They ring", "first-sign", "They ring"),
        ("h", "amina", "helper", "a"),
    ],
)
def test_a_part_can_be_given_again_before_it_is_confirmed(key, line, part, value):
    meeting = Meeting(actions()).types("", FIRM, "", "", "", key, line)
    assert meeting.kept(FIRM).parts[part] == value
    assert "confirmed" not in meeting.kept(FIRM).parts


def test_the_words_can_be_given_again_before_they_are_confirmed():
    meeting = Meeting(actions()).types("", FIRM, "", "", "", "e", "Write to the firm")
    assert meeting.said[-1] == "Write to the firm"
    assert meeting.at == ("confirmed", "m")


def test_words_left_as_they_were_lead_back_to_what_was_asked():
    meeting = Meeting(actions()).types("", FIRM, "", "", "", "e", "")
    assert meeting.last.facts == ()
    assert meeting.at == ("confirmed", "m")


def test_a_part_left_as_it_was_costs_no_fact():
    meeting = Meeting(actions()).types("", FIRM, "fri", "<", "")
    assert meeting.last.facts == ()
    assert meeting.at == ("first-sign", "m")


def test_a_part_can_be_emptied():
    meeting = Meeting(actions()).types("", FIRM, "fri", "<", "no date")
    assert meeting.kept(FIRM).parts["due"] == ""


# --- the close, and the blank screen


def test_the_close_confirms_what_it_read_back_in_one_line_with_the_stop():
    meeting = Meeting(actions()).types("", FIRM, ">", "y").to_the_close().types("")
    assert meeting.kept(FIRM).parts["confirmed"] == "yes"
    assert moves(meeting) == [What.STOP]


def test_a_blank_screen_comes_back_to_what_was_asked():
    meeting = Meeting(actions()).types("", FIRM, "fri", "<", "#", "")
    assert meeting.at == ("due", "m")


def test_before_the_close_there_are_no_words_in_hand():
    meeting = Meeting(a_round()).to_the_close()
    with pytest.raises(Unclear, match="All has been asked"):
        meeting.place.turn_in_hand  # noqa: B018 (it raises)
