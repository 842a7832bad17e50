"""A session that is told to end, or loses its window, in the middle of an answer."""

import os
import signal
import sys
from pathlib import Path

import pytest

from tests.nursery import Forked
from tests.sessions.playing import RESUME
from tests.sessions.prompts import every_prompt
from tests.terminals import PtyProcess
from tmworkshop.adapters.front_ends.drafts import ONCE_MORE, STANDS
from tmworkshop.domain.parts import Part
from tmworkshop.domain.session.questions.question import Slot

HALF = "Half a thought of Żaneta, 李小龍"
KILLED_AT_THE_DISK = """
import os, signal, sys
from tmworkshop.adapters.store.fact_file import FactFile
from tmworkshop.cli import main

when, keep = sys.argv.pop(1), FactFile.keep

def killed(file, facts):
    facts = tuple(facts)
    is_answer = any(getattr(fact, "words", "") for fact in facts)
    if not is_answer or when == "after":
        keep(file, facts)
    if is_answer:
        os.kill(os.getpid(), signal.SIGKILL)

FactFile.keep = killed
main()
"""
WAYS = {"hang-up": signal.SIGHUP, "request": signal.SIGTERM}
AT = (Part.WORDS, Part.CONFIRMED)
either_way = pytest.mark.parametrize("flags", [(), ("--plain",)], ids=["", "plain"])


@pytest.fixture(params=AT)
def table(request, tmp_path):
    return every_prompt()[request.param].laid_out(tmp_path / "workspace")


@pytest.fixture
def at_words(tmp_path):
    return every_prompt()[Part.WORDS].laid_out(tmp_path / "workspace")


@either_way
@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_a_signal_puts_a_session_down_with_its_words(table, nursery, flags, way):
    with table.asked(nursery, *flags, columns=200) as terminal:
        terminal.type(HALF)
        terminal.until(HALF)
        os.kill(terminal.pid, way)
        assert terminal.ended() == 128 + way
        assert "What is half typed waits for you." in terminal.shown
        assert "Put down. Take it up again with:" in terminal.shown
        assert terminal.echoes
    assert table.draft == HALF
    assert table.has_no_log


@either_way
def test_a_window_that_is_closed_puts_it_down_with_its_words(table, nursery, flags):
    with table.asked(nursery, *flags, columns=200) as terminal:
        terminal.type(HALF)
        terminal.until(HALF)
        assert terminal.close_the_window() == 128 + signal.SIGHUP
    assert table.draft == HALF
    assert table.has_no_log


@either_way
def test_a_blank_screen_is_put_down_as_well(tmp_path, nursery, flags):
    table = every_prompt()[Slot.BLANK].laid_out(tmp_path / "workspace")
    with table.asked(nursery, *flags) as terminal:
        terminal.type("nobody is to read this")
        terminal.rest(0.05)
        assert "nobody" not in terminal.shown
        terminal.stop()
        assert terminal.ended() == 128 + signal.SIGTERM
    assert table.draft == ""


def test_words_come_back_though_another_question_is_asked_by_then(at_words, nursery):
    with at_words.asked(nursery, columns=200) as terminal:
        terminal.type(HALF)
        terminal.until(HALF)
        terminal.kill()
    later = every_prompt()[Part.DUE]
    at_words.file.write_bytes(later.file)
    with at_words.asked(nursery, columns=200) as terminal:
        terminal.until(HALF)
        assert "Half typed at Examples: Where does this happen" in terminal.shown
        terminal.answer("\r")
        assert ONCE_MORE in terminal.shown
        terminal.answer("\r")
        terminal.until("I cannot read")


def test_words_wait_behind_a_blank_screen(at_words, nursery):
    with at_words.asked(nursery, columns=200) as terminal:
        terminal.type(HALF)
        terminal.until(HALF)
        terminal.answer("\x0c")
        terminal.type("unseen")
        terminal.rest(0.05)
        terminal.kill()
    assert at_words.draft == HALF


def test_an_answer_that_was_accepted_is_saved_as_a_draft_no_more(at_words, nursery):
    with at_words.asked(nursery) as terminal:
        terminal.type("Dai: We ring them.")
        terminal.until_so(lambda: at_words.draft == "Dai: We ring them.")
        terminal.answer("\r")
        assert at_words.draft == ""
        terminal.kill()
    with at_words.asked(nursery) as terminal:
        assert STANDS not in terminal.shown


@pytest.mark.parametrize("when", ["before", "after"])
def test_an_answer_is_offered_again_only_if_it_was_not_kept(at_words, nursery, when):
    killed = (sys.executable, "-c", KILLED_AT_THE_DISK, when, "session", "resume")
    with PtyProcess(*killed, env=at_words.env) as terminal:
        terminal.until_asked(1)
        terminal.type("Dai: We ring them.\r")
        assert terminal.ended() == -signal.SIGKILL
    assert at_words.draft == "Dai: We ring them."
    with at_words.asked(nursery) as terminal:
        assert (STANDS in terminal.shown) == (when == "before")
        assert bool(at_words.draft) == (when == "before")


def test_a_keyboard_that_a_kill_left_without_echo_is_woken(at_words):
    resume = " ".join(RESUME)
    shell = ["sh", "-c", f"{resume}; echo killed; {resume}; stty -a"]
    with PtyProcess(*shell, env=at_words.env, rows=40) as terminal:
        terminal.until_asked(1)
        child = Path(f"/proc/{terminal.pid}/task/{terminal.pid}/children").read_text()
        os.kill(int(child), signal.SIGKILL)
        terminal.until_asked(2)
        terminal.type("\x03")
        terminal.ended()
        settings = terminal.shown.split()
    assert {"echo", "icanon", "isig", "icrnl", "opost", "ixon"} <= set(settings)


def test_an_echo_that_someone_turned_off_stays_off(at_words):
    resume = " ".join(RESUME)
    shell = ["sh", "-c", f"stty -echo; {resume}; stty -a"]
    with PtyProcess(*shell, env=at_words.env, rows=40) as terminal:
        terminal.until_asked(1)
        terminal.type("\x03")
        terminal.ended()
        settings = terminal.shown.split()
    assert {"-echo", "icanon", "isig"} <= set(settings)


def test_a_set_that_is_asked_for_first_is_given_up_without_a_trace(nursery, at_words):
    env = at_words.env
    with Forked(nursery, "set", "add", env=env) as terminal:
        terminal.until("Name of the set:")
        terminal.stop()
        assert terminal.ended() == 130
        assert terminal.echoes
