"""What the soak calls lost, and what it calls wrong."""

import pytest

from soak.entries import Entry, blanked, facts_of
from soak.ledger import Ledger

SINGLE, SEVERAL, REWRITE = 25, 3, 29
EVERY = range(30)


def ledger(*numbers, kept=()):
    """Return what a writer said that tried *numbers*, and was sure of those *kept*."""
    said = Ledger()
    said.hear(f"tries a {number}" for number in numbers)
    said.hear(f"kept a {number} 100 False" for number in kept)
    return said


def found(*numbers):
    return [fact for number in numbers for fact in facts_of(Entry("a", number))]


def counts(said, facts):
    return len(said.lost(facts)), said.wrong(facts)


def test_what_was_kept_and_is_there_is_neither_lost_nor_wrong():
    assert counts(ledger(0, 1, 3, kept=(0, 1, 3)), found(0, 1, 3)) == (0, 0)


def test_what_was_kept_and_is_not_there_is_lost():
    assert counts(ledger(0, 1, kept=(0, 1)), found(0)) == (1, 0)


def test_what_was_kept_and_says_something_else_is_lost():
    (fact,) = found(0)
    assert counts(ledger(0, kept=[0]), [blanked(fact)]) == (1, 0)


def test_what_was_only_tried_may_be_there_or_not():
    assert counts(ledger(0, 1, kept=[0]), found(0)) == (0, 0)
    assert counts(ledger(0, 1, kept=[0]), found(0, 1)) == (0, 0)


def test_several_facts_are_there_all_or_none():
    assert len(found(SEVERAL)) == 3
    assert counts(ledger(SEVERAL), found(SEVERAL)[:2]) == (0, 1)
    assert counts(ledger(SEVERAL, kept=[SEVERAL]), found(SEVERAL)[:2]) == (1, 0)


def test_what_is_there_twice_is_wrong():
    assert counts(ledger(0, kept=[0]), found(0, 0)) == (0, 1)


def test_what_nobody_tried_is_wrong():
    assert counts(ledger(0, kept=[0]), found(0, 1)) == (0, 1)


@pytest.mark.parametrize(
    ("kept", "whole", "without_words"),
    [
        ((SINGLE,), (0, 0), (0, 0)),  # it may have come so far, or not
        ((SINGLE, REWRITE), (1, 0), (0, 0)),  # words that were blanked came back
    ],
)
def test_a_rewrite_that_was_kept_has_blanked_the_words(kept, whole, without_words):
    said = ledger(SINGLE, REWRITE, kept=kept)
    facts = found(SINGLE, REWRITE)
    assert counts(said, facts) == whole
    assert counts(said, [blanked(fact) for fact in facts]) == without_words


def test_what_was_acknowledged_after_the_cut_began_does_not_count():
    said = Ledger()
    events = ["tries a 0", "kept a 0 100 False", "tries a 1", "kept a 1 200 False"]
    assert said.hear(events, before=200) == 1
    assert counts(said, found(0)) == (0, 0)


def test_hearing_the_same_again_counts_nothing_twice():
    said = ledger(0, kept=[0])
    assert said.hear(["tries a 0", "kept a 0 100 False"]) == 0


def test_a_writer_keeps_words_amendments_several_at_once_and_rewrites():
    kinds = {type(fact).__name__ for number in EVERY for fact in found(number)}
    assert kinds == {"Said", "Amended", "Erased"}
    assert {len(found(number)) for number in EVERY} == {1, 3}
