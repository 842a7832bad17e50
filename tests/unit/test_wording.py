import pytest

from tmworkshop.domain.record.actions import WhatNow
from tmworkshop.domain.session.asking import Slot
from tmworkshop.domain.session.wording import ASKS, SAID_NOW, ordinal


def test_every_slot_has_its_question():
    assert set(ASKS) == set(Slot)


def test_every_answer_to_what_now_can_be_said_back():
    assert set(SAID_NOW) == set(WhatNow)


@pytest.mark.parametrize(
    ("number", "said"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th")],
)
def test_a_place_in_a_row_is_an_ordinal(number, said):
    assert ordinal(number) == said


def test_after_twenty_ordinals_begin_again():
    assert [ordinal(n) for n in (21, 22, 113)] == ["21st", "22nd", "113th"]
