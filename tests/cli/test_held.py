"""`member show` and `member export` as they are typed."""

import json
import os
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.constants import UserAccessPermissions
from pypdf.errors import PdfReadError

from tests.records import JANUARY, MARCH, Story
from tmworkshop.domain.facts import Kind

DOCUMENTED = Path(__file__).parents[2] / "docs" / "member-export.md"


@pytest.fixture
def story():
    story = Story.of_three()
    story.slip("m1", "evaluator", no=("name-programme",))
    story.meet(JANUARY)
    said = story.said(Kind.REFLECTION, "m1", "Private to me", level="private")
    story.said(Kind.LEARNING, "m2", "Megan asks well")
    story.strike(story.said(Kind.LEARNING, "m1", "Not so"))
    agreed = {"helper": "m1", "helper-agreed": "yes"}
    story.action("m2", "Write to the mill", parts=agreed)
    story.action("m1", "Ring the mill", MARCH)
    story.send(said, to="the funder", member="m1")
    return story.part()


@pytest.fixture
def holding(desk, story):
    story.keep_in(desk.folder, "dyffryn")
    return desk


class TestShown:
    def test_it_is_counts_and_dates(self, holding):
        assert holding.run("member", "show", "megan").stdout.splitlines() == [
            "Megan Prys-Jones, Dyffryn set",
            "Glan, since 1 September 2025",
            "Sessions: 1 (12 January 2026)",
            "Kept: 1 reflection, 1 action, 1 taken away",
            "Actions: 1 open, 0 ended",
            "Asked about actions of others: 1",
            "Sharing slip of 12 January 2026, wording 1",
            "Left the set: 1 to the funder, 12 January 2026",
            "Named in what others said: 1",
            "Their newest slip is on wording 1; the present is 2",
        ]

    def test_someone_of_whom_nothing_is_held_yet(self, dyffryn):
        assert dyffryn.run("member", "show", "dai").stdout.splitlines() == [
            "Dai Okafor, Dyffryn set",
            "no partnership, since 12 March 2026",
            "Sessions: none",
            "Kept: nothing",
            "Actions: 0 open, 0 ended",
            "No sharing slip.",
            "Nothing of theirs has left the set.",
            "Named in what others said: 0",
        ]

    def test_no_word_stands_there_without_words(self, holding):
        for flags in ((), ("--json",)):
            shown = holding.run("member", "show", "megan", *flags).output
            assert "Private" not in shown
            assert "mill" not in shown

    def test_with_words_theirs_do_and_nobody_elses(self, holding):
        shown = holding.run("member", "show", "megan", "--words").stdout
        assert "12 January 2026, reflection\n  Private to me\n" in shown
        assert "12 January 2026, learning, taken away\n  Not so\n" in shown
        assert "    due: 2026-03-12" in shown
        assert "asks well" not in shown
        assert "Write to the mill" not in shown

    def test_for_programs_it_has_a_schema(self, holding):
        shown = holding.json("member", "show", "megan")
        assert shown["schema"] == 1
        assert shown["member"]["kept"] == {"reflection": 1, "action": 1}
        assert "said" not in shown["member"]

    def test_for_programs_the_words_come_if_asked_for(self, holding):
        said = holding.json("member", "show", "megan", "--words")["member"]["said"]
        assert [each["words"] for each in said] == [
            "Private to me",
            "Not so",
            "Ring the mill",
        ]

    def test_until_when_they_ask_to_be_kept_is_told(self, holding):
        slip = ("--slip-date", "today", "--yes", "all", "--keep-until", "1 may")
        holding.run("member", "consent", "megan", *slip)
        shown = holding.run("member", "show", "megan").stdout
        assert "Asks to be kept until 1 May 2026" in shown


class TestExported:
    def paths(self, desk, *flags):
        lines = desk.run("member", "export", "megan", *flags).stdout.splitlines()
        return [*map(Path, lines)]

    def test_a_page_and_json_lie_in_the_exports_of_the_set(self, holding):
        home = holding.folder / "exports" / "dyffryn"
        assert self.paths(holding) == [
            home / "m1-megan-prys-jones.html",
            home / "m1-megan-prys-jones.json",
        ]

    def test_or_where_it_was_asked_for(self, holding, tmp_path):
        page, _ = self.paths(holding, "--to", str(tmp_path / "stick"))
        assert page == tmp_path / "stick" / "m1-megan-prys-jones.html"

    @pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
    def test_they_are_private(self, holding):
        for path in self.paths(holding):
            assert path.stat().st_mode & 0o777 == 0o600
        assert (holding.folder / "exports").stat().st_mode & 0o777 == 0o700

    def test_they_hold_all_of_theirs_private_words_too_and_nobody_elses(self, holding):
        for path in self.paths(holding):
            held = path.read_text(encoding="utf-8")
            for theirs in ("Private to me", "Not so", "Ring the mill", "the funder"):
                assert theirs in held
            for others in ("asks well", "Write to the mill"):
                assert others not in held

    def test_the_json_is_as_it_is_documented(self, holding):
        _, path = self.paths(holding)
        held = json.loads(path.read_text(encoding="utf-8"))
        text = DOCUMENTED.read_text(encoding="utf-8")
        assert held["schema"] == 1
        assert [name for name in names(held) if f"`{name}`" not in text] == []


def names(held):
    """Yield every name in *held*, but those of kinds and parts, which are open."""
    if isinstance(held, list):
        for each in held:
            yield from names(each)
    elif isinstance(held, dict):
        for name, value in held.items():
            yield name
            if name not in ("kept", "parts"):
                yield from names(value)


class TestLocked:
    """An export as one PDF with a password, which any program that shows PDFs opens."""

    PASSWORD = "pebbles on Harlech beach"

    @pytest.fixture
    def locked(self, holding, tmp_path):
        pytest.importorskip("cryptography")
        (tmp_path / "password.txt").write_text(f"{self.PASSWORD}\n", encoding="utf-8")
        flags = ("--password-file", str(tmp_path / "password.txt"))
        told = holding.run("member", "export", "megan", *flags)
        assert "tell them by another way" in told.stderr
        return Path(told.stdout.strip())

    def test_it_is_one_private_file(self, locked):
        assert [each.name for each in locked.parent.iterdir()] == [
            "m1-megan-prys-jones.pdf"
        ]
        assert locked.stat().st_mode & 0o777 == 0o600

    def test_the_password_alone_opens_it_and_all_of_theirs_is_in_it(self, locked):
        with pytest.raises(PdfReadError):
            PdfReader(locked, password=self.PASSWORD[::-1]).pages[0].extract_text()
        opened = PdfReader(locked, password=self.PASSWORD)
        text = "".join(page.extract_text() for page in opened.pages)
        for theirs in ("Private to me", "Ring the mill", "the funder"):
            assert theirs in text
        (data,) = opened.attachments["data.json"]
        assert json.loads(data)["member"]["name"] == "Megan Prys-Jones"
        assert b"Ring the mill" not in locked.read_bytes()

    def test_a_screen_reader_may_read_it(self, locked):
        opened = PdfReader(locked, password=self.PASSWORD)
        assert opened.root_object["/MarkInfo"]["/Marked"]
        allowed = opened.user_access_permissions
        assert allowed & UserAccessPermissions.EXTRACT_TEXT_AND_GRAPHICS

    @pytest.mark.usefixtures("someone_to_ask")
    def test_the_password_is_asked_for_twice_and_shown_nowhere(self, holding):
        pytest.importorskip("cryptography")
        keys = f"{self.PASSWORD}\n" * 2
        told = holding.run("member", "export", "megan", "--password", keys=keys)
        assert self.PASSWORD not in told.output
        assert told.stdout.endswith(".pdf\n")

    def test_one_that_is_short_locks_nothing(self, holding, tmp_path):
        pytest.importorskip("cryptography")
        (tmp_path / "short.txt").write_text("mill")
        flags = ("--password-file", str(tmp_path / "short.txt"))
        told = holding.told("member", "export", "megan", *flags, code=2)
        assert "8 letters or more" in told
        assert not (holding.folder / "exports").exists()

    def test_where_nothing_can_lock_it_that_is_said_and_nothing_written(
        self, holding, monkeypatch
    ):
        monkeypatch.setitem(sys.modules, "cryptography", None)
        told = holding.told("member", "export", "megan", "--password", code=3)
        assert 'pip install "tmworkshop[password]"' in told
        assert not (holding.folder / "exports").exists()

    def test_no_export_is_for_the_facilitators_key(self, holding):
        holding.run("backup", "key", "--no-passphrase")
        page, data = holding.run("member", "export", "megan").stdout.split()
        assert Path(page).read_text("utf-8").startswith("<!doctype html>")
        assert json.loads(Path(data).read_text("utf-8"))
