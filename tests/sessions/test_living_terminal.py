"""A session that goes on by itself in a real terminal, and keys that mean nothing."""

import time

import pytest

from tests.sessions.playing import NOW, RESUME, START, story
from tests.terminals import TMWORKSHOP, PipeProcess, PtyProcess

SCRIBE = (*TMWORKSHOP, "session", "scribe")
ENTER, REPEATS = "\r", 1 / 30  # seconds between what a key sends that is held down


@pytest.fixture
def at_sixty_times(desk):
    """A workspace where a minute takes a second."""
    desk.env["TMWORKSHOP_NOW"] = f"{NOW} x60"
    return desk


@pytest.fixture
def by_hand(desk):
    """A workspace where Enter has to be meant."""
    del desk.env["TMWORKSHOP_ENTER_AT_ONCE"]
    return desk


def test_the_clock_goes_on_while_nothing_is_pressed(at_sixty_times):
    with PtyProcess(*START, env=at_sixty_times.env) as room:
        room.until("What we agree (1 of 12) · 1 of 3 min")
        room.until("What we agree (1 of 12) · 3 of 3 min")


def test_a_timed_part_gives_way_to_the_next_by_itself(at_sixty_times, half_way):
    at_sixty_times.file.write_bytes(half_way)
    with PtyProcess(*RESUME, env=at_sixty_times.env, columns=100) as room:
        room.until("Write, 1 of 3 min")
        room.until("Read, 1 of 7 min")


def test_a_scribes_words_arrive_in_the_middle_of_a_sentence(at_an_action):
    with (
        PtyProcess(*RESUME, env=at_an_action.env, rows=40) as room,
        PipeProcess(*SCRIBE, env=at_an_action.env) as beside,
    ):
        room.until("What (Enter moves on) >")
        room.type("half a sen")
        room.until("> half a sen")
        beside.until_asked()
        beside.answer("? Dai: who else would know?")
        room.until("Written along: Dai Okafor: who else would know?")
        assert "> half a sen" in room.shown
        room.type("tence\r")
        room.until("By when")
    words = [fact["words"] for fact in story(at_an_action.file) if fact.get("words")]
    assert words[-2:] == ["who else would know?", "half a sentence"]


def test_a_scribes_window_follows_the_session_by_itself(desk):
    with PtyProcess(*START, env=desk.env) as room:
        room.until("Enter moves on >")
        with PtyProcess(*SCRIBE, env=desk.env) as beside:
            beside.until("What we agree (1 of 12)")
            room.answer(ENTER)
            beside.until("Check-in (2 of 12)")
            room.answer("#")
            beside.until("Whoever steers shows nothing just now.")
            assert "Dyffryn" not in beside.shown
            room.answer(ENTER)
            beside.until("Check-in (2 of 12)")
            room.answer("!!\r")
            room.type("close\r")
            beside.until("The session is closed. What you typed is kept.")
            assert beside.ended() == 0


def test_a_key_that_is_held_down_closes_nothing_and_skips_nobody(by_hand):
    with PtyProcess(*START, env=by_hand.env) as room:
        room.until("What we agree (1 of 12)")
        room.until("Enter moves on >")
        for _ in range(95):
            room.type(ENTER)
            time.sleep(REPEATS)
        assert "Enter again moves on." in room.until("Enter again moves on.")
        assert "of 12)" in room.shown
    moves = [fact for fact in story(by_hand.file) if fact["fact"] == "Moved"]
    assert len(moves) <= 3


def test_a_yes_and_enter_behind_it_answer_one_question(by_hand, half_way):
    by_hand.file.write_bytes(half_way)
    with PtyProcess(*RESUME, env=by_hand.env, rows=40) as room:
        room.until("What (Enter moves on) >")
        room.type("Ring the mill.\r")
        for question in ("By when", "Begun when", "Who helps"):
            room.until(f"{question} (Enter leaves it) >")
            time.sleep(0.4)
            room.type(ENTER)
        room.until("is that what you said?")
        room.until("(Enter yes) >")
        room.type("y")
        room.until("2nd of")
        room.type(ENTER)
        assert "2nd of" in room.until("Enter again moves on.")


def test_whom_an_enter_leaves_out_is_said_and_the_close_wants_its_word(by_hand):
    with PtyProcess(*START, env=by_hand.env, rows=40) as room:
        room.until("Enter moves on >")
        room.type("!!\r")
        room.until("(type close) >")
        time.sleep(0.4)
        room.type(ENTER)
        room.until("To close the session, type the word: close.")
        room.type("close\r")
        room.until("Closed. All that was kept is in the set's file")
        assert room.ended() == 0
