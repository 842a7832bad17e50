from dataclasses import replace
from datetime import date

from tests.builders import (
    APRIL,
    CONTENT,
    MARCH,
    NOTHING_AT_HAND,
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
from tmworkshop.domain.facts import Agreed, Founded
from tmworkshop.domain.record.record import record_of
from tmworkshop.domain.session.course.scene import scene_of
from tmworkshop.domain.session.shown.material import point_choices
from tmworkshop.domain.session.shown.screen import Tally
from tmworkshop.domain.session.shown.tallies import count_points

NO_STATEMENT = replace(CONTENT, lesson=replace(CONTENT.lesson, statements=()))


def words(*steps, after=(), **more):
    return Meeting(*steps, **more).types(*after).screen.words


# --- words to the room


def test_the_words_of_a_step_come_before_its_question():
    step = a_talk(words=("A minute each.",), question="What do you need?")
    assert words(step) == ("A minute each.", "What do you need?")


def test_a_question_that_stands_in_the_line_is_not_said_twice():
    assert words(a_round(words=("One line each.",))) == ("One line each.",)


def test_the_question_is_said_while_parts_of_the_answer_are_asked():
    assert words(a_floor(holds=True), after=["One"]) == ("floor?",)


def test_an_action_is_asked_for_by_the_words_of_its_step():
    assert words(actions(question="What will you do?"), after=[""]) == (
        "What will you do?",
    )


def test_when_we_next_meet_is_asked_without_the_words_of_the_step():
    assert words(actions(words=("Write.",))) == ()


def test_the_agreement_is_read_out():
    step = a_talk(shows=Shows.AGREEMENT, words=("So we work.",))
    assert words(step) == ("So we work.", "What is said here stays here.")


WITH_LIMITS = replace(CONTENT, limits="There is a limit.")
KEPT = "What we keep is kept until 23 April 2026; then it is removed."


def opening(*steps, content=WITH_LIMITS, agreed=None, kept_until=None, after=()):
    meeting = Meeting(*steps, content=content)
    record = meeting.scene.record
    founded = replace(record.founded, kept_until=kept_until)
    record = replace(record, agreement=agreed, founded=founded)
    meeting.scene = replace(meeting.scene, record=record)
    return meeting.types(*after).screen.words


def test_a_sets_own_agreement_is_read_out_in_place_of_ours():
    agreed = Agreed(version=2, rules=("We listen.",), agreed_on=MARCH)
    said = opening(a_talk(shows=Shows.AGREEMENT), agreed=agreed)
    assert said == (
        "There is a limit.",
        "1. We listen.",
        "Our agreement, version 2, 12 March 2026.",
    )


def test_the_limits_come_before_the_rules_whoever_made_them():
    step = a_talk(shows=Shows.AGREEMENT, words=("So we work.",))
    assert opening(step, kept_until=APRIL) == (
        "So we work.",
        "There is a limit.",
        KEPT,
        "What is said here stays here.",
    )


def test_a_design_without_an_agreement_opens_with_the_limits_all_the_same():
    steps = (a_round(words=("One line each.",)), a_talk("next"))
    said = opening(*steps, kept_until=APRIL)
    assert said == ("One line each.", "There is a limit.", KEPT)
    for lines in (["One"], [""], ["", "", ""]):
        assert "There is a limit." not in opening(*steps, after=lines)


def test_the_limits_are_not_said_again_with_each_part_of_a_first_answer():
    assert "There is a limit." in opening(a_floor(holds=True))
    assert "There is a limit." not in opening(a_floor(holds=True), after=["One"])


def test_the_limits_are_said_even_where_the_next_meeting_is_asked_first():
    assert opening(actions()) == ("There is a limit.",)
    assert opening(actions(), after=[""]) == ("act?",)


def test_the_limits_are_said_where_there_is_nothing_to_look_back_on():
    said = opening(a_review(spare_to="ask", minutes=15), questions())
    assert said[0] == "There is a limit."


def test_a_day_of_removal_that_has_come_is_said_to_have():
    said = opening(a_talk(shows=Shows.AGREEMENT), kept_until=date(2026, 3, 1))
    assert "What we keep was to be removed after 1 March 2026." in said


def test_the_scene_takes_agreement_and_day_of_removal_from_the_record():
    agreed = Agreed(version=1, rules=("We listen.",))
    founded = Founded(name="D", kept_until=APRIL)
    meeting = Meeting(a_talk())
    record = record_of([founded, *meeting.facts[1:], agreed])
    scene = scene_of(record, meeting.opened, CONTENT)
    assert (scene.record.agreement, scene.record.founded) == (agreed, founded)


def test_what_the_lesson_found_is_read_out_before_the_question():
    step = a_talk(shows=Shows.LESSON, words=("Here it is.",), question="What now?")
    assert words(step) == ("Here it is.", CONTENT.lesson.found, "What now?")


def test_without_a_lesson_there_is_none_to_read():
    step = a_talk(shows=Shows.LESSON)
    assert words(step, content=NOTHING_AT_HAND) == ()


def test_the_statement_is_quoted_above_the_scale():
    statement, scale, question = words(slips(shows=Shows.STATEMENT))
    assert statement == "“A firm of eight could take part.”"
    assert scale == "0 not at all   1 a little   2 fully   ? I cannot say"
    assert question == "How far?"


def test_a_lesson_that_is_not_rated_says_that_there_is_nothing_to_weigh():
    step = slips(shows=Shows.STATEMENT)
    assert words(step, content=NO_STATEMENT)[0].startswith("There is no statement")
    assert words(step, content=NOTHING_AT_HAND)[0].startswith("There is no statement")


def test_with_nothing_to_look_back_on_its_minutes_are_offered():
    steps = (a_review(spare_to="ask", minutes=15), questions())
    assert words(*steps)[1] == "Its minutes can go to: Ask, 15 more."
    shared = a_design(*steps, presenters=2)
    assert words(shared)[1].endswith("Ask, 7 more for each presenter.")


def carried(times):
    meeting = an_action(Meeting(actions()).types("")).closed()
    for _ in range(times):
        meeting = Meeting(a_review(), before=meeting).types("k", "").closed()
    return words(a_review(), before=meeting)


def test_an_action_that_was_carried_often_is_asked_about_gently():
    assert carried(1) == ("review?",)
    assert carried(2) == ("review?", "Is this still yours to do?")


# --- the lesson


def test_the_lesson_is_named_where_it_is_the_subject():
    assert Meeting(a_talk(shows=Shows.LESSON)).screen.title == "Lesson 7: Small firms"
    assert Meeting(slips(shows=Shows.STATEMENT)).screen.title
    assert Meeting(a_talk()).screen.title == ""


# --- ratings


def test_the_counts_at_each_point_are_shown_and_never_a_mean():
    tally = Meeting(slips()).types("2 ? 2").screen.tally
    assert tally == (
        Tally("0 not at all", 0),
        Tally("1 a little", 0),
        Tally("2 fully", 2),
        Tally("I cannot say", 1),
    )


def test_the_counts_of_a_statement_stay_for_the_step_after_and_no_longer():
    meeting = Meeting(slips(shows=Shows.STATEMENT), a_talk(), a_talk("next")).types(
        "2", ""
    )
    assert meeting.screen.tally
    assert not meeting.types("").screen.tally


def test_without_slips_there_are_no_counts():
    assert Meeting(slips()).screen.tally == ()
    assert Meeting(slips(keeps=Keeps.REFLECTION)).types("One").screen.tally == ()


def test_a_slip_may_give_the_points_of_its_scale():
    assert Meeting(slips()).screen.points == (0, 1, 2)
    assert Meeting(a_talk()).screen.points == ()


def test_the_points_of_a_scale_are_keys():
    choices = point_choices(CONTENT.scale("holds"))
    assert [choice.key for choice in choices] == ["0", "1", "2", "?"]


def test_no_slip_at_all_counts_nothing():
    assert {tally.count for tally in count_points(CONTENT.scale("holds"), "")} == {0}


def test_words_out_of_any_turn_are_no_slips():
    assert Meeting(an_issue()).types("+ dai: Ring", "", "", "", "").screen.tally == ()
