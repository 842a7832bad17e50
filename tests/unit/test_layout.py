from tests.builders import (
    MARCH,
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
from tmworkshop.domain.design import Keeps, Layout, Speaks
from tmworkshop.domain.facts import Opened, TurnKey
from tmworkshop.domain.session.course.layout import (
    MEETING,
    SPARE,
    Review,
    Room,
    Turn,
    lay_turns,
    stretch_of,
)
from tmworkshop.domain.session.course.walkthrough import open_walkthrough

ROOM = Room(("m", "d", "a"), ("d",))


def laid(*steps, room=ROOM, answered=(), presenters=1):
    return lay_turns(a_design(*steps, presenters=presenters), room, frozenset(answered))


def keys(turns):
    return [turn.key for turn in turns]


def speakers(turns):
    return [turn.speaker for turn in turns]


def test_the_room_is_as_the_session_opened():
    opened = Opened(
        design=a_design(a_talk()), held_on=MARCH, present=("m", "d"), presenters=("d",)
    )
    assert open_walkthrough(opened, ()).room == Room(("m", "d"), ("d",))


def test_a_talk_is_one_turn_to_the_set():
    assert laid(a_talk()) == [Turn(TurnKey("talk"), a_talk())]


def test_a_round_is_one_turn_a_member():
    assert speakers(laid(a_round())) == ["m", "d", "a"]


def test_a_step_that_repeats_is_laid_out_for_each_presenter_in_turn():
    room = Room(("m", "d", "a"), ("d", "m"))
    turns = laid(an_issue(), questions(), room=room, presenters=2)
    assert keys(turns) == [
        TurnKey("issue", "d"),
        TurnKey("ask", "d"),
        TurnKey("issue", "m"),
        TurnKey("ask", "m"),
    ]
    assert speakers(turns) == ["d", "", "m", ""]


def test_members_who_question_do_not_question_themselves():
    step = a_round(speaks=Speaks.MEMBERS, repeats=True)
    assert speakers(laid(step)) == ["m", "a"]


def test_a_presenter_who_is_missing_is_asked_for_once_for_the_whole_issue():
    turns = laid(an_issue(), questions(), a_talk(), room=Room(("m",)))
    assert keys(turns) == [TurnKey("issue"), TurnKey("talk")]
    assert turns[0].is_unfilled


def test_a_presenter_who_is_not_here_has_no_turn_unless_they_had_begun():
    absent = Room(("m",), ("d",))
    assert not laid(an_issue(), room=absent)[0].key.presenter
    begun = [TurnKey("issue", "d")]
    assert laid(an_issue(), room=absent, answered=begun)[0].key.presenter == "d"


def test_when_the_set_meets_next_is_asked_before_the_first_action():
    turns = laid(actions(), actions("more"))
    assert [turn.key.item for turn in turns].count(MEETING) == 1
    assert turns[0].key == TurnKey("act", item=MEETING)


def test_without_a_presenter_the_next_date_comes_before_the_first_action_there_is():
    theirs = actions("theirs", layout=Layout.SET, repeats=True)
    turns = laid(theirs, actions(), room=Room(("m",)))
    assert keys(turns)[:2] == [TurnKey("theirs"), TurnKey("act", item=MEETING)]


def test_the_next_date_stays_where_it_was_answered():
    theirs = actions("theirs", layout=Layout.SET, repeats=True)
    there = TurnKey("act", item=MEETING)
    turns = laid(theirs, actions(), answered=[there])
    assert keys(turns)[:2] == [there, TurnKey("theirs", "d")]


def reviews(*owners):
    return tuple(Review(f"{owner}-{n}", owner) for n, owner in enumerate(owners))


def test_each_member_who_is_here_reviews_their_actions():
    room = Room(("m", "d"), reviews=reviews("d", "m", "c", "m"))
    turns = laid(a_review(), room=room)
    assert [turn.key.item for turn in turns] == ["m-1", "m-3", "d-0"]


def test_with_nothing_to_review_the_minutes_may_go_elsewhere():
    assert keys(laid(a_review(spare_to="talk"), a_talk()))[0].item == SPARE


def test_with_nothing_to_review_and_nobody_to_have_the_minutes_it_is_left_out():
    assert keys(laid(a_review(), a_talk())) == [TurnKey("talk")]


def test_who_left_keeps_only_the_turns_they_answered():
    left = ROOM.left_by(["d"])
    assert left.here == ("m", "a")
    assert speakers(laid(a_round(), room=left)) == ["m", "a"]
    answered = [TurnKey("round", speaker="d")]
    assert speakers(laid(a_round(), room=left, answered=answered)) == ["m", "d", "a"]


def test_who_comes_late_has_no_turn_in_what_they_missed():
    late = ROOM.joined_by(["c"], frozenset([TurnKey("round")]))
    assert speakers(laid(a_round(), room=late)) == ["m", "d", "a"]
    assert speakers(laid(a_round("next"), room=late)) == ["m", "d", "a", "c"]


def test_who_comes_late_can_still_be_asked_about_their_actions():
    room = Room(("m",), reviews=reviews("c"))
    late = room.joined_by(["c"], frozenset([TurnKey("review")]))
    assert speakers(laid(a_review(), room=late)) == ["c"]


def test_who_comes_back_joins_from_there_on_and_keeps_what_they_said():
    back = ROOM.left_by(["d"]).joined_by(
        ["d"], frozenset([TurnKey("first"), TurnKey("round")])
    )
    said = [TurnKey("first", speaker="d")]
    turns = laid(a_round("first"), a_round(), a_round("last"), room=back, answered=said)
    assert [t.key.step for t in turns if t.speaker == "d"] == ["first", "last"]


def test_who_is_here_already_cannot_come_again():
    assert ROOM.joined_by(["d"], frozenset([TurnKey("round")])) == ROOM.joined_by(
        [], frozenset()
    )


def test_minutes_are_counted_by_step_and_presenter():
    assert stretch_of(TurnKey("ask", "d", "m", "x")) == TurnKey("ask", "d")
    assert laid(a_round())[1].stretch == TurnKey("round")


def test_a_floor_takes_any_number_of_answers_and_a_round_one():
    assert laid(a_floor())[0].takes_many
    assert laid(a_floor("ask", Keeps.QUESTION))[0].takes_many
    assert laid(slips(keeps=Keeps.REFLECTION))[0].takes_many
    assert not laid(a_round())[0].takes_many


def test_someone_may_say_any_number_of_actions_but_the_set_one_date():
    meeting, first, *_ = laid(actions())
    assert (meeting.takes_many, first.takes_many) == (False, True)


def test_ratings_stay_on_the_screen_until_someone_moves_on():
    turn = laid(slips())[0]
    assert turn.counts_slips
    assert turn.stays
    assert not turn.takes_many


def a_break():
    return a_talk("break", speaks=Speaks.SILENT, repeats=True, between=True)


def steps_of(presenters, slots=2, answered=()):
    room = Room(("m", "d", "a"), presenters)
    turns = laid(
        an_issue(), a_break(), a_talk(), room=room, presenters=slots, answered=answered
    )
    return [turn.key.step for turn in turns]


def test_a_break_between_presenters_comes_after_each_but_the_last():
    two = steps_of(("d", "m"))
    three = steps_of(("d", "m", "a"), slots=3)
    assert two == ["issue", "break", "issue", "talk"]
    assert three == ["issue", "break"] * 2 + ["issue", "talk"]


def test_one_presenter_alone_needs_no_break():
    assert steps_of(("d",), slots=1) == ["issue", "talk"]


def test_before_another_presenter_is_found_there_is_no_break_between_them():
    assert steps_of(("d",)) == ["issue", "issue", "talk"]
    assert steps_of(()) == ["issue", "talk"]


def test_more_presenters_than_planned_have_a_break_between_each_two():
    assert steps_of(("d", "m", "a")) == ["issue", "break"] * 2 + ["issue", "talk"]


def test_once_the_second_presenter_has_left_there_is_no_break_before_them():
    left = Room(("m", "d"), ("d", "m"), departed=frozenset({"m"}))
    turns = laid(an_issue(), a_break(), room=left, presenters=2)
    assert keys(turns) == [TurnKey("issue", "d"), TurnKey("issue")]


def test_a_presenter_who_left_after_they_began_still_has_a_break_before_them():
    begun = [TurnKey("issue", "m")]
    left = Room(("m", "d"), ("d", "m"), departed=frozenset({"m"}))
    turns = laid(an_issue(), a_break(), room=left, presenters=2, answered=begun)
    assert [turn.key.step for turn in turns] == ["issue", "break", "issue"]
