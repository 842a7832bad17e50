"""Any keys at any speed, through the terminal: nobody is lost without a word."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders import a_floor, a_round, a_talk, actions
from tests.evenings import Evening
from tests.keyboards import a_keyboard
from tests.terminals import squeezed
from tmworkshop.adapters.front_ends import line_keys
from tmworkshop.adapters.front_ends.enters import Enters
from tmworkshop.adapters.front_ends.terminal import Terminal
from tmworkshop.domain.session.course.stages import Stage

PEOPLE = ("m", "d", "a")
CTRL_C, SETTLED = "\x03", 0.001
A_WHILE = 4  # looks between two keys, so that none seems to be pasted
ENTER, BACK, REST, ONE_KEY = "\r", "<", ">", "y"
keys = st.sampled_from([*[ENTER] * 6, BACK, REST, "-", ONE_KEY, "n", "o", " ", "\x7f"])
seconds = st.sampled_from([0.03, 0.06, 0.1, 0.26, 0.31, 0.5, 0.8, 2.0])
presses = st.lists(st.tuples(keys, seconds), max_size=40)


TOLD = re.compile(r"Left open: (.*?)\. < goes back\.")
few = settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


class Fingers:
    """Keys that are pressed while a session is looked at, by a clock of their own."""

    def __init__(self, keyboard, pressed):
        self.now = 0.0
        self.looks = 0
        self._keyboard = keyboard
        self._left = list(pressed)
        keyboard.front_end = self.terminal = Terminal(enters=Enters(self, is_on=True))

    def __call__(self):
        return self.now

    def ask(self, look):
        def looked_at():
            self.looks += 1
            if self.looks % A_WHILE == 0:
                key, seconds = self._left.pop(0) if self._left else (CTRL_C, 1.0)
                self.now += seconds
                self._keyboard.pipe.send_text(key)
            return look()

        return self._keyboard.answer_living(looked_at)

    def leave(self, words):
        pass


@pytest.fixture
def quickly(monkeypatch):
    monkeypatch.setattr(line_keys, "LOOKS_EVERY", 0.001)
    monkeypatch.setattr(line_keys, "SETTLED", SETTLED)
    return monkeypatch


def walked(monkeypatch, pressed):
    """Walk a session by what is *pressed*; return where it stands and the display."""
    evening = Evening()
    steps = (a_round(), a_floor(), actions(), a_talk())
    begun = evening.begin(*steps, present=PEOPLE, presenters=())
    with a_keyboard(monkeypatch) as keyboard:
        fingers = Fingers(keyboard, pressed)
        there = evening.walk(begun, fingers).walkthrough
        return there, keyboard.display


@few
@given(pressed=presses)
def test_whoever_is_left_without_a_turn_was_named_on_a_screen(quickly, pressed):
    there, display = walked(quickly, pressed)
    told = " ".join(TOLD.findall(squeezed(" ".join(display.shown))))
    left = [t for t in there.left_open() if t.key in there.position.moved_on]
    names = {"m": "Megan", "d": "Dai", "a": "Amina"}
    assert [t for t in left if names.get(t.speaker, t.step.title) not in told] == []


@few
@given(pressed=presses)
def test_no_session_is_closed_by_keys_that_are_no_word(quickly, pressed):
    there, _ = walked(quickly, pressed)
    assert there.stage is not Stage.CLOSED


@pytest.mark.parametrize("often", [1 / 30, 1 / 15, 1 / 10, 1 / 5])
def test_a_key_that_is_held_down_goes_no_further_than_one_step(quickly, often):
    there, _ = walked(quickly, [(ENTER, 1.0), *[(ENTER, often)] * 40])
    assert len(there.position.moved_on) == 1
