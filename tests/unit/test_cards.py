"""Evidence cards for the table: what stands on each, and how many on a sheet."""

from dataclasses import replace

import pytest

from tests.unit.test_evidence import CARD, SHORT
from tmworkshop.application.reports import cards_sheet
from tmworkshop.domain.pages.cards import CardLayout, Size, evidence_cards


def sheets(count, layout):
    return evidence_cards("Some", [CARD] * count, SHORT, layout).sheets


@pytest.mark.parametrize(
    ("layout", "on_each"),
    [
        (CardLayout.ONE, [1] * 5),
        (CardLayout.LARGE, [1] * 5),
        (CardLayout.FOUR, [4, 1]),
    ],
)
def test_cards_stand_one_or_four_to_a_sheet(layout, on_each):
    assert [len(sheet) for sheet in sheets(5, layout)] == on_each


def test_a_card_says_what_was_found_how_strongly_and_where():
    ((card,),) = sheets(1, CardLayout.ONE)
    assert card.strength == "The reviewers' reading"
    where = "Crisp, Green and Wells 2014, section 2.3; citing Meadows, 2008"
    assert card.source == where
    assert (card.finding, card.question) == (CARD.finding, CARD.question)
    assert card.note == CARD.note


def test_a_card_that_cites_nobody_names_its_source_alone():
    ((card,),) = evidence_cards(
        "One", [replace(CARD, cite=())], SHORT, CardLayout.ONE
    ).sheets
    assert card.source == "Crisp, Green and Wells 2014, section 2.3"


@pytest.mark.parametrize(
    ("letters", "size"), [(40, Size.SHORT), (230, Size.MEDIUM), (330, Size.LONG)]
)
def test_the_less_a_card_says_the_larger_it_says_it(letters, size):
    long = replace(CARD, finding="x" * letters)
    ((card,),) = evidence_cards("One", [long], SHORT, CardLayout.ONE).sheets
    assert card.size is size


def test_cards_lie_together_named_for_what_they_are_and_how_they_are_printed():
    sheet = cards_sheet("Lesson 7", [CARD], SHORT, CardLayout.FOUR)
    assert sheet.name == ("cards", "Lesson 7, four a page")
