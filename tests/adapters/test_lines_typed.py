"""The laws of a line, whatever keyboard it is typed on."""

import io
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.typists import (
    ALT_GR,
    FOCUS,
    LEFT,
    LEFT_ALT,
    RUB_OUT,
    AtConsole,
    AtTerminal,
    event,
    pressed,
)
from tmworkshop.adapters.front_ends.console_letters import ALT_KEY
from tmworkshop.adapters.front_ends.lines import Lines, Stopped

KEYBOARDS = (AtTerminal, AtConsole)
KEYS = st.one_of(
    st.sampled_from(
        [LEFT, RUB_OUT, "\x15", "\x17", "\t", " ", "\r", "\n", "\0", "\x10"]
    ),
    st.sampled_from("aŵ日😀\u0301\u202e\ufeff"),
    st.characters(exclude_categories=["Cs", "Cc"]),
)


@pytest.fixture(autouse=True)
def _stdin_as_it_was(monkeypatch):
    monkeypatch.setattr(sys, "stdin", sys.stdin)


@pytest.fixture(params=KEYBOARDS)
def keyboard(request):
    return request.param


class Typed:
    """What became of some keys."""

    def __init__(self, typist, *, line="", is_secret=False):
        self.told = []
        self.talk = io.StringIO()
        self.lines = Lines(self.told.append, self.talk, letters=typist)
        try:
            self.line = self.lines.next("What", line, is_secret=is_secret)
            self.stopped = False
        except Stopped as stop:
            self.line, self.stopped = stop.line, True

    @property
    def shown(self):
        """The line as it stands on the screen, and what stood above it."""
        return self.talk.getvalue()


def keys(text):
    return list(text)


def test_enter_ends_a_line(keyboard):
    typed = Typed(keyboard(keys("one"), keys(" two"), ["\r"], keys("three\r")))
    assert typed.line == "one two"
    assert typed.shown == "What > one two\n"


def test_what_is_pasted_is_one_line(keyboard):
    assert Typed(keyboard(keys("one\rtwo\nthree\r\n"))).line == "one two three"


def test_what_follows_a_line_at_once_is_of_it_and_later_is_not(keyboard):
    typist = keyboard(keys("one\rtwo"), ["\r"], keys("three\r"))
    typed = Typed(typist)
    assert typed.line == "one two"
    assert typed.lines.next("More") == "three"


def test_each_line_is_told_as_it_stands_so_that_none_is_lost(keyboard):
    typed = Typed(keyboard(keys("on"), keys("e"), [RUB_OUT], ["\r"]))
    assert typed.told == ["", "on", "one", "on"]


def test_a_letter_of_two_halves_is_typed_and_rubbed_out_whole(keyboard):
    typed = Typed(keyboard(keys("a😀ŵ😀"), [RUB_OUT], ["\r"]))
    assert typed.line == "a😀ŵ"
    assert typed.shown == "What > a😀ŵ😀\b \b\b \b\n"


def test_the_last_word_or_all_of_it_goes(keyboard):
    assert Typed(keyboard(keys("one two\x17three\r"))).line == "one three"
    assert Typed(keyboard(keys("one two\x15three\r"))).line == "three"


def test_an_arrow_is_no_letter(keyboard):
    typed = Typed(keyboard([*"one", LEFT], [LEFT], keys(" two\r")))
    assert typed.line == "one two"


def test_a_line_that_stands_there_can_be_changed(keyboard):
    typed = Typed(keyboard([RUB_OUT, RUB_OUT, *"wo\r"]), line="one tow")
    assert typed.line == "one two"


@pytest.mark.parametrize("stop", ["\x03", "\x04", "\x1a"])
def test_ctrl_c_and_its_like_stop_and_tell_the_line(keyboard, stop):
    typed = Typed(keyboard(keys("half a"), [stop]))
    assert (typed.stopped, typed.line) == (True, "half a")
    assert typed.told[-1] == "half a"


def test_the_end_of_all_stops_and_tells_the_line(keyboard):
    typed = Typed(keyboard(keys("half a")))
    assert (typed.stopped, typed.line) == (True, "half a")


def test_what_is_secret_is_neither_shown_nor_told(keyboard):
    typist = keyboard(keys("sec"), [LEFT, *"ret\rwords"], ["\r"], keys("not\r"))
    typed = Typed(typist, is_secret=True)
    assert (typed.line, typed.shown, typed.told) == ("", "What > \n", [])
    assert typed.lines.next("More") == "not"


def test_what_was_typed_ahead_is_read_before_anything_is_asked(keyboard):
    typist = keyboard(keys("x"))
    lines = Lines(talk=io.StringIO(), letters=typist)
    typist.press(keys("early\rwords "))
    assert lines.typed_ahead() == "early words"
    assert lines.typed_ahead() == ""


def test_a_stop_that_was_typed_ahead_stops(keyboard):
    typist = keyboard()
    typist.press(keys("early\x03"))
    with pytest.raises(Stopped) as stop:
        Lines(letters=typist).typed_ahead()
    assert stop.value.line == "early"


@given(st.lists(st.lists(KEYS, min_size=1, max_size=12), min_size=1, max_size=3))
def test_the_same_keys_make_the_same_line_on_both(batches):
    there, here = (
        Typed(kind(*map(list, batches), ["\x04"], ["\x04"])) for kind in KEYBOARDS
    )
    assert (there.line, there.stopped) == (here.line, here.stopped)
    assert there.shown == here.shown
    assert there.told[-1] == here.told[-1]


def line_of(*events):
    """Return the line that is made of what a console sends, and then of Enter."""
    typist = AtConsole(["\r"])
    typist.send(*events)
    return Typed(typist).line


def test_a_key_that_is_held_down_is_as_many_letters():
    assert line_of(event(ord("a"), times=4), event(ord("a"), is_down=False)) == "aaaa"


def test_a_letter_that_no_key_bears_comes_with_the_release_of_alt():
    digits = [event(ord("1"), key=0x61, beside=LEFT_ALT), event(0, key=0x61)]
    release = event(ord("ŵ"), key=ALT_KEY, is_down=False)
    assert line_of(event(key=ALT_KEY), *digits, release) == "ŵ"


def test_a_key_with_alt_is_no_letter_and_with_alt_gr_it_is():
    assert line_of(pressed("a", beside=LEFT_ALT), pressed("€", beside=ALT_GR)) == "€"


def test_what_is_no_key_is_no_letter():
    assert line_of(event(ord("x"), what=FOCUS), pressed("a")) == "a"


def test_half_a_letter_is_one_that_is_lost():
    assert line_of(pressed("\ud83d"), pressed("a")) == "�a"


def test_keys_that_go_up_are_waited_for_no_longer_than_others():
    typist = AtConsole()
    typist.send(event(ord("a"), is_down=False), event(key=0x10))
    assert not typist.come(0.01)
