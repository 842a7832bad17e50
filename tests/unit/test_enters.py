"""Which Enter on an empty line counts."""

import pytest

from tests.screens import screen
from tmworkshop.adapters.front_ends.enters import AGAIN, AT_ONCE, Enters, say_again
from tmworkshop.domain.session.questions.ask import Shape


class Seconds:
    """A clock that tests set."""

    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture
def seconds():
    return Seconds()


@pytest.fixture
def enters(seconds):
    enters = Enters(seconds, is_on=True)
    enters.show()
    return enters


@pytest.mark.parametrize(("after", "counts"), [(0.29, False), (0.31, True)])
def test_a_question_has_to_be_seen_before_enter_moves_on(
    enters, seconds, after, counts
):
    seconds.now += after
    assert enters.press() is counts


@pytest.mark.parametrize(
    ("after", "counts"), [(0.06, False), (0.69, False), (0.71, True)]
)
def test_a_question_behind_a_one_key_answer_has_to_be_seen_longer(
    enters, seconds, after, counts
):
    enters.show(after_one_key=True)
    seconds.now += after
    assert enters.press() is counts


def test_a_key_that_is_held_down_counts_once(enters, seconds):
    counted = []
    for _ in range(95):
        seconds.now += 1 / 30
        counted.append(enters.press())
    assert counted.count(True) == 0
    seconds.now += 0.3
    assert enters.press()


def test_one_enter_counts_where_the_next_comes_too_soon(enters, seconds):
    seconds.now += 1
    assert enters.press()
    seconds.now += 0.24
    assert not enters.press()


def test_an_enter_that_did_not_count_holds_up_the_next_one_only_for_a_moment(
    enters, seconds
):
    seconds.now += 0.1
    assert not enters.press()
    seconds.now += 0.26
    assert enters.press()


def test_the_rule_can_be_switched_off(seconds, monkeypatch):
    monkeypatch.setenv(AT_ONCE, "1")
    enters = Enters(seconds)
    enters.show()
    assert [enters.press(), enters.press()] == [True, True]


def test_the_rule_is_on_unless_somebody_wants_it_off(seconds, monkeypatch):
    monkeypatch.delenv(AT_ONCE, raising=False)
    enters = Enters(seconds)
    enters.show()
    assert not enters.press()


def test_another_enter_is_asked_for_but_where_a_word_is_wanted():
    assert say_again(screen().ask) == AGAIN
    assert say_again(screen(shape=Shape.CLOSE, enter=None).ask) == ""
