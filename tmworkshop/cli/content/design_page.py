"""Designs as they are listed and shown, whole or as a table of steps."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from tmworkshop.cli.echo import answer, answer_json, answer_table, say, wrapped
from tmworkshop.cli.parts import IN, YOURS, answer_parts, labelled
from tmworkshop.cli.ways import papers_for
from tmworkshop.domain.design import design_data
from tmworkshop.domain.pages.design_sheet import (
    StepSheet,
    at_a_glance,
    origins,
    people,
    step_sheet,
)
from tmworkshop.domain.phrases import counted

if TYPE_CHECKING:
    from tmworkshop.adapters.content.shelf import ShelfOfPrompts
    from tmworkshop.domain.design import Design

SHORT_ADVICE = {"none": "none", "ask-first": "ask first", "welcome": "welcome"}
UNDER_A_NUMBER = "    "


def answer_designs(designs: Sequence[Design], own: Collection[str]) -> None:
    """Print *designs*, a line or two each; those in *own* are the facilitator's."""
    if not designs:
        say("No design is like that. See: tmworkshop design list")
        return
    answer_table(
        ("Design", "Min", "People", "Advice", "What it is"),
        [
            (
                each.id,
                f"{each.minutes:>3}",
                people(each),
                SHORT_ADVICE[each.advice],
                f"{YOURS} {each.summary}" if each.id in own else each.summary,
            )
            for each in designs
        ],
    )


def answer_designs_json(designs: Sequence[Design], own: Collection[str]) -> None:
    """Print *designs* for programs."""
    answer_json(
        designs=[{**design_data(each), "yours": each.id in own} for each in designs]
    )


def answer_design(shelf: ShelfOfPrompts, design: Design) -> None:
    """Print all that whoever runs *design* has to know."""
    purposes = {each.purpose: each.title for each in shelf.purposes()}
    answer(f"{design.title} ({design.id})", *wrapped(f"{at_a_glance(design)}."), "")
    answer(*wrapped(design.summary))
    answer_parts({"Before": design.before, "Papers": papers_for(design)})
    for number, step in enumerate(design.steps, 1):
        _answer_step(number, step_sheet(step, purposes))
    methods = {each.id: each for each in shelf.methods()}
    if found := origins(design, methods):
        answer("", "Where it comes from")
    for title, told in found:
        answer(
            *wrapped(title, IN), *(each for x in told for each in wrapped(x, IN * 2))
        )


def answer_brief(design: Design) -> None:
    """Print the steps of *design* as a table."""
    answer(f"{design.title} ({design.id}), {counted(design.minutes, 'minute')}")
    answer(*wrapped(design.summary), "")
    answer_table(
        ("Min", "Step", "Keeps", "The question"),
        [
            (
                f"{step.minutes:>3}" + " each" * step.repeats,
                step.title,
                step.keeps,
                step.question,
            )
            for step in design.steps
        ],
    )


def _answer_step(number: int, sheet: StepSheet) -> None:
    answer("", f"{number:>2}  {sheet.title}", *wrapped(sheet.runs, UNDER_A_NUMBER))
    for label, texts in sheet.lines:
        answer(*labelled(label, texts, UNDER_A_NUMBER))
