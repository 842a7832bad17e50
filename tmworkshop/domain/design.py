"""Session designs: the plan of a meeting, as values and as plain data.

What a design has to be is known by ``design_rules``; here it is trusted, so that a
session from years ago is read back whatever the rules have become.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from enum import StrEnum
from typing import Any

from tmworkshop.domain.levels import Level
from tmworkshop.domain.values import Value, named_value, value


class Layout(StrEnum):
    """How a step is laid out over the people in the room."""

    SET = "set"  # one screen and one Enter
    EACH = "each"  # one turn a member
    FLOOR = "floor"  # one line, any speaker, any number
    SLIPS = "slips"  # written alone, typed as one line, no names
    GROUPS = "groups"  # pairs that the tool deals


class Keeps(StrEnum):
    """What a step leaves behind."""

    NOTHING = "nothing"
    FOLLOWUP = "followup"
    ISSUE = "issue"
    REFLECTION = "reflection"
    QUESTION = "question"
    RATING = "rating"
    ACTION = "action"
    LEARNING = "learning"


class Give(StrEnum):
    """What may happen to a step's minutes when the session runs late."""

    FIXED = "fixed"
    ELASTIC = "elastic"
    PROTECTED = "protected"


class Speaks(StrEnum):
    """Who holds the floor."""

    FACILITATOR = "facilitator"
    PRESENTER = "presenter"
    MEMBERS = "members"
    ALL = "all"
    PAIRS = "pairs"
    SILENT = "silent"


class Shows(StrEnum):
    """What stands on the screen beside the question."""

    NOTHING = ""
    AGREEMENT = "agreement"
    LESSON = "lesson"
    STATEMENT = "statement"


@value
class Phase(Value):
    """A timed part within a step."""

    title: str
    minutes: int


@named_value
class Step(Value):
    """One part of a meeting."""

    id: str
    title: str
    minutes: int  # per presenter, where the step repeats
    speaks: Speaks
    layout: Layout = Layout.SET
    keeps: Keeps = Keeps.NOTHING
    give: Give = Give.FIXED
    cue: str = ""  # to the facilitator
    words: tuple[str, ...] = ()  # to the room
    question: str = ""
    stems: tuple[str, ...] = ()
    shows: Shows = Shows.NOTHING
    scale: str = ""
    holds: bool = False  # ask whether the lesson holds where the speaker works
    phases: tuple[Phase, ...] = ()
    level: Level | None = None  # words of this step reach no further
    unattributed: bool = False
    repeats: bool = False  # once for each presenter
    spare_to: str = ""  # the step that may have the minutes, if nothing is to be done


@named_value
class Design(Value):
    """The plan of a meeting, before anyone is in the room."""

    id: str
    title: str
    minutes: int
    summary: str
    smallest: int
    largest: int
    advice: str
    steps: tuple[Step, ...]
    presenters: int = 1

    def step(self, step_id: str) -> Step:
        """Return the step *step_id*."""
        return next(step for step in self.steps if step.id == step_id)


ENUMS: Mapping[str, type[StrEnum]] = {
    "speaks": Speaks,
    "layout": Layout,
    "keeps": Keeps,
    "give": Give,
    "shows": Shows,
    "level": Level,
}


def design_from(data: Mapping[str, Any]) -> Design:
    """Return the design in *data*, which is known to hold one."""
    return Design(**{**data, "steps": tuple(map(step_from, data["steps"]))})


def step_from(data: Mapping[str, Any]) -> Step:
    """Return the step in *data*."""
    enums = {name: ENUMS[name](data[name]) for name in ENUMS if name in data}
    texts = {name: tuple(data.get(name, ())) for name in ("words", "stems")}
    phases = tuple(Phase(**phase) for phase in data.get("phases", ()))
    return Step(**{**data, **enums, **texts, "phases": phases})


def design_data(design: Design) -> dict[str, Any]:
    """Return *design* as plain data that `parse_design` reads back."""
    return {**_given(design), "steps": [_step_data(step) for step in design.steps]}


def _step_data(step: Step) -> dict[str, Any]:
    phases = [{"title": each.title, "minutes": each.minutes} for each in step.phases]
    return {**_given(step), **({"phases": phases} if phases else {})}


def _given(value: Design | Step) -> dict[str, Any]:
    """Return the fields of *value* that differ from their defaults, as plain data."""
    held = {field.name: getattr(value, field.name) for field in fields(value)}
    defaults = {field.name: field.default for field in fields(value)}
    return {
        name: _plain(given) for name, given in held.items() if given != defaults[name]
    }


def _plain(value: object) -> object:
    if isinstance(value, StrEnum):
        return str(value)
    return list(value) if isinstance(value, tuple) else value
