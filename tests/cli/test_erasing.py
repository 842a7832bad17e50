"""`member erase` as it is typed."""

from zipfile import ZipFile

import pytest

from tests.records import JANUARY, Story
from tmworkshop.adapters.store.workspace import FolderWorkspace
from tmworkshop.domain.facts import Kind


@pytest.fixture
def story():
    story = Story.of_three()
    story.meet(JANUARY)
    story.said(Kind.REFLECTION, "m1", "Private to me")
    story.said(Kind.LEARNING, "m2", "Megan asks well")
    story.said(Kind.LEARNING, "m3", "Ask megan")
    return story.part()


@pytest.fixture
def erasing(desk, story):
    story.keep_in(desk.folder, "dyffryn")
    return desk


def facts(desk, set_id="dyffryn"):
    return FolderWorkspace(desk.folder).open_set(set_id).facts()


def said(desk):
    return [fact.words for fact in facts(desk) if getattr(fact, "words", "")]


ERASE = ("member", "erase", "megan")


class TestAPreview:
    def test_it_says_what_would_go_and_keeps_all(self, erasing, story):
        shown = erasing.run(*ERASE, "--preview").stdout
        assert shown.splitlines()[:4] == [
            "Kept of Megan Prys-Jones in dyffryn, and to be erased:",
            "  1 name and partnership",
            "  1 reflection",
            "Named by others: in 2 places.",
        ]
        assert "To be removed: 0 pages, 0 exports, 0 drafts." in shown
        assert facts(erasing) == tuple(story.facts)

    def test_each_place_has_its_number(self, erasing):
        shown = erasing.run(*ERASE, "--preview").stdout
        assert shown.splitlines()[-4:] == [
            "1. learning, session 1:",
            "  »Megan« asks well",
            "2. learning, session 1:",
            "  Ask »megan«",
        ]

    def test_their_own_words_are_not_on_the_screen(self, erasing):
        assert "Private" not in erasing.run(*ERASE, "--preview").output

    def test_what_had_left_is_told(self, desk, story):
        story.send("00006", to="the funder", member="m1")
        story.keep_in(desk.folder, "dyffryn")
        shown = desk.run(*ERASE, "--preview").stdout
        assert "  1 thing said, to the funder on 12 January 2026" in shown

    def test_so_are_copies_elsewhere(self, erasing, tmp_path):
        (tmp_path / "stick").mkdir()
        erasing.run("backup", "make", "--to", str(tmp_path / "stick"))
        shown = erasing.run(*ERASE, "--preview").stdout
        assert "Copies that you made elsewhere, which this does not reach:" in shown
        assert str(tmp_path / "stick") in shown

    def test_so_is_what_others_took_on(self, desk, story):
        action = story.action("m1", "Ring")
        story.action("m2", "Ring", follows=action)
        story.keep_in(desk.folder, "dyffryn")
        assert "Stays: 1 action that" in desk.run(*ERASE, "--preview").stdout

    def test_so_are_an_id_and_files_that_hold_the_name(self, desk):
        desk.run("set", "add", "Megan's set", "--kept-until", "none")
        desk.run("member", "add", "Megan Prys-Jones")
        own = desk.folder / "designs" / "ours.toml"
        own.parent.mkdir()
        own.write_text('cue = "Ask Megan first."')
        shown = desk.run(*ERASE, "--preview").stdout
        assert "The set's own id, megans-set, holds the name, and stays." in shown
        assert f"  {own}" in shown


class TestWithoutATerminal:
    def test_nothing_is_erased_without_yes(self, erasing, story):
        assert "--yes; to look first, --preview" in erasing.told(*ERASE, code=2)
        assert facts(erasing) == tuple(story.facts)

    def test_what_becomes_of_the_name_is_to_be_said(self, erasing, story):
        assert "--names keep, mask" in erasing.told(*ERASE, "--yes", code=2)
        assert facts(erasing) == tuple(story.facts)

    @pytest.mark.parametrize(
        ("how", "left"),
        [
            ("keep", ["Megan asks well", "Ask megan"]),
            ("mask", ["[name] asks well", "Ask [name]"]),
            ("2", ["Megan asks well", "Ask [name]"]),
            ("1, 2", ["[name] asks well", "Ask [name]"]),
        ],
    )
    def test_with_both_the_receipt_is_the_answer(self, erasing, how, left):
        result = erasing.run(*ERASE, "--yes", "--names", how)
        assert result.stdout.startswith("Receipt of an erasure, 12 March 2026\n")
        assert "Megan" not in result.stdout
        assert said(erasing) == left

    @pytest.mark.parametrize("how", ["some", "0", "3", "1,x"])
    def test_a_number_that_is_none_is_told(self, erasing, how):
        words = (*ERASE, "--yes", "--names", how)
        assert "Error: --names is keep, mask, or" in erasing.told(*words, code=2)
        assert "Private to me" in said(erasing)

    def test_where_nobody_names_them_only_yes_is_needed(self, erasing):
        erasing.run("member", "erase", "dai", "--yes")
        assert said(erasing) == ["Private to me", "Ask megan"]


@pytest.mark.usefixtures("someone_to_ask")
class TestAsked:
    def test_each_place_is_asked_about_and_then_once_more(self, erasing):
        result = erasing.run(*ERASE, keys="y\nn\ny\ny\n")
        assert "1 of 2, learning, session 1:\n  »Megan« asks well" in result.stderr
        assert "Is this screen for you alone" in result.stderr
        assert said(erasing) == ["Megan asks well", "Ask [name]"]

    def test_on_a_screen_that_others_see_no_word_comes_up(self, erasing, story):
        result = erasing.run(*ERASE, keys="\n")
        assert "asks well" not in result.output
        assert "Nothing has been erased." in result.stderr
        assert facts(erasing) == tuple(story.facts)

    def test_no_place_is_passed_over_by_enter(self, erasing):
        erasing.run(*ERASE, keys="y\n\n\nn\ny\ny\n")
        assert said(erasing) == ["Megan asks well", "Ask [name]"]

    def test_enter_at_the_end_erases_nothing(self, erasing, story):
        result = erasing.run(*ERASE, keys="y\ny\ny\n\n")
        assert "Nothing has been erased." in result.stderr
        assert facts(erasing) == tuple(story.facts)

    def test_another_name_of_theirs_is_asked_about_if_given(self, desk, story):
        story.said(Kind.NOTE, "m2", "Meg will know", session="")
        story.keep_in(desk.folder, "dyffryn")
        result = desk.run(*ERASE, "--also", "Meg", keys="y\ny\ny\ny\ny\n")
        assert "3 of 3, note, between two sessions:" in result.stderr
        assert said(desk)[-1] == "[name] will know"


def test_it_is_refused_while_a_session_is_open(desk, story):
    story.meet(JANUARY)
    story.keep_in(desk.folder, "dyffryn")
    told = desk.told(*ERASE, "--yes", code=5).splitlines()
    assert told[-2:] == [
        "  tmworkshop session discard --set dyffryn",
        "  tmworkshop session resume --set dyffryn",
    ]
    desk.run("session", "discard", "--set", "dyffryn", "--yes")
    desk.run(*ERASE, "--yes", "--names", "keep")


def test_where_words_stand_in_it_no_discard_is_offered(desk, story):
    story.meet(JANUARY)
    story.said(Kind.LEARNING, "m2", "Ask twice")
    story.keep_in(desk.folder, "dyffryn")
    told = desk.told(*ERASE, "--yes", code=5)
    assert told.endswith("\n  tmworkshop session resume --set dyffryn")
    assert "discard" not in told


def test_it_is_refused_while_another_window_steers(erasing):
    with FolderWorkspace(erasing.folder).open_set("dyffryn").steering():
        result = erasing.run(*ERASE, "--yes", "--names", "mask", code=4)
    assert "Another window" in result.stderr
    assert "Private to me" in said(erasing)


def test_another_set_that_they_are_in_is_told(erasing, story):
    story.keep_in(erasing.folder, "moor")
    result = erasing.run(*ERASE, "--set", "dyff", "--yes", "--names", "mask")
    assert "is in moor too, which this does not reach." in result.stderr
    assert 'erase "Megan Prys-Jones" --set moor --preview' in result.stderr
    assert any(fact for fact in facts(erasing, "moor") if "Megan" in repr(fact))


def test_another_set_that_names_them_or_cannot_be_read_is_told(erasing):
    erasing.run("set", "add", "Moor", "--kept-until", "none", "--place", "Megan's barn")
    (erasing.folder / "sets" / "hafod.jsonl").write_bytes(b"what Megan said")
    result = erasing.run(*ERASE, "--set", "dyff", "--yes", "--names", "mask")
    assert "The name stands in words that moor keeps" in result.stderr
    assert "hafod cannot be read, and may hold anything" in result.stderr


def test_a_backup_that_was_unpacked_by_hand_is_told(erasing):
    name = erasing.run("backup", "make").stdout.strip()
    unpacked = erasing.folder / "backups" / name
    with ZipFile(unpacked.with_suffix(".zip")) as zipped:
        zipped.extractall(unpacked)
    result = erasing.run(*ERASE, "--yes", "--names", "mask")
    assert "Files that hold the name, to be changed or removed by you:" in result.stderr
    assert str(unpacked / "sets" / "dyffryn.jsonl") in result.stderr


def test_they_are_found_no_more_and_their_id_is_not_given_again(erasing):
    erasing.run("member", "erase", "amina", "--yes")
    assert "No member is called 'amina'" in erasing.told(
        "member", "show", "amina", code=1
    )
    assert erasing.run("member", "add", "Cai Rees").stdout == "m4\n"


def test_whoever_comes_back_is_someone_new(erasing):
    erasing.run(*ERASE, "--yes", "--names", "mask")
    erasing.run("member", "add", "Megan Prys-Jones")
    assert "Kept: nothing" in erasing.run("member", "show", "megan").stdout
