"""What makes plain data a design: its shape and its rules, complaints with a place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from tmworkshop.domain.design import (
    AGREEMENT,
    LESSON,
    Design,
    Layout,
    Step,
)
from tmworkshop.domain.design_data import design_from, step_from
from tmworkshop.domain.errors import FileComplaints
from tmworkshop.domain.phrases import join_names, say_count
from tmworkshop.domain.shapes import (
    LINES,
    TABLE,
    WHOLE,
    WORDS,
    TableShape,
    find_misfits,
    list_of,
    one_of,
    place_of,
    show_shortly,
    suggest_near,
)
from tmworkshop.domain.step_rules import STEP, Rules, is_id, step_rules
from tmworkshop.domain.values import list_types

ADVICE = ("none", "ask-first", "welcome")
DESIGN = TableShape(
    {
        **dict.fromkeys(("id", "title", "summary", "before"), WORDS),
        **dict.fromkeys(("minutes", "smallest", "largest", "presenters"), WHOLE),
        "advice": one_of(ADVICE),
        "sources": LINES,
        "steps": list_of(TABLE, "a list of tables, [[steps]]"),
    },
    frozenset(list_types(Design)) - {"presenters", "before", "sources"},
)
ABOVE = {
    **dict.fromkeys(DESIGN.kinds, "it stands above the first [[steps]]"),
    **dict.fromkeys(("statements", "labels"), "it is filled in as a session begins"),
}
BELOW = dict.fromkeys(STEP.kinds, "it stands in a step, below its [[steps]]")


def parse_design(data: Mapping[str, Any], file: str = "the design") -> Design:
    """Read a design from plain data; FileComplaints lists all that is wrong."""
    if wrong := tuple(check_design(data)):
        raise FileComplaints(file, wrong)
    return design_from(data)


def check_design(data: Mapping[str, Any]) -> Iterator[str]:
    """Yield all that keeps *data* from being a design, each with its place."""
    wrong = list(find_misfits("the design", data, DESIGN, BELOW))
    steps = data.get("steps")
    for number, step in enumerate(steps if isinstance(steps, list) else (), 1):
        if isinstance(step, Mapping):
            wrong += _step_complaints(place_of("step", number, step.get("id")), step)
    yield from wrong or _whole_complaints(design_from(data))


def check_design_links(
    design: Design,
    purposes: Iterable[str],
    scales: Iterable[str],
    inventories: Iterable[str] = (),
) -> Iterator[str]:
    """Yield each stem, scale and inventory that *design* asks for and nobody offers."""
    known_stems, known_scales = set(purposes), {"", *scales}
    known_to_weigh = {"", LESSON, AGREEMENT, *inventories}
    for number, step in enumerate(design.steps, 1):
        place = place_of("step", number, step.id)
        for none, asked, known in (
            ("there are no stems for {}", step.stems, known_stems),
            ("there is no scale {}", [step.scale], known_scales),
            ("there is no inventory {} to weigh", [step.weighs], known_to_weigh),
        ):
            for each in (each for each in asked if each not in known):
                near = suggest_near(each, known)
                yield f"{place}: {none.format(show_shortly(each))}{near}"


def _step_complaints(place: str, data: Mapping[str, Any]) -> Iterator[str]:
    wrong = list(find_misfits(place, data, STEP, ABOVE))
    yield from wrong or _broken(place, step_rules(step_from(data)))


def _whole_complaints(design: Design) -> Iterator[str]:
    places: dict[str, list[str]] = {}
    for number, step in enumerate(design.steps, 1):
        places.setdefault(step.id, []).append(str(number))
    for twice, (first, *others) in places.items():
        if others:
            them = join_names([first, *others])
            yield f"steps {them}: each is to have another id than {show_shortly(twice)}"
    for step in design.steps:
        if step.spare_to and step.spare_to not in places:
            none = f"spare_to names no step ({show_shortly(step.spare_to)})"
            yield f"step {step.id!r}: {none}{suggest_near(step.spare_to, places)}"
    yield from _order_complaints(design)
    yield from _broken("the design", _design_rules(design))


def _order_complaints(design: Design) -> Iterator[str]:
    """Yield each step that stands where what it asks for cannot be done."""
    for repeats, run in groupby(design.steps, key=lambda step: step.repeats):
        for step in _misplaced(tuple(run)) if repeats else ():
            yield (
                f"step {step.id!r}: what comes between two presenters comes after all "
                "else that repeats"
            )
    grouped = [step for step in design.steps if step.layout is Layout.GROUPS]
    if grouped and grouped[0].regroups:
        place = f"step {grouped[0].id!r}"
        yield f"{place}: regroups is for groups that come after other groups"


def _misplaced(run: tuple[Step, ...]) -> Iterator[Step]:
    """Yield what comes between two presenters, but not last in the *run* for each."""
    each_time = [at for at, step in enumerate(run) if not step.between]
    ends = max(each_time, default=len(run))
    return (step for step in run[:ends] if step.between)


def _design_rules(design: Design) -> Rules:
    slots = design.presenters
    total = sum(step.minutes * design.times(step) for step in design.steps)
    between = any(step.between for step in design.steps)
    return {
        "it has no steps": bool(design.steps),
        "an id is of small letters, digits and hyphens": is_id(design.id),
        "presenters are to be 1 or more": slots >= 1,
        f"its steps take {say_count(total, 'minute')}, it says {design.minutes}": (
            total == design.minutes or slots < 1
        ),
        "what comes between two presenters needs presenters = 2 or more": (
            slots > 1 or not between
        ),
        "smallest is to be 1 or more, and no more than largest": (
            1 <= design.smallest <= design.largest
        ),
    }


def _broken(place: str, rules: Rules) -> Iterator[str]:
    return (f"{place}: {rule}" for rule, holds in rules.items() if not holds)
