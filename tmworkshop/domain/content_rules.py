"""What a piece of content has to be, beyond its shape, for a session to use it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from tmworkshop.domain.content import Inventory, Lesson, Scale, Statement

MOST_POINTS, HIGHEST = 12, 99  # that a line of the screen and a slip have room for
MOST_STATEMENTS = 60  # on one sheet


def list_broken_rules(content: object) -> Iterator[str]:
    """Yield each rule that *content* does not keep."""
    if rules := RULES.get(type(content)):
        yield from (rule for rule, holds in rules(content).items() if not holds)


def _of_a_scale(scale: Scale) -> Mapping[str, bool]:
    values = [point.value for point in scale.points]
    return {
        "its points rise, each once, and are two or more": (
            values == sorted(set(values)) and len(values) > 1
        ),
        f"it has {MOST_POINTS} points at most, from 0 to {HIGHEST}": (
            len(values) <= MOST_POINTS and all(0 <= v <= HIGHEST for v in values)
        ),
        "each point has a label": all(point.label.strip() for point in scale.points),
    }


def _of_a_lesson(lesson: Lesson) -> Mapping[str, bool]:
    number = lesson.number
    return {
        "its number is 1 or more": number >= 1,
        f"the id of lesson {number} is lesson.{number:02}": (
            lesson.id == f"lesson.{number:02}" or number < 1
        ),
        "each of its statements has an id of its own": _differ(lesson.statements),
    }


def _of_an_inventory(inventory: Inventory) -> Mapping[str, bool]:
    return {
        f"it has statements, 1 to {MOST_STATEMENTS}: each begins with [[statement]]": (
            1 <= len(inventory.statements) <= MOST_STATEMENTS
        ),
        "each of its statements has an id of its own": _differ(inventory.statements),
    }


def _differ(statements: tuple[Statement, ...]) -> bool:
    return len({each.id for each in statements}) == len(statements)


RULES: Mapping[type[Any], Callable[[Any], Mapping[str, bool]]] = {
    Scale: _of_a_scale,
    Lesson: _of_a_lesson,
    Inventory: _of_an_inventory,
}
