"""Whoever is forgotten is named to no reader beyond a set, as before, nor later."""

import json

import pytest

from tests.records import MARCH, Story
from tmworkshop.adapters.store.workspace import FolderWorkspace
from tmworkshop.domain.facts import Kind

PEOPLE = ("Nadia Quist", "Bo Ek", "Ana Paz", "Ito Mei", "Jo Ash")
LESSON = "lesson.07"
ERASE = ("member", "erase", "nadia", "--set", "dyffryn", "--yes")
KEPT = "[name] said so", "I rang [name] twice", "we asked [name]"


def a_set(desk, set_id, people, *said, **founded):
    story = Story(set_id, **founded)
    members = {f"m{number}": name for number, name in enumerate(people, 1)}
    for member, name in members.items():
        story.join(member, name, "Glan" if set_id == "dyffryn" else "Hafod")
        story.slip(member, "evaluator")
    story.meet(MARCH, tuple(members), LESSON)
    for member, words in zip([*members][-len(said) :], said, strict=True):
        story.said(Kind.LEARNING, member, words, lesson=LESSON)
    story.part().keep_in(desk.folder, set_id)


@pytest.fixture
def two_sets(desk, tmp_path):
    """Nadia is in one of them, and named in both."""
    desk.environ["TMWORKSHOP_CONFIG"] = str(tmp_path / "config")
    desk.run("init", "--facilitator", "Olwen Rees", "--contact", "x")
    said = ("Nadia said so", "I rang Nadia Quist twice", "we asked n.quist@mail.org")
    a_set(desk, "dyffryn", PEOPLE, *said, kept_until=MARCH.replace(year=2027))
    a_set(
        *(desk, "moor", ("Ed Fox", "Kim Roy", "Sal Vie")),
        *("Olwen came with nadia", "NadiaQuist, Nadia Quist", "the two of us"),
    )
    return desk


def told(desk):
    """Return the words behind each cell, as the programme reads them."""
    page = desk.json("programme", "compare")["programme"]
    cells = (cell for row in page["lessons"] for cell in row["cells"])
    return sorted(entry["words"] for cell in cells for entry in cell["words"])


ALL = sorted(
    [
        *("[name] said so", "I rang [name] twice", "we asked n.[name]@mail.org"),
        *("[name] came with [name]", "[name], [name]", "the two of us"),
    ]
)


def later(desk, words, set_id="moor", member="m1"):
    """Let someone say *words* at a later meeting."""
    story = Story()
    file = FolderWorkspace(desk.folder).open_set(set_id)
    story.facts = [*file.facts()]
    story.meet(MARCH.replace(month=5), ("m1", "m2", "m3"), LESSON)
    for each in ("m1", "m2", "m3"):
        story.said(
            Kind.LEARNING, each, words if each == member else "fine", lesson=LESSON
        )
    story.part()
    with file.deciding() as hand:
        hand.rewrite(story.facts)
    return told(desk)


@pytest.mark.parametrize("names", ["keep", "mask", "1"])
def test_an_erasure_leaves_readers_beyond_with_what_they_saw(two_sets, names):
    assert told(two_sets) == ALL
    two_sets.run(*ERASE, "--names", names)
    assert told(two_sets) == ALL


def test_so_does_a_set_that_is_removed(two_sets):
    two_sets.run("set", "purge", "dyffryn", "--now", "--yes")
    assert told(two_sets) == [
        "[name] came with [name]",
        "[name], [name]",
        "the two of us",
    ]


def test_so_does_a_restore_of_a_backup_from_before(two_sets):
    name = two_sets.run("backup", "make").stdout.strip()
    two_sets.run(*ERASE, "--names", "keep")
    restore = ("backup", "restore", name, "--in-place", "--yes", "--set")
    for set_id in ("dyffryn", "moor"):
        two_sets.run(*restore, set_id)
    assert told(two_sets) == ALL


def test_each_place_is_shown_before_with_its_set(two_sets):
    shown = two_sets.run(*ERASE, "--preview").stdout
    assert "Named in words of other sets: in 2 places." in shown
    assert "4. moor, learning, session 1:\n  Olwen came with »nadia«" in shown
    assert "To keep none: --no-register" in shown


def test_words_of_somebody_else_of_that_name_are_let_be(two_sets):
    receipt = two_sets.run(*ERASE, "--names", "keep", "--not-them", "1,4").stdout
    assert "Masked for readers beyond the set: in 2 things said." in receipt
    assert "In other sets, masked for readers beyond them: in 1 thing said." in receipt
    now = told(two_sets)
    assert "Nadia said so" in now
    assert "[name] came with nadia" in now


def test_a_number_of_somebody_else_that_is_none_is_told(two_sets):
    words = (*ERASE, "--names", "keep", "--not-them", "9")
    assert "--not-them is numbers from 1 to 5" in two_sets.told(*words, code=2)


@pytest.mark.usefixtures("someone_to_ask")
def test_asked_of_each_place_it_is_masked_or_somebody_elses(two_sets):
    result = two_sets.run(*ERASE[:-1], keys="y\ny\no\nn\ny\no\ny\n")
    assert "4 of 5, moor, learning, session 1:" in result.stderr
    now = told(two_sets)
    assert "I rang Nadia Quist twice" in now
    assert "NadiaQuist, Nadia Quist" in now
    assert len({*now} & {*ALL}) == 4


def test_what_is_said_later_names_them_no_more(two_sets):
    two_sets.run(*ERASE, "--names", "keep")
    now = later(two_sets, "NADIA Q., nadia.quist@mail.org and N.Q.")
    assert "[name] Q., [name]@mail.org and [name]" in now
    assert (two_sets.folder / "forgotten.jsonl").is_file()
    receipt = two_sets.run("member", "list", "--set", "moor").stdout
    assert "Nadia" not in receipt


def test_that_can_be_refused(two_sets):
    receipt = two_sets.run(*ERASE, "--names", "keep", "--no-register").stdout
    assert "No mark of the name is kept: later words may name them." in receipt
    assert "Ask Nadia" in later(two_sets, "Ask Nadia")
    assert not (two_sets.folder / "forgotten.jsonl").exists()


def test_the_receipt_says_what_stays_and_until_when(two_sets):
    receipt = two_sets.run(*ERASE, "--names", "keep").stdout
    assert (
        "Kept until 12 March 2027: marks of the name, to mask it in later words."
        in receipt
    )
    assert "can test a guess" in receipt
    assert "Nadia" not in receipt


def test_no_backup_has_the_marks_or_the_key(two_sets, tmp_path):
    two_sets.run(*ERASE, "--names", "keep")
    two_sets.run("backup", "make")
    from zipfile import ZipFile

    (zipped,) = (two_sets.folder / "backups").glob("*.zip")
    names = ZipFile(zipped).namelist()
    assert not [each for each in names if "forgotten" in each or "key" in each]


def test_without_its_key_doctor_says_what_is_masked_no_more(two_sets, tmp_path):
    two_sets.run(*ERASE, "--names", "keep")
    (key,) = (tmp_path / "config" / "keys").iterdir()
    key.unlink()
    assert "Ask Nadia" in later(two_sets, "Ask Nadia")
    assert {*ALL} <= {*told(two_sets)}
    assert "The key to the marks of people" in two_sets.run("doctor", code=3).output


def test_marks_whose_day_has_passed_go(two_sets):
    two_sets.run(*ERASE, "--names", "keep")
    two_sets.environ["TMWORKSHOP_NOW"] = "2027-03-13T10:00:00+00:00"
    assert "Ask Nadia" in later(two_sets, "Ask Nadia")
    doctor = " ".join(two_sets.run("doctor", code=3).output.split())
    assert "are kept beyond their day" in doctor
    two_sets.run("doctor", "--fix", code=3)
    assert not (two_sets.folder / "forgotten.jsonl").exists()


def test_marks_of_a_removed_set_stay_until_the_day_it_had(two_sets):
    shown = two_sets.run("set", "purge", "dyffryn", "--now").stdout
    assert "Its members are named in words of other sets: in 2 places." in shown
    assert "    moor, learning, session 1\n" in shown
    assert "Kept until 12 March 2027" in " ".join(shown.split())
    two_sets.run("set", "purge", "dyffryn", "--now", "--yes")
    entries = (two_sets.folder / "forgotten.jsonl").read_text().splitlines()
    assert [json.loads(each)["until"] for each in entries] == ["2027-03-12"]
    assert "Ask [name]" in later(two_sets, "Ask Ana")


def test_of_a_set_without_a_last_day_none_are_kept(two_sets):
    shown = two_sets.run("set", "purge", "moor", "--now").stdout
    assert "No mark of the name is kept" in shown
    two_sets.run("set", "purge", "moor", "--now", "--yes")
    assert not (two_sets.folder / "forgotten.jsonl").exists()


EDIT = ("session", "edit", "2", "--set", "dyffryn")


def test_words_that_are_changed_are_masked_where_the_name_is_found_again(two_sets):
    two_sets.run(*ERASE, "--names", "keep")
    two_sets.run(*EDIT, "--words", "Nadia Quist was rung")
    assert "[name] was rung" in told(two_sets)


def test_where_it_is_not_they_are_masked_whole_until_someone_settles_them(two_sets):
    two_sets.run(*ERASE, "--names", "keep")
    shown = two_sets.run(*EDIT, "--words", "I rang her, and Sal").stdout
    assert "A name was masked, and is not found" in " ".join(shown.split())
    assert "[name]" in told(two_sets)
    doctor = " ".join(two_sets.run("doctor", code=3).output.split())
    assert "Words in dyffryn were changed, and a masked name is not found" in doctor
    two_sets.run(*EDIT, "--mask", "none")
    assert "I rang her, and [name]" in told(two_sets)
    two_sets.run(*EDIT, "--mask", "her")
    assert "I rang [name], and [name]" in told(two_sets)
    shown = two_sets.json(*EDIT)
    assert shown["entry"]["masked"] == ["her"]
    assert shown["entry"]["parts"] == {}


def test_a_piece_that_is_not_there_cannot_be_masked(two_sets):
    words = "'Tom' does not stand in these words."
    assert words in two_sets.told(*EDIT, "--mask", "Tom", code=2)


def test_so_does_a_discard_of_someone_who_was_taken_in_by_mistake(two_sets):
    later(two_sets, "Ask Bryn Tal first, and Bryn again")
    before = told(two_sets)
    assert "Ask Bryn Tal first, and Bryn again" in before
    two_sets.run("member", "add", "Bryn Tal", "--set", "dyffryn")
    masked = told(two_sets)
    assert "Ask [name] first, and [name] again" in masked
    two_sets.run("member", "discard", "--set", "dyffryn", "--yes")
    assert told(two_sets) == masked


def test_a_discard_masks_them_in_words_of_their_own_set(two_sets):
    later(two_sets, "Bryn Tal knows the way", "dyffryn", "m2")
    two_sets.run("member", "add", "Bryn Tal", "--set", "dyffryn")
    two_sets.run("backup", "make")
    masked = told(two_sets)
    assert "[name] knows the way" in masked
    two_sets.run("member", "discard", "--set", "dyffryn", "--yes")
    assert told(two_sets) == masked
    two_sets.run("backup", "restore", "last", "--in-place", "--yes")
    assert told(two_sets) == masked
