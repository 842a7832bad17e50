"""A session in a real terminal: pausing, pasting, blanking, resizing, being ended."""

import resource
import sys
import time

import pytest

from tests.sessions.playing import RESUME, START, story
from tests.terminals import PipeProcess, PtyProcess, squeezed

PAUSED = "Paused. Take it up again with:\n  tmworkshop session resume"
LOADED = """
import sys
from tmworkshop.cli import main
try:
    main()
finally:
    print("LOADED", *sorted({"weasyprint", "jinja2"} & set(sys.modules)), "END")
"""


def resumed(desk, **more):
    return PtyProcess(*RESUME, env=desk.env, **more)


def words_kept(desk):
    return [fact["words"] for fact in story(desk.file) if fact.get("words")]


@pytest.mark.parametrize("stop", ["\x03", "\x04", "\x1a"])
def test_ctrl_c_and_its_like_pause_at_words(at_an_action, stop):
    with resumed(at_an_action) as terminal:
        terminal.until("What (Enter moves on) >")
        terminal.type(stop)
        assert PAUSED in terminal.until("session resume")
        assert terminal.ended() == 0
    assert story(at_an_action.file)[-1]["what"] == "pause"


@pytest.mark.parametrize("stop", ["\x03", "\x04", "\x1a"])
def test_ctrl_c_and_its_like_pause_at_a_choice(desk, stop):
    with PtyProcess(*START, env=desk.env) as terminal:
        terminal.until_asked(1)
        terminal.answer("\r")
        terminal.answer("\r")
        terminal.until("[y] yes   n no")
        terminal.type(stop)
        terminal.until(PAUSED)
        assert terminal.ended() == 0
    assert story(desk.file)[-1]["what"] == "pause"


def test_nothing_private_is_left_on_the_screen_by_a_pause(at_an_action):
    with resumed(at_an_action) as terminal:
        terminal.until("Megan Prys-Jones")
        terminal.type("\x03")
        assert terminal.ended() == 0
        assert terminal.shown.split("\n") == PAUSED.split("\n")


def test_a_request_to_end_clears_the_screen_first(at_an_action):
    with resumed(at_an_action) as terminal:
        terminal.until("Megan Prys-Jones")
        terminal.stop()
        terminal.until("Put down. Take it up again with:\n  tmworkshop session resume")
        terminal.ended()
        assert "Megan" not in terminal.shown


@pytest.mark.parametrize("plain", ["", "--plain"])
def test_the_keyboard_is_given_back_as_it_was(at_an_action, plain):
    shell = ["sh", "-c", f"{' '.join(RESUME)} {plain}; stty -a"]
    with PtyProcess(*shell, env=at_an_action.env, rows=40) as terminal:
        terminal.until("What (Enter moves on) >")
        terminal.type("Ring the mill.\r")
        terminal.until("By when (Enter leaves it) >")
        terminal.type("\x03")
        terminal.ended()
        settings = terminal.shown.split()
    assert {"echo", "icanon", "isig", "icrnl"} <= set(settings)


def test_paragraphs_that_are_pasted_raw_answer_one_question(at_an_action):
    with resumed(at_an_action) as terminal:
        terminal.until("What (Enter moves on) >")
        terminal.type("First paragraph.\rSecond paragraph.\r\ryes and third.\r")
        terminal.until("By when (Enter leaves it) >")
        terminal.type("\x03")
        terminal.ended()
    assert words_kept(at_an_action)[-1] == (
        "First paragraph. Second paragraph. yes and third."
    )
    assert [fact["fact"] for fact in story(at_an_action.file)[-2:]] == ["Said", "Moved"]


def test_a_bracketed_paste_of_twenty_thousand_letters_is_kept_whole(at_an_action):
    words = " ".join(f"word{number}" for number in range(2500))
    with resumed(at_an_action) as terminal:
        terminal.until("What (Enter moves on) >")
        terminal.type(f"\x1b[200~{words}\x1b[201~")
        terminal.until("word2499")
        terminal.type("\r")
        terminal.until("By when (Enter leaves it) >")
    assert words_kept(at_an_action)[-1] == words


def test_what_is_typed_before_the_first_question_is_shown_and_not_used(at_an_action):
    with resumed(at_an_action, ahead="too early\r") as terminal:
        terminal.until("What was typed ahead waits in the line.")
        terminal.until("What (Enter moves on) > too early")
    assert "too early" not in words_kept(at_an_action)


def test_a_word_that_begins_like_a_key_is_typed_as_a_word(at_an_action):
    with resumed(at_an_action) as terminal:
        terminal.until("What (Enter moves on) >")
        terminal.type("a")
        terminal.until("> a")
        terminal.type("<")
        terminal.until("> a<")
        terminal.answer("b\r")
    assert words_kept(at_an_action)[-1] == "a<b"


def test_words_that_found_no_room_on_the_disk_wait_in_the_line(at_an_action):
    unlimited = resource.RLIM_INFINITY
    room_for_none = at_an_action.file.stat().st_size + 400  # the resume alone fits
    with resumed(at_an_action) as terminal:
        terminal.until("What (Enter moves on) >")
        limits = (room_for_none, unlimited)
        resource.prlimit(terminal.pid, resource.RLIMIT_FSIZE, limits)
        terminal.answer("Ring the mill. " * 40 + "\r")
        assert "There is no room left" in squeezed(terminal.shown)
        assert "Ring the mill." in terminal.shown
        resource.prlimit(terminal.pid, resource.RLIMIT_FSIZE, (unlimited, unlimited))
        terminal.answer("\r")
        terminal.until("By when")
    assert words_kept(at_an_action)[-1] == ("Ring the mill. " * 40).strip()


def test_blanking_hides_everything_until_enter(at_an_action):
    with resumed(at_an_action) as terminal:
        terminal.until("What (Enter moves on) >")
        terminal.answer("#")
        assert terminal.shown.strip() == "Show the screen again? (Enter yes) >"
        terminal.answer("\r")
        terminal.until("Megan Prys-Jones")


def test_half_typed_words_outlast_a_blank_screen(at_an_action):
    with resumed(at_an_action) as terminal:
        terminal.until("What (Enter moves on) >")
        terminal.type("half a thought")
        terminal.until("> half a thought")
        terminal.answer("\x0c")
        assert "half" not in terminal.shown
        terminal.answer("\r")
        terminal.until("> half a thought")


def test_the_screen_follows_the_size_of_the_terminal(at_an_action):
    with resumed(at_an_action) as terminal:
        terminal.until("What (Enter moves on) >")
        terminal.type("half a")
        terminal.until("> half a")
        terminal.resize(48, 30)
        terminal.until("(10 of 12)\n")
        terminal.until("half a")
        assert max(map(len, terminal.shown.split("\n"))) <= 48


@pytest.mark.parametrize("plain", [(), ("--plain",)])
def test_a_session_that_crashes_leaves_no_memory_behind(at_an_action, plain):
    before = resource.getrlimit(resource.RLIMIT_CORE)
    with PtyProcess(*RESUME, *plain, env=at_an_action.env) as terminal:
        terminal.until("What (Enter moves on) >")
        terminal.type("half")
        terminal.until("half")
        core, _ = resource.prlimit(terminal.pid, resource.RLIMIT_CORE)
        assert core == min(1, before[1] if before[1] >= 0 else 1)


def drag(terminal, times):
    """Give the window so many sizes, as somebody who drags its corner."""
    for number in range(times):
        terminal.resize(100 + number % 7, 30 + number % 5)
        terminal.rest(0.002)


def test_what_is_typed_while_the_window_is_dragged_is_kept_as_it_was_typed(
    at_an_action,
):
    said = "Ring the mill about the two looms"
    with resumed(at_an_action, columns=120, rows=40) as terminal:
        terminal.until("What (Enter moves on) >")
        for letter in said:
            terminal.type(letter)
            drag(terminal, 6)
        before = terminal.asked
        terminal.type("\r")
        drag(terminal, 6)
        terminal.until_asked(before + 1)
        terminal.resize(100, 30)
        terminal.until("By when")
    assert words_kept(at_an_action)[-1] == said


def test_a_window_that_is_dragged_is_drawn_a_few_times_a_second(at_an_action):
    with resumed(at_an_action, columns=100, rows=40) as terminal:
        terminal.until("What (Enter moves on) >")
        terminal.rest(0.5)
        before = terminal.raw.count(b"\x1b[H")
        began = time.monotonic()
        while (seconds := time.monotonic() - began) < 1:
            drag(terminal, 5)
        terminal.rest(0.3)
        drawn = terminal.raw.count(b"\x1b[H") - before
        assert drawn <= 15 * (seconds + 0.3)
        terminal.resize(90, 30)
        terminal.rest(0.5)
        assert len(terminal.screen.display) == 30
        terminal.until_last(">")


@pytest.mark.parametrize(("columns", "rows"), [(40, 24), (80, 8), (20, 6)])
def test_a_small_terminal_still_works(at_an_action, columns, rows):
    with resumed(at_an_action, columns=columns, rows=rows) as terminal:
        terminal.until_asked(1)
        terminal.answer("Ring the mill.\r")
        terminal.until("By when")
    assert words_kept(at_an_action)[-1] == "Ring the mill."


def test_all_is_there_without_colours_and_in_ascii_surroundings(at_an_action):
    at_an_action.env.update(LC_ALL="C", NO_COLOR="1")
    with resumed(at_an_action) as terminal:
        terminal.until("Dyffryn set · session 1 · Actions")


def test_what_is_missing_is_asked_for_and_no_more(desk):
    command = (*START[:7], "--lesson", "7")
    with PtyProcess(*command, env=desk.env) as terminal:
        terminal.until("Which design")
        terminal.type("\r")
        terminal.until("Who is here")
        terminal.type(" ")  # Megan is away
        terminal.until("○  1. Megan Prys-Jones")
        terminal.type("\r")
        terminal.until("Dyffryn set · session 1 · What we agree")
    assert story(desk.file)[-1]["present"] == ["m2", "m3", "m4", "m5"]


def test_what_is_missing_is_asked_for_by_numbers_in_plain_lines(desk):
    command = (*START[:7], "--plain")
    with PtyProcess(*command, env=desk.env) as terminal:
        terminal.until("1. Lesson session (90 min)")
        terminal.until_last("Number:")
        terminal.type("1\r")
        terminal.until("7. Small firms can be hard to engage")
        terminal.until_last("Number:")
        terminal.type("7\r")
        terminal.until_last("Numbers, by commas [everyone]:")
        terminal.type("2, 3\r")
        terminal.until("Enter moves on >")
    opened = story(desk.file)[-1]
    assert opened["present"] == ["m2", "m3"]
    assert opened["lesson"] == "lesson.07"


def test_neither_jinja_nor_weasyprint_is_loaded_by_any_question(desk):
    command = (sys.executable, "-c", LOADED, *START[3:])
    with PtyProcess(*command, env=desk.env) as terminal:
        terminal.until_asked(1)
        terminal.answer("\r")
        terminal.answer("\r")
        terminal.answer("y")
        terminal.type("\x03")
        terminal.until("LOADED END")


def test_nor_by_plain_lines(desk):
    command = (sys.executable, "-c", LOADED, *START[3:], "--plain")
    with PipeProcess(*command, env=desk.env) as plain:
        plain.until_asked()
        for _ in range(4):
            plain.answer("")
        plain.ended()
        assert "LOADED END" in plain.written
