"""What the pages on confidence promise is held by a test, sentence by sentence."""

import ast
import os
import re
from functools import cache
from pathlib import Path

import pytest

from tests.claims import CLAIMS, UNTESTED
from tests.desk import Desk
from tmworkshop.adapters.pages.press import WeasyPress
from tmworkshop.cli.outputs import PLACES

ROOT = Path(__file__).parents[2]
PAGES = ("confidence.md", "confidence-in-detail.md")
SENTENCE = re.compile(r'(?<=[.?!])[*"]*\s+(?=[A-Z"*`\[])')
EVENING = """
design = "wial-90"
date = 2026-03-12
start = "10:00"
lesson = 0
present = ["Anwen", "Tunde", "Mei", "Idris"]
presenters = ["Tunde"]
[[say]]
step = "skill"
answers = ["Waiting", "Asking", "Silence", "Listening"]
[[say]]
step = "problem"
answers = ["Mei keeps the only key."]
"""


def sentences():
    """Yield each sentence of the pages, and each row of their tables, in one line."""
    for page in PAGES:
        text = (ROOT / "docs" / page).read_text("utf-8")
        for block in re.split(r"\n\n|\n(?=- |\|)", text):
            words = " ".join(block.removeprefix("- ").split())
            if words.startswith("|"):
                is_head = words.startswith(("|---", "| |", "| in the", "| someone"))
                yield from () if is_head else (words,)
            elif not words.startswith("#"):
                yield from SENTENCE.split(words)


@cache
def names_in(file):
    """Return the names of all tests in *file* under tests/."""
    tree = ast.parse((ROOT / "tests" / file).read_text("utf-8"))
    every = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
    return {node.name for node in every if node.name.startswith("test_")}


def holders_of(claim):
    tests = CLAIMS[claim]
    return (tests,) if isinstance(tests, str) else tests


def test_every_sentence_is_held_by_a_test_or_said_to_be_held_by_none():
    every = [*CLAIMS, *UNTESTED]
    assert not [s for s in sentences() if not any(words in s for words in every)]


def test_what_is_quoted_stands_there_still_and_once():
    said = [*sentences()]
    times = {words: sum(words in s for s in said) for words in [*CLAIMS, *UNTESTED]}
    assert {words: number for words, number in times.items() if number != 1} == {}


def test_every_test_that_holds_a_claim_is_there():
    every = (test.partition("::") for claim in CLAIMS for test in holders_of(claim))
    assert [file + name for file, _, name in every if name not in names_in(file)] == []


def test_every_place_in_a_workspace_is_named():
    text = " ".join(sentences())
    assert all(re.search(rf"`{re.escape(place)}[/`]", text) for place in PLACES)


@pytest.fixture(scope="module")
def evening(tmp_path_factory):
    """Return a desk where what makes files was typed, in a shell that keeps none."""
    home = tmp_path_factory.mktemp("home")
    desk = Desk(home / "workspace")
    before = os.umask(0)
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("HOME", str(home))
            patch.setenv("TZ", "Europe/London")
            patch.setattr(WeasyPress, "pdf", lambda *_: b"%PDF-")
            type_all(desk, home)
    finally:
        os.umask(before)
    return desk


def type_all(desk, home):
    roster, script = home / "roster.csv", home / "script.toml"
    roster.write_text("Name,Partnership\nAnwen Lloyd,Glan\nTunde Bello,Glan\n")
    script.write_text(EVENING)
    desk.run("init", "--facilitator", "Ffion Parry", "--contact", "01632 960456")
    desk.run("set", "add", "Hafod", "--kept-until", "2027-03-12")
    desk.run("member", "import", str(roster), "--yes")
    desk.run("member", "add", "Mei Chan")
    desk.run("member", "add", "Idris Khan")
    desk.run("session", "start", "--script", str(script))
    desk.run("member", "erase", "Mei", "--names", "keep", "--yes")
    desk.run("report", "slips")
    desk.run("report", "participant")
    desk.run("report", "set")
    desk.run("member", "consent", "Tunde", "--yes", "all", "--slip-date", "2026-03-12")
    desk.run("design", "new", "ours", "--from", "troika-45")
    desk.run("backup", "key", "--no-passphrase")
    (home / "away").mkdir(mode=0o700)
    desk.run("backup", "make", "--to", str(home / "away"), "--encrypt")
    desk.run("member", "export", "Tunde")
    for made_here in (roster, script):
        made_here.unlink()


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps files by the folder")
def test_whatever_is_made_is_private_to_its_owner(evening):
    every = [each for each in evening.folder.parent.rglob("*") if each.is_file()]
    assert len(every) > 20
    assert not [each for each in every if each.stat().st_mode & 0o077]


def test_outside_lie_keys_and_marks_and_no_more(evening):
    home = evening.folder.parent
    outside = [*home.iterdir()]
    assert {each.name for each in outside} == {"workspace", "config", "away"}
    beside = {each.name.partition("-")[0] for each in (home / "config").iterdir()}
    assert beside == {"marks", "keys", "key", "recipient.txt", ".lock"}
    for file in (each for each in (home / "config").rglob("*") if each.is_file()):
        assert not re.search(rb"Mei|Anwen|Tunde|Hafod|hafod", file.read_bytes())
        assert "hafod" not in file.name


def test_doctor_says_where_the_workspace_is(evening):
    told = "".join(evening.run("doctor", code=None).stdout.split())
    assert f"Theworkspaceis{evening.folder}." in told


def test_a_sharing_slip_says_what_cannot_be_taken_back(evening):
    (slips,) = (evening.folder / "reports").rglob("*slips*.html")
    text = " ".join(slips.read_text("utf-8").split())
    assert "handed in without a name cannot be changed or taken back later" in text
