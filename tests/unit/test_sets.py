from datetime import date

import pytest

from tests.fakes import NOON, MemorySet, MemoryWorkspace, Stamps
from tests.ways import refused
from tmworkshop.application.sets import add_set, change_set, count_sets
from tmworkshop.domain.design import Design, Keeps, Layout, Speaks, Step
from tmworkshop.domain.errors import Conflict, NotFound, Unclear
from tmworkshop.domain.facts import (
    Consented,
    Founded,
    Joined,
    Kind,
    Moved,
    Opened,
    Said,
    TurnKey,
    What,
)
from tmworkshop.domain.names import find_set
from tmworkshop.domain.remedies import Remedy

ROUND = Design(
    id="round",
    title="Round",
    minutes=5,
    summary="",
    smallest=1,
    largest=9,
    advice="none",
    steps=(
        Step(
            id="act",
            title="Actions",
            minutes=5,
            speaks=Speaks.ALL,
            layout=Layout.EACH,
            keeps=Keeps.ACTION,
            question="What will you do?",
        ),
    ),
)


def dyffryn(*more):
    return MemorySet(
        *Stamps()(
            [
                Founded(name="Dyffryn set"),
                Joined(member="m1", name="Megan"),
                Opened(design=ROUND, held_on=NOON.date(), present=("m1",)),
                Said(
                    kind=Kind.ACTION,
                    session="0003",
                    speaker="m1",
                    words="Ring the firm",
                    turn=TurnKey("act", speaker="m1"),
                ),
                *more,
            ]
        )
    )


def test_a_set_begins_with_one_fact():
    workspace = MemoryWorkspace()
    add_set(workspace, "dyffryn", Founded(name="Dyffryn set"), Stamps())
    (founded,) = workspace.open_set("dyffryn").facts()
    assert (founded.name, founded.id) == ("Dyffryn set", "0001")


def test_a_set_needs_a_name():
    with pytest.raises(Unclear, match="needs a name"):
        add_set(MemoryWorkspace(), "set-1", Founded(name="  "), Stamps())


def test_a_set_is_not_begun_twice():
    workspace = MemoryWorkspace(dyffryn=dyffryn())
    with pytest.raises(Conflict):
        add_set(workspace, "dyffryn", Founded(name="Dyffryn"), Stamps())


def test_a_file_left_empty_by_a_power_cut_is_taken_up():
    workspace = MemoryWorkspace(dyffryn=MemorySet())
    add_set(workspace, "dyffryn", Founded(name="Dyffryn"), Stamps())
    assert len(workspace.open_set("dyffryn").facts()) == 1


def test_the_only_set_needs_no_name():
    assert find_set(None, ["dyffryn"]) == "dyffryn"


@pytest.mark.parametrize("typed", ["dyffryn-set", "Dyffryn", "dyffryn se", "DYFFRYN S"])
def test_a_set_is_known_by_the_beginning_of_its_name(typed):
    assert find_set(typed, ["dyffryn-set", "mon"]) == "dyffryn-set"


def test_a_wrong_name_is_not_taken_for_the_only_set():
    with pytest.raises(NotFound, match="Did you mean dyffryn set"):
        find_set("dyfryn", ["dyffryn-set"])


NAMES = {
    "set-1": "山谷",
    "group-1-2": "Group 1/2",
    "mon": "Ynys Môn",
    "aber": "Glan y Môr",
}


@pytest.mark.parametrize(
    ("typed", "set_id"),
    [("山谷", "set-1"), ("group 1/2", "group-1-2"), ("ynys", "mon"), ("glan", "aber")],
)
def test_a_set_is_found_by_the_name_it_was_given(typed, set_id):
    assert find_set(typed, [*NAMES], lambda: NAMES) == set_id


def test_a_name_that_two_sets_begin_with_is_asked_about():
    names = {"one": "Glan Taf", "two": "Glan Wysg"}
    with pytest.raises(Unclear, match="'glan' could be Glan Taf and Glan Wysg"):
        find_set("glan", [*names], lambda: names)


def test_names_are_not_read_where_an_id_is_found():
    assert find_set("mon", ["mon", "taf"], lambda: pytest.fail("read")) == "mon"


def test_a_set_that_no_name_fits_is_answered_with_the_nearest_of_all():
    with pytest.raises(NotFound, match=r"'ynis'\. Did you mean Ynys Môn\?"):
        find_set("ynis", [*NAMES], lambda: NAMES)


def test_without_any_set_it_says_how_to_begin():
    with refused(NotFound, Remedy.ADD_SET):
        find_set("dyffryn", [])


def test_a_set_is_counted():
    (counted,) = count_sets(MemoryWorkspace(dyffryn=dyffryn()))
    assert (counted.name, counted.members, counted.sessions) == ("Dyffryn set", 1, 1)
    assert (counted.open_actions, counted.to_resume) == (1, 1)


def test_a_closed_session_is_not_one_to_resume():
    closed = dyffryn(Moved(session="0003", what=What.STOP))
    (counted,) = count_sets(MemoryWorkspace(dyffryn=closed))
    assert counted.to_resume == 0


def test_a_set_that_cannot_be_read_does_not_hide_the_others():
    stray = MemorySet(Moved(session="0003", what=What.STOP))
    workspace = MemoryWorkspace(broken=stray, dyffryn=dyffryn())
    broken, readable = count_sets(workspace)
    assert str(broken.trouble) == "There is no set in this file."
    assert readable.members == 1


def test_the_counts_tell_until_when_a_set_and_its_members_are_kept():
    march, june, july = date(2027, 3, 31), date(2026, 6, 1), date(2026, 7, 1)
    boxes = [
        Consented(
            member=who,
            purpose="print",
            choice=False,
            wording=1,
            slip=NOON.date(),
            keep_until=until,
        )
        for who, until in (("m1", july), ("m2", june), ("m3", None))
    ]
    joined = [Joined(member=f"m{n}", name=f"Member {n}") for n in (1, 2, 3)]
    file = MemorySet(Founded(name="D", kept_until=march), *joined, *boxes)
    (found,) = count_sets(MemoryWorkspace(d=file))
    assert found.kept_until == march
    assert found.members_until == (june, july)


def test_a_set_is_changed_by_a_newer_fact():
    was = Founded(name="Dyffryn", place="The hall")
    file = MemorySet(was)
    changed = Founded(name="Dyffryn", place="The library", kept_until=date(2027, 3, 31))
    change_set(file, was, changed, Stamps())
    (kept,) = file.lines[-1]
    assert (kept.place, kept.kept_until) == ("The library", date(2027, 3, 31))


@pytest.mark.parametrize(
    ("name", "refused"), [(" ", Unclear), ("Dyffryn", Conflict)], ids=["none", "same"]
)
def test_a_set_keeps_a_name_and_no_change_is_no_fact(name, refused):
    file = MemorySet(*Stamps()([Founded(name="Dyffryn")]))
    (was,) = file.facts()
    with pytest.raises(refused):
        change_set(file, was, Founded(name=name), Stamps())
    assert len(file.lines) == 1


def test_a_set_that_was_changed_meanwhile_is_let_be():
    was = Founded(name="Dyffryn")
    file = MemorySet(was, Founded(id="newer", name="Dyffryn", place="The library"))
    with pytest.raises(Conflict, match="changed in another window"):
        change_set(file, was, Founded(name="Dyffryn", contact="Sian"), Stamps())
