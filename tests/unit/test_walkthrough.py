from datetime import timedelta

import pytest

from tests.builders import (
    NAMES,
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
from tmworkshop.domain.errors import IllegalMove
from tmworkshop.domain.facts import (
    Amended,
    Founded,
    Kind,
    Said,
    Struck,
    TurnKey,
    What,
)
from tmworkshop.domain.session.course.replay import STEPS, live_through
from tmworkshop.domain.session.course.stages import MOVES, Stage

TURN_OF = {who: TurnKey("round", speaker=who) for who in NAMES}
EVERY_MOVE = [(stage, what) for stage in Stage for what in What]


def at(meeting):
    return meeting.walkthrough.cursor


def at_stage(stage):
    meeting = Meeting(a_round(), a_talk())
    leads_there = {
        Stage.LIVE: (),
        Stage.BLANK: (What.BLANK,),
        Stage.PAUSED: (What.PAUSE,),
        Stage.CLOSED: (What.STOP,),
    }
    return meeting.keeps(*(meeting.move(what) for what in leads_there[stage]))


@pytest.mark.parametrize(("stage", "what"), EVERY_MOVE)
def test_a_move_leads_where_the_table_says_or_is_refused(stage, what):
    meeting = at_stage(stage)
    before = meeting.walkthrough
    move = meeting.move(what, after=before.last_move, who=("c",), turn=before.cursor)
    if what in MOVES[stage]:
        assert live_through(before, move).stage is MOVES[stage][what]
    else:
        with pytest.raises(IllegalMove, match=f"is {stage}: it cannot {what}"):
            live_through(before, move)


def test_only_what_changes_more_than_the_stage_has_a_step():
    stepless = {what for what in What if not STEPS[what]}
    assert stepless == {*(What.PAUSE, What.RESUME, What.STOP, What.DISCARD, What.BLANK)}


def test_a_move_after_another_than_the_last_is_stale():
    meeting = Meeting(a_round()).types("")
    with pytest.raises(IllegalMove, match="Someone else has moved the session on"):
        live_through(meeting.walkthrough, meeting.move(What.ON, after="earlier"))


def test_a_session_begins_with_its_first_turn():
    assert at(Meeting(a_round())) == TURN_OF["m"]


def test_a_session_without_a_turn_has_all_asked():
    assert Meeting(a_review()).walkthrough.turn is None


def test_an_answer_leads_to_the_next_turn():
    assert at(Meeting(a_round()).types("Ask first")) == TURN_OF["d"]


def test_facts_about_the_set_change_nothing():
    walkthrough = Meeting(a_round()).walkthrough
    assert live_through(walkthrough, Founded(name="Other")) is walkthrough


def test_what_another_says_ahead_is_not_asked_when_it_is_reached():
    meeting = Meeting(a_round()).writes_along("Ask first", TURN_OF["d"])
    assert at(meeting) == TURN_OF["m"]
    assert at(meeting.types("Listen")) == TURN_OF["a"]


def test_what_another_takes_away_further_back_does_not_move_the_room():
    meeting = Meeting(a_round()).types("One", "Two")
    meeting.keeps(Struck(of=meeting.kept("One").id))
    assert at(meeting) == TURN_OF["a"]


def test_words_taken_away_at_the_turn_in_hand_are_asked_for_again():
    meeting = Meeting(a_round()).types("One", "<", "\\")
    assert at(meeting) == TURN_OF["m"]
    assert meeting.said == []


def test_back_costs_no_later_answer():
    meeting = Meeting(a_round(), a_talk()).types("One", "Two", "<", "<", "First")
    assert meeting.said == ["First", "Two"]
    assert at(meeting) == TURN_OF["a"]


def test_a_reopened_turn_can_be_left_as_it_was():
    meeting = Meeting(a_round()).types("One", "<", "")
    assert meeting.said == ["One"]
    assert at(meeting) == TURN_OF["d"]


def test_a_theme_laid_on_a_reopened_answer_does_not_answer_it():
    meeting = Meeting(a_round()).types("One", "<", ": time")
    assert at(meeting) == TURN_OF["m"]


def test_who_was_left_open_and_then_speaks_is_open_no_more():
    meeting = Meeting(a_round(), a_talk()).types("", "", "", "@ dai", "Two")
    assert [turn.speaker for turn in meeting.walkthrough.left_open()] == ["m", "a"]


def test_who_passed_is_not_left_open():
    meeting = Meeting(a_round()).types("-", "", "Three")
    assert [turn.speaker for turn in meeting.walkthrough.left_open()] == ["d"]
    assert meeting.said == ["Three"]


def test_the_rest_of_a_step_can_be_left_open():
    meeting = Meeting(a_round(), a_talk()).types("One", ">", "y")
    assert at(meeting) == TurnKey("talk")


def test_talk_and_spare_minutes_and_dates_and_presenters_are_never_left_open():
    steps = (a_talk(), a_review(spare_to="talk"), an_issue(), actions())
    meeting = Meeting(*steps, presenters="").types(*["", "n", "", ">"])
    assert {turn.step.id for turn in meeting.walkthrough.left_open()} == {"act"}
    assert all(turn.speaker for turn in meeting.walkthrough.left_open())


def test_a_move_to_a_turn_there_is_not_leaves_it_where_it_is():
    meeting = Meeting(a_round()).types("One")
    meeting.keeps(meeting.move(What.BACK, turn=TurnKey("nowhere")))
    meeting.keeps(meeting.move(What.BACK))
    assert at(meeting) == TURN_OF["d"]


def test_who_arrives_joins_from_the_step_in_hand_on():
    meeting = Meeting(a_round("first"), a_round(), a_round("last")).types(*"123")
    meeting.types("& cai")
    theirs = [t.key.step for t in meeting.walkthrough.turns if t.speaker == "c"]
    assert theirs == ["round", "last"]


def test_who_arrives_while_the_room_looks_back_joins_where_it_was():
    meeting = Meeting(a_round("first"), a_round(), present="m").types("1", "<", "& cai")
    theirs = [t.key.step for t in meeting.walkthrough.turns if t.speaker == "c"]
    assert theirs == ["round"]


def test_who_arrives_before_the_close_has_missed_everything():
    meeting = Meeting(a_round()).to_the_close()
    meeting.keeps(meeting.move(What.ARRIVE, who=("c",)))
    assert meeting.at[0] == "close"
    assert "c" in meeting.walkthrough.room.here


def test_who_leaves_in_their_turn_is_followed_by_the_next():
    meeting = Meeting(a_round()).types("One", "~ dai")
    assert at(meeting) == TURN_OF["a"]
    assert meeting.said == ["One"]


def test_who_leaves_keeps_what_they_said():
    meeting = Meeting(a_round()).types("One", "~ megan", "<")
    assert at(meeting) == TURN_OF["m"]


def test_another_presenter_before_anyone_has_begun_presents_first():
    meeting = Meeting(an_issue(), questions(), a_talk(), presenters="d")
    assert at(meeting.types("% megan")).presenter == "m"


def test_a_presenter_who_has_begun_goes_on_and_the_other_comes_after():
    meeting = Meeting(an_issue(), questions(), a_talk(), presenters="d")
    meeting.types("Our forms", "% megan")
    assert at(meeting) == TurnKey("ask", "d")
    assert at(meeting.types("")) == TurnKey("issue", "m")


def test_a_presenter_is_found_when_the_issue_comes_up():
    meeting = Meeting(an_issue(), questions(), a_talk(), presenters="").types("dai")
    assert at(meeting) == TurnKey("issue", "d")


def test_with_nobody_to_present_the_whole_issue_is_left_out():
    meeting = Meeting(an_issue(), questions(), a_talk(), presenters="").types("")
    assert at(meeting) == TurnKey("talk")


def test_a_presenter_who_leaves_before_beginning_is_asked_for_anew():
    meeting = Meeting(an_issue(), questions(), a_talk()).types("~ dai")
    assert meeting.at == ("presenter", "")


def test_minutes_given_to_a_step_are_added_to_its_plan():
    meeting = Meeting(a_talk(), a_talk("next")).types("* 7")
    step = meeting.walkthrough.design.step("talk")
    assert meeting.walkthrough.airtime.planned(step) == 12


def test_minutes_without_a_turn_are_added_to_the_step_in_hand():
    meeting = Meeting(a_talk(), a_talk("next"))
    meeting.keeps(meeting.move(What.EXTEND, minutes=7))
    assert meeting.walkthrough.airtime.extra == {"talk": 7}


def test_spare_minutes_are_shared_by_the_presenters():
    steps = (a_review(spare_to="ask", minutes=15), questions())
    alone = Meeting(a_design(*steps)).walkthrough
    shared = Meeting(a_design(*steps, presenters=2)).walkthrough
    review = steps[0]
    assert (alone.spare_minutes(review), shared.spare_minutes(review)) == (15, 7)


def test_minutes_are_not_counted_while_paused():
    meeting = Meeting(a_round()).keeps()
    meeting.keeps(meeting.move(What.PAUSE))
    held = meeting.walkthrough.airtime.total
    meeting.clock.time += timedelta(hours=1)
    meeting.writes_along("Late", TURN_OF["d"])
    meeting.keeps(meeting.move(What.RESUME))
    assert meeting.walkthrough.airtime.total == held


def test_minutes_are_not_counted_while_nobody_is_at_the_machine():
    meeting = Meeting(a_round()).types("One")
    held = meeting.walkthrough.airtime.total
    meeting.clock.time += timedelta(hours=1)
    assert meeting.put_down_and_taken_up().walkthrough.airtime.total == held


def test_a_shown_card_is_put_away_with_its_stretch():
    meeting = Meeting(a_round(), a_talk()).types("= 2", "One")
    assert meeting.walkthrough.card == "c2"
    assert meeting.types(">", "y").walkthrough.card == ""


def test_words_that_were_being_typed_as_a_session_closed_find_their_turn():
    meeting = Meeting(a_round()).closed().writes_along("Late", TURN_OF["m"])
    assert meeting.kept("Late").turn == TURN_OF["m"]
    assert meeting.walkthrough.stage is Stage.CLOSED


def test_a_move_moves_on_from_the_turn_it_was_meant_for_and_from_no_other():
    meeting = Meeting(a_round()).writes_along("One", TURN_OF["m"])
    assert meeting.walkthrough.cursor == TURN_OF["d"]
    for what in (What.ON, What.PASS):
        meeting.keeps(meeting.move(what, turn=TURN_OF["m"]))
        assert meeting.walkthrough.cursor == TURN_OF["d"]
    meeting.keeps(meeting.move(What.SKIP, turn=TURN_OF["m"]))
    assert meeting.at[0] == "close"


def test_words_are_corrected_once_a_session_is_closed():
    meeting = Meeting(a_round()).types("One").closed()
    meeting.keeps(Amended(of=meeting.kept("One").id, part="words", value="First"))
    assert meeting.said == ["First"]


def test_steps_are_numbered_and_the_last_one_is_the_number_at_the_close():
    meeting = Meeting(a_talk(), a_round())
    assert meeting.walkthrough.step_number() == 1
    assert meeting.types("").walkthrough.step_number() == 2
    assert meeting.to_the_close().walkthrough.step_number() == 2


def test_the_lesson_is_asked_about_where_the_step_asks_and_words_were_in_turn():
    meeting = Meeting(a_floor(holds=True))
    turn = TurnKey("floor")
    for key in (turn, TurnKey("floor", "", "m", "aside"), None):
        meeting.keeps(Said(kind=Kind.REFLECTION, words=str(key), turn=key))
    asked = [
        meeting.walkthrough.parts(k).missing for k in meeting.walkthrough.kept.values()
    ]
    assert asked == ["holds", None, None]


def test_an_answer_with_a_part_missing_is_not_settled():
    meeting = an_action(Meeting(actions()).types("23 april")).closed()
    later = Meeting(a_review(), before=meeting).types("k")
    assert at(later).speaker == "m"
    assert at(later.types("", "")).speaker == "m"
    assert later.walkthrough.turn is None


def test_the_counts_of_slips_stay_until_someone_moves_on():
    meeting = Meeting(slips(), a_talk()).types("1 2")
    assert meeting.at[0] == "go"
    assert at(meeting) == TurnKey("slips")
    assert at(meeting.types("")) == TurnKey("talk")


def test_a_session_put_down_is_taken_up_where_it_was():
    meeting = Meeting(a_round(), a_talk()).types("One", "<", "& cai")
    before = meeting.walkthrough
    after = meeting.put_down_and_taken_up().walkthrough
    assert after.position == before.position
    assert after.heard == before.heard
