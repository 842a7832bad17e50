"""What one step of a design may be: its shape, and what is to hold of it."""

from __future__ import annotations

from collections.abc import Mapping

from tmworkshop.domain.design import (
    LESSON,
    PAIR,
    UNNAMED,
    Keeps,
    Layout,
    Shows,
    Speaks,
    Step,
)
from tmworkshop.domain.design_data import ENUMS
from tmworkshop.domain.phrases import join_names, say_count
from tmworkshop.domain.shapes import (
    LINES,
    LONGEST_ID,
    TRUTH,
    WHOLE,
    WORDS,
    TableShape,
    one_of,
    tables_of,
)
from tmworkshop.domain.tables import choose

Rules = Mapping[str, bool]  # what is to hold, and whether it does
ALOUD = (  # others: belong to some layouts
    *(Keeps.REFLECTION, Keeps.QUESTION, Keeps.ACTION, Keeps.LEARNING, Keeps.PRACTICE),
)
# What a layout leads to: who is asked decides what can be kept.
MAY_KEEP: Mapping[Layout, tuple[Keeps, ...]] = {
    Layout.SET: (Keeps.NOTHING, Keeps.ISSUE, *ALOUD, Keeps.NOTE),
    Layout.EACH: (Keeps.FOLLOWUP, Keeps.RATING, *ALOUD),
    Layout.FLOOR: (*ALOUD, Keeps.NOTE),
    Layout.SLIPS: (Keeps.RATING, Keeps.REFLECTION),
    Layout.SHEETS: (Keeps.RATING,),
    Layout.GROUPS: (Keeps.NOTHING,),
}
ASKS_NOTHING = choose(
    *(Keeps.NOTHING, Keeps.FOLLOWUP),
    leaving=(
        *(Keeps.ISSUE, Keeps.REFLECTION, Keeps.QUESTION, Keeps.RATING),
        *(Keeps.ACTION, Keeps.LEARNING, Keeps.PRACTICE, Keeps.NOTE),
    ),
)
# On its screen already.
HAS_ACTIONS = {Keeps.ACTION, Keeps.FOLLOWUP}  # others: show none of themselves
PHASE = TableShape({"title": WORDS, "minutes": WHOLE}, frozenset({"title", "minutes"}))
STEP = TableShape(
    {
        **dict.fromkeys(("id", "title", "cue", "never", "question"), WORDS),
        **dict.fromkeys(("scale", "weighs", "spare_to"), WORDS),
        **dict.fromkeys(("holds", "unattributed", "repeats"), TRUTH),
        **dict.fromkeys(("between", "regroups"), TRUTH),
        **dict.fromkeys(("words", "stems"), LINES),
        **{name: one_of(enum) for name, enum in ENUMS.items()},
        **dict.fromkeys(("minutes", "group_size"), WHOLE),
        "phases": tables_of(PHASE, "phase", "a list of phases, with title and minutes"),
    },
    frozenset({"id", "title", "minutes", "speaks"}),
)


def is_id(text: str) -> bool:
    """Say whether *text* can be an id."""
    plain = text.replace("-", "").isalnum() and text == text.lower()
    return plain and len(text) <= LONGEST_ID


def step_rules(step: Step) -> Rules:
    """Return what is to hold of *step*, whatever stands around it."""
    may_keep = MAY_KEEP[step.layout]
    allowed = join_names(may_keep, joined_by="or")
    phases = sum(phase.minutes for phase in step.phases)
    on_paper = step.layout in UNNAMED
    rates = step.keeps is Keeps.RATING
    asks = step.question.strip() or step.keeps in ASKS_NOTHING
    return {
        "an id is of small letters, digits and hyphens": is_id(step.id),
        "minutes are to be 1 or more": step.minutes >= 1,
        f"a step laid out as {step.layout} keeps {allowed}": step.keeps in may_keep,
        "slips and sheets are unattributed, and only they are": (
            step.unattributed == on_paper
        ),
        "a rating needs a scale, and only a rating has one": rates == bool(step.scale),
        "what is to be kept needs a question": bool(asks),
        "what became of actions is asked once (repeats = false)": (
            not step.repeats or step.keeps is not Keeps.FOLLOWUP
        ),
        "shows = actions is for a step that keeps no action and no followup": (
            step.shows is not Shows.ACTIONS or step.keeps not in HAS_ACTIONS
        ),
        "an issue belongs to a presenter (repeats = true)": (
            step.repeats or step.keeps is not Keeps.ISSUE
        ),
        f"its phases take {say_count(phases, 'minute')}, the step {step.minutes}": (
            phases == step.minutes or not step.phases
        ),
        **_weighing_rules(step),
        **_between_rules(step),
        **_group_rules(step),
    }


def _weighing_rules(step: Step) -> Rules:
    on_sheets = step.layout is Layout.SHEETS
    weighs_many = step.weighed not in ("", LESSON)
    return {
        "weighs is for ratings on slips or sheets, and shows = statement": (
            not step.weighs or bool(step.weighed)
        ),
        "a sheet is of many statements (weighs = agreement, or an inventory)": (
            weighs_many or not on_sheets
        ),
        "a sheet is weighed once (repeats = false)": not (on_sheets and step.repeats),
    }


def _between_rules(step: Step) -> Rules:
    for_all = step.layout is Layout.SET and step.keeps is Keeps.NOTHING
    return {
        "what comes between two presenters repeats (repeats = true)": (
            step.repeats or not step.between
        ),
        "what comes between two presenters is laid out as set and keeps nothing": (
            for_all or not step.between
        ),
    }


def _group_rules(step: Step) -> Rules:
    grouped = step.layout is Layout.GROUPS
    return {
        "group_size is to be 2 or more": step.group_size >= PAIR,
        "a pair is a group of 2: speaks = groups is of any size": (
            step.speaks is not Speaks.PAIRS or step.group_size == PAIR
        ),
        "group_size and regroups are for a step laid out as groups": (
            grouped or (step.group_size == PAIR and not step.regroups)
        ),
    }
