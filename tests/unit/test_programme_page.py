"""A page of a programme: figures that tell no more than the words that stand on it."""

from dataclasses import replace

import pytest

from tests.tables_of_programmes import (
    ALDER,
    ROWS,
    Table,
    asked,
    voice,
    voices,
)
from tmworkshop.domain.facts import Kind
from tmworkshop.domain.levels import Reader
from tmworkshop.domain.pages.programme_counts import count_tried, count_verdicts
from tmworkshop.domain.pages.programme_page import Wording, make_programme_page
from tmworkshop.domain.pages.programme_views import PageTried, PageVerdicts, PageWords
from tmworkshop.domain.programme.words_shown import ShownWords, WordsOfPage

TITLES = {"trust": "1. Trust", "money": "2. Money", "hours": "Hours"}
WORDING = Wording("Moorland", "the board", TITLES, {"trust": "1", "money": "2"})
BIRCH = "Birch"


def page_of(table, wording=WORDING):
    return make_programme_page(table.cells, table.page, ROWS, wording)


def told(who, holds="", outcome="", **more):
    """Return what each of *who* said, and whether the lesson holds, or how it went."""
    kind = Kind.ACTION if outcome else Kind.REFLECTION
    return [
        replace(each, kind=kind, holds=holds, outcome=outcome)
        for each in voices(who, **more)
    ]


def shown(holds="", outcome=""):
    return ShownWords("words", Kind.REFLECTION, holds=holds, outcome=outcome)


def cell_of(page, row=0, column=0):
    return page.lessons[row].cells[column]


def test_a_page_says_what_and_whom_it_is_for_and_how_many_hide_each_other():
    page = page_of(Table().show(asked(6, "trust"), *voices("abc")))
    assert page.title == "Moorland: lessons and themes"
    assert page.occasion == "For the board, as of 1 March 2027"
    assert page.footer == (
        "Made 1 March 2027. At least 3 people hide each other in each cell. "
        "For whoever works for the programme: do not pass it on."
    )


@pytest.mark.parametrize(
    ("reader", "words"),
    [
        (Reader.FUNDER, "For the funder named above: do not pass it on."),
        (Reader.PUBLIC, "It may be read by anyone."),
    ],
)
def test_a_page_for_others_is_one_column_of_the_whole(reader, words):
    table = Table(reader).show(
        asked(22, "trust"),
        *voices("abcdefghij"),
        *told("klmnopqrst", outcome="done", town=BIRCH),
    )
    page = page_of(table)
    assert (page.columns, page.is_whole) == (("The whole programme",), True)
    assert cell_of(page).text == "most or all of 22 asked"
    assert page.tried == (PageTried(10, 0, 0, "10 done"),)
    assert page.footer.endswith(words)


def test_partnerships_stand_in_the_order_of_their_names():
    table = Table().show(
        asked(6, "trust", BIRCH), asked(6, "trust"), *voices("abc", town=BIRCH)
    )
    assert page_of(table).columns == (ALDER, BIRCH)
    assert not page_of(table).is_whole


def test_a_row_has_its_title_its_number_and_its_sum():
    table = Table().show(
        asked(7, "trust"),
        asked(8, "trust", BIRCH),
        *voices("abc"),
        *voices("defg", town=BIRCH),
    )
    trust, money, law = page_of(table).lessons
    assert (trust.title, trust.number) == ("1. Trust", "1")
    assert (trust.total, trust.figure) == ("7 people", "7")
    assert (money.number, money.total, money.figure) == ("2", "", "")
    assert (law.title, law.number) == ("law", "")


def test_a_sum_of_figures_that_are_not_told_exactly_says_so():
    page = page_of(Table().show(asked(6, "trust"), *voices("abcde")))
    assert page.lessons[0].figure == "4+"


@pytest.mark.parametrize(
    ("people", "of_a_set", "text"),
    [
        ("3", (asked(9, "trust"), *voices("abc")), "3 of 9 asked"),
        ("most", (asked(5, "trust"), *voices("abc")), "most or all of 5 asked"),
        (
            "3+",
            (
                asked(9, "trust"),
                asked(9, "money"),
                *voices("abcd", "trust", "forms"),
                *voices("e", "trust"),
            ),
            "3 or more of 9 asked",
        ),
    ],
)
def test_a_cell_says_how_many_shared_words_as_far_as_it_may(people, of_a_set, text):
    cell = cell_of(page_of(Table().show(*of_a_set)))
    assert (cell.state, cell.people, cell.text) == ("filled", people, text)


@pytest.mark.parametrize(
    ("state", "of_a_set", "text"),
    [
        ("not asked", (asked(6, "money"),), "not asked"),
        ("nothing shared", (asked(6, "trust"),), "asked, nothing shared"),
        (
            "withheld",
            (asked(6, "trust"), *voices("ab")),
            "shared without a name by fewer than 3 people, withheld",
        ),
    ],
)
def test_a_blank_says_why_and_has_neither_figure_nor_words(state, of_a_set, text):
    cell = cell_of(page_of(Table().show(*of_a_set)))
    assert (cell.state, cell.text) == (state, text)
    assert (cell.people, cell.words, cell.verdicts) == ("", (), None)


def test_what_is_withheld_is_counted_by_its_reason_and_by_no_place():
    page = page_of(Table().show(asked(6, "trust"), asked(6, "money"), *voices("ab")))
    assert page.withheld == (
        "1 cell: shared without a name by fewer than 3 people, withheld",
    )


def test_withheld_cells_that_hold_people_enough_are_told_of_as_others():
    table = Table().show(
        asked(6, "trust"),
        asked(6, "trust", BIRCH),
        *voices("ab"),
        *voices("cd", town=BIRCH),
    )
    assert page_of(table).lessons[0].others
    assert not page_of(table).lessons[1].others


def test_themes_are_those_with_words_and_say_how_many_cells_have_none():
    table = Table().show(
        asked(9, "money"),
        asked(9, "money", BIRCH),
        asked(9, "money", "Cedar"),
        *voices("abc", "money", "hours"),
        *voices("de", "money", "hours", town=BIRCH),
    )
    *_, hours = page_of(table).themes
    assert hours.title == "Hours"
    assert hours.blanks == "withheld 1, nothing shared 1"


def test_words_say_what_they_are_and_how_it_stands():
    table = Table().show(
        asked(9, "trust"),
        replace(voice("a", name="Ana Roy"), outcome="done", since=("It rang.",)),
        *told("b", "partly"),
        *voices("cde"),
    )
    first, second, third, *_ = cell_of(page_of(table)).words
    assert first == PageWords("a trust", "Ana Roy, learning; done. It rang.")
    assert second == PageWords("b trust", "reflection; the lesson holds in part there")
    assert third == PageWords("c trust", "learning")


def test_words_say_all_of_themselves_that_is_counted():
    both = [replace(each, holds="holds") for each in told("abc", outcome="done")]
    (first, *_) = cell_of(page_of(Table().show(asked(9, "trust"), *both))).words
    assert first.note == "action; done; the lesson holds there"


def test_a_bar_is_of_the_words_that_say_whether_the_lesson_holds():
    table = Table().show(
        asked(9, "trust"),
        *told("ab", "holds"),
        *told("c", "partly"),
        *told("d", "not-here"),
        *voices("e"),
    )
    assert cell_of(page_of(table)).verdicts == PageVerdicts(
        2, 1, 1, "holds 2, in part 1, does not 1"
    )


def test_no_bar_is_drawn_of_fewer_words_than_people_must_hide_each_other():
    table = Table().show(asked(9, "trust"), *told("ab", "holds"), *voices("cde"))
    assert cell_of(page_of(table)).verdicts is None
    assert count_verdicts([shown("holds")] * 4, 5) is None
    assert count_verdicts([shown("holds")] * 5, 5) is not None


def test_a_verdict_that_is_not_known_here_is_in_no_bar():
    assert count_verdicts([shown("holds")] * 3 + [shown("often")], 4) is None


def test_whoever_reads_the_words_can_count_all_that_a_page_adds_up():
    """Two words of one person and one each of two look the same in every figure."""
    one = Table().show(
        asked(9, "trust"),
        *told("ab", "holds"),
        *told("a", "holds", words="again"),
        *voices("cde"),
    )
    two = Table().show(
        asked(9, "trust"),
        *told("ab", "holds"),
        *told("c", "holds", words="again"),
        *voices("de"),
        *voices("a", words="other"),
        *voices("b", words="other"),
    )
    for table in (one, two):
        words = WordsOfPage(table.cells, table.page).at(table.place("trust"))
        cell = cell_of(page_of(table))
        assert cell.verdicts == count_verdicts(words, 3) is not None
        assert cell.verdicts.holds == sum("lesson holds" in e.note for e in cell.words)


def test_what_was_tried_is_counted_by_how_it_stands_over_all_lessons():
    table = Table().show(
        asked(9, "trust"),
        asked(9, "money"),
        *told("ab", outcome="done"),
        *told("c", outcome="let go"),
        *told("abc", outcome="still going", lesson="money"),
        *told("d", outcome="changed", lesson="money"),
        *told("e", outcome="handed on", lesson="money"),
    )
    assert page_of(table).tried == (PageTried(2, 5, 1, "2 done, 5 going on, 1 let go"),)


def test_an_action_of_which_nothing_known_is_told_is_not_counted():
    assert count_tried([shown(), shown(outcome="somehow")]) == PageTried()


def test_what_is_withheld_is_in_no_count_of_what_was_tried():
    table = Table().show(asked(9, "trust"), *told("ab", outcome="done"))
    assert page_of(table).tried == (PageTried(),)


def test_a_programme_that_nothing_came_from_is_an_empty_page():
    page = page_of(Table().show_all({}))
    assert (page.columns, page.tried, page.withheld) == ((), (), ())
