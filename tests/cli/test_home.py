import json
from pathlib import Path

import pytest

from tests.fakes import Stamps
from tmworkshop.adapters.store.workspace import FolderWorkspace
from tmworkshop.domain.facts import Joined


def test_an_empty_workspace_says_how_to_begin(desk):
    result = desk.run()
    assert result.stdout == ""
    assert result.stderr.strip() == "Nothing here yet. Next:\n  tmworkshop init"


def test_looking_makes_no_folder(desk):
    desk.run()
    assert not desk.folder.exists()


def test_after_init_comes_a_set(desk):
    desk.run("init", "--facilitator", "Sian Rees", "--contact", "01632 960123")
    assert 'tmworkshop set add "NAME' in desk.run().stderr


def test_after_a_set_come_its_members(desk):
    desk.run("set", "add", "Dyffryn")
    assert "tmworkshop member import ROSTER.csv --set dyffryn" in desk.run().stderr


def test_after_its_members_comes_a_session(dyffryn):
    assert "tmworkshop session start --set dyffryn-set" in dyffryn.run().stderr


def test_the_home_screen_shows_sets_and_counts_and_no_person(dyffryn):
    result = dyffryn.run()
    assert result.stdout.splitlines() == [
        "Set          Members  Sessions  Open actions",
        "Dyffryn set  2        0         0",
    ]


def doubled(desk):
    """Take in someone beside a member of nearly that name, as nobody was asked once."""
    twice = Joined(member="m3", name="DAI  OKAFOR", partnership="Môn")
    FolderWorkspace(desk.folder).open_set("dyffryn-set").keep(Stamps()([twice]))


def test_members_who_may_be_one_person_are_asked_about_and_not_named(dyffryn):
    doubled(dyffryn)
    told = "Dyffryn set: 2 members may be fewer people. See who:\n  tmworkshop doctor"
    assert told in dyffryn.run().stderr
    assert "Okafor" not in dyffryn.run().output


def test_once_they_are_said_to_be_two_nothing_is_asked(dyffryn):
    doubled(dyffryn)
    dyffryn.run("member", "update", "okafor môn", "--namesake")
    assert "fewer people" not in dyffryn.run().stderr
    again = dyffryn.told("member", "update", "okafor môn", "--namesake", code=4)
    assert again == "Error: DAI  OKAFOR: that is how it stands already."


def test_namesakes_by_choice_are_not_asked_about(dyffryn):
    dyffryn.run("member", "add", "David Okafor", "--namesake")
    assert "fewer people" not in dyffryn.run().stderr


def test_a_damaged_set_is_no_error_here(dyffryn):
    dyffryn.run("set", "add", "Other")
    (dyffryn.folder / "sets" / "other.jsonl").write_text("not ours\n")
    result = dyffryn.run()
    assert "cannot be read" in result.stdout
    assert "session start --set dyffryn-set" in result.stderr


def test_why_a_set_cannot_be_read_is_in_words_for_programs_too(dyffryn):
    dyffryn.run("set", "add", "Other")
    (dyffryn.folder / "sets" / "other.jsonl").write_text("not ours\n")
    sound, damaged = dyffryn.json("set", "list")["sets"]
    assert sound["trouble"] == ""
    assert "other.jsonl" in damaged["trouble"]
    assert "tmworkshop doctor" in damaged["trouble"]


def test_a_workspace_of_damaged_sets_tells_what_is_wrong(desk):
    desk.run("set", "add", "Other")
    (desk.folder / "sets" / "other.jsonl").write_text("not ours\n")
    assert "other.jsonl" in desk.run().stderr


def test_a_conflicted_copy_is_told_of_in_numbers_and_without_a_name(dyffryn):
    sets = dyffryn.folder / "sets"
    (sets / "dyffryn-set (Megan's conflicted copy).jsonl").touch()
    told = " ".join(dyffryn.run().stderr.split())
    # a long path is broken anywhere
    assert f"1filebelongstonosetin{sets}" in told.replace(" ", "")
    assert "Megan" not in told
    (sets / "dyffryn-set.jsonl.new").touch()
    assert "2 files belong to no set" in " ".join(dyffryn.run().stderr.split())


def test_init_writes_what_it_was_told(desk):
    result = desk.run("init", "--facilitator", 'Sian "S" Rees', "--contact", "a\\b")
    written = Path(result.stdout.strip()).read_text(encoding="utf-8")
    assert written.splitlines()[:2] == [
        'facilitator = "Sian \\"S\\" Rees"',
        'contact = "a\\\\b"',
    ]


@pytest.mark.usefixtures("someone_to_ask")
def test_init_asks_and_offers_what_it_knows(desk):
    desk.run("init", keys="Sian Rees\n01632 960123\n")
    result = desk.run("init", keys="\n01632 960999\n")
    assert "[Sian Rees]" in result.stderr
    text = (desk.folder / "workspace.toml").read_text(encoding="utf-8")
    assert '"Sian Rees"' in text
    assert '"01632 960999"' in text


def test_the_workspace_can_be_named_on_the_line(desk, tmp_path):
    desk.run("--workspace", str(tmp_path / "other"), "set", "add", "Elsewhere")
    assert desk.json("set", "list")["sets"] == []


@pytest.mark.usefixtures("dyffryn")
def test_json_holds_the_counts(desk):
    found = json.loads(desk.run("set", "list", "--json").stdout)
    assert found["schema"] == 1
    assert [(s["id"], s["members"]) for s in found["sets"]] == [("dyffryn-set", 2)]


def test_a_member_who_asked_to_be_removed_by_now_is_counted_and_not_named(dyffryn):
    slip = ("member", "consent", "megan", "--no", "all", "--keep-until", "1 june")
    dyffryn.run(*slip)
    assert "asked" not in dyffryn.run().stderr
    dyffryn.environ["TMWORKSHOP_NOW"] = "2026-06-02T10:00:00+00:00"
    told = dyffryn.run().output
    assert "Dyffryn set: 1 member asked not to be kept as long as this." in told
    assert "tmworkshop member list --set dyffryn-set" in told
    assert "Megan" not in told


@pytest.mark.parametrize(
    "words",
    [
        ("set", "update", "dyffryn", "--name", "Aber set"),
        ("member", "erase", "Dai Okafor", "--yes"),
        ("set", "purge", "dyffryn-set", "--now", "--yes"),
    ],
    ids=["renamed", "erased", "purged"],
)
def test_what_is_noted_for_home_goes_with_what_it_is_of(dyffryn, words):
    dyffryn.run()
    (noted,) = (dyffryn.folder / "counts").iterdir()
    assert b"Dyffryn set" in noted.read_bytes()
    dyffryn.run(*words)
    assert not noted.exists()
