"""A screen that is looked at while nothing is pressed, and Enters nobody meant."""

from dataclasses import replace

import pytest

from tests.keyboards import a_keyboard
from tests.screens import HEADING, blank, choice, screen
from tmworkshop.adapters.front_ends import line_keys
from tmworkshop.adapters.front_ends.drafts import ONCE_MORE
from tmworkshop.adapters.front_ends.enters import AGAIN, Enters
from tmworkshop.adapters.front_ends.terminal import Terminal
from tmworkshop.domain.facts import What
from tmworkshop.domain.session.questions.ask import Shape
from tmworkshop.domain.session.shown.screen import AskedAt
from tmworkshop.domain.session.typed.intents import Answer, Go

LEFT, CTRL_C = "\x1b[D", "\x03"
LOOKS_A_MINUTE = 75


@pytest.fixture
def keyboard(monkeypatch):
    monkeypatch.setattr(line_keys, "LOOKS_EVERY", 0.002)
    with a_keyboard(monkeypatch) as keyboard:
        yield keyboard


class Looks:
    """Looks that each show what comes next, and press keys as they are taken."""

    def __init__(self, keyboard, *shown):
        """Show what is *shown*, the last of it for ever; a pair presses keys, too."""
        self._pipe = keyboard.pipe
        self._shown = [
            each if isinstance(each, tuple) else (each, "") for each in shown
        ]

    def __call__(self):
        if len(self._shown) == 1:
            return self._shown[0][0]
        shown, keys = self._shown.pop(0)
        self._pipe.send_text(keys)
        return shown


def answered(keyboard, *shown):
    return keyboard.answer_living(Looks(keyboard, *shown, shown[-1]))


def minutes(used, **more):
    return replace(screen(**more), heading=replace(HEADING, used=used))


def test_the_clock_goes_on_while_nothing_is_pressed(keyboard):
    shown = [minutes(used) for used in (2, 3, 4)]
    answered(keyboard, *shown, (shown[-1], "\r"))
    assert all(keyboard.saw(f"{used} of 15 min") for used in (2, 3, 4))


def test_a_timed_part_moves_by_itself(keyboard):
    first = replace(HEADING, part="Alone", part_used=1, part_planned=2)
    then = replace(HEADING, part="In pairs", part_used=0, part_planned=5)
    shown = [replace(screen(), heading=heading) for heading in (first, then)]
    answered(keyboard, *shown, (shown[-1], "\r"))
    assert keyboard.saw("Alone, 1 of 2 min")
    assert keyboard.saw("In pairs, 0 of 5 min")


def test_what_is_half_typed_stays_where_the_cursor_is(keyboard):
    typed = (minutes(2), f"half{LEFT}{LEFT}")
    after = minutes(3, lines=("Amina: what a scribe wrote",))
    quiet = [minutes(2)] * 5
    found = answered(keyboard, minutes(2), typed, *quiet, after, (after, "-\r"))
    assert found == Answer("ha-lf")
    assert keyboard.saw("Amina: what a scribe wrote")


def painted_at_rest(keyboard, *screens):
    """Return the letters painted while *screens* are looked at, once one stands."""
    left, raw = [*screens], []

    def look():
        if "leaves it) >" in keyboard.display.raw:
            raw.append(len(keyboard.display.raw))
            if len(left) > 1:
                return left.pop(0)
            if len(raw) == len(screens):  # more of them would be one paste
                keyboard.pipe.send_text("\r")
        return left[0]

    keyboard.answer_living(look)
    return raw[len(screens) - 1] - raw[1]


def test_an_idle_minute_paints_little_more_than_its_clock(keyboard):
    half = LOOKS_A_MINUTE // 2
    painted = painted_at_rest(keyboard, *[minutes(2)] * half, *[minutes(3)] * half)
    assert any("3 of 15 min" in screen for screen in keyboard.display.shown)
    assert 0 < painted <= 2000


def test_where_nothing_has_changed_nothing_is_painted(keyboard):
    assert painted_at_rest(keyboard, *[minutes(2)] * 30) == 0


def asked(label, at, **more):
    return screen(label, asked_at=AskedAt(at), **more)


def test_words_half_typed_as_the_question_changes_are_given_by_a_second_enter(keyboard):
    was, now = asked("What", "s1", speaker="Dai"), asked("What else", "s2")
    quiet = [now] * 30
    enter = (now, "\r")
    found = answered(keyboard, (was, "hope"), was, was, now, enter, *quiet, enter)
    assert found == Answer("hope")
    assert keyboard.saw(
        "Half typed at Action review, Dai: What, this waits in the line"
    )
    assert keyboard.saw(ONCE_MORE)


def test_a_line_that_nobody_touched_holds_what_stands_at_the_next_question(keyboard):
    was = asked("What", "s1", default="as it was", stands="as it was")
    now = asked("What else", "s2", default="as it is", stands="as it is")
    assert answered(keyboard, was, was, now, (now, "!\r")) == Answer("as it is!")


def test_a_key_answers_the_question_that_is_seen(keyboard):
    was, now = asked("What", "s1"), replace(choice(), asked_at=AskedAt("s2"))
    assert answered(keyboard, was, was, now, (now, "k")) == Answer("keep")


def test_a_screen_that_is_blanked_elsewhere_is_blank_here_and_keeps_the_words(keyboard):
    seen = [(screen(), "half"), *[screen()] * 2, *[blank()] * 2, *[screen()] * 3]
    assert answered(keyboard, *seen, (screen(), "\r")) == Answer("half")
    assert "Show the screen again? (Enter yes) >" in map(
        str.strip, keyboard.display.shown
    )


def test_a_session_that_is_over_lets_go_of_an_empty_line(keyboard):
    over = replace(screen(), over=True)
    assert answered(keyboard, screen(), screen(), over) == Answer()


def test_a_session_that_is_over_waits_for_words_that_are_half_typed(keyboard):
    over = replace(screen(), over=True)
    found = answered(keyboard, (screen(), "half"), screen(), over, over, (over, " a\r"))
    assert found == Answer("half a")


def test_what_goes_wrong_while_it_looks_is_told_where_all_is_told(keyboard):
    looks = iter([screen(), screen(), screen()])

    def look():
        for shown in looks:
            return shown
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        keyboard.answer_living(look)


# --- Enter


class Clock:
    """A clock that tests set."""

    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock(keyboard):
    clock = Clock()
    keyboard.front_end = Terminal(enters=Enters(clock, is_on=True))
    return clock


def pressed(keyboard, clock, shown, *presses):
    """Press keys, each so many seconds after the one before."""
    left = [*presses, (0.0, CTRL_C)]
    looks = 0

    def look():
        nonlocal looks
        looks += 1
        if looks % 30 == 0 and left:  # or they would come at the speed of a machine
            seconds, keys = left.pop(0)
            clock.now += seconds
            keyboard.pipe.send_text(keys)
        return shown

    return keyboard.answer_living(look)


def test_an_enter_too_soon_says_that_another_moves_on(keyboard, clock):
    found = pressed(keyboard, clock, screen(), (0.1, "\r"), (0.3, "\r"))
    assert found == Answer("")
    assert keyboard.saw(AGAIN)


def test_where_no_enter_moves_on_none_is_said_to(keyboard, clock):
    at_the_close = screen("That is all for today.", Shape.CLOSE, enter=None)
    pressed(keyboard, clock, at_the_close, (0.1, "\r"), (0.1, "\r"))
    assert not keyboard.saw(AGAIN)


def test_enters_of_a_key_that_is_held_down_go_nowhere(keyboard, clock):
    held = [(0.03, "\r")] * 5
    assert pressed(keyboard, clock, screen(), *held) == Go(What.PAUSE)


def test_a_one_key_answer_and_enter_answer_one_question(keyboard, clock):
    assert pressed(keyboard, clock, choice(), (1.0, "k")) == Answer("keep")
    after = pressed(keyboard, clock, choice(default="done"), (0.06, "\r"), (0.5, "\r"))
    assert after == Go(What.PAUSE)


def test_enter_after_words_is_never_touched(keyboard, clock):
    assert pressed(keyboard, clock, screen(), (0.0, "a\r")) == Answer("a")


def test_letters_of_a_fast_typist_are_never_touched(keyboard, clock):
    keys = [(0.08, key) for key in "coffee\r"]
    assert pressed(keyboard, clock, screen(), *keys) == Answer("coffee")


def test_what_stands_in_the_line_is_kept_by_an_enter_at_any_speed(keyboard, clock):
    stands = screen(default="as it was", stands="as it was")
    assert pressed(keyboard, clock, stands, (0.0, "\r")) == Answer("as it was")
