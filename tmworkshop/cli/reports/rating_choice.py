"""Which statements are to be printed for people to weigh, as the flags say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tmworkshop.application.rating_papers import (
    Paper,
    agreement_sheets,
    inventory_sheets,
    lesson_slips,
)
from tmworkshop.application.weighing import Weighing
from tmworkshop.domain.errors import Missing, Unclear
from tmworkshop.domain.evidence.choosing import called, lesson_number
from tmworkshop.domain.pages.rating_papers import PaperSize
from tmworkshop.domain.record.record import record_of
from tmworkshop.domain.values import Value, value

if TYPE_CHECKING:
    from tmworkshop.application.reports import Sheet
    from tmworkshop.cli.context import Context
    from tmworkshop.domain.content import Inventory

HOLDS, KEPT_TO = "holds", "kept-to"  # the scales of our own designs


@value
class Asked(Value):
    """What of all that can be weighed was asked for; one of the first three."""

    inventory: str
    lesson: str
    agreement: bool
    set_name: str | None
    scale: str
    copies: int | None
    large: bool


def chosen(context: Context, asked: Asked) -> Sheet:
    """Return the paper that was asked for."""
    if sum(map(bool, (asked.inventory, asked.lesson, asked.agreement))) > 1:
        raise Unclear(
            "Name an inventory, or give --lesson or --agreement: one of the three."
        )
    if asked.set_name and not asked.agreement:
        raise Unclear(
            "A set has its own ground rules, but no statements of its own: "
            "with --set give --agreement."
        )
    if asked.lesson:
        return _of_a_lesson(context, asked)
    return _of_a_set(context, asked) if asked.agreement else _of_a_list(context, asked)


def _of_a_list(context: Context, asked: Asked) -> Sheet:
    inventory = _inventory(context, asked.inventory)
    weighing = Weighing(context.shelf.content_for("", ()), None, context.shelf)
    paper = _paper(weighing, asked, inventory.scale)
    return inventory_sheets(weighing, inventory, paper)


def _of_a_lesson(context: Context, asked: Asked) -> Sheet:
    lesson = context.shelf.lesson(lesson_number(asked.lesson))
    weighing = Weighing(context.shelf.content_for(lesson.id, ()), None, context.shelf)
    return lesson_slips(weighing, lesson, _paper(weighing, asked, HOLDS))


def _of_a_set(context: Context, asked: Asked) -> Sheet:
    record = record_of(context.open_set(asked.set_name).facts())
    content = context.shelf.content_for("", ())
    weighing = Weighing(content, record.agreement, context.shelf)
    return agreement_sheets(weighing, record, _paper(weighing, asked, KEPT_TO))


def _paper(weighing: Weighing, asked: Asked, usual: str) -> Paper:
    scales = [scale.id for scale in weighing.content.scales]
    scale = called(asked.scale, scales, "scale") if asked.scale else usual
    size = PaperSize.LARGE if asked.large else PaperSize.USUAL
    return Paper(weighing.content.scale(scale), asked.copies or 0, size)


def _inventory(context: Context, name: str) -> Inventory:
    every = {each.id: each for each in context.shelf.inventories()}
    if name:
        return every[called(name, every, "list of statements")]
    if len(every) > 1:
        raise Missing(f"Which list of statements? Name one: {', '.join(every)}.")
    (only,) = every.values()
    return only
