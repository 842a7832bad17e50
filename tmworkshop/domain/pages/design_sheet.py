"""A design as a facilitator reads it the evening before: each step in plain words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tmworkshop.domain.design import (
    AGREEMENT,
    LESSON,
    Design,
    Give,
    Keeps,
    Layout,
    Shows,
    Speaks,
    Step,
)
from tmworkshop.domain.levels import READ_BY
from tmworkshop.domain.library import Method
from tmworkshop.domain.phrases import say_count
from tmworkshop.domain.values import Value, value

Line = tuple[str, tuple[str, ...]]  # a label, and what stands beside it
ADVICE = {
    "none": "no advice",
    "ask-first": "advice only if the presenter wants it",
    "welcome": "advice is welcome",
}
SPEAKS: Mapping[Speaks, str] = {
    Speaks.FACILITATOR: "the facilitator speaks",
    Speaks.PRESENTER: "the presenter speaks",
    Speaks.MEMBERS: "the others speak to the presenter",
    Speaks.ALL: "everyone speaks",
    Speaks.PAIRS: "in pairs",
    Speaks.GROUPS: "in groups",
    Speaks.SILENT: "in silence",
}
LAID_OUT: Mapping[Layout, str] = {
    Layout.SET: "",
    Layout.EACH: "one after the other",
    Layout.FLOOR: "whoever wishes",
    Layout.SLIPS: "on slips without names",
    Layout.SHEETS: "on a sheet each, without names",
    Layout.GROUPS: "",
}
GIVE: Mapping[Give, str] = {
    Give.FIXED: "",
    Give.ELASTIC: "can be shorter or longer",
    Give.PROTECTED: "not to be cut short",
}
KEEPS: Mapping[Keeps, str] = {
    Keeps.NOTHING: "",
    Keeps.FOLLOWUP: "what came of each action",
    Keeps.ISSUE: "the issue, as the presenter puts it",
    Keeps.REFLECTION: "words as they are said",
    Keeps.QUESTION: "the questions worth keeping",
    Keeps.RATING: "a figure from each",
    Keeps.ACTION: "actions",
    Keeps.LEARNING: "what was learned",
    Keeps.PRACTICE: "practice that others could use",
    Keeps.NOTE: "a note of nobody's, for the set's own summary",
}
SHOWS: Mapping[Shows, str] = {
    Shows.NOTHING: "",
    Shows.AGREEMENT: "the set's agreement",
    Shows.LESSON: "the lesson and its cards",
    Shows.STATEMENT: "one statement after the other",
    Shows.ACTIONS: "today's actions, to be read back",
}
GROUPS = {2: "pairs", 3: "threes"}


@value
class StepSheet(Value):
    """One step: its title, how it runs, and what is said, asked and kept."""

    title: str
    runs: str
    lines: tuple[Line, ...]


def sum_up_design(design: Design) -> str:
    """Return minutes, people, presenters and advice of *design* in one line."""
    minutes = say_count(design.minutes, "minute")
    presented = say_count(design.presenters, "presenter")
    return (
        f"{minutes}, {say_people(design)} people, {presented}, {ADVICE[design.advice]}"
    )


def say_people(design: Design) -> str:
    """Return for how many *design* is made."""
    one = design.smallest == design.largest
    return str(design.largest) if one else f"{design.smallest} to {design.largest}"


def step_sheet(step: Step, purposes: Mapping[str, str]) -> StepSheet:
    """Return *step* in words; *purposes* are the titles of stems by their purpose."""
    by_label = {
        "Cue": (step.cue,),
        "Never": (step.never,),
        "Say": step.words,
        "Ask": (step.question,),
        "Shows": (SHOWS[step.shows],),
        "Weighs": (_weighed(step),),
        "Stems": tuple(f"{purposes.get(e, e)} ({e})" for e in step.stems),
        "Parts": tuple(f"{part.title}: {part.minutes} min" for part in step.phases),
        "Keeps": ("; ".join(_kept(step)),),
        "Spare": (f"if nothing is to be done, to {step.spare_to}",)
        * bool(step.spare_to),
    }
    lines = ((label, tuple(filter(None, words))) for label, words in by_label.items())
    runs = ", ".join(filter(None, _runs(step)))
    return StepSheet(step.title, runs, tuple(line for line in lines if line[1]))


def list_origins(design: Design, methods: Mapping[str, Method]) -> tuple[Line, ...]:
    """Return where *design* comes from: of each source who, what and where."""
    known = filter(None, map(methods.get, design.sources))
    return tuple((f"{m.title}, {m.authors}", (m.what, m.address)) for m in known)


def _runs(step: Step) -> Iterator[str]:
    yield f"{say_count(step.minutes, 'minute')}{_times(step)}"
    yield SPEAKS[step.speaks]
    yield LAID_OUT[step.layout]
    if step.layout is Layout.GROUPS and step.speaks is not Speaks.PAIRS:
        yield GROUPS.get(step.group_size, f"{step.group_size} at a table")
    yield "with others than before" if step.regroups else ""
    yield GIVE[step.give]


def _weighed(step: Step) -> str:
    known = {"": "", LESSON: "the lesson", AGREEMENT: "the agreement, rule by rule"}
    return known.get(step.weighed, f"the list {step.weighed}")


def _times(step: Step) -> str:
    if step.between:
        return " between two presenters"
    return " for each presenter" if step.repeats else ""


def _kept(step: Step) -> Iterator[str]:
    if step.keeps is Keeps.NOTHING:
        return
    by = f", by the scale {step.scale}" if step.scale else ""
    yield f"{KEEPS[step.keeps]}{by}"
    if step.holds:
        yield "whether it holds where the speaker works"
    if step.level:
        yield f"{READ_BY[step.level]} may read it"
