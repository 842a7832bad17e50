from dataclasses import replace
from datetime import date

import pytest

from tests.fakes import MemorySet, Stamps
from tests.ways import refused
from tmworkshop.application.members import (
    MemberChange,
    add_member,
    change_member,
    take_roster,
)
from tmworkshop.application.slips import SlipOfPaper, keep_slip
from tmworkshop.domain.errors import Conflict, FileComplaints, MayBeKnown, Unclear
from tmworkshop.domain.facts import Founded, Joined, Titled
from tmworkshop.domain.record.namesakes import (
    find_doubtful,
    find_doubts,
    take_as_others,
)
from tmworkshop.domain.record.partnership_names import Likened, Partnership
from tmworkshop.domain.record.record import record_of
from tmworkshop.domain.record.roster import Newcomer
from tmworkshop.domain.remedies import Remedy

TODAY = date(2026, 3, 12)


def places(member):
    """Return what *member* came from is called, since when."""
    return tuple((since, each.name) for since, each in member.partnerships)


@pytest.fixture
def dyffryn():
    return MemorySet(
        Founded(name="Dyffryn"),
        Titled(partnership="p1", name="Gwynedd"),
        Joined(member="m3", name="Megan Prys-Jones", partnership="p1"),
    )


def test_a_member_gets_the_next_free_id(dyffryn):
    assert add_member(dyffryn, Newcomer("Dai Okafor"), TODAY, Stamps()) == "m4"


def test_the_first_member_is_m1():
    empty = MemorySet(Founded(name="Dyffryn"))
    assert add_member(empty, Newcomer("Dai"), TODAY, Stamps()) == "m1"


def test_a_name_is_kept_tidy_and_its_partnership_is_dated(dyffryn):
    add_member(dyffryn, Newcomer("  Dai   Okafor ", " Môn "), TODAY, Stamps())
    member = record_of(dyffryn.facts()).members["m4"]
    assert (member.name, places(member)) == ("Dai Okafor", ((TODAY, "Môn"),))


def test_nobody_is_taken_in_twice(dyffryn):
    with pytest.raises(Conflict, match="Megan Prys-Jones is in the set already"):
        add_member(dyffryn, Newcomer("megan prys-jones"), TODAY, Stamps())


def test_whoever_is_nearly_called_so_is_not_taken_in_unasked(dyffryn):
    before = dyffryn.facts()
    with refused(MayBeKnown, Remedy.SAY_NAMESAKE, match="Meg .* may be Megan"):
        add_member(dyffryn, Newcomer("Meg Prys Jones"), TODAY, Stamps())
    assert dyffryn.facts() == before


@pytest.mark.parametrize("name", ["Megan Prys-Jones", "Meg Prys-Jones"])
def test_whoever_is_somebody_else_is_taken_in_and_that_is_kept(dyffryn, name):
    newcomer = Newcomer(name, "Hafod", is_other=True)
    assert add_member(dyffryn, newcomer, TODAY, Stamps()) == "m4"
    record = record_of(dyffryn.facts())
    assert (record.members["m3"].is_other, record.members["m4"].is_other) == (0, 1)
    assert not [*find_doubtful(record)]


def test_it_is_said_of_a_member_too_and_once(dyffryn):
    change = MemberChange(TODAY, is_other=True)
    now = changed(dyffryn, change, "m3")
    assert now.is_other
    assert now.partnerships == record_of(dyffryn.facts()).members["m3"].partnerships
    with pytest.raises(Conflict, match="how it stands already"):
        changed(dyffryn, change, "m3")


def test_it_is_said_of_one_name_and_of_no_other(dyffryn):
    changed(dyffryn, MemberChange(TODAY, is_other=True), "m3")
    now = changed(dyffryn, MemberChange(TODAY, name="Nia"), "m3")
    assert not now.is_other


def test_it_holds_when_a_member_moves(dyffryn):
    changed(dyffryn, MemberChange(TODAY, is_other=True), "m3")
    moved = MemberChange(TODAY, partnership="Hafod")
    assert changed(dyffryn, moved, "m3").is_other


def test_a_name_put_right_to_nearly_anothers_is_asked_about(megan):
    with pytest.raises(MayBeKnown, match="David Okafor may be Dai Okafor"):
        changed(megan, MemberChange(TODAY, name="David Okafor"))
    other = MemberChange(TODAY, name="Dai Okafor", is_other=True)
    now = changed(megan, other)
    assert (now.name, now.is_other) == ("Dai Okafor", True)


def test_a_member_needs_a_name(dyffryn):
    with pytest.raises(Unclear):
        add_member(dyffryn, Newcomer("  "), TODAY, Stamps())


def test_a_roster_is_one_line_in_the_file(dyffryn):
    roster = [Newcomer("Dai Okafor", "Môn", 2), Newcomer("Siân Rees", "", 3)]
    taken = take_roster(dyffryn, roster, TODAY, Stamps())
    assert taken.new == ("Dai Okafor", "Siân Rees")
    titled, *joined = dyffryn.lines[-1]
    assert [fact.member for fact in joined] == ["m4", "m5"]
    assert (titled.partnership, titled.name) == ("p2", "Môn")


def test_whoever_is_there_already_stays_as_they_are(dyffryn):
    roster = [Newcomer("MEGAN PRYS-JONES", "Gwynedd", 2), Newcomer("Dai", "", 3)]
    taken = take_roster(dyffryn, roster, TODAY, Stamps())
    assert (taken.new, taken.known) == (("Dai",), ("MEGAN PRYS-JONES",))


def test_a_roster_knows_whom_it_has_typed_otherwise(dyffryn):
    roster = [Newcomer("MEGAN  PRYS\u2013JONES", "gwynedd", 2), Newcomer("Bo", "", 3)]
    taken = take_roster(dyffryn, roster, TODAY, Stamps())
    assert (taken.new, taken.known) == (("Bo",), ("MEGAN  PRYS\u2013JONES",))


def test_whoever_may_be_known_is_asked_about_before_anyone_is_taken_in(dyffryn):
    roster = [Newcomer("Bo", "", 2), Newcomer("M. Prys-Jones", "", 3)]
    roster += [Newcomer("Ana Lim", "", 4), Newcomer("Lim, Ana", "", 5)]
    before = dyffryn.facts()
    with refused(FileComplaints, Remedy.SAY_NAMESAKE):
        take_roster(dyffryn, roster, TODAY, Stamps())
    assert dyffryn.facts() == before
    record = record_of(before)
    assert [doubt for _, doubt in find_doubts(record, roster, TODAY)] == [
        "M. Prys-Jones may be Megan Prys-Jones",
        "Lim, Ana may be Ana Lim of row 4",
    ]
    taken = take_roster(dyffryn, take_as_others(record, roster, TODAY), TODAY, Stamps())
    assert taken.new == ("Bo", "M. Prys-Jones", "Ana Lim", "Lim, Ana")
    others = [m.name for m in record_of(dyffryn.facts()).members.values() if m.is_other]
    assert others == ["M. Prys-Jones", "Lim, Ana"]


def test_whoever_is_on_a_roster_twice_is_taken_in_once(dyffryn):
    roster = [Newcomer("Bo", "Hafod", 2), Newcomer("bo", "", 3)]
    taken = take_roster(dyffryn, roster, TODAY, Stamps())
    assert (taken.new, taken.again) == (("Bo",), ("bo",))


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


def test_another_capital_or_hyphen_moves_nobody(dyffryn):
    roster = [Newcomer("Ana Wójcik", "Llan-y-Cefn"), Newcomer("Bo Ek", "LLAN Y CEFN")]
    take_roster(dyffryn, roster, TODAY, Stamps())
    again = [
        Newcomer("Ana Wójcik", "Llan y cefn"),
        Newcomer("Megan Prys-Jones", "gwynedd"),
    ]
    assert take_roster(dyffryn, again, TODAY, Stamps()).new == ()
    names = record_of(dyffryn.facts()).partnerships.names
    assert names == {"p1": "Gwynedd", "p2": "Llan-y-Cefn"}


def test_what_a_partnership_was_called_before_is_still_known_as_it(dyffryn):
    dyffryn.keep([Titled(partnership="p1", name="Eryri")])
    roster = [Newcomer("Megan Prys-Jones", "Gwynedd"), Newcomer("Dai", "gwynedd")]
    assert take_roster(dyffryn, roster, TODAY, Stamps()).new == ("Dai",)
    record = record_of(dyffryn.facts())
    assert record.members["m4"].partnership(TODAY) == Partnership("p1", "Eryri")


def test_a_partnership_that_is_near_to_another_is_not_guessed(dyffryn):
    before = dyffryn.facts()
    with refused(Unclear, Remedy.SAY_IT_IS_NEW, match="is that Gwynedd"):
        add_member(dyffryn, Newcomer("Dai", "Gwyned"), TODAY, Stamps())
    with refused(Unclear, Remedy.SAY_IT_IS_NEW):
        change = MemberChange(TODAY, partnership="Gwyned")
        was = record_of(before).members["m3"]
        change_member(dyffryn, was, change, Stamps())
    assert dyffryn.facts() == before


def test_one_that_is_said_to_be_another_is_new_and_that_is_kept(dyffryn):
    near = Newcomer("Dai", "Gwyned", likened=Likened(apart_from=("Gwynedd",)))
    add_member(dyffryn, near, TODAY, Stamps())
    add_member(dyffryn, Newcomer("Ana", "gwyned"), TODAY, Stamps())
    partnerships = record_of(dyffryn.facts()).partnerships
    assert partnerships.names == {"p1": "Gwynedd", "p2": "Gwyned"}
    assert not [*partnerships.doubles()]


def test_one_that_is_said_to_be_one_that_is_there_is_known_as_it_from_then_on(dyffryn):
    near = Newcomer("Dai", "Gwyned", likened=Likened("Gwynedd"))
    add_member(dyffryn, near, TODAY, Stamps())
    add_member(dyffryn, Newcomer("Ana", "gwyned"), TODAY, Stamps())
    record = record_of(dyffryn.facts())
    assert record.partnerships.names == {"p1": "Gwynedd"}
    assert [record.members[m].partnership(TODAY).id for m in ("m4", "m5")] == ["p1"] * 2
    assert record.partnerships.title("").partnership == "p3"


def test_two_of_one_roster_that_are_near_are_not_guessed_either(dyffryn):
    roster = [Newcomer("Dai", "Harbwr", 2), Newcomer("Ana", "Harbwrr", 3)]
    with refused(Unclear, Remedy.SAY_IT_IS_NEW, match="is that Harbwr"):
        take_roster(dyffryn, roster, TODAY, Stamps())


def test_a_slip_is_kept_as_one_line_with_its_wording_and_date(dyffryn):
    paper = SlipOfPaper({"set-summary": True, "print": False}, 1, TODAY)
    keep_slip(dyffryn, "m3", paper, Stamps())
    kept = [(c.purpose, c.choice, c.wording, c.slip) for c in dyffryn.lines[-1]]
    assert kept == [("set-summary", True, 1, TODAY), ("print", False, 1, TODAY)]


def test_a_yes_is_taken_back_by_a_later_no(dyffryn):
    stamp = Stamps()
    keep_slip(dyffryn, "m3", SlipOfPaper({"evaluator": True}, 1, TODAY), stamp)
    keep_slip(dyffryn, "m3", SlipOfPaper({"evaluator": False}, 1, TODAY), stamp)
    assert not record_of(dyffryn.facts()).consents_to("m3", "evaluator")


def slip(choices, signed=TODAY, **more):
    return SlipOfPaper(choices, 1, signed, **more)


def test_a_slip_tells_what_it_took_back(dyffryn):
    stamp = Stamps()
    keep_slip(dyffryn, "m3", slip({"evaluator": True, "print": False}), stamp)
    kept = keep_slip(dyffryn, "m3", slip({"evaluator": False, "print": False}), stamp)
    assert (kept.taken_back, kept.outdone) == (("evaluator",), ())


def test_an_older_slip_takes_nothing_back_and_says_so(dyffryn):
    stamp = Stamps()
    keep_slip(dyffryn, "m3", slip({"evaluator": True}), stamp)
    older = slip({"evaluator": False, "print": True}, date(2026, 2, 1))
    kept = keep_slip(dyffryn, "m3", older, stamp)
    assert (kept.taken_back, kept.outdone) == ((), ("evaluator",))


def test_until_when_someone_asks_to_be_kept_outlives_a_slip_that_says_nothing(dyffryn):
    stamp, june = Stamps(), date(2026, 6, 1)
    keep_slip(dyffryn, "m3", slip({"evaluator": True}, keep_until=june), stamp)
    keep_slip(dyffryn, "m3", slip({"evaluator": False}), stamp)
    (box,) = dyffryn.lines[-1]
    assert box.keep_until == june


def test_an_older_slip_is_not_made_to_say_what_a_newer_one_does(dyffryn):
    stamp, june = Stamps(), date(2026, 6, 1)
    keep_slip(dyffryn, "m3", slip({"evaluator": True}, keep_until=june), stamp)
    keep_slip(dyffryn, "m3", slip({"evaluator": True}, date(2026, 2, 1)), stamp)
    (box,) = dyffryn.lines[-1]
    assert box.keep_until is None


@pytest.fixture
def megan():
    return MemorySet(
        Founded(name="Dyffryn"),
        Titled(partnership="p1", name="Glan"),
        Joined(
            member="m1", name="Megan Prys", partnership="p1", since=date(2026, 1, 1)
        ),
        Joined(member="m2", name="Dai Okafor", since=date(2026, 1, 1)),
    )


def changed(file, change, member="m1"):
    """Change Megan, with how she stands in *file* before one's eyes."""
    was = record_of(file.facts()).members[member]
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
        keep_slip(megan, "m9", SlipOfPaper({"evaluator": True}, 1, TODAY), Stamps())


def test_a_member_moves_to_another_partnership_from_a_day_on(megan):
    now = changed(megan, MemberChange(TODAY, partnership=" Hafod "))
    assert now.partnership(date(2026, 3, 11)).name == "Glan"
    assert now.partnership(TODAY) == Partnership("p2", "Hafod")


def test_a_name_is_put_right_and_the_former_one_is_known(megan):
    now = changed(megan, MemberChange(TODAY, name="Megan  Prys-Jones"))
    assert (now.name, now.former_names) == ("Megan Prys-Jones", ("Megan Prys",))
    assert places(now) == ((date(2026, 1, 1), "Glan"),)


def test_a_name_put_back_is_not_its_own_former_one(megan):
    for name in ("Megan Jones", "Megan Prys"):
        now = changed(megan, MemberChange(TODAY, name=name))
    assert now.former_names == ("Megan Jones",)


def test_a_name_may_change_its_capitals(megan):
    now = changed(megan, MemberChange(TODAY, name="megan PRYS"))
    assert now.name == "megan PRYS"


def test_a_partnership_of_the_same_day_is_put_right(megan):
    change = MemberChange(date(2026, 1, 1), partnership="Hafod")
    assert places(changed(megan, change)) == ((date(2026, 1, 1), "Hafod"),)


def test_a_member_may_have_been_with_them_for_longer(megan):
    change = MemberChange(date(2025, 9, 1), partnership="Glan")
    now = changed(megan, change)
    assert places(now)[0] == (date(2025, 9, 1), "Glan")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (MemberChange(TODAY, name="dai okafor"), "Dai Okafor is in the set already"),
        (MemberChange(TODAY, name="Megan Prys"), "how it stands already"),
        (MemberChange(TODAY, partnership="Glan"), "how it stands already"),
        (MemberChange(TODAY, partnership="GLAN"), "how it stands already"),
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
