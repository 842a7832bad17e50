"""The laws of reading: dates come back as they were spoken, nothing else gets in."""

from contextlib import suppress
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import Meeting, slips
from tmworkshop.domain.dates import read_date, say_date, say_day
from tmworkshop.domain.errors import Unclear
from tmworkshop.domain.session.typed.grammar import read_intent

days = st.dates(date(2020, 1, 1), date(2090, 12, 31))
MARCH = date(2026, 3, 12)


@given(day=days, ahead=st.integers(0, 3_000))
def test_a_day_is_read_back_as_it_was_spoken(day, ahead):
    named = day + timedelta(days=ahead)
    for written in (say_day(named), say_date(named), named.isoformat()):
        assert read_date(written, day) == named


@given(text=st.text(max_size=60), today=days)
def test_whatever_is_typed_is_a_day_to_come_or_unclear(text, today):
    with suppress(Unclear):
        assert read_date(text, today) >= today


@given(values=st.permutations(["0", "1", "?"]), gap=st.sampled_from(["", " ", ", "]))
def test_the_order_of_slips_is_lost(values, gap):
    screen = Meeting(slips()).screen
    assert read_intent(screen, gap.join(values)).value == "0 1 ?"
