from datetime import date

import pytest

from tests.builders import MARCH, Clock, Stamper, a_design, a_talk
from tmworkshop.domain.errors import NotFound
from tmworkshop.domain.facts import (
    Agreed,
    Amended,
    Consented,
    Erased,
    Founded,
    Joined,
    Kind,
    Moved,
    Opened,
    Said,
    Sent,
    Struck,
    Tagged,
    What,
)
from tmworkshop.domain.record.record import record_of

DESIGN = a_design(a_talk())


def recorded(*facts):
    stamp = Stamper(Clock())
    return record_of(stamp([Founded(name="Dyffryn set"), *facts]))


def opened(**more):
    return Opened(design=DESIGN, held_on=MARCH, present=("m",), **more)


def slip(choice):
    return Consented(
        member="m", purpose="evaluator", choice=choice, wording=1, slip=MARCH
    )


def moved(what, session="00002", **more):
    return Moved(session=session, what=what, **more)


def next_date(value, session="00002"):
    return Said(kind=Kind.MEETING, session=session, value=value)


def test_a_file_without_a_set_is_said_to_be_so():
    with pytest.raises(NotFound, match="no set in this file"):
        record_of([Agreed(version=1, rules=("One at a time.",))])
    with pytest.raises(NotFound, match="holds nothing yet"):
        record_of([])


def test_a_set_has_its_name_its_members_and_its_agreement():
    rules = Agreed(version=2, rules=("Listen.",))
    record = recorded(Joined(member="m", name="Megan"), rules)
    assert record.founded.name == "Dyffryn set"
    assert record.names == {"m": "Megan"}
    assert record.agreement.version == 2


def test_a_member_belongs_to_the_partnership_of_the_day():
    moved_in_may = Joined(
        member="m", name="Megan", partnership="p2", since=date(2026, 5, 1)
    )
    from_january = Joined(
        member="m", name="Megan", partnership="p1", since=date(2026, 1, 1)
    )
    member = recorded(moved_in_may, from_january).members["m"]
    assert member.partnership(date(2026, 3, 1)).id == "p1"
    assert member.partnership(date(2026, 6, 1)).id == "p2"


def test_before_they_joined_a_member_belongs_where_they_came_from_first():
    joined = Joined(member="m", name="Megan", partnership="p1")
    assert recorded(joined).members["m"].partnership(date(2020, 1, 1)).id == "p1"


def test_no_slip_means_no():
    assert not recorded().consents_to("m", "evaluator")


def test_the_newest_slip_holds():
    assert recorded(slip(False), slip(True)).consents_to("m", "evaluator")
    assert not recorded(slip(True), slip(False)).consents_to("m", "evaluator")


def test_a_session_is_live_until_it_is_closed():
    assert recorded(opened()).live.id == "00002"
    assert recorded(opened(), moved(What.STOP)).live is None


def test_sessions_are_numbered_in_the_order_they_were_held():
    closed = opened(), next_date("2026-04-23"), moved(What.STOP)
    record = recorded(*closed, opened())
    assert [session.number for session in record.sessions] == [1, 2]
    assert record.sessions[0].held_on == MARCH


def test_who_came_late_attended_and_who_left_attended_too():
    came = moved(What.ARRIVE, who=("d",))
    left = moved(What.LEAVE, who=("m",))
    record = recorded(opened(), came, left, came)
    assert record.sessions[0].attended == ("m", "d")


def test_a_move_of_no_known_session_is_let_be():
    came = moved(What.ARRIVE, "unknown", who=("d",))
    assert recorded(came, moved(What.STOP, "unknown")).sessions == ()


def test_the_next_meeting_is_the_date_that_was_said_last():
    amended = Amended(of="00003", part="value", value="2026-05-01")
    record = recorded(opened(), next_date("2026-04-23"), amended)
    assert record.sessions[0].next_meeting == date(2026, 5, 1)


@pytest.mark.parametrize(
    "no_date", [Amended(of="00003", part="value", value=""), Struck(of="00003")]
)
def test_a_next_date_that_is_taken_back_is_none(no_date):
    record = recorded(opened(), next_date("2026-04-23"), no_date)
    assert record.sessions[0].next_meeting is None


def test_a_date_for_no_known_session_is_let_be():
    assert recorded(next_date("2026-04-23")).sessions == ()


def test_what_stands_is_what_was_said_and_not_struck():
    said = [Said(kind=Kind.LEARNING, words=words) for words in ("One", "Two")]
    record = recorded(*said, Struck(of="00002"), Tagged(of="00003", theme="time"))
    (standing,) = record.standing(Kind.LEARNING)
    assert (standing.words, standing.themes) == ("Two", ("time",))


def test_a_fact_about_nothing_known_is_let_be():
    assert not recorded(Struck(of="unknown")).kept


def test_what_went_out_is_remembered_and_an_erasure_leaves_no_more_than_its_ids():
    sent = Sent(of=("00002",), to="programme")
    assert len(recorded(sent, Erased(of=("00002",))).sent) == 1


# --- what counts


@pytest.mark.parametrize(
    ("said", "ends", "counts"),
    [
        ([], [], True),
        ([], [What.STOP], False),
        ([], [What.DISCARD], False),
        ([next_date("")], [What.STOP], False),
        ([next_date("2026-04-23")], [What.STOP], True),
        ([next_date("2026-04-23")], [What.DISCARD], True),
        ([next_date("2026-04-23"), Struck(of="00003")], [What.STOP], True),
        ([next_date("2026-04-23"), Struck(of="00003")], [What.DISCARD], False),
        ([], [What.STOP, What.REOPEN], True),
        ([], [What.STOP, What.REOPEN, What.DISCARD], False),
    ],
)
def test_a_session_that_is_over_counts_only_with_words(said, ends, counts):
    record = recorded(opened(), *said, *map(moved, ends))
    assert [session.number for session in record.sessions] == [1] * counts
    assert len(record.begun) == 1


def test_the_next_session_takes_the_number_of_one_that_came_to_nothing():
    record = recorded(opened(), moved(What.DISCARD), opened())
    assert [session.number for session in record.sessions] == [1]
    assert record.live.id == "00004"


def test_a_session_whose_close_was_taken_back_is_live_again():
    closed = opened(), next_date("2026-04-23"), moved(What.STOP)
    assert recorded(*closed).live is None
    assert recorded(*closed, moved(What.REOPEN)).live.number == 1
