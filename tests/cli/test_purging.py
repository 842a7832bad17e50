"""`set purge` as it is typed."""

from dataclasses import replace

import pytest

from tests.records import APRIL, JANUARY, MARCH, Story
from tmworkshop.adapters.store.workspace import FolderWorkspace

PASSED = MARCH.replace(day=1)


@pytest.fixture
def purging(desk):
    """Dyffryn's time has passed; Moor's has not; Hafod has no last day."""
    for set_id, until in (("dyffryn", PASSED), ("moor", APRIL), ("hafod", None)):
        story = Story.of_three(kept_until=until)
        story.meet(JANUARY)
        story.facts[0] = replace(story.facts[0], id=set_id)  # no two sets share it
        story.part(again=APRIL).keep_in(desk.folder, set_id)
    return desk


def sets(desk):
    return FolderWorkspace(desk.folder).sets()


def open_a_session(desk, set_id):
    file = FolderWorkspace(desk.folder).open_set(set_id)
    story = Story.of_three()
    story.facts = [*file.facts()]
    story.meet(APRIL)
    file.keep(story.facts[-1:])


def test_without_yes_it_only_shows(purging):
    result = purging.run("set", "purge")
    assert result.stdout.splitlines() == [
        "dyffryn: 3 members, 1 session; kept until 1 March 2026.",
        "  To go with it: 0 pages, 0 exports, 0 drafts, and its part of 0 backups.",
    ]
    assert "Nothing has been removed." in result.stderr
    assert "dyffryn" in sets(purging)


def test_with_yes_what_is_due_goes(purging):
    shown = purging.run("set", "purge", "--yes").stdout
    assert sets(purging) == ("hafod", "moor")
    line = shown.splitlines()[-1]
    assert line.startswith("2026-03-12: a set of 1 session, 3 members and 9 facts")
    assert (purging.folder / "purged.txt").read_text() == f"{line}\n"
    assert not list((purging.folder / "sets").glob("dyffryn*"))


def test_where_none_is_due_it_says_so(purging):
    purging.run("set", "purge", "--yes")
    assert "No set was to be kept" in purging.run("set", "purge").stderr


@pytest.mark.parametrize(
    ("named", "why"),
    [("moor", "is kept until 23 April 2026."), ("hafod", "without a last day.")],
)
def test_before_its_time_a_set_is_named_and_hurried(purging, named, why):
    assert why in purging.told("set", "purge", named, "--yes", code=5)
    purging.run("set", "purge", named, "--now")
    assert named in sets(purging)
    purging.run("set", "purge", named, "--now", "--yes")
    assert named not in sets(purging)


def test_one_with_a_session_open_is_left_out(purging):
    open_a_session(purging, "dyffryn")
    result = purging.run("set", "purge", "--yes")
    assert "dyffryn has a session open, and is left out." in result.stderr
    assert "  tmworkshop session discard --set dyffryn\n" in result.stderr
    told = purging.run("set", "purge", "dyffryn", "--yes", code=5).stderr
    assert "  tmworkshop session discard --set dyffryn\n" in told
    assert "dyffryn" in sets(purging)


def test_unless_it_is_named_and_hurried(purging):
    open_a_session(purging, "dyffryn")
    told = purging.told("set", "purge", "dyffryn", "--yes", code=5)
    assert "bring it to its close first" in told
    purging.run("set", "purge", "dyffryn", "--now", "--yes")
    assert "dyffryn" not in sets(purging)


def test_a_damaged_set_is_left_out_unless_it_is_named_and_hurried(purging):
    file = purging.folder / "sets" / "moor.jsonl"
    file.write_text("worn\n")
    assert "moor cannot be read" in purging.run("set", "purge").stderr
    assert "damaged" in purging.told("set", "purge", "moor", code=5)
    shown = purging.run("set", "purge", "moor", "--now", "--yes").stdout
    assert "moor: cannot be read" in shown
    assert not file.exists()


def test_a_copy_that_another_program_put_there_is_told(purging):
    copy = purging.folder / "sets" / "dyffryn-LAPTOP.jsonl"
    copy.write_text("who knows")
    shown = purging.run("set", "purge").stdout
    assert "to be removed by you: dyffryn-LAPTOP.jsonl" in shown


def test_so_is_one_that_was_made_by_hand(desk):
    desk.run("set", "add", "Dyffryn", "--kept-until", "none")
    desk.run("set", "add", "Moor", "--kept-until", "none")
    content = (desk.folder / "sets" / "dyffryn.jsonl").read_bytes()
    for place in ("sets before/a.jsonl", "backups/unpacked/b.jsonl", "sets/twin.jsonl"):
        file = desk.folder / place
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    shown = desk.run("set", "purge", "dyffryn", "--now").stdout
    told = [line for line in shown.splitlines() if "removed by you: " in line]
    assert [line.partition("by you: ")[2] for line in told] == [
        str(desk.folder / "backups" / "unpacked" / "b.jsonl"),
        str(desk.folder / "sets before" / "a.jsonl"),
        "twin, a set by itself",
    ]


def test_what_had_left_is_told(desk):
    story = Story.of_three(kept_until=PASSED)
    story.send("00002", to="the funder", member="m1")
    story.keep_in(desk.folder, "dyffryn")
    shown = desk.run("set", "purge").stdout
    assert "    1 thing said, to the funder on 12 January 2026" in shown


def test_what_a_kill_left_of_a_set_that_is_gone_goes_too(purging):
    lock = purging.folder / "sets" / "gone.jsonl.lock"
    lock.touch()
    purging.run("set", "purge", "--yes")
    assert not lock.exists()
