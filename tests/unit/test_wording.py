import pytest

from tmworkshop.domain.session.questions import wording
from tmworkshop.domain.session.questions.ask import Key
from tmworkshop.domain.session.questions.wording import say_ordinal
from tmworkshop.domain.session.typed import scribe
from tmworkshop.domain.session.typed.keys import KEYS, KIND_OF, WANTS


def test_every_key_that_is_read_is_offered_somewhere_and_no_other():
    worded = [*vars(wording).values(), *vars(scribe).values()]
    rows = [each if isinstance(each, tuple) else (each,) for each in worded]
    offered = {each.key for row in rows for each in row if isinstance(each, Key)}
    assert offered == set(KEYS)


@pytest.mark.parametrize(
    ("number", "said"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th")],
)
def test_a_place_in_a_row_is_an_ordinal(number, said):
    assert say_ordinal(number) == said


def test_after_twenty_ordinals_begin_again():
    assert [say_ordinal(n) for n in (21, 22, 113)] == ["21st", "22nd", "113th"]


def test_every_key_that_keeps_words_wants_some():
    assert KIND_OF.keys() <= WANTS.keys()
