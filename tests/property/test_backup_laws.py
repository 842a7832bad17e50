"""Which backups stay as newer ones are made, whenever that was."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from tmworkshop.domain.backups import MONTHS, NEWEST, choose_backups

MOMENTS = st.datetimes(
    datetime(2025, 1, 1), datetime(2028, 12, 31), timezones=st.just(UTC)
)
MADE = st.sets(MOMENTS, max_size=60)


@given(made=MADE)
def test_the_newest_stay(made):
    assert set(sorted(made)[-NEWEST:]) <= choose_backups(made)


@given(made=MADE)
def test_no_more_stay_than_the_newest_and_one_a_month(made):
    kept = choose_backups(made)
    assert kept <= made
    assert len(kept) <= NEWEST + MONTHS


@given(made=MADE)
def test_each_of_the_latest_months_keeps_its_last(made):
    months = sorted({(each.year, each.month) for each in made})[-MONTHS:]
    kept = choose_backups(made)
    for month in months:
        assert max(e for e in made if (e.year, e.month) == month) in kept


@given(made=MADE)
def test_what_stays_once_stays_if_nothing_new_is_made(made):
    assert choose_backups(choose_backups(made)) == choose_backups(made)


@given(made=st.lists(MOMENTS, unique=True, max_size=60))
def test_thinned_out_after_each_one_as_much_is_there_as_if_it_were_done_once(made):
    there = set()
    for moment in sorted(made):
        there = choose_backups({*there, moment})
    assert there == choose_backups(made)
