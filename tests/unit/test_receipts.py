from tests.records import MARCH, Story
from tmworkshop.domain.pages.receipts import (
    Leftovers,
    Receipt,
    counts_lines,
    gone_lines,
    leftovers_line,
    receipt_lines,
)

COUNTS = {"boxes": 4, "followup": 1, "practice": 2, "names": 1, "masked": 3, "kept": 2}


def test_counts_are_told_from_the_name_to_the_slips():
    assert [*counts_lines(COUNTS)] == [
        "1 name and partnership",
        "2 practices",
        "1 word on an action",
        "4 boxes of sharing slips",
    ]


def test_one_and_many_are_told_apart():
    assert leftovers_line(Leftovers(1, 0, 2)) == "1 page, 0 exports, 2 drafts"


def test_a_receipt_says_what_was_done_and_to_whom_words_had_gone():
    gone = ("3 things said, to the funder on 1 March 2026",)
    receipt = Receipt(MARCH, COUNTS, Leftovers(12, 1, 0), 2, gone)
    assert [*receipt_lines(receipt)] == [
        "Receipt of an erasure, 12 March 2026",
        "Erased from the record of a learning set:",
        "  1 name and partnership",
        "  2 practices",
        "  1 word on an action",
        "  4 boxes of sharing slips",
        "The name in words of others: masked in 3, left in 2.",
        "Removed: 12 pages, 1 export, 0 drafts.",
        "Backups here that held any of it, and were rewritten: 2.",
        "Had gone out before, and cannot be called back:",
        "  3 things said, to the funder on 1 March 2026",
    ]


def test_where_nothing_had_gone_out_it_says_so():
    (*_, last) = receipt_lines(Receipt(MARCH, {}, Leftovers(), 0, ()))
    assert last == "Nothing had gone out of the set before."


def test_what_went_to_the_same_hands_on_a_day_is_counted_together():
    story = Story()
    for member in ("m1", "m2"):
        story.send("1", "2", to="the funder", member=member)
    story.on(MARCH).send("3", to="the funder", member="m1")
    assert gone_lines(story.record.sent) == (
        "4 things said, to the funder on 12 January 2026",
        "1 thing said, to the funder on 12 March 2026",
    )
