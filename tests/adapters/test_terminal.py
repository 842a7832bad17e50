"""The terminal front end, with keys through a prompt_toolkit pipe."""

import os
import sys
from dataclasses import replace
from threading import Timer

import pytest

from tests.keyboards import a_keyboard
from tests.screens import blank, choice, screen
from tmworkshop.adapters.front_ends import terminal
from tmworkshop.adapters.front_ends.drafts import ONCE_MORE, Drafts
from tmworkshop.adapters.front_ends.enters import Enters
from tmworkshop.adapters.front_ends.question import LiveQuestion
from tmworkshop.adapters.front_ends.terminal import OTHER_SCREEN, OWN_SCREEN, Terminal
from tmworkshop.domain.facts import Kind, What
from tmworkshop.domain.session.questions.ask import Shape
from tmworkshop.domain.session.shown.screen import AskedAt
from tmworkshop.domain.session.typed.intents import Add, Answer, Go, Several

CTRL_C, CTRL_D, CTRL_L, CTRL_U, CTRL_Z = "\x03", "\x04", "\x0c", "\x15", "\x1a"
PAGE_DOWN = "\x1b[6~"
PASTE, PASTED = "\x1b[200~", "\x1b[201~"
PAUSE = Go(What.PAUSE)


@pytest.fixture
def keyboard(monkeypatch):
    with a_keyboard(monkeypatch) as keyboard:
        yield keyboard


def asked(shown):
    return LiveQuestion(lambda: shown, Drafts(), Enters(is_on=False))


def terminal_with(drafts):
    return Terminal(drafts, Enters(is_on=False))


def test_words_are_answered_with_enter(keyboard):
    assert keyboard.answer(screen(), "He said yes\r") == Answer("He said yes")


def test_a_choice_takes_one_key(keyboard):
    assert keyboard.answer(choice(), "k") == Answer("keep")


def test_one_key_of_full_width_acts_as_the_plain_one(keyboard):
    done, back, blank, keys = "\uff44", "\uff1c", "\uff03", "\uff0f"
    assert keyboard.answer(choice(), done) == Answer("done")
    assert keyboard.answer(screen(), back) == Go(What.BACK)
    assert keyboard.answer(screen(), keys, "\r", "yes\r") == Answer("yes")
    assert keyboard.saw("an action: + words")
    keyboard.pipe.send_text(blank)  # pressed too soon
    assert keyboard.answer(screen()) == Go(What.BLANK)


def test_enter_takes_the_choice_that_is_marked(keyboard):
    assert keyboard.answer(choice(default="keep"), "\r") == Answer("keep")


def test_a_key_that_others_follow_at_once_is_no_answer(keyboard):
    assert keyboard.answer(choice(), "k, why not\r", f"{CTRL_U}d") == Answer("done")


@pytest.mark.parametrize(("key", "what"), [("<", What.BACK), ("#", What.BLANK)])
def test_back_and_blank_act_without_enter(keyboard, key, what):
    assert keyboard.answer(screen(), key) == Go(what)


def test_back_acts_without_enter_on_words_that_nobody_touched(keyboard):
    assert keyboard.answer(screen(default="as it was"), "<") == Go(What.BACK)


def test_back_behind_words_that_were_typed_is_part_of_them(keyboard):
    assert keyboard.answer(screen(), "a <\r") == Answer("a <")


def test_what_stands_in_the_line_is_kept_by_enter(keyboard):
    assert keyboard.answer(screen(default="as it was"), "\r") == Answer("as it was")


def test_what_stands_in_the_line_can_be_changed(keyboard):
    assert keyboard.answer(screen(default="as it was"), "!\r") == Answer("as it was!")


def test_what_stands_in_the_line_can_be_taken_out(keyboard):
    shown = screen(default="as it was", stands="as it was")
    assert keyboard.answer(shown, f"{CTRL_U}\r") == Answer("")


def test_words_that_begin_like_a_key_stay_words(keyboard):
    assert keyboard.answer(screen(default="- a dash"), "\r") == Answer("- a dash")


def test_an_action_out_of_turn_is_typed_on_one_line(keyboard):
    typed = keyboard.answer(screen(), "+ dai: ring the mill\r")
    assert typed == Add(Kind.ACTION, "ring the mill", "m2")


def test_a_bracketed_paste_of_lines_is_one_answer(keyboard):
    assert keyboard.answer(screen(), f"{PASTE}one\ntwo{PASTED}\r") == Answer("one two")


def test_a_raw_paste_of_lines_is_one_answer(keyboard):
    assert keyboard.answer(screen(), "one\rtwo\r\rthree\r") == Answer("one two three")


@pytest.mark.parametrize("presses", [3, 12], ids=["few", "many"])
def test_enters_that_came_at_once_leave_the_line_empty_for_a_key(keyboard, presses):
    keyboard.front_end = Terminal(enters=Enters(is_on=True))
    later = Timer(0.2, keyboard.pipe.send_text, ["+ dai: ring the mill\r"])
    later.start()
    added = keyboard.answer(screen(), "\r" * presses)
    assert added == Add(Kind.ACTION, "ring the mill", "m2")


@pytest.mark.parametrize("words", ["a\tb c", "rang the mill\tCai Rees\tby Friday\t"])
def test_a_tab_in_a_raw_paste_keeps_words_apart(keyboard, words):
    apart = " ".join(words.split())
    assert keyboard.answer(screen(), f"{words}\r") == Answer(apart)


@pytest.mark.parametrize("sign", ["\t", "\v", "\f"])
def test_no_space_of_any_kind_is_a_key_in_a_raw_paste(keyboard, sign):
    typed = keyboard.answer(screen(), f"{sign}rang the mill{sign}Cai Rees\r")
    assert typed == Answer("rang the mill Cai Rees")


def test_a_tab_pressed_where_no_word_stands_does_nothing(keyboard):
    assert keyboard.answer(screen(), "\t<") == Go(What.BACK)
    shown = screen(default="as it was", stands="as it was")
    assert keyboard.answer(shown, "\t\r") == Answer("as it was")


@pytest.mark.parametrize("marks", [("", ""), (PASTE, PASTED)], ids=["raw", "marked"])
def test_a_pasted_list_of_names_is_told_of_and_each_is_kept(keyboard, marks):
    begun, ended = marks
    shown = screen(named=True)
    keyboard.answer(shown, f"{begun}Megan: ask the mill\rDai: bring the form{ended}!\r")
    assert keyboard.saw("2 lines, each with a name: Enter keeps each.")
    typed = keyboard.answer(shown, f"{begun}Megan: ask\rDai: bring it{ended}\r")
    assert typed == Several((Answer("ask", "m1"), Answer("bring it", "m2")))


def test_a_pasted_letter_makes_no_choice(keyboard):
    assert keyboard.answer(choice(), f"{PASTE}k{PASTED}\r") == Answer("keep")


def test_a_long_paste_arrives_whole(keyboard):
    words = " ".join(f"word{number}" for number in range(3000))
    assert keyboard.answer(screen(), f"{PASTE}{words}{PASTED}\r") == Answer(words)


@pytest.mark.parametrize("stop", [CTRL_C, CTRL_D, CTRL_Z])
@pytest.mark.parametrize("shown", [screen(), choice(), blank()])
def test_ctrl_c_and_its_like_pause(keyboard, shown, stop):
    assert keyboard.answer(shown, stop) == PAUSE


def test_words_in_the_line_are_not_lost_by_one_slip_of_the_hand(keyboard):
    shown = screen()
    assert keyboard.answer(shown, f"half a{CTRL_C}", " thought\r") == Answer(
        "half a thought"
    )
    assert keyboard.saw("not kept yet")


def test_ctrl_c_again_pauses_without_the_words_in_the_line(keyboard):
    assert keyboard.answer(screen(), f"half a{CTRL_C}", CTRL_D) == PAUSE


def test_ctrl_l_blanks_and_the_words_in_the_line_come_back(keyboard):
    assert keyboard.answer(screen(), f"half a{CTRL_L}") == Go(What.BLANK)
    assert keyboard.answer(blank(), "\r") == Answer()
    assert keyboard.answer(screen(), " thought\r") == Answer("half a thought")


def test_a_line_that_cannot_be_read_is_asked_again_with_its_words(keyboard):
    shown = screen("By when", Shape.DATE)
    answer = keyboard.answer(shown, "6 marhc\r", f"{CTRL_U}fri\r")
    assert answer == Answer("2026-03-13")
    assert keyboard.saw("I cannot read '6 marhc' as a date.")


def test_a_line_that_was_refused_stands_in_the_line_again(keyboard):
    keyboard.answer(screen("Who helps", Shape.NAME), "megan\r")
    refused = screen("Who helps", Shape.NAME, refused=True, notice="Someone else.")
    keyboard.answer(refused, f"{CTRL_U}dai\r")
    assert keyboard.begun == "megan"


def test_a_date_is_said_in_words_beside_the_line():
    reading = asked(screen("By when", Shape.DATE)).reading
    assert reading("fri").strip() == "= Friday 13 March 2026"
    assert reading("fr") == ""


def test_a_name_is_said_in_full_beside_the_line():
    reading = asked(screen("Who", Shape.NAME)).reading
    assert reading("meg").strip() == "= Megan Prys-Jones"


def test_slips_are_counted_beside_the_line():
    shown = screen("Slips", Shape.RATINGS, points=(0, 1, 2))
    reading = asked(shown).reading
    assert reading("1 ?").strip() == "2 slips, 2 here"


def test_a_slash_shows_every_key_and_enter_puts_them_away(keyboard):
    assert keyboard.answer(screen(), "/", "\r", "yes\r") == Answer("yes")
    assert keyboard.saw("an action: + words")


def test_page_down_shows_the_rest_and_keeps_the_words(keyboard):
    long = screen(words=tuple(f"Line {number}." for number in range(30)))
    typed = keyboard.answer(long, f"half a{PAGE_DOWN * 2} thought\r")
    assert typed == Answer("half a thought")
    assert "Line 0." in keyboard.display.shown[0]
    assert "Line 29." in keyboard.display.shown[-1]


def test_what_was_typed_ahead_waits_in_the_line_and_answers_nothing(keyboard):
    keyboard.pipe.send_text("yes and\rthird\r")
    assert keyboard.answer(screen(), " more\r") == Answer("yes and third more")
    assert keyboard.saw("What was typed ahead waits in the line.")


def test_what_was_typed_ahead_makes_no_choice(keyboard):
    keyboard.pipe.send_text("k")
    assert keyboard.answer(choice(), f"{CTRL_U}d") == Answer("done")


def test_enter_pressed_twice_skips_nobody(keyboard):
    keyboard.pipe.send_text("\r")
    assert keyboard.answer(screen(), "mine\r") == Answer("mine")


def test_a_screen_is_blanked_even_by_a_key_pressed_too_soon(keyboard):
    keyboard.pipe.send_text("#")
    assert keyboard.answer(screen()) == Go(What.BLANK)


def test_ctrl_c_typed_ahead_pauses(keyboard):
    keyboard.pipe.send_text(CTRL_C)
    assert keyboard.answer(screen()) == PAUSE


def test_a_blank_screen_shows_nothing_but_how_to_go_on(keyboard):
    assert keyboard.answer(blank(), "what is typed now\r") == Answer()
    assert not keyboard.saw("Dyffryn")
    assert keyboard.saw("Show the screen again? (Enter yes) >")
    assert keyboard.living.is_secret


def test_the_screen_is_painted_before_anything_slow_is_imported(monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "prompt_toolkit.application", None)
    monkeypatch.setitem(sys.modules, "questionary", None)
    with pytest.raises(ImportError):
        Terminal().ask(lambda: screen(words=("Tell us what you did.",)))
    assert "Tell us what you did." in capsys.readouterr().out


def test_private_words_stand_on_the_other_screen_and_go_with_it(keyboard):
    keyboard.answer(screen(lines=("a private word",)), "\r")
    keyboard.leave(["Paused."])
    written = keyboard.display.raw
    assert written.startswith(OTHER_SCREEN)
    assert "a private word" in written.partition(OWN_SCREEN)[0]
    assert written.partition(OWN_SCREEN)[2] == "Paused.\n"


def test_leaving_twice_clears_once(keyboard):
    keyboard.answer(screen(), "\r")
    keyboard.leave([])
    keyboard.leave(["Closed."])
    assert keyboard.display.raw.count(OWN_SCREEN) == 1


def test_no_cursor_is_asked_for_that_a_terminal_may_not_report(keyboard, monkeypatch):
    monkeypatch.delenv("PROMPT_TOOLKIT_NO_CPR", raising=False)
    keyboard.answer(screen(), "\r")
    assert os.environ["PROMPT_TOOLKIT_NO_CPR"] == "1"


class NoConsoleScreenBufferError(Exception):
    """What prompt_toolkit says on Windows in a window that is no console."""


def test_without_a_console_the_questions_come_as_plain_lines(monkeypatch, capsys):
    def no_console():
        raise NoConsoleScreenBufferError

    monkeypatch.setattr(terminal, "take_typed_ahead", no_console)
    monkeypatch.setattr(terminal.Plain, "ask", lambda _, shown: Answer("by hand"))
    front_end = Terminal()
    assert front_end.ask(screen) == Answer("by hand")
    assert front_end.ask(lambda: replace(screen(), notice="again")) == Answer("by hand")
    assert capsys.readouterr().out.count("no Windows console") == 1


@pytest.fixture
def drafts(tmp_path, keyboard):
    saved = Drafts(tmp_path / "drafts" / "dyffryn.draft")
    keyboard.front_end = terminal_with(saved)
    return saved


def killed(keyboard, drafts, tmp_path):
    """Return the terminal of the next process, once this one was killed."""
    keyboard.front_end = terminal_with(Drafts(tmp_path / "drafts" / "dyffryn.draft"))
    return keyboard


def test_words_typed_ahead_of_a_ctrl_c_are_half_typed(keyboard, drafts, tmp_path):
    keyboard.pipe.send_text(f"early words{CTRL_C}")
    assert keyboard.answer(screen()) == PAUSE
    again = killed(keyboard, drafts, tmp_path)
    assert again.answer(screen(), "\r") == Answer("early words")


def test_what_was_half_typed_elsewhere_is_given_by_a_second_enter(
    keyboard, drafts, tmp_path
):
    there = screen("What", speaker="Megan Prys-Jones", asked_at=AskedAt("s1"))
    keyboard.answer(there, f"half a thought{CTRL_C}", CTRL_C)
    again = killed(keyboard, drafts, tmp_path)
    assert again.answer(screen(), "\r", "\r") == Answer("half a thought")
    assert keyboard.saw(
        "Half typed at Action review, Megan Prys-Jones: What, this waits"
    )
    assert keyboard.saw(ONCE_MORE)


def test_what_was_half_typed_elsewhere_may_be_taken_out(keyboard, drafts, tmp_path):
    there = screen("What", asked_at=AskedAt("s1"))
    keyboard.answer(there, f"half a thought{CTRL_C}", CTRL_C)
    again = killed(keyboard, drafts, tmp_path)
    assert again.answer(screen(), f"{CTRL_U}mine\r") == Answer("mine")


def test_a_refused_line_is_given_at_another_question_by_a_second_enter_only(keyboard):
    asked = screen("What", speaker="Megan Prys-Jones", asked_at=AskedAt("s1"))
    assert keyboard.answer(asked, "hope\r") == Answer("hope")
    moved = screen(speaker="Dai Okafor", refused=True, notice="The disk is full.")
    assert keyboard.answer(moved, "\r", "\r") == Answer("hope")
    assert keyboard.saw(
        "Half typed at Action review, Megan Prys-Jones: What, this waits"
    )
    assert keyboard.saw(ONCE_MORE)


def test_words_held_while_blank_are_given_at_another_question_by_a_second_enter_only(
    keyboard,
):
    asked = screen("What", asked_at=AskedAt("s1"))
    assert keyboard.answer(asked, f"hope{CTRL_L}") == Go(What.BLANK)
    assert keyboard.answer(blank(), "\r") == Answer()
    assert keyboard.answer(screen(), "\r", "\r") == Answer("hope")
    assert keyboard.saw(ONCE_MORE)


def test_a_disk_that_takes_no_drafts_is_told_of_once(keyboard, tmp_path):
    (tmp_path / "drafts").write_text("no folder")
    keyboard.front_end = terminal_with(Drafts(tmp_path / "drafts" / "dyffryn.draft"))
    assert keyboard.answer(screen(), "words\r") == Answer("words")
    assert keyboard.answer(screen(), "more\r") == Answer("more")
    told = [screen for screen in keyboard.display.shown if "cannot be saved" in screen]
    assert told
    assert not [screen for screen in told if "more" in screen]


def test_letters_that_come_at_once_are_drawn_once(keyboard):
    words = " ".join(f"word{number}" for number in range(100))
    assert keyboard.answer(screen(), f"{words}\r") == Answer(words)
    assert keyboard.answer(screen(), "k\rk\rk\rk\rk\rk\r\rend\r") == Answer(
        "k k k k k k end"
    )
