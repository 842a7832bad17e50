from tests.builders import a_design, a_round, a_talk, an_issue, questions
from tmworkshop.domain.facts import TurnKey
from tmworkshop.domain.session.course.layout import Room, lay_turns
from tmworkshop.domain.session.course.position import Position, rest_of_stretch

ONE, TWO, THREE, FOUR = (TurnKey(step) for step in ("one", "two", "three", "four"))


def laid(*steps):
    return lay_turns(a_design(*map(a_talk, steps)), Room(("m",)), frozenset())


FOUR_TALKS = laid("one", "two", "three", "four")


def onward(position, turns=FOUR_TALKS):
    return position.onward(turns, lambda turn: turn.key in position.moved_on)


def test_after_a_turn_comes_the_next_one_that_is_open():
    assert onward(Position(ONE).past({ONE, TWO})).cursor == THREE


def test_what_is_open_further_back_is_not_asked_again():
    assert onward(Position(TWO).past({TWO})).cursor == THREE


def test_once_all_is_asked_the_last_turn_is_where_it_stands():
    assert onward(Position(TWO).past({TWO, THREE, FOUR})).cursor == FOUR


def test_without_any_turn_it_stays():
    assert onward(Position(ONE), []) == Position(ONE)


def test_after_a_return_it_goes_on_from_where_it_was():
    back = Position(THREE).past({ONE, TWO}).back_at(ONE)
    assert (back.cursor, back.reached, back.reopened) == (ONE, THREE, True)
    assert onward(back.past({ONE})) == Position(THREE, moved_on=frozenset({ONE, TWO}))


def test_back_and_back_again_still_leads_to_where_it_was():
    back = Position(THREE).past({ONE, TWO}).back_at(TWO).back_at(ONE)
    assert onward(back.past({ONE})).cursor == THREE


def test_who_is_returned_to_is_asked_all_that_is_open_to_them():
    turns = lay_turns(a_design(a_round(), a_talk("one")), Room(("m", "d")), frozenset())
    back = Position(ONE).back_at(TurnKey("round", speaker="d"))
    assert onward(back, turns).cursor == TurnKey("round", speaker="d")


def test_a_presenter_who_is_returned_to_is_asked_all_of_their_issue():
    room = Room(("m", "d"), ("d", "m"))
    turns = lay_turns(
        a_design(an_issue(), questions(), a_talk("one")), room, frozenset()
    )
    back = Position(ONE).back_at(TurnKey("issue", "d"))
    past = onward(back.past({TurnKey("issue", "d")}), turns)
    assert past.cursor == TurnKey("ask", "d")
    assert onward(past.past({TurnKey("ask", "d")}), turns).cursor == ONE


def test_words_at_the_turn_in_hand_mean_that_it_was_not_left_open():
    given = Position(ONE).passing(ONE).back_at(ONE).given()
    assert (given.moved_on, given.passed, given.reopened) == (set(), set(), False)


def test_to_pass_is_to_move_on_and_to_say_so():
    assert Position(ONE).passing(ONE).passed == {ONE}
    assert Position(ONE).passing(ONE).past({ONE}).passed == {ONE}


def test_the_rest_of_a_step_is_left_and_what_comes_after_is_not():
    turns = lay_turns(
        a_design(a_round(), a_talk("one")), Room(("m", "d", "a")), frozenset()
    )
    rest = rest_of_stretch(TurnKey("round", speaker="d"), turns)
    assert [turn.speaker for turn in rest] == ["d", "a"]


def test_where_a_turn_is_gone_the_one_after_it_is_in_hand():
    assert Position(TWO).laid_anew(FOUR_TALKS, laid("one", "three")).cursor == THREE


def test_where_the_first_turn_is_gone_it_begins_with_what_there_is():
    assert Position(ONE).laid_anew(FOUR_TALKS, laid("two", "three")).cursor == TWO


def test_where_the_last_turn_is_gone_it_stands_at_the_one_before():
    assert Position(FOUR).laid_anew(FOUR_TALKS, laid("one", "two")).cursor == TWO


def test_where_the_way_home_is_gone_it_leads_to_what_comes_after():
    back = Position(THREE).back_at(ONE)
    anew = back.laid_anew(FOUR_TALKS, laid("one", "two", "four"))
    assert (anew.cursor, anew.home, anew.reopened) == (ONE, FOUR, True)


def test_a_reopened_turn_that_is_gone_is_not_asked_again():
    assert (
        not Position(THREE)
        .back_at(TWO)
        .laid_anew(FOUR_TALKS, laid("one", "three"))
        .reopened
    )


def issue_of(*presenters):
    room = Room(("m", "d", "a"), presenters)
    steps = (a_talk("one"), an_issue(), questions(), a_talk("two"))
    return lay_turns(a_design(*steps, presenters=2), room, frozenset())


def test_who_presents_first_now_is_asked_first():
    here = Position(TurnKey("issue", "d"))
    now = here.replanned(issue_of("d", "m"), issue_of("m", "d"), {""})
    assert now.cursor == TurnKey("issue", "m")


def test_who_has_begun_goes_on():
    here = Position(TurnKey("ask", "d"))
    now = here.replanned(issue_of("d", "m"), issue_of("d", "a"), {"", "d"})
    assert now.cursor == TurnKey("ask", "d")


def test_the_way_home_leads_to_who_presents_now():
    here = Position(TurnKey("issue", "d")).back_at(ONE)
    now = here.replanned(issue_of("d", "m"), issue_of("m", "d"), {""})
    assert (now.cursor, now.home) == (ONE, TurnKey("issue", "m"))


def test_outside_the_issues_another_order_changes_nothing():
    now = Position(TWO).replanned(issue_of("d", "m"), issue_of("m", "d"), {""})
    assert now == Position(TWO)
