"""What is said of a set's file that is older than it was."""

from datetime import date

from tmworkshop.domain.backups import Shortfall

DAY = date(2026, 3, 12)


def test_it_is_said_how_much_is_missing_and_until_when():
    told = "This file is older: it lacks 35 facts that stood in it on 12 March 2026."
    assert Shortfall(35, DAY).told == told


def test_what_cannot_be_counted_is_said_without_a_number():
    told = "This file is older: what was changed until 12 March 2026 is missing."
    assert Shortfall(0, DAY).told == told


def test_a_set_that_was_removed_is_said_to_be_back():
    assert "removed for good" in Shortfall(0, DAY, was_removed=True).told
