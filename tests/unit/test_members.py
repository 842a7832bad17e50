from datetime import date

import pytest

from tests.fakes import MemorySet, Stamps
from tmworkshop.application.members import (
    SlipOfPaper,
    add_member,
    keep_slip,
    take_roster,
)
from tmworkshop.domain.errors import Conflict, FileComplaints, Unclear
from tmworkshop.domain.facts import Founded, Joined
from tmworkshop.domain.record import record_of
from tmworkshop.domain.roster import Newcomer

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
