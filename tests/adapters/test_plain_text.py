"""How a page is laid out as text: headings, lists, tables, lines to write on."""

import pytest

from tests.templates import views
from tmworkshop.adapters.pages.finished import Pages
from tmworkshop.adapters.pages.plain_text import text_of


def lines(body):
    return text_of(f"<!doctype html><title>x</title><body>{body}").splitlines()


def page(name, view):
    return text_of(Pages().render(name, view))


def test_a_heading_is_underlined_and_stands_close_to_what_is_under_it():
    assert lines("<h1>Lake set</h1><p>Session 1</p><h2>Dates</h2><p>None.</p>") == [
        *("Lake set", "========", "Session 1", ""),
        *("Dates", "-----", "None."),
    ]


def test_a_line_is_as_wide_as_a_mail_and_goes_on_under_its_words():
    told = lines(f"<ul><li><p>{'word ' * 20}</p></li></ul>")
    assert told == ["- " + " ".join(["word"] * 14), "  " + " ".join(["word"] * 6)]


def test_items_of_a_line_stand_close_and_longer_ones_apart():
    assert lines("<ul><li>One</li><li>Two</li></ul>") == ["- One", "- Two"]
    assert lines("<ol><li><p>One</p><p>More</p></li><li>Two</li></ol>") == [
        *("1. One", "   More", "", "2. Two")
    ]


def test_only_somebodys_own_words_keep_their_lines():
    assert lines('<p class="words">One\nTwo</p><p>Three\nfour</p>') == [
        *("One", "Two", "", "Three four")
    ]


def test_what_is_to_be_answered_has_a_line_and_what_is_to_be_ticked_a_box():
    assert lines('<ul class="actions"><li><p class="write">My name:</p></li></ul>') == [
        f"[ ] My name: {'_' * 24}"
    ]


def test_words_between_blocks_are_not_lost_and_those_of_no_one_are_not_read():
    body = "Before<div>in <b>bold</b></div>be<br>tween<!-- no --><style>no</style><p>in"
    assert lines(body) == ["Before", "", "in bold", "", "be tween", "", "in"]


@pytest.mark.parametrize("body", ["", "<table><tr></table>", "<ul></ul>", "<td>", "<"])
def test_what_holds_nothing_says_nothing_and_is_no_trouble(body):
    assert [line for line in lines(body) if line not in ("", "<")] == []


def test_what_a_terminal_would_obey_is_shown():
    assert lines("<p>&#27;[2J \u202eturned</p>") == ["\\x1b[2J \\x202eturned"]


def test_what_was_weighed_is_a_line_a_statement():
    said = page("set.html", views.SUMMARY)
    assert "How many gave each figure\n" in said
    assert "A firm of eight could take part.\n  0: 3 | 2: 2 | ?: 1\n" in said


def test_a_whole_programme_is_a_line_a_partnership_with_words_behind_each_cell():
    said = page("programme.html", views.SHARED)
    assert (
        "Partnership of Valley 2\n  Lesson 1: 4 | Lesson 2: 3+ | Lesson 3: most" in said
    )
    assert "1. Small firms can be hard to engage\n" in said
    assert "  Words shared by: 3 or more of 9 asked\n  What they said\n  - " in said
    assert ")\n\n  Partnership of Valley 8\n  - " in said
    assert "Back to" not in said


def test_pages_for_the_printer_stand_apart_and_copies_are_read_once():
    everyone = page("print-all.html", views.EVERYONE)
    first, *others = everyone.split("\n\n\n")
    assert len(others) + 1 == len(views.EVERYONE.pages)
    assert first.startswith(views.EVERYONE.pages[0].name)
    slips = page("rating-slips.html", views.RATED_SLIPS)
    assert slips.count(views.RATED_SLIPS.title) == 1
