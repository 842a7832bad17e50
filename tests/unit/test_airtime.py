from datetime import UTC, datetime, timedelta

from tests.builders import a_step
from tmworkshop.domain.facts import TurnKey
from tmworkshop.domain.session.course.airtime import Airtime

NINE = datetime(2026, 3, 12, 9, tzinfo=UTC)
HERE, THERE = TurnKey("here"), TurnKey("there", "d")


def at(minutes):
    return NINE + timedelta(minutes=minutes)


def begun():
    return Airtime(last_at=NINE)


def test_minutes_are_held_by_the_stretch_under_way():
    held = begun().until(at(3), HERE).until(at(7), THERE).until(at(8), HERE)
    assert held.held(HERE, at(8)) == 4
    assert held.held(THERE, at(8)) == 4
    assert held.total == 8


def test_the_minutes_since_the_last_fact_count_as_they_pass():
    assert begun().until(at(3), HERE).held(HERE, at(5)) == 5


def test_time_that_is_nobodys_is_not_counted():
    assert begun().until(at(30), None).total == 0


def test_a_gap_before_a_session_is_taken_up_is_nobodys():
    held = begun().until(at(3), HERE).taken_up(at(60)).until(at(61), HERE)
    assert held.held(HERE, at(61)) == 4


def test_a_clock_that_ran_backwards_takes_no_minutes_away():
    held = begun().until(at(5), HERE).until(at(2), HERE)
    assert held.held(HERE, at(2)) == 5
    assert held.until(at(6), HERE).held(HERE, at(6)) == 6


def test_a_clock_that_ran_backwards_is_trusted_again_once_a_session_is_taken_up():
    held = begun().until(at(60), HERE).taken_up(at(2)).until(at(4), HERE)
    assert held.held(HERE, at(4)) == 62


def test_minutes_are_added_to_the_plan_of_a_step():
    assert begun().planned(a_step("here")) == 5
    assert begun().extended("here", 3).extended("here", 4).planned(a_step("here")) == 12
