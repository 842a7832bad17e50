"""``tmworkshop report sheet``: statements for people to weigh, on paper."""

from __future__ import annotations

from typing import Any

import click

from tmworkshop.adapters.content.shelf import ShelfOfPrompts
from tmworkshop.application.rating_papers import (
    Paper,
    agreement_sheets,
    inventory_sheets,
    lesson_slips,
)
from tmworkshop.application.reports import Sheet
from tmworkshop.application.statements import Weighing
from tmworkshop.cli.options import Options
from tmworkshop.cli.report.print_shop import MOST_COPIES, prints
from tmworkshop.cli.verb import set_option, verb
from tmworkshop.cli.workspace import open_shelf, read_record
from tmworkshop.domain.content import Inventory
from tmworkshop.domain.errors import Missing, Unclear
from tmworkshop.domain.evidence.card_filter import match_id, read_lesson_number
from tmworkshop.domain.pages.rating_papers import PaperSize
from tmworkshop.domain.values import Value, value

HOLDS, KEPT_TO = "holds", "kept-to"  # the scales of our own designs


@value
class SheetFlags(Value):
    """What of all that can be weighed was asked for; one of the first three."""

    inventory: str
    lesson: str
    agreement: bool
    set_name: str | None
    scale: str
    copies: int | None
    large: bool


@verb("--copies 8", "--lesson 7", "--set dyffryn --agreement")
@click.argument("inventory", metavar="[INVENTORY]", default="")
@click.option(
    "--lesson", default="", metavar="N", help="Its statements, on slips to be cut out."
)
@click.option("--agreement", is_flag=True, help="The set's own ground rules.")
@set_option
@click.option("--scale", default="", metavar="SCALE", help="Boxes for this one.")
@click.option(
    "--copies",
    type=click.IntRange(1, MOST_COPIES),
    metavar="N",
    help="That many; printed on both sides, each has a leaf of its own.",
)
@click.option("--large", is_flag=True, help="In large letters, on both sides.")
@prints
def command(options: Options, /, **asked: Any) -> list[Sheet]:
    """Print sheets of statements to weigh, without a name, one for each person."""
    flags = SheetFlags(**asked)
    _ensure_clear(flags)
    return [_chosen(options, flags)]


def _ensure_clear(asked: SheetFlags) -> None:
    """Raise Unclear if two things are asked for, or a set has no part in it."""
    if sum(map(bool, (asked.inventory, asked.lesson, asked.agreement))) > 1:
        raise Unclear(
            "Name an inventory, or give --lesson or --agreement: one of the three."
        )
    if asked.set_name and not asked.agreement:
        raise Unclear(
            "A set has its own ground rules, but no statements of its own: "
            "with --set give --agreement."
        )


def _chosen(options: Options, asked: SheetFlags) -> Sheet:
    shelf = open_shelf(options)
    if asked.lesson:
        lesson = shelf.lesson(read_lesson_number(asked.lesson))
        weighing = Weighing(shelf.content_for(lesson.id, ()), None, shelf)
        return lesson_slips(weighing, lesson, _paper(weighing, asked, HOLDS))
    if asked.agreement:
        record = read_record(options, asked.set_name)
        weighing = Weighing(shelf.content_for("", ()), record.agreement, shelf)
        return agreement_sheets(weighing, record, _paper(weighing, asked, KEPT_TO))
    inventory = _inventory(shelf, asked.inventory)
    weighing = Weighing(shelf.content_for("", ()), None, shelf)
    paper = _paper(weighing, asked, inventory.scale)
    return inventory_sheets(weighing, inventory, paper)


def _paper(weighing: Weighing, asked: SheetFlags, usual: str) -> Paper:
    scales = [scale.id for scale in weighing.content.scales]
    scale = match_id(asked.scale, scales, "scale") if asked.scale else usual
    size = PaperSize.LARGE if asked.large else PaperSize.USUAL
    return Paper(weighing.content.scale(scale), asked.copies or 0, size)


def _inventory(shelf: ShelfOfPrompts, name: str) -> Inventory:
    every = {each.id: each for each in shelf.inventories()}
    if name:
        return every[match_id(name, every, "list of statements")]
    if len(every) > 1:
        raise Missing(f"Which list of statements? Name one: {', '.join(every)}.")
    (only,) = every.values()
    return only
