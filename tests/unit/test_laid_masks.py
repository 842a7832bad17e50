"""Masks laid on words: where they are, and what becomes of them as words change."""

import pytest

from tests.records import JANUARY, Story
from tmworkshop.domain.facts import Kind
from tmworkshop.domain.laid_masks import (
    carry_laid,
    carry_over,
    is_unsettled,
    join_laid,
    lay_spans,
    note_looked,
    read_laid,
    spans_laid,
    spans_looked,
    spans_settled,
    unite_laid,
)
from tmworkshop.domain.parts import Part
from tmworkshop.domain.record.history import history_of
from tmworkshop.domain.rights.hidden_names import is_masked_whole, list_masked
from tmworkshop.domain.rights.holdings import held_of
from tmworkshop.domain.sharing.masks import Masks

WORDS = "I rang Nadia twice"
LAID = lay_spans("", "words", WORDS, ((7, 12),))


def test_they_are_told_by_the_letters_that_are_masked():
    assert LAID.startswith("words:")
    assert LAID.endswith(" 7-12")
    assert spans_laid(LAID, "words", WORDS) == ((7, 12),)


def test_where_nobody_looked_nothing_is_laid():
    assert spans_laid("", "words", WORDS) is None
    assert spans_laid(LAID, "happened", WORDS) is None
    assert spans_laid("what nobody can read", "words", WORDS) is None


def test_where_someone_looked_and_it_is_nobody_no_letter_is_masked():
    settled = lay_spans("", "words", WORDS, ())
    assert spans_laid(settled, "words", WORDS) == ()
    assert spans_laid(settled, "words", "I rang Tom") is None


def test_other_words_than_those_it_is_laid_on_are_masked_whole():
    assert spans_laid(LAID, "words", "I rang her") == ((0, 10),)
    assert is_unsettled(LAID, "words", "I rang her")
    assert not is_unsettled(LAID, "words", "")


def test_of_the_same_words_what_is_laid_last_holds():
    other = lay_spans("", "words", "Ask Tom", ((4, 7),))
    both = join_laid(join_laid(LAID, other), lay_spans("", "words", WORDS, ((0, 1),)))
    assert spans_laid(both, "words", WORDS) == ((0, 1),)
    assert spans_laid(both, "words", "Ask Tom") == ((4, 7),)
    assert len(read_laid(both)) == 2


@pytest.mark.parametrize(
    ("now", "masked"),
    [
        ("I rang Nadia once", ((7, 12),)),
        ("nadia? I rang NADIA", ((0, 5), (14, 19))),
        ("I rang Nadiator", ((0, 15),)),
        (WORDS, ((7, 12),)),
    ],
)
def test_the_same_pieces_are_masked_in_words_that_are_changed(now, masked):
    assert spans_laid(carry_over(LAID, "words", WORDS, now), "words", now) == masked


@pytest.mark.parametrize("now", ["Nadja rang, and Nadia came", "Nadia came"])
def test_where_a_name_stands_less_often_than_before_all_words_are_masked(now):
    was = "Nadia rang, and Nadia came"
    laid = lay_spans("", "words", was, ((0, 5), (16, 21)))
    again = carry_over(laid, "words", was, now)
    assert spans_laid(again, "words", now) == ((0, len(now)),)


def test_words_that_were_settled_as_nobodys_are_looked_at_anew_once_changed():
    settled = lay_spans("", "words", WORDS, ())
    again = carry_over(settled, "words", WORDS, "I rang Tom")
    assert spans_laid(again, "words", "I rang Tom") is None


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        (((7, 12),), ((0, 1),), ((0, 1), (7, 12))),
        (((2, 8),), ((7, 12),), ((2, 12),)),
        (((2, 12),), ((7, 8),), ((2, 12),)),
        (((2, 6),), ((6, 12),), ((2, 12),)),
    ],
)
def test_of_two_copies_all_is_masked_that_either_masks(one, other, both):
    laid = [lay_spans("", "words", WORDS, each) for each in (one, other)]
    assert spans_laid(unite_laid(*laid), "words", WORDS) == both
    assert spans_laid(unite_laid(*reversed(laid)), "words", WORDS) == both


def test_of_words_that_are_no_more_nothing_stays():
    reworded = {WORDS: "I rang Nadia [name]", "Not there": "Nor here"}
    laid = carry_laid(LAID, "words", reworded)
    assert spans_laid(laid, "words", "I rang Nadia [name]") == ((7, 12),)
    assert len(read_laid(laid)) == 1


@pytest.mark.parametrize(
    ("now", "masked"),
    [
        ("I rang [name] twice", ((7, 13),)),
        ("[name] rang Nadia twice", ((12, 17),)),
        ("I rang Nadia [name]", ((7, 12),)),
    ],
)
def test_masks_are_carried_over_to_words_in_which_another_name_was_cut(now, masked):
    cut = carry_laid(LAID, "words", {WORDS: now})
    assert spans_laid(cut, "words", now) == masked


class Told:
    """Words in which Nadia is masked, and what is done to them."""

    def __init__(self, words=WORDS):
        self.story = Story.of_three()
        self.story.meet(JANUARY)
        self.of = self.story.said(Kind.LEARNING, "m2", words)

    def amended(self, *changes):
        for part, value in changes:
            self.story.amend(self.of, part, value)
        return self.story.record.kept[self.of]


MASKED = Part.MASKED, LAID


@pytest.mark.parametrize(
    ("changes", "seen"),
    [
        ([MASKED], "I rang [name] twice"),
        ([MASKED, ("words", "Nadia rang")], "[name] rang"),
        ([MASKED, ("words", "She rang")], "[name]"),
        ([MASKED, ("words", "She rang"), ("words", WORDS)], "I rang [name] twice"),
        ([MASKED, ("setting", "A mill")], "I rang [name] twice"),
        ([("words", "Nadia"), MASKED], "[name]"),
    ],
)
def test_readers_beyond_the_set_see_words_as_they_are_masked_now(changes, seen):
    assert Masks().hide(Told().amended(*changes)).words == seen


def test_whoever_settles_them_says_which_words_are_masked():
    kept = Told().amended(MASKED, ("words", "She rang"))
    assert is_masked_whole(kept)
    assert list_masked(kept) == ("She rang",)
    settled = lay_spans("", "words", "She rang", ())
    kept = Told().amended(MASKED, ("words", "She rang"), (Part.MASKED, settled))
    assert not is_masked_whole(kept)
    assert Masks().hide(kept).words == "She rang"


def test_a_part_is_masked_by_itself():
    laid = lay_spans("", "setting", "At Nadia's mill", ((3, 8),))
    kept = Told("A mill").amended(("setting", "At Nadia's mill"), (Part.MASKED, laid))
    hidden = Masks().hide(kept)
    assert (hidden.words, hidden.parts["setting"]) == ("A mill", "At [name]'s mill")
    kept = Told("A mill").amended(
        ("setting", "At Nadia's mill"), (Part.MASKED, laid), ("setting", "Nadia's")
    )
    assert Masks().hide(kept).parts["setting"] == "[name]'s"


def test_neither_a_history_nor_what_is_held_of_its_speaker_tells_of_it():
    told = Told()
    told.amended(MASKED)
    assert [e.value for e in history_of(told.story.facts, told.of)] == [WORDS]
    (piece,) = held_of(told.story.facts, "m2").pieces
    assert (piece.parts, len(piece.history)) == ({}, 1)


def test_what_was_looked_at_so_far_is_known_and_settles_nothing():
    words = "Ask Dai and Grace."
    laid = note_looked("words", words, {(4, 7): True, (12, 17): False})
    assert spans_looked(laid, "words", words) == {(4, 7): True, (12, 17): False}
    assert spans_looked(laid, "words", "Other.") == {}
    assert spans_settled(laid, "words", words) is None
    assert spans_laid(laid, "words", words) is None
