"""Paper to weigh on: in the order of the laptop, in its fives, and nobody's."""

from dataclasses import replace

import pytest

from tests.builders import CONTENT, LESSON
from tests.fakes import ShelfOf
from tests.records import MARCH, Story
from tests.unit.test_weighing import AUDIT
from tmworkshop.adapters.content.shelf import ShelfOfPrompts
from tmworkshop.application.rating_papers import (
    Paper,
    agreement_sheets,
    inventory_sheets,
    lesson_slips,
)
from tmworkshop.application.statements import Weighing
from tmworkshop.domain.content import Content, Point, Scale
from tmworkshop.domain.design import AGREEMENT, Weighed
from tmworkshop.domain.design import LESSON as THE_LESSON
from tmworkshop.domain.errors import NotFound
from tmworkshop.domain.facts import Agreed
from tmworkshop.domain.pages.rating_papers import (
    PaperSize,
    RatingPaper,
    RatingSlips,
    ToWeigh,
    rating_sheets,
    rating_slips,
)

SCALE = Scale("holds", "How far?", (Point(0, "no"), Point(1, "yes")), "I cannot say")
SHELF = ShelfOfPrompts()
AGREED = Agreed(id="a", version=2, rules=("We ask.", "We pass."), agreed_on=MARCH)
RATING = [
    pytest.param(design, step, id=f"{design.id}-{step.id}")
    for design in SHELF.designs()
    for step in design.steps
    if step.weighed
]


def statements(count):
    return tuple(Weighed(f"s.{n}", 1, f"Statement {n}.") for n in range(1, count + 1))


def to_weigh(count=3):
    return ToWeigh("Some", SCALE, statements(count))


def weighing(content=CONTENT, agreed=None):
    return Weighing(content, agreed, ShelfOf(CONTENT, AUDIT))


def printed(paper):
    """Return what stands on *paper*, a line each, as it is numbered."""
    return [(line.number, line.words) for five in paper.fives for line in five]


def paper_for(step, the_weighing):
    """Return the paper that people are given at *step*."""
    paper = Paper(the_weighing.content.scale(step.scale))
    if step.weighed == THE_LESSON:
        return lesson_slips(the_weighing, the_weighing.content.lesson, paper)
    if step.weighed == AGREEMENT:
        return agreement_sheets(the_weighing, Story().record, paper)
    return inventory_sheets(the_weighing, SHELF.inventory(step.weighed), paper)


@pytest.mark.parametrize("agreed", [None, AGREED], ids=["none", "agreed"])
@pytest.mark.parametrize(("design", "step"), RATING)
def test_paper_has_what_the_laptop_expects_in_the_same_order(design, step, agreed):
    ours = Weighing(SHELF.content_for("lesson.03", ()), agreed, SHELF)
    put = ours.into(design).step(step.id).statements
    assert put
    expected = [(number, each.words) for number, each in enumerate(put, 1)]
    assert printed(paper_for(step, ours).view) == expected


@pytest.mark.parametrize(("design", "step"), RATING)
def test_paper_has_the_boxes_of_the_step_it_is_for(design, step):
    ours = Weighing(SHELF.content_for("lesson.03", ()), None, SHELF)
    assert paper_for(step, ours).view.key == ours.into(design).step(step.id).labels


def test_lines_stand_in_fives_as_the_laptop_shows_their_figures():
    paper = rating_sheets(to_weigh(12), 1, PaperSize.USUAL)
    assert [len(five) for five in paper.fives] == [5, 5, 2]
    assert [line.number for five in paper.fives for line in five] == [*range(1, 13)]


def test_there_is_a_box_for_each_point_and_one_for_who_cannot_say():
    paper = rating_sheets(to_weigh(), 1, PaperSize.USUAL)
    assert paper.points == ("0", "1", "?")
    assert paper.key == ("0 no", "1 yes", "? I cannot say")
    assert paper.question == "How far?"


def test_a_sheet_says_why_there_is_no_place_for_a_name_and_what_is_typed():
    sheet = rating_sheets(to_weigh(), 1, PaperSize.USUAL)
    slip = rating_slips(to_weigh(), 1, PaperSize.USUAL)
    assert sheet.no_name.startswith("No name. Sheets are shuffled before anyone types")
    assert slip.no_name.startswith("No name. Slips are shuffled before anyone types")
    assert "typed as one line" in sheet.last
    assert not slip.last


def test_each_sheet_has_a_page():
    assert rating_sheets(to_weigh(), 3, PaperSize.LARGE).pages == (1, 1, 1)


@pytest.mark.parametrize(
    ("copies", "size", "pages"),
    [
        (0, PaperSize.USUAL, (4,)),
        (0, PaperSize.LARGE, (2,)),
        (3, PaperSize.USUAL, (3,)),
        (9, PaperSize.USUAL, (4, 4, 1)),
        (4, PaperSize.LARGE, (2, 2)),
    ],
)
def test_slips_stand_several_on_a_page(copies, size, pages):
    assert rating_slips(to_weigh(), copies, size).pages == pages


def test_an_inventory_brings_its_title_and_what_it_says_first():
    sheet = inventory_sheets(
        weighing(), replace(AUDIT, intro="Alone."), Paper(SCALE, copies=2)
    )
    assert (sheet.view.title, sheet.view.intro) == ("What helps", "Alone.")
    assert printed(sheet.view) == [
        (1, "We have the time."),
        (2, "We trust each other."),
    ]
    assert sheet.name == ("sheets", "audit")
    assert type(sheet.view) is RatingPaper
    assert sheet.view.pages == (1, 1)


def test_large_ones_lie_beside_the_others():
    large = Paper(SCALE, size=PaperSize.LARGE)
    sheet = inventory_sheets(weighing(), AUDIT, large)
    assert sheet.name == ("sheets", "audit, in large letters")
    assert sheet.view.size is PaperSize.LARGE


def test_a_sets_rules_say_which_version_they_are_and_lie_with_its_pages():
    sheet = agreement_sheets(weighing(agreed=AGREED), Story().record, Paper(SCALE))
    assert sheet.view.title == "Dyffryn set"
    assert sheet.view.occasion == "Our agreement, version 2, 12 March 2026"
    assert printed(sheet.view) == [(1, "We ask."), (2, "We pass.")]
    assert sheet.name == ("Dyffryn set", "sheet of ground rules")


def test_a_set_that_agreed_nothing_has_the_rules_it_would_begin_with():
    sheet = agreement_sheets(weighing(), Story().record, Paper(SCALE))
    assert sheet.view.occasion == "Our agreement"
    assert [words for _, words in printed(sheet.view)] == [
        "One person speaks at a time.",
        "Anyone may pass.",
    ]


def test_a_lesson_is_on_slips_under_its_title():
    sheet = lesson_slips(weighing(), LESSON, Paper(SCALE))
    assert sheet.view.title == f"Lesson {LESSON.number}: {LESSON.title}"
    assert sheet.name == ("sheets", f"slips for lesson {LESSON.number}")
    assert type(sheet.view) is RatingSlips


def test_a_lesson_without_statements_has_no_slip():
    none = replace(LESSON, statements=())
    with pytest.raises(NotFound, match=f"Lesson {LESSON.number} has no statement"):
        lesson_slips(weighing(Content(lesson=none)), none, Paper(SCALE))
