from dataclasses import replace
from datetime import date

import pytest

from tests.fakes import MemorySet, Stamps
from tmworkshop.application.members import (
    MemberChange,
    SlipOfPaper,
    add_member,
    change_member,
    keep_slip,
    take_roster,
)
from tmworkshop.domain.errors import Conflict, FileComplaints, Unclear
from tmworkshop.domain.facts import Founded, Joined
from tmworkshop.domain.record.record import record_of
from tmworkshop.domain.record.roster import Newcomer

TODAY = date(2026, 3, 12)


@pytest.fixture
def dyffryn():
    return MemorySet(
        Founded(name="Dyffryn"),
        Joined(member="m3", name="Megan Prys-Jones", partnership="Gwynedd"),
    )


def test_a_member_gets_the_next_free_id(dyffryn):
    assert add_member(dyffryn, Newcomer("Dai Okafor"), TODAY, Stamps()) == "m4"


def test_the_first_member_is_m1():
    empty = MemorySet(Founded(name="Dyffryn"))
    assert add_member(empty, Newcomer("Dai"), TODAY, Stamps()) == "m1"


def test_a_name_is_kept_tidy_and_its_partnership_is_dated(dyffryn):
    add_member(dyffryn, Newcomer("  Dai   Okafor ", " Môn "), TODAY, Stamps())
    member = record_of(dyffryn.facts()).members["m4"]
    assert (member.name, member.partnerships) == ("Dai Okafor", ((TODAY, "Môn"),))


def test_nobody_is_taken_in_twice(dyffryn):
    with pytest.raises(Conflict, match="Megan Prys-Jones is in the set already"):
        add_member(dyffryn, Newcomer("megan prys-jones"), TODAY, Stamps())


def test_a_member_needs_a_name(dyffryn):
    with pytest.raises(Unclear):
        add_member(dyffryn, Newcomer("  "), TODAY, Stamps())


def test_a_roster_is_one_line_in_the_file(dyffryn):
    roster = [Newcomer("Dai Okafor", "Môn", 2), Newcomer("Siân Rees", "", 3)]
    taken = take_roster(dyffryn, roster, TODAY, Stamps())
    assert taken.new == ("Dai Okafor", "Siân Rees")
    assert [fact.member for fact in dyffryn.lines[-1]] == ["m4", "m5"]


def test_whoever_is_there_already_stays_as_they_are(dyffryn):
    roster = [Newcomer("MEGAN PRYS-JONES", "Gwynedd", 2), Newcomer("Dai", "", 3)]
    taken = take_roster(dyffryn, roster, TODAY, Stamps())
    assert (taken.new, taken.known) == (("Dai",), ("MEGAN PRYS-JONES",))


def test_the_same_roster_again_keeps_nothing(dyffryn):
    before = len(dyffryn.lines)
    take_roster(dyffryn, [Newcomer("Megan Prys-Jones", "", 2)], TODAY, Stamps())
    assert len(dyffryn.lines) == before


def test_a_roster_that_moves_someone_is_refused_as_a_whole(dyffryn):
    before = len(dyffryn.lines)
    roster = [Newcomer("Dai", "", 2), Newcomer("Megan Prys-Jones", "Môn", 3)]
    with pytest.raises(FileComplaints, match="row 3: Megan Prys-Jones is in the set"):
        take_roster(dyffryn, roster, TODAY, Stamps())
    assert len(dyffryn.lines) == before


def test_a_roster_that_gives_someone_a_first_partnership_says_there_was_none():
    file = MemorySet(Founded(name="D"), Joined(member="m1", name="Dai"))
    with pytest.raises(FileComplaints, match="with no partnership"):
        take_roster(file, [Newcomer("Dai", "Môn", 2)], TODAY, Stamps())


def test_a_slip_is_kept_as_one_line_with_its_wording_and_date(dyffryn):
    paper = SlipOfPaper({"set-summary": True, "quotes": False}, 1, TODAY)
    keep_slip(dyffryn, "m3", paper, Stamps())
    kept = [(c.purpose, c.choice, c.wording, c.slip) for c in dyffryn.lines[-1]]
    assert kept == [("set-summary", True, 1, TODAY), ("quotes", False, 1, TODAY)]


def test_a_yes_is_taken_back_by_a_later_no(dyffryn):
    stamp = Stamps()
    keep_slip(dyffryn, "m3", SlipOfPaper({"programme": True}, 1, TODAY), stamp)
    keep_slip(dyffryn, "m3", SlipOfPaper({"programme": False}, 1, TODAY), stamp)
    assert not record_of(dyffryn.facts()).consents_to("m3", "programme")


def slip(choices, signed=TODAY, **more):
    return SlipOfPaper(choices, 1, signed, **more)


def test_a_slip_tells_what_it_took_back(dyffryn):
    stamp = Stamps()
    keep_slip(dyffryn, "m3", slip({"programme": True, "quotes": False}), stamp)
    kept = keep_slip(dyffryn, "m3", slip({"programme": False, "quotes": False}), stamp)
    assert (kept.taken_back, kept.outdone) == (("programme",), ())


def test_an_older_slip_takes_nothing_back_and_says_so(dyffryn):
    stamp = Stamps()
    keep_slip(dyffryn, "m3", slip({"programme": True}), stamp)
    older = slip({"programme": False, "quotes": True}, date(2026, 2, 1))
    kept = keep_slip(dyffryn, "m3", older, stamp)
    assert (kept.taken_back, kept.outdone) == ((), ("programme",))


def test_until_when_someone_asks_to_be_kept_outlives_a_slip_that_says_nothing(dyffryn):
    stamp, june = Stamps(), date(2026, 6, 1)
    keep_slip(dyffryn, "m3", slip({"programme": True}, keep_until=june), stamp)
    keep_slip(dyffryn, "m3", slip({"programme": False}), stamp)
    (box,) = dyffryn.lines[-1]
    assert box.keep_until == june


def test_an_older_slip_is_not_made_to_say_what_a_newer_one_does(dyffryn):
    stamp, june = Stamps(), date(2026, 6, 1)
    keep_slip(dyffryn, "m3", slip({"programme": True}, keep_until=june), stamp)
    keep_slip(dyffryn, "m3", slip({"programme": True}, date(2026, 2, 1)), stamp)
    (box,) = dyffryn.lines[-1]
    assert box.keep_until is None


@pytest.fixture
def megan():
    return MemorySet(
        Founded(name="Dyffryn"),
        Joined(
            member="m1", name="Megan Prys", partnership="Glan", since=date(2026, 1, 1)
        ),
        Joined(member="m2", name="Dai Okafor", since=date(2026, 1, 1)),
    )


def changed(file, change):
    """Change Megan, with how she stands in *file* before one's eyes."""
    was = record_of(file.facts()).members["m1"]
    return change_member(file, was, change, Stamps())


def test_whoever_was_changed_or_taken_out_meanwhile_is_let_be(megan):
    was = record_of(megan.facts()).members["m1"]
    changed(megan, MemberChange(TODAY, name="Megan Jones"))
    gone = replace(was, id="m9")
    for seen in (was, gone):
        with pytest.raises(Conflict, match="changed in another window"):
            change_member(megan, seen, MemberChange(TODAY, name="Meg"), Stamps())
    assert record_of(megan.facts()).names["m1"] == "Megan Jones"


def test_no_slip_is_kept_of_somebody_who_was_taken_out_meanwhile(megan):
    with pytest.raises(Conflict, match="taken out"):
        keep_slip(megan, "m9", SlipOfPaper({"programme": True}, 1, TODAY), Stamps())


def test_a_member_moves_to_another_partnership_from_a_day_on(megan):
    now = changed(megan, MemberChange(TODAY, partnership=" Hafod "))
    assert now.partnership(date(2026, 3, 11)) == "Glan"
    assert now.partnership(TODAY) == "Hafod"


def test_a_name_is_put_right_and_the_former_one_is_known(megan):
    now = changed(megan, MemberChange(TODAY, name="Megan  Prys-Jones"))
    assert (now.name, now.former_names) == ("Megan Prys-Jones", ("Megan Prys",))
    assert now.partnerships == ((date(2026, 1, 1), "Glan"),)


def test_a_name_put_back_is_not_its_own_former_one(megan):
    for name in ("Megan Jones", "Megan Prys"):
        now = changed(megan, MemberChange(TODAY, name=name))
    assert now.former_names == ("Megan Jones",)


def test_a_name_may_change_its_capitals(megan):
    now = changed(megan, MemberChange(TODAY, name="megan PRYS"))
    assert now.name == "megan PRYS"


def test_a_partnership_of_the_same_day_is_put_right(megan):
    change = MemberChange(date(2026, 1, 1), partnership="Hafod")
    assert changed(megan, change).partnerships == ((date(2026, 1, 1), "Hafod"),)


def test_a_member_may_have_been_with_them_for_longer(megan):
    change = MemberChange(date(2025, 9, 1), partnership="Glan")
    now = changed(megan, change)
    assert now.partnerships[0] == (date(2025, 9, 1), "Glan")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (MemberChange(TODAY, name="dai okafor"), "Dai Okafor is in the set already"),
        (MemberChange(TODAY, name="Megan Prys"), "how it stands already"),
        (MemberChange(TODAY, partnership="Glan"), "how it stands already"),
        (MemberChange(TODAY), "how it stands already"),
    ],
)
def test_what_changes_nothing_or_takes_anothers_name_is_refused(megan, change, told):
    before = megan.facts()
    with pytest.raises(Conflict, match=told):
        changed(megan, change)
    assert megan.facts() == before


def test_nobody_loses_their_name(megan):
    with pytest.raises(Unclear, match="needs a name"):
        changed(megan, MemberChange(TODAY, name=" "))


def test_an_id_that_we_did_not_give_counts_for_nothing():
    strange = MemorySet(Founded(name="Dyffryn"), Joined(member="?", name="Ana"))
    assert add_member(strange, Newcomer("Dai"), TODAY, Stamps()) == "m1"
