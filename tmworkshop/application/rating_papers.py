"""Paper to weigh on: the statements that a session puts, in its order, on a sheet."""

from __future__ import annotations

from tmworkshop.application.reports import Sheet
from tmworkshop.application.statements import Weighing
from tmworkshop.domain.content import Inventory, Lesson, Scale
from tmworkshop.domain.design import AGREEMENT, LESSON
from tmworkshop.domain.errors import NotFound
from tmworkshop.domain.pages.participant import of_set
from tmworkshop.domain.pages.rating_papers import (
    PaperSize,
    ToWeigh,
    rating_sheets,
    rating_slips,
)
from tmworkshop.domain.record.agreement import version_line
from tmworkshop.domain.record.record import Record
from tmworkshop.domain.values import Value, value

FOLDER = "sheets"  # of those that are no one set's
IN_LARGE = {PaperSize.USUAL: "", PaperSize.LARGE: ", in large letters"}


@value
class Paper(Value):
    """How it is to be printed: the scale of its boxes, how many, and how large."""

    scale: Scale
    copies: int = 0  # one sheet, or a page of slips
    size: PaperSize = PaperSize.USUAL


def inventory_sheets(weighing: Weighing, inventory: Inventory, paper: Paper) -> Sheet:
    """Return sheets with all statements of *inventory*, one a person."""
    to_weigh = ToWeigh(
        inventory.title,
        paper.scale,
        weighing.of(inventory.id),
        intro=inventory.intro,
        headings={each.id: each.heading for each in inventory.statements},
    )
    return _sheets((FOLDER, inventory.id), to_weigh, paper)


def agreement_sheets(weighing: Weighing, record: Record, paper: Paper) -> Sheet:
    """Return sheets with the ground rules of a set, as its closing review has them."""
    agreed = weighing.agreed
    under = version_line(agreed) if agreed else weighing.shelf.agreement().title
    put = weighing.of(AGREEMENT)
    to_weigh = ToWeigh(of_set(record), paper.scale, put, occasion=under.rstrip("."))
    return _sheets((record.founded.name, "sheet of ground rules"), to_weigh, paper)


def lesson_slips(weighing: Weighing, lesson: Lesson, paper: Paper) -> Sheet:
    """Return small slips with the statements of *lesson*, to be cut apart."""
    if not lesson.statements:
        raise NotFound(f"Lesson {lesson.number} has no statement to weigh.")
    title = f"Lesson {lesson.number}: {lesson.title}"
    to_weigh = ToWeigh(title, paper.scale, weighing.of(LESSON))
    view = rating_slips(to_weigh, paper.copies, paper.size)
    name = f"slips for lesson {lesson.number}{IN_LARGE[paper.size]}"
    return Sheet((FOLDER, name), view)


def _sheets(name: tuple[str, str], to_weigh: ToWeigh, paper: Paper) -> Sheet:
    folder, called = name
    view = rating_sheets(to_weigh, paper.copies or 1, paper.size)
    return Sheet((folder, f"{called}{IN_LARGE[paper.size]}"), view)
