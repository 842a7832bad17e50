"""What people find again on the screen at the end, and on the pages after it."""

import re

import pytest

from tmworkshop.adapters.pages.press import WeasyPress

HEAD = """
date = 2026-03-12
start = "10:00"
lesson = 0
present = ["Megan", "Dai", "Amina", "Cai"]
"""
WIAL = """
design = "wial-90"
presenters = ["Dai"]
[[say]]
step = "skill"
answers = ["Waiting", "Asking", "Silence", "Listening"]
[[say]]
step = "problem"
answers = ["Our forms ask three times."]
[[say]]
step = "actions"
speaker = "Dai"
answers = ["Draw the way of one form", "30 march", "It hangs in our kitchen", "", "y"]
[[say]]
step = "close"
answers = ["!"]
"""
POST_IT = """
design = "post-it-120"
presenters = ["Dai", "Amina", "Cai"]
[[say]]
step = "process-review"
answers = ["Twice before the break", ""]
"""


@pytest.fixture
def four(dyffryn, monkeypatch):
    monkeypatch.setattr(WeasyPress, "pdf", lambda *_: b"%PDF-")
    dyffryn.run("member", "add", "Amina Li")
    dyffryn.run("member", "add", "Cai Rees")
    return dyffryn


def held(desk, tmp_path, said):
    script = tmp_path / "script.toml"
    script.write_text(HEAD + said, encoding="utf-8")
    desk.run("session", "start", "--script", str(script))


def page(desk, name):
    (file,) = (desk.folder / "reports").rglob(name)
    found = re.sub(r"<[^>]+>", " ", file.read_text("utf-8").partition("<main")[2])
    return " ".join(found.split())


def test_at_the_close_todays_actions_stand_on_the_screen_of_the_room(four, tmp_path):
    held(four, tmp_path, WIAL)
    shown = four.run("session", "resume", "--plain", keys="!\n").output
    assert "please read it from the screen" in shown
    assert "Dai Okafor: Draw the way of one form" in shown
    assert "By Monday 30 March 2026.  Begun when: It hangs in our kitchen" in shown


def test_a_members_page_says_what_they_brought_and_what_they_were_asked(four, tmp_path):
    held(four, tmp_path, WIAL)
    four.run("report", "participant")
    dai = page(four, "*dai-okafor.html")
    assert "What I brought Our forms ask three times." in dai
    assert "Which skill will you practise today? Asking" in dai
    assert "What I brought" not in page(four, "*cai-rees.html")


def test_the_summary_of_a_set_holds_what_it_noted(four, tmp_path):
    held(four, tmp_path, POST_IT)
    four.run("report", "set")
    noted = "What we noted How good were our questions? Twice before the break"
    assert noted in page(four, "set-summary.html")
