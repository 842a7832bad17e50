"""The yardstick that texts are held to: it counts as an ear does, near enough."""

import pytest

from tests.reading_ease import reading_ease, syllables, words_a_sentence

HEARD = {
    1: ("the", "times", "helped", "whole", "through"),
    2: ("places", "funded", "people", "little", "statement", "sector", "8"),
    3: ("partnership", "services", "evidence", "agreement", "area", "employers"),
    4: ("variation", "experience", "communities", "25"),
    5: ("organisations", "capability"),
}


@pytest.mark.parametrize("count", HEARD)
def test_syllables_are_counted_as_they_are_heard(count):
    assert {word: syllables(word) for word in HEARD[count]} == dict.fromkeys(
        HEARD[count], count
    )


def test_long_words_and_long_sentences_are_harder_to_follow():
    assert words_a_sentence("We met. We ate, and we talked.") == 3.5
    assert reading_ease("We met on the hill.") > 100
    assert reading_ease("Organisational considerations predominated.") < 0
