from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tmworkshop.adapters.ids import Stamper
from tmworkshop.domain.facts import Struck
from tmworkshop.domain.ids import LETTERS, sealed_id

NOON = datetime(2026, 3, 12, 12, 31, 5, 123456, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def stamper(*moments, chance=0, device="laptop", kept=()):
    """Give a stamper whose clock shows *moments* in turn."""
    clock = iter(moments)
    return Stamper(
        lambda: next(clock), lambda size: bytes([chance] * size), device, kept
    )


def stamped(given_stamper, number=1):
    return given_stamper.stamp([Struck(of="x")] * number)


def test_a_fact_gets_an_id_a_time_and_its_device():
    (fact,) = stamped(stamper(NOON))
    assert fact == Struck(
        of="x",
        id="01KKH0EWX30000000000000000",
        at=datetime(2026, 3, 12, 12, 31, 5, 123000, tzinfo=UTC),
        device="laptop",
    )


def test_the_first_ten_letters_are_the_time_as_other_tools_write_it():
    # the example of the ULID specification
    moment = datetime.fromtimestamp(1469918176.385, UTC)
    assert stamped(stamper(moment))[0].id.startswith("01ARYZ6S41")


def test_facts_of_one_moment_keep_their_order():
    ids = [fact.id for fact in stamped(stamper(NOON, chance=255), 50)]
    assert ids == sorted(set(ids))


@given(st.lists(st.datetimes(datetime(1971, 1, 1), timezones=st.just(UTC)), min_size=2))
def test_ids_rise_even_when_the_clock_is_put_back(moments):
    one = stamper(*moments)
    ids = [fact.id for _ in moments for fact in stamped(one, 2)]
    assert ids == sorted(set(ids))


def test_the_time_of_a_fact_is_what_the_clock_shows_even_if_it_was_put_back():
    one = stamper(NOON, NOON - MINUTE)
    stamped(one)
    assert stamped(one)[0].at == datetime(2026, 3, 12, 12, 30, 5, 123000, tzinfo=UTC)


def test_after_a_restart_ids_go_on_above_those_already_kept():
    before = stamped(stamper(NOON), 3)
    (after,) = stamped(stamper(NOON - MINUTE, kept=before))
    assert after.id > before[-1].id


def test_ids_of_what_is_sealed_and_of_a_time_that_never_comes_push_nothing_up():
    ids = (sealed_id("Z" * 26), "7" + "Z" * 25)
    kept = [Struck(of="x", id=each) for each in ids]
    (fact,) = stamped(stamper(NOON, kept=kept))
    assert fact.id == "01KKH0EWX30000000000000000"


def test_what_is_kept_behind_another_device_s_facts_has_a_higher_id():
    elsewhere = stamped(stamper(NOON + MINUTE, device="scribe"))
    (fact,) = stamped(stamper(NOON, kept=elsewhere))
    assert fact.id > elsewhere[-1].id
    assert fact.at < elsewhere[-1].at


def test_a_demo_makes_the_same_ids_again():
    assert stamped(stamper(NOON, chance=7)) == stamped(stamper(NOON, chance=7))


@given(st.binary(min_size=16, max_size=16))
def test_every_id_has_26_letters_of_crockford_s(chance):
    one = Stamper(lambda: NOON, lambda size: chance[:size], "laptop")
    fact_id = one.stamp([Struck(of="x")])[0].id
    for made in (fact_id, sealed_id(fact_id)):
        assert len(made) == 26
        assert set(made) <= set(LETTERS)
