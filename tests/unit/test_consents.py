from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.fakes import Stamps
from tmworkshop.domain.facts import Consented, Founded
from tmworkshop.domain.record.consents import (
    choices_of,
    keep_until,
    newest_slip,
    say_other_wording,
)
from tmworkshop.domain.record.record import record_of

MARCH = date(2026, 3, 12)
FEBRUARY = date(2026, 2, 1)


def box(choice, slip=MARCH, purpose="evaluator", **more):
    given = {"member": "m1", "wording": 1, **more}
    return Consented(purpose=purpose, choice=choice, slip=slip, **given)


def kept(*boxes):
    return Stamps()([Founded(name="D"), *boxes])


def consents(*boxes):
    return record_of(kept(*boxes)).consents


def consents_to(*boxes):
    return record_of(kept(*boxes)).consents_to("m1", "evaluator")


def test_an_older_slip_typed_in_later_does_not_win():
    assert not consents_to(box(False), box(True, FEBRUARY))
    assert consents_to(box(True), box(False, FEBRUARY))


def test_a_newer_slip_wins_whenever_it_is_typed_in():
    assert consents_to(box(False, FEBRUARY), box(True))


def test_of_two_slips_of_one_day_the_one_typed_in_last_holds():
    assert not consents_to(box(True), box(False))
    assert consents_to(box(False), box(True))


def test_each_box_has_its_own_newest_slip():
    record = record_of(
        kept(
            box(True, MARCH),
            box(True, FEBRUARY, "print"),
            box(False, FEBRUARY),
        )
    )
    assert record.consents_to("m1", "evaluator")
    assert record.consents_to("m1", "print")


def test_a_choice_for_a_purpose_that_is_asked_no_more_is_kept():
    assert ("m1", "photographs") in consents(box(True, purpose="photographs"))


# days and choices of slips, in the order they are typed in
SLIPS = st.lists(st.tuples(st.integers(0, 5), st.booleans()), min_size=1, max_size=8)


@given(SLIPS)
def test_the_newest_day_holds_and_of_it_what_came_last(slips):
    boxes = [box(choice, MARCH + timedelta(days)) for days, choice in slips]
    newest = max(days for days, _ in slips)
    held = [choice for days, choice in slips if days == newest][-1]
    assert consents_to(*boxes) is held


@given(SLIPS)
def test_the_history_tells_every_choice_and_the_one_that_holds(slips):
    boxes = [box(choice, MARCH + timedelta(days)) for days, choice in slips]
    facts = kept(*boxes)
    choices = choices_of(facts, "m1")
    assert [c.given for c in choices] == list(facts[1:])
    (holding,) = (c.given for c in choices if c.holds)
    assert holding == record_of(facts).consents["m1", "evaluator"]


def test_the_history_is_of_one_member():
    facts = kept(box(True), box(False, member="m2"))
    assert [c.given.member for c in choices_of(facts, "m2")] == ["m2"]


def test_the_newest_slip_tells_its_wording():
    found = newest_slip(
        consents(box(True, wording=2), box(True, FEBRUARY, "print")), "m1"
    )
    assert (found.slip, found.wording) == (MARCH, 2)


def test_a_slip_on_another_wording_than_the_present_one_says_so():
    assert say_other_wording(box(True), 1) == ""
    assert say_other_wording(box(True), 2) == "on wording 1; the present is 2"


def test_without_a_slip_there_is_none():
    assert newest_slip(consents(box(True)), "m2") is None


def test_a_member_is_to_be_kept_until_what_their_newest_slip_says():
    june, july = date(2026, 6, 1), date(2026, 7, 1)
    boxes = consents(
        box(True, keep_until=june), box(True, FEBRUARY, "print", keep_until=july)
    )
    assert keep_until(boxes, "m1") == june
    assert keep_until(boxes, "m2") is None
