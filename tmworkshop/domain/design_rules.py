"""What makes plain data a design: its shape and its rules, complaints with a place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any

from tmworkshop.domain.design import (
    ENUMS,
    Design,
    Keeps,
    Layout,
    Step,
    design_from,
    step_from,
)
from tmworkshop.domain.errors import FileComplaints
from tmworkshop.domain.shapes import (
    TABLE,
    TEXT,
    TEXTS,
    TRUTH,
    WHOLE,
    Shape,
    list_of,
    misfits,
    one_of,
    table,
)

Rules = Mapping[str, bool]  # what is to hold, and whether it does
ADVICE = ("none", "ask-first", "welcome")
# What a layout leads to: who is asked decides what can be kept.
MAY_KEEP: Mapping[Layout, tuple[Keeps, ...]] = {
    Layout.SET: (
        Keeps.NOTHING,
        Keeps.ISSUE,
        Keeps.REFLECTION,
        Keeps.QUESTION,
        Keeps.ACTION,
        Keeps.LEARNING,
    ),
    Layout.EACH: (
        Keeps.FOLLOWUP,
        Keeps.REFLECTION,
        Keeps.QUESTION,
        Keeps.RATING,
        Keeps.ACTION,
        Keeps.LEARNING,
    ),
    Layout.FLOOR: (Keeps.REFLECTION, Keeps.QUESTION, Keeps.LEARNING),
    Layout.SLIPS: (Keeps.RATING, Keeps.REFLECTION),
    Layout.GROUPS: (Keeps.NOTHING,),
}
ASKS_NOTHING = {Keeps.NOTHING, Keeps.FOLLOWUP}
PHASE = Shape({"title": TEXT, "minutes": WHOLE}, frozenset({"title", "minutes"}))
STEP = Shape(
    {
        **dict.fromkeys(("id", "title", "cue", "question", "scale", "spare_to"), TEXT),
        **dict.fromkeys(("holds", "unattributed", "repeats"), TRUTH),
        **dict.fromkeys(("words", "stems"), TEXTS),
        **{name: one_of(enum) for name, enum in ENUMS.items()},
        "minutes": WHOLE,
        "phases": list_of(table(PHASE), "a list of phases, with title and minutes"),
    },
    frozenset({"id", "title", "minutes", "speaks"}),
)
DESIGN = Shape(
    {
        **dict.fromkeys(("id", "title", "summary"), TEXT),
        **dict.fromkeys(("minutes", "smallest", "largest", "presenters"), WHOLE),
        "advice": one_of(ADVICE),
        "steps": list_of(TABLE, "a list of tables, [[steps]]"),
    },
    frozenset(field.name for field in fields(Design)) - {"presenters"},
)


def parse_design(data: Mapping[str, Any], file: str = "the design") -> Design:
    """Read a design from plain data; FileComplaints lists all that is wrong."""
    if found := tuple(complaints(data)):
        raise FileComplaints(file, found)
    return design_from(data)


def complaints(data: Mapping[str, Any]) -> Iterator[str]:
    """Yield all that keeps *data* from being a design, each with its place."""
    found = list(misfits("the design", data, DESIGN))
    steps = data.get("steps")
    for number, step in enumerate(steps if isinstance(steps, list) else (), 1):
        if isinstance(step, Mapping):
            found += _step_complaints(_place(number, step.get("id")), step)
    yield from found or _whole_complaints(design_from(data))


def content_complaints(
    design: Design, purposes: Iterable[str], scales: Iterable[str]
) -> Iterator[str]:
    """Yield each stem and scale that *design* asks for and nothing offers."""
    known_stems, known_scales = set(purposes), {"", *scales}
    for number, step in enumerate(design.steps, 1):
        place = _place(number, step.id)
        for purpose in step.stems:
            if purpose not in known_stems:
                yield f"{place}: there are no stems for {purpose!r}"
        if step.scale not in known_scales:
            yield f"{place}: there is no scale {step.scale!r}"


def _step_complaints(place: str, data: Mapping[str, Any]) -> Iterator[str]:
    wrong = list(misfits(place, data, STEP))
    yield from wrong or _broken(place, _step_rules(step_from(data)))


def _step_rules(step: Step) -> Rules:
    may_keep = MAY_KEEP[step.layout]
    phases = sum(phase.minutes for phase in step.phases)
    on_slips = step.layout is Layout.SLIPS
    rates = step.keeps is Keeps.RATING
    asks = step.question.strip() or step.keeps in ASKS_NOTHING
    return {
        "an id is of small letters, digits and hyphens": _is_id(step.id),
        "minutes are to be 1 or more": step.minutes >= 1,
        f"a step laid out as {step.layout} keeps {' or '.join(may_keep)}": (
            step.keeps in may_keep
        ),
        "slips are unattributed, and only slips are": step.unattributed == on_slips,
        "a rating needs a scale, and only a rating has one": rates == bool(step.scale),
        "what is to be kept needs a question": bool(asks),
        "what became of actions is asked once (repeats = false)": (
            not step.repeats or step.keeps is not Keeps.FOLLOWUP
        ),
        "an issue belongs to a presenter (repeats = true)": (
            step.repeats or step.keeps is not Keeps.ISSUE
        ),
        f"its phases take {phases} minutes, the step {step.minutes}": (
            phases == step.minutes or not step.phases
        ),
    }


def _whole_complaints(design: Design) -> Iterator[str]:
    ids = [step.id for step in design.steps]
    for twice in sorted({each for each in ids if ids.count(each) > 1}):
        yield f"step {twice!r}: the id is used twice"
    for step in design.steps:
        if step.spare_to and step.spare_to not in ids:
            yield f"step {step.id!r}: spare_to names no step ({step.spare_to!r})"
    yield from _broken("the design", _design_rules(design))


def _design_rules(design: Design) -> Rules:
    slots = design.presenters
    total = sum(s.minutes * (slots if s.repeats else 1) for s in design.steps)
    return {
        "it has no steps": bool(design.steps),
        "an id is of small letters, digits and hyphens": _is_id(design.id),
        "presenters are to be 1 or more": slots >= 1,
        f"its steps take {total} minutes, it says {design.minutes}": (
            total == design.minutes or slots < 1
        ),
        "smallest is to be 1 or more, and no more than largest": (
            1 <= design.smallest <= design.largest
        ),
    }


def _broken(place: str, rules: Rules) -> Iterator[str]:
    return (f"{place}: {rule}" for rule, holds in rules.items() if not holds)


def _place(number: int, step_id: object) -> str:
    return f"step {number} {step_id!r}" if step_id else f"step {number} (no id)"


def _is_id(text: str) -> bool:
    return text.replace("-", "").isalnum() and text == text.lower()
