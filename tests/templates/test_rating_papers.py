"""Sheets and slips on paper: a line a row, nothing broken, none told from another."""

import re

import pytest

from tests.templates import views
from tests.templates.test_templates import CUT, SHEET, body, pdf, sizes
from tmworkshop.adapters.content.shelf import ShelfOfPrompts
from tmworkshop.domain.design import Weighed
from tmworkshop.domain.pages.rating_papers import (
    PaperSize,
    ToWeigh,
    rating_sheets,
    rating_slips,
)

SHELF = ShelfOfPrompts()
AUDIT = SHELF.inventory("drivers-and-barriers")
EDGE, A_ROW = 60, 4  # points: left of it stand numbers; so near are words of one row


def weighed(statements, scale="holds", **over):
    (found,) = (each for each in SHELF.scales() if each.id == scale)
    put = tuple(Weighed(e.id, 1, e.words) for e in statements)
    return ToWeigh(**{"title": "Some", "scale": found, "statements": put, **over})


def audit(copies=1, size=PaperSize.USUAL):
    headings = {each.id: each.heading for each in AUDIT.statements}
    to_weigh = weighed(
        AUDIT.statements, title=AUDIT.title, intro=AUDIT.intro, headings=headings
    )
    return rating_sheets(to_weigh, copies, size)


def texts(name, view):
    return [" ".join(page.extract_text().split()) for page in pdf(name, view).pages]


def rows(view):
    """Return what stands in a row with each number on the pages of *view*."""
    found = []
    for page in pdf(SHEET, view).pages:
        seen = places(page)
        for x, y, number in [each for each in seen if each[0] < EDGE]:
            if number == str(len(found) + 1):
                beside = sorted(each for each in seen if abs(each[1] - y) < A_ROW)
                found.append(" ".join(words for at, _, words in beside if at > x))
    return found


def places(page):
    """Return how far from the left and from below each of the words of *page* is."""
    found = []

    def visit(words, matrix, text_matrix, _font, _size):
        if words.strip():
            x = text_matrix[4] * matrix[0] + matrix[4]
            y = text_matrix[5] * matrix[3] + matrix[5]
            found.append((x, y, words.strip()))

    page.extract_text(visitor_text=visit)
    return found


def is_in_a_row(line, boxes, row):
    """Say whether *row* is *line*, or as much of it as there is room for, and *boxes*.

    The rest of a long line stands below.
    """
    return row.endswith(f" {boxes}") and line.startswith(row.removesuffix(f" {boxes}"))


def are_in_rows(view):
    boxes = " ".join(view.points)
    lines = [line.words for five in view.fives for line in five]
    found = rows(view)[: len(lines)]
    return all(
        is_in_a_row(line, boxes, row) for line, row in zip(lines, found, strict=True)
    )


def test_the_shipped_statements_stand_on_one_page_in_the_order_they_are_typed():
    (page,) = texts(SHEET, audit())
    assert are_in_rows(audit())
    for words in (AUDIT.title, AUDIT.intro, *(e.words for e in AUDIT.statements)):
        assert words in page
    assert "turn over" not in page


@pytest.mark.parametrize("size", PaperSize)
def test_what_is_good_when_high_stands_apart_from_what_is_difficult(size):
    page = " ".join(texts(SHEET, audit(size=size)))
    good, difficult = [each.heading for each in AUDIT.statements if each.heading]
    drivers = [each.words for each in AUDIT.statements if each.side == "driver"]
    barriers = [each.words for each in AUDIT.statements if each.side == "barrier"]
    begun = [page.index(each) for each in (good, *drivers, difficult, *barriers)]
    assert begun == sorted(begun)
    assert (good[-12:], difficult[-17:]) == ("high is good", "high is difficult")


def test_in_large_letters_they_take_both_sides_and_no_statement_is_broken():
    view = audit(size=PaperSize.LARGE)
    first, second = texts(SHEET, view)
    assert are_in_rows(view)
    found = [(e.words in first) + (e.words in second) for e in AUDIT.statements]
    assert found == [1] * len(AUDIT.statements)
    assert "Please turn over" in first
    assert "Please turn over" not in second
    assert f"{AUDIT.title}, continued" in second
    assert 16 in {round(size, 1) for size in sizes(SHEET, view)}


@pytest.mark.parametrize("size", PaperSize)
def test_nothing_tells_one_sheet_from_another_and_none_is_on_the_back_of_one(size):
    pages = texts(SHEET, audit(3, size))
    alone = texts(SHEET, audit(1, size))
    a_leaf = (alone * 2)[:2] if size is PaperSize.LARGE else [*alone, ""]
    assert [*pages, ""][:6] == a_leaf * 3


def test_a_sheet_has_a_box_a_point_and_no_place_for_a_name():
    page = body(SHEET, audit())
    boxes = re.findall(r'class="box">(.)<', page)
    assert boxes == [*"01234?"] * len(AUDIT.statements)
    assert page.count('class="cell"') == len(AUDIT.statements)
    assert 'class="write"' not in page
    assert page.count('<ul class="five"') == 5


def test_a_list_that_runs_over_by_a_few_lines_is_still_one_page():
    longer = weighed([*AUDIT.statements, *AUDIT.statements[:4]], intro=AUDIT.intro)
    assert len(pdf(SHEET, rating_sheets(longer, 1, PaperSize.USUAL)).pages) == 1


def test_the_most_that_a_set_can_agree_on_is_never_broken():
    rules = [*SHELF.agreement().rules, *SHELF.agreement().rules]
    view = rating_sheets(weighed(rules, "ten"), 1, PaperSize.USUAL)
    assert are_in_rows(view)
    pages = texts(SHEET, view)
    assert all(any(rule.words in page for page in pages) for rule in rules)


@pytest.mark.parametrize("size", PaperSize)
@pytest.mark.parametrize("number", range(1, 10))
def test_the_statements_of_a_lesson_stand_on_slips_that_fill_a_page(number, size):
    lesson = SHELF.lesson(number)
    title = f"Lesson {number}: {lesson.title}"
    view = rating_slips(weighed(lesson.statements, title=title), 0, size)
    (page,) = texts(CUT, view)
    assert {page.count(e.words) for e in lesson.statements} == {view.pages[0]}


def test_each_slip_is_a_quarter_of_the_page_to_be_cut_apart():
    page = pdf(CUT, views.RATED_SLIPS).pages[0]
    width, height = page.mediabox[2:]
    begun = [each for each in places(page) if each[2].startswith("Lesson 3")]
    quarters = [(x > width / 2, y > height / 2) for x, y, _ in begun]
    assert len(set(quarters)) == len(quarters) == 4
