"""The plain front end: lines from a pipe, and from a keyboard in a pseudo-terminal."""

import io
import sys
from dataclasses import replace

import pytest

from tests.screens import HEADING, YES_NO, blank, choice, screen
from tests.terminals import PipeProcess, PtyProcess, environment
from tmworkshop.adapters.front_ends.plain import Plain
from tmworkshop.domain.facts import TurnKey, What
from tmworkshop.domain.session.questions.ask import Choice, Shape
from tmworkshop.domain.session.typed.intents import Answer, Go

PAUSE = Go(What.PAUSE)
ASK = """
from tests.screens import choice, screen
from tmworkshop.adapters.front_ends.plain import Plain
plain = Plain()
said = [plain.ask(lambda: screen(f"Question {number}")) for number in range(2)]
plain.leave([repr((len(each.value), each.value[-20:])) for each in said])
"""


MOVED = """
from tests.screens import screen
from tmworkshop.adapters.front_ends.plain import Plain
from tmworkshop.domain.session.shown.screen import AskedAt
plain = Plain()
said = [plain.ask(lambda: screen("First", asked_at=AskedAt("s1")))]
refused = screen("Second", refused=True, notice="The disk is full.")
said.append(plain.ask(lambda: refused))
plain.leave(["both are given"] if said[0] == said[1] else [])
"""


@pytest.fixture
def typed(monkeypatch):
    """Return what types lines into a pipe."""

    def typed(*lines):
        text = "".join(f"{line}\n" for line in lines)
        monkeypatch.setattr(sys, "stdin", io.StringIO(text))

    return typed


@pytest.fixture
def keyboard():
    with PtyProcess(sys.executable, "-c", ASK, env=environment()) as keyboard:
        keyboard.until("Question 0 (Enter leaves it) >")
        yield keyboard


def ask(shown):
    return Plain().ask(lambda: shown)


def test_words_are_read_from_a_line(typed):
    typed("He said yes")
    assert ask(screen()) == Answer("He said yes")


def test_a_choice_is_given_by_its_number(typed, capsys):
    typed("2")
    assert ask(choice()) == Answer("keep")
    assert "2. keep going (k)" in capsys.readouterr().out


def test_a_number_as_long_as_a_page_is_no_choice(typed, capsys):
    typed("9" * 5000, "2")
    assert ask(choice()) == Answer("keep")
    assert "Please answer with one of" in capsys.readouterr().out


def test_a_choice_is_given_by_its_key(typed):
    typed("k")
    assert ask(choice()) == Answer("keep")


def test_a_person_is_given_by_number_or_name(typed, capsys):
    shown = screen("Who helps", Shape.NAME)
    typed("2", "meg")
    plain = Plain()
    assert [plain.ask(lambda: shown), plain.ask(lambda: shown)] == [
        Answer("m2"),
        Answer("m1"),
    ]
    assert "1. Megan Prys-Jones" in capsys.readouterr().out


def test_points_of_a_scale_are_their_own_numbers(typed):
    points = tuple(Choice(str(n), str(n), f"point {n}") for n in (0, 1, 2))
    typed("1")
    assert ask(choice(choices=points)) == Answer("1")


def test_enter_keeps_what_stands(typed, capsys):
    typed("")
    assert ask(screen(default="- as it was", stands="- as it was")) == Answer(
        "- as it was"
    )
    assert "Now: - as it was" in capsys.readouterr().out


def test_a_space_empties_what_stands(typed):
    typed(" ")
    assert ask(screen(default="as it was", stands="as it was")) == Answer("")


def test_enter_takes_the_choice_that_is_the_default(typed):
    typed("")
    assert ask(choice(choices=YES_NO, default="yes")) == Answer("yes")


def test_the_end_of_all_lines_pauses(typed):
    typed()
    assert ask(screen()) == PAUSE


def test_a_line_that_cannot_be_read_is_asked_again(typed, capsys):
    typed("x", "d")
    assert ask(choice()) == Answer("done")
    assert "Please answer with one of d, k." in capsys.readouterr().out


def test_all_keys_are_told_for_a_slash(typed, capsys):
    typed("/", "yes")
    assert ask(screen()) == Answer("yes")
    assert "#  blank the screen" in capsys.readouterr().out


def test_what_was_said_is_not_said_again(typed, capsys):
    typed("one", "two")
    plain = Plain()
    shown = screen(words=("Tell us what you did.",), lines=("kept one",))
    plain.ask(lambda: shown)
    plain.ask(
        lambda: screen(words=("Tell us what you did.",), lines=("kept one", "kept two"))
    )
    told = capsys.readouterr().out
    assert told.count("Tell us what you did.") == 1
    assert told.count("kept one") == 1
    assert told.count("kept two") == 1
    assert told.count("Action review") == 1


def test_of_the_next_one_on_all_is_said_though_it_was_said_of_another(typed, capsys):
    typed("one", "two", "three")
    plain = Plain()
    for who in ("m", "d", "d"):
        kept = (f"{who} rings", "   By Friday 13 March 2026.")
        turn = TurnKey("last", speaker=who)
        plain.ask(lambda kept=kept, turn=turn: screen(lines=kept, turn=turn))
    told = capsys.readouterr().out
    assert told.count("By Friday 13 March 2026.") == 2
    assert told.count("d rings") == 1


def test_no_escape_sequence_is_written(typed, capsys):
    typed("yes")
    ask(screen(words=("\x1b[2J evil",), notice="\x07"))
    assert not {"\x1b", "\x07"} & set(capsys.readouterr().out)


def test_a_blank_screen_says_only_how_to_go_on(typed, capsys):
    typed("anything")
    assert ask(blank()) == Answer()
    assert capsys.readouterr().out == "Show the screen again? (Enter yes) >\n"


def test_after_a_blank_screen_all_is_said_again(typed, capsys):
    typed("one", "", "two")
    plain = Plain()
    for look in (screen, blank, screen):
        plain.ask(look)
    assert capsys.readouterr().out.count("Action review") == 2


def test_a_pipe_brings_a_long_answer_whole():
    words = " ".join(f"word{number}" for number in range(2500))
    with PipeProcess(sys.executable, "-c", ASK) as pipe:
        pipe.until_asked()
        pipe.answer(words)
        pipe.type("")
        pipe.ended()
        assert f"({len(words)}, " in pipe.written


def test_a_keyboard_brings_a_long_answer_whole(keyboard):
    words = " ".join(f"word{number}" for number in range(2500))
    assert len(words) > 20_000
    keyboard.type(f"{words}\r")
    keyboard.until("Question 1 (Enter leaves it) >")
    keyboard.type("\r")
    keyboard.until(f"({len(words)}, '{words[-20:]}')")


def test_lines_that_are_pasted_are_one_answer(keyboard):
    keyboard.type("one\rtwo\nthree\r")
    keyboard.until("Question 1 (Enter leaves it) >")
    keyboard.type("\r")
    keyboard.until("(13, 'one two three')")


def test_a_typed_line_can_be_changed(keyboard):
    keyboard.type("one tow\x7f\x7fwo\x1b[D\x1bOA thre\x17four\r")
    keyboard.until("Question 1 (Enter leaves it) >")
    keyboard.type("all of this\x15\r")
    keyboard.until("(12, 'one two four')")
    keyboard.until("(0, '')")


def test_what_was_typed_ahead_waits_in_the_line():
    begun = PtyProcess(
        sys.executable, "-c", ASK, env=environment(), ahead="early words\r"
    )
    with begun as keyboard:
        keyboard.until("Question 0 (Enter leaves it) > early words")
        keyboard.type(" and late\r")
        keyboard.until("Question 1 (Enter leaves it) >")
        keyboard.type("\r")
        keyboard.until("'early words and late'")


@pytest.mark.parametrize("stop", ["\x03", "\x04", "\x1a"])
def test_ctrl_c_and_its_like_pause_at_a_keyboard(stop):
    code = ASK.replace("range(2)", "range(1)").replace("len(each.value)", "each.what")
    code = code.replace("each.value[-20:]", "''")
    with PtyProcess(sys.executable, "-c", code, env=environment()) as keyboard:
        keyboard.until("Question 0 (Enter leaves it) >")
        keyboard.type(f"half a{stop}")
        keyboard.until("These words are not kept yet")
        keyboard.until("Question 0 (Enter leaves it) > half a")
        keyboard.type(stop)
        keyboard.until("What.PAUSE")


def test_prompt_toolkit_is_not_imported():
    code = f"{ASK}\nimport sys\nprint('prompt_toolkit' in sys.modules)"
    with PipeProcess(sys.executable, "-c", code) as pipe:
        pipe.until_asked()
        pipe.answer("one")
        pipe.type("two")
        pipe.ended()
        assert pipe.written.endswith("False\n")


def test_a_refused_line_is_given_at_another_question_by_a_second_enter_only():
    words = "what she hopes for, " * 5 + "and no more"
    with PtyProcess(sys.executable, "-c", MOVED, env=environment()) as keyboard:
        keyboard.until("First (Enter leaves it) >")
        keyboard.type(f"{words}\r")
        keyboard.until("this waits in the line")
        keyboard.until("Second (Enter leaves it) >")
        keyboard.type("\r")
        keyboard.until("Enter once more gives them here")
        keyboard.type("\r")
        keyboard.until("both are given")


def at_minute(used, part="", part_used=0):
    heading = replace(
        HEADING, used=used, part=part, part_used=part_used, part_planned=5
    )
    return replace(screen(), heading=heading)


def asked_while_time_goes_on(*screens):
    left = list(screens)
    plain = Plain()
    return plain.ask(lambda: left.pop(0) if len(left) > 1 else left[0])


def test_the_time_is_said_with_the_question_and_on_a_key(typed, capsys):
    typed("/", "done")
    asked_while_time_goes_on(at_minute(2), at_minute(6))
    told = capsys.readouterr().out
    assert "2 of 15 min" in told.partition("Happened")[0]
    assert "6 of 15 min" in told.partition("Happened")[2]


def test_a_part_that_has_begun_is_said_once_the_next_line_is_read(typed, capsys):
    typed("done")
    began, now = at_minute(2, "Alone", 2), at_minute(7, "In pairs", 2)
    assert asked_while_time_goes_on(began, now) == Answer("done")
    told = capsys.readouterr().out
    assert "Alone, 2 of 5 min" in told.partition("Happened")[0]
    assert "In pairs, 2 of 5 min" in told.partition("Happened")[2]


def test_minutes_alone_say_nothing_in_the_middle(typed, capsys):
    typed("done")
    asked_while_time_goes_on(at_minute(2), at_minute(3))
    assert "3 of 15 min" not in capsys.readouterr().out


def test_a_session_that_is_over_asks_nothing(capsys):
    over = replace(screen(), over=True)
    assert Plain().ask(lambda: over) == Answer()
    assert capsys.readouterr().out == ""
