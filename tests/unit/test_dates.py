from datetime import date

import pytest

from tmworkshop.domain.dates import (
    add_a_year,
    read_date,
    say_date,
    say_day,
    say_day_and_month,
)
from tmworkshop.domain.errors import Unclear

TODAY = date(2026, 3, 12)  # a Thursday


def test_a_day_is_spoken_in_full_in_short_or_without_its_year():
    day = date(2026, 3, 6)
    assert say_day(day) == "Friday 6 March 2026"
    assert say_date(day) == "6 March 2026"
    assert say_day_and_month(day) == "6 March"


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("today", TODAY),
        ("Tomorrow", date(2026, 3, 13)),
        ("in 1 day", date(2026, 3, 13)),
        ("3 days", date(2026, 3, 15)),
        ("in 2 weeks", date(2026, 3, 26)),
        ("fri", date(2026, 3, 13)),
        ("Thursday", date(2026, 3, 19)),
        ("30 april", date(2026, 4, 30)),
        ("  30   APR ", date(2026, 4, 30)),
        ("april 30th", date(2026, 4, 30)),
        ("april 30, 2027", date(2027, 4, 30)),
        ("30 april 27", date(2027, 4, 30)),
        ("thursday 30 april", date(2026, 4, 30)),
        ("thu 30 apr 2026", date(2026, 4, 30)),
        ("2026-04-30", date(2026, 4, 30)),
        ("30/4", date(2026, 4, 30)),
        ("30.4.26", date(2026, 4, 30)),
        ("30-4-2026", date(2026, 4, 30)),
        ("5/5", date(2026, 5, 5)),
        ("29 feb", date(2028, 2, 29)),
    ],
)
def test_a_date_is_read_as_people_write_it(typed, day):
    assert read_date(typed, TODAY) == day


def test_a_day_without_a_year_is_the_next_one_to_come():
    assert read_date("6 march", TODAY) == date(2027, 3, 6)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "soon",
        "mo",
        "april",
        "30 of april",
        "31 april",
        "30 april 2026 10",
        "30 april may",
        "31/4",
        "2026-13-01",
        "0000-01-01",
        "1/1/9999",
        "30 april " + "9" * 25,
        "9" * 5000,
        "30 april " * 900,
        "²/4",
    ],
)
def test_what_is_no_date_is_unclear(typed):
    with pytest.raises(Unclear, match=r"I cannot read .* as a date"):
        read_date(typed, TODAY)


def test_what_cannot_be_read_is_not_echoed_at_length():
    with pytest.raises(Unclear) as unclear:
        read_date("no date " * 100, TODAY)
    quoted = "no date " * 5
    assert str(unclear.value).startswith(f"I cannot read '{quoted}…' as a date. ")


def test_two_readings_are_both_said():
    with pytest.raises(Unclear, match="Friday 3 April 2026 or Thursday 4 March 2027"):
        read_date("3/4", TODAY)


def test_a_day_that_is_not_that_day_of_the_week_is_asked_about():
    with pytest.raises(Unclear, match="30 April 2026 is a Thursday, not a Friday"):
        read_date("fri 30 april", TODAY)


@pytest.mark.parametrize("typed", ["thu 30 april fri", "fri thursday 30 april 2026"])
def test_each_day_of_the_week_that_is_named_has_to_be_that_day(typed):
    with pytest.raises(Unclear, match="30 April 2026 is a Thursday, not a Friday"):
        read_date(typed, TODAY)


def test_a_day_typed_behind_the_date_that_stands_is_not_passed_over():
    with pytest.raises(Unclear, match="30 April 2026 is a Thursday, not a Monday"):
        read_date("Thursday 30 April 2026monday", TODAY)


def test_a_day_that_has_passed_is_said_back():
    with pytest.raises(Unclear, match="Friday 6 March 2026 has passed"):
        read_date("6 march 2026", TODAY)


def test_a_past_day_is_read_where_it_may_be_past():
    assert read_date("6 march 2026", TODAY, past=True) == date(2026, 3, 6)


def test_a_year_after_a_leap_day_is_the_28th():
    assert add_a_year(date(2028, 2, 29)) == date(2029, 2, 28)
    assert add_a_year(date(2028, 2, 28)) == date(2029, 2, 28)
    assert add_a_year(date(2027, 3, 31)) == date(2028, 3, 31)
