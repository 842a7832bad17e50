"""After something was forgotten: which copies elsewhere still hold it, what to do."""

import shutil

import pytest

FORGET = {
    "member erase": ("member", "erase", "dai", "--yes"),
    "member discard": ("member", "discard", "--yes"),
    "set purge": ("set", "purge", "dyffryn", "--now", "--yes"),
}


@pytest.fixture
def stick(tmp_path):
    place = tmp_path / "stick"
    place.mkdir()
    return place


@pytest.fixture
def taken(dyffryn, stick):
    return dyffryn.run("backup", "make", "--to", str(stick)).stdout.strip()


@pytest.mark.parametrize("how", FORGET)
def test_each_is_named_with_its_day_and_the_command_for_a_new_one(
    dyffryn, stick, taken, how
):
    told = dyffryn.run(*FORGET[how]).output.splitlines()
    at = told.index(f"  {taken}")
    assert told[at - 1] == "Copies that you made elsewhere, which only you can change:"
    assert told[at + 1] == "    It is of 12 March 2026; it still holds some of it."
    assert told[at + 3] == f'    tmworkshop backup make --to "{stick}"'


def test_they_stand_on_the_receipt_of_an_erasure(dyffryn, taken):
    assert f"  {taken}\n" in dyffryn.run(*FORGET["member erase"]).stdout


def test_a_new_copy_after_an_erasure_takes_the_place_of_the_old_one(
    dyffryn, stick, taken
):
    told = dyffryn.run(*FORGET["member erase"]).stdout
    assert "A new copy there takes its place:" in told
    dyffryn.environ["TMWORKSHOP_NOW"] = "2026-03-12T11:00:00+00:00"
    (new,) = dyffryn.run("backup", "make", "--to", str(stick)).stdout.split()
    assert [str(each) for each in stick.iterdir()] == [new]
    told = dyffryn.run("member", "erase", "megan", "--yes").stdout
    assert new in told
    assert taken not in told


@pytest.mark.usefixtures("taken")
def test_one_that_never_held_them_is_not_named(dyffryn, stick):
    dyffryn.environ["TMWORKSHOP_NOW"] = "2026-03-12T11:00:00+00:00"
    dyffryn.run("member", "add", "Cai Rees")
    assert str(stick) not in dyffryn.run("member", "discard", "--yes").output


@pytest.mark.usefixtures("taken")
def test_one_on_a_stick_that_is_away_may_hold_it(dyffryn, stick):
    shutil.rmtree(stick)
    told = dyffryn.run(*FORGET["member erase"]).stdout
    assert "it is not within reach now, and may still hold it." in " ".join(
        told.split()
    )
    assert f'tmworkshop backup make --to "{stick}"' in told


@pytest.mark.usefixtures("taken")
def test_one_that_was_removed_by_hand_is_not_named(dyffryn, stick):
    for each in stick.iterdir():
        each.unlink()
    assert str(stick) not in dyffryn.run(*FORGET["member erase"]).stdout


@pytest.mark.usefixtures("taken")
def test_one_that_is_cut_may_hold_it_and_goes_by_hand(dyffryn, stick):
    (file,) = stick.iterdir()
    file.write_bytes(file.read_bytes()[:-30])
    told = " ".join(dyffryn.run(*FORGET["member erase"]).stdout.split())
    assert "then remove this one yourself:" in told


def test_a_folder_that_one_was_restored_to_is_named_as_well(dyffryn, tmp_path):
    dyffryn.run("backup", "make")
    there = tmp_path / "restored"
    dyffryn.run("backup", "restore", "last", "--to", str(there))
    told = dyffryn.run(*FORGET["member erase"]).stdout.splitlines()
    assert told[told.index(f"  {there}") + 2] == "    Remove it yourself."
