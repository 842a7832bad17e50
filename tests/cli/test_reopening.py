"""``session reopen`` and ``session discard``: what they say, and when they do not."""

import os
from datetime import UTC, datetime

import pytest

from tests.adapters.test_drafts import typed
from tmworkshop.adapters.front_ends.draft_places import draft_file
from tmworkshop.adapters.store.fact_file import FactFile
from tmworkshop.domain.facts import Kind, Said, Sent

SCRIPT = """
design = "quick-35"
date = 2026-03-12
start = "10:00"
present = ["Megan", "Dai"]
presenters = ["Dai"]
[[say]]
step = "present"
answers = ["My issue."]
[[say]]
step = "respond"
speaker = "Dai"
answers = ["Ring the mill."]
"""
BEGIN = (
    *("--plain", "session", "start", "--design", "quick-35", "--present", "everyone"),
    *("--presenter", "Dai"),
)
CLOSE = "close\n\n"  # a line that only the first of them answers


@pytest.fixture
def met(dyffryn, tmp_path):
    """Give a desk after one session."""
    script = tmp_path / "script.toml"
    script.write_text(SCRIPT, encoding="utf-8")
    dyffryn.run("session", "start", "--script", str(script))
    return dyffryn


@pytest.fixture
def printed(met):
    """Give the same once everyone's pages are printed."""
    met.run("report", "participant", "--as", "html")
    day = datetime(2026, 3, 14, 12, tzinfo=UTC).timestamp()
    for page in (met.folder / "reports").rglob("*dai*"):
        os.utime(page, (day, day))
    return met


def session_of(desk):
    (session,) = desk.json("session", "list")["sessions"]
    return session


# --- session reopen


def test_a_close_is_taken_back_and_a_word_more_is_kept(met):
    more = "+ Megan: Write to them.\n\n\n\n\n"
    told = met.run("--plain", "session", "reopen", keys=more + CLOSE)
    assert "Before we close" in told.stdout
    assert session_of(met)["closed"]
    words = [each["words"] for each in met.json("action", "list")["actions"]]
    assert words == ["Ring the mill.", "Write to them."]


def test_before_its_pages_have_gone_out_it_is_silent(met):
    assert met.run("session", "reopen", "1").stderr == (
        "Session 1 of dyffryn-set is open again. Go on with:\n"
        "  tmworkshop session resume --set dyffryn-set\n"
    )


@pytest.mark.parametrize("flags", [(), ("--no-input",), ("--no-input", "--plain")])
def test_where_nobody_can_be_asked_it_is_only_opened(met, flags):
    met.run(*flags, "session", "reopen")
    assert not session_of(met)["closed"]
    met.run("--plain", "session", "resume", keys=CLOSE)
    assert session_of(met)["closed"]


def test_afterwards_it_says_whose_pages_were_printed_and_when(printed):
    told = printed.run("session", "reopen").stderr
    assert told.startswith("Printed after session 1, and perhaps handed out:\n")
    assert "  14 March 2026: Dai Okafor\n" in told
    assert ": Megan Prys-Jones\n" in told
    assert "Printed anew after the next close" in told


def test_over_the_line_each_of_them_is_a_sentence(printed):
    told = printed.run("--plain", "session", "reopen", keys=CLOSE).stdout
    spoken = " ".join(told.split())
    assert "out: 14 March 2026: Dai Okafor. " in spoken
    assert ": Megan Prys-Jones. Printed anew after the next close" in spoken


def test_what_was_sent_is_said_to_stay(met):
    file = FactFile(met.folder / "sets/dyffryn-set.jsonl")
    (action,) = [
        fact.id
        for fact in file.facts()
        if isinstance(fact, Said) and fact.kind is Kind.ACTION
    ]
    at = datetime(2026, 3, 20, tzinfo=UTC)
    file.keep([Sent(id="z", at=at, of=(action,), to="the funder", member="m2")])
    assert (
        "Sent out, and stays as it went:\n"
        "  1 thing said, to the funder on 20 March 2026\n"
    ) in met.run("session", "reopen").stderr


def test_a_sheet_typed_in_afterwards_might_be_told_and_that_is_said(dyffryn):
    audit = (*BEGIN[:3], "--design", "partnership-audit-30", "--present", "everyone")
    dyffryn.run(*audit, keys="+ Dai: Ring.\n\n\n\n\n!!\n" + CLOSE)
    dyffryn.run("report", "set", "--as", "html")
    assert "one sheet that is typed in now" in dyffryn.run("session", "reopen").stderr


def test_an_open_session_needs_none(dyffryn):
    dyffryn.run(*BEGIN, keys="!\n")
    told = dyffryn.told("session", "reopen", code=4)
    assert told.endswith("Session 1 of Dyffryn set is open as it is.")


def test_only_the_last_session_is_reopened(met):
    met.run(*BEGIN, keys="+ Dai: Write.\n\n\n\n\n!!\n" + CLOSE)
    told = met.told("session", "reopen", "1", code=4)
    assert "Session 2 of Dyffryn set was held since" in told


def test_before_the_first_session_there_is_none_to_reopen(dyffryn):
    assert "has held no session yet" in dyffryn.told("session", "reopen", code=1)


# --- session discard


def test_a_session_begun_by_mistake_is_nowhere_once_discarded(met):
    before = met.json("set", "list")["sets"]
    met.run(*BEGIN, keys="\n!\n")
    told = met.run("session", "discard", "--yes")
    assert told.stderr == "Session 2 of dyffryn-set is discarded.\n"
    assert met.json("set", "list")["sets"] == before
    assert session_of(met)["number"] == 1


def test_it_is_shown_and_asked_for_once(dyffryn, someone_to_ask):
    dyffryn.run(*BEGIN, keys="!\n")
    told = dyffryn.run("session", "discard", "--set", "dyffryn", keys="n\n").stderr
    assert "Session 1 of Dyffryn set, 12 March 2026, 2 members: nothing is said" in told
    assert told.endswith("Nothing has been discarded.\n")
    assert "is discarded" in dyffryn.run("session", "discard", keys="y\n").stderr


def test_what_is_half_typed_is_said_to_go_and_goes(dyffryn, someone_to_ask):
    dyffryn.run(*BEGIN, keys="!\n")
    file = draft_file(dyffryn.folder, "dyffryn-set")
    typed(file, "Ask the saw")
    told = dyffryn.run("session", "discard", keys="y\n").stderr
    assert "What is half typed goes with it." in told
    assert not file.exists()


def test_without_someone_to_ask_yes_is_to_be_said(dyffryn):
    dyffryn.run(*BEGIN, keys="!\n")
    assert "--yes" in dyffryn.told("session", "discard", code=2)


def test_words_keep_it_from_being_discarded(dyffryn):
    dyffryn.run(*BEGIN, keys="+ Dai: Write.\n\n\n\n\n!\n")
    assert dyffryn.told("session", "discard", "--yes", code=4).endswith(
        "Session 1 of Dyffryn set holds 1 thing said: take all of it away, or close it."
    )


def test_while_another_window_steers_nothing_is_taken_back(met):
    with FactFile(met.folder / "sets/dyffryn-set.jsonl").steering():
        for words in (
            ("session", "reopen"),
            ("session", "discard", "--set", "dyffryn", "--yes"),
        ):
            assert "Another window is steering" in met.told(*words, code=4)


def test_a_session_closed_before_a_word_was_said_can_be_gone_on_with(dyffryn):
    dyffryn.run(*BEGIN, keys="!!\n" + CLOSE)
    assert dyffryn.json("session", "list")["sessions"] == []
    said = "+ Dai: Write.\n\n\n\n\n"
    dyffryn.run("--plain", "session", "reopen", keys=said + CLOSE)
    assert session_of(dyffryn)["kept"] == {"action": 1}
