"""Designs as plain data: as they are written down, and read back.

What a design has to be is known by ``design_rules``; here each value has to be of its
type, and the whole to hold together, so that a session from years ago is read back
whatever the rules have become.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, replace
from enum import StrEnum
from functools import cache, partial
from typing import Any, TypeVar

from tmworkshop.domain.design import (
    Design,
    Give,
    Keeps,
    Layout,
    Phase,
    Shows,
    Speaks,
    Step,
    Weighed,
)
from tmworkshop.domain.levels import Level
from tmworkshop.domain.shapes import LARGEST
from tmworkshop.domain.values import Value, list_defaults, list_types

ENUMS: Mapping[str, type[StrEnum]] = {
    "speaks": Speaks,
    "layout": Layout,
    "keeps": Keeps,
    "give": Give,
    "shows": Shows,
    "level": Level,
}
UNREADABLE = Design(  # what stands for the plan of a session that cannot be read
    id="",
    title="a plan that cannot be read",
    minutes=1,
    summary="",
    smallest=1,
    largest=LARGEST,
    advice="none",
    steps=(
        Step(
            id="unreadable",
            title="A plan that cannot be read",
            minutes=1,
            speaks=Speaks.FACILITATOR,
            cue="What this session was to do cannot be read. All that was said in it "
            "is kept: bring it to its close, or pause and restore a backup.",
        ),
    ),
)
TAKEN_OUT = replace(UNREADABLE, id="taken-out", title="a plan that could not be read")
Made = TypeVar("Made", bound=Value)


def read_design(data: object) -> Design:
    """Return the design in *data*, kept in a session; `UNREADABLE` if it is none."""
    try:
        design = _made(Design, data)
    except (KeyError, TypeError, ValueError):
        return UNREADABLE
    return design if design.id and _holds_together(design) else UNREADABLE


def design_from(data: Mapping[str, Any]) -> Design:
    """Return the design in *data*, which is known to hold one."""
    return _made(Design, data)


def step_from(data: Mapping[str, Any]) -> Step:
    """Return the step in *data*."""
    return _made(Step, data)


def design_data(design: Value) -> dict[str, Any]:
    """Return *design*, or a part of one, as plain data that `parse_design` reads back.

    What is as it is by default is left out.
    """
    defaults = list_defaults(type(design))
    given = {name: getattr(design, name) for name in list_types(type(design))}
    return {
        name: _plain(each)
        for name, each in given.items()
        if each != defaults.get(name, MISSING)
    }


def _holds_together(design: Design) -> bool:
    """Say whether *design* can be laid out, so far as its parts name each other."""
    times = {step.id: design.times(step) for step in design.steps}
    return (
        0 < len(times) == len(design.steps)
        and design.presenters >= 1
        and all(step.group_size >= 1 for step in design.steps)
        and all(times.get(each.spare_to, 0) for each in design.steps if each.spare_to)
    )


def _plain(value: object) -> object:
    if isinstance(value, StrEnum):
        return str(value)
    if isinstance(value, Value):
        return design_data(value)
    return [_plain(each) for each in value] if isinstance(value, tuple) else value


def _made(kind: type[Made], data: object) -> Made:
    """Return the *kind* of value in *data*; KeyError, TypeError, ValueError if none."""
    readers = _readers(kind)  # type: ignore[arg-type]  # a class can be hashed
    given = _one(dict, data).items()
    return kind(**{name: readers[name](each) for name, each in given})


@cache
def _readers(kind: type[Value]) -> Mapping[str, Callable[[Any], object]]:
    """Return how each field of *kind* is read; another one is not known."""
    of_types: Mapping[str, Callable[[Any], object]] = {
        **{enum.__name__: enum for enum in ENUMS.values()},
        "Level | None": Level,
        "str": partial(_one, str),
        "int": _whole,
        "bool": partial(_one, bool),
        "tuple[str, ...]": partial(_several, partial(_one, str)),
        **{
            f"tuple[{each.__name__}, ...]": partial(_several, partial(_made, each))
            for each in (Step, Phase, Weighed)
        },
    }
    return {name: of_types[written] for name, written in list_types(kind).items()}


def _one(kind: type[Any], value: object) -> Any:
    if type(value) is not kind:
        raise TypeError(f"not of {kind.__name__}")
    return value


def _whole(value: object) -> int:
    number: int = _one(int, value)
    if abs(number) > LARGEST:
        raise ValueError("no number that anyone means")
    return number


def _several(read: Callable[[object], object], values: object) -> tuple[object, ...]:
    return tuple(read(each) for each in _one(list, values))
