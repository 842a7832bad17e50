"""Sessions played at random: plausible lines, typed by someone who makes mistakes."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from hypothesis import strategies as st

from tests.builders import CONTENT, SCALE, WHOLE, Meeting, a_design, a_step, actions
from tmworkshop.domain.design import (
    AGREEMENT,
    LESSON,
    PAIR,
    UNNAMED,
    Design,
    Keeps,
    Layout,
    Shows,
    Speaks,
    Step,
    Weighed,
)
from tmworkshop.domain.design_data import design_data
from tmworkshop.domain.design_rules import check_design, parse_design
from tmworkshop.domain.errors import IllegalMove, NotFound, Unclear
from tmworkshop.domain.parts import Part
from tmworkshop.domain.record.kept import Kept
from tmworkshop.domain.session.course.answer_parts import Following
from tmworkshop.domain.session.course.stages import Stage
from tmworkshop.domain.session.questions.question import Slot
from tmworkshop.domain.step_rules import HAS_ACTIONS, MAY_KEEP

SESSIONS = Path(__file__).parents[2] / "sessions"
MISTAKES = (Unclear, NotFound, IllegalMove)
DATES = ("30 april", "fri", "n", "", " ", "3/4")
NAMES = ("dai", "amina", "megan", "nobody", "")
WORDS = ("One", "Two", "Small firms: they ring", "Dai: We ring", "")
FITTING: Mapping[str, tuple[str, ...]] = {
    Slot.BLANK: ("",),
    Slot.CLOSE: ("<", "@ dai", "@ cai", "+ amina: Ring", "+ dai: Call", "close"),
    Slot.LEAVE_REST: ("y", "n", "", "<"),
    Slot.GO: ("",),
    Slot.PRESENTER: NAMES,
    Slot.SPARE: ("y", "n", ""),
    Slot.MEETING: DATES,
    Part.WORDS: WORDS,
    Slot.SLIPS: ("1 2 ?", "0", "? ?"),
    Slot.SHEET: ("1 2 ?", "012", "2?0", "0, 0, 0", "12", ""),
    Slot.POINT: ("0", "?", "", "2"),
    Part.VALUE: tuple("dkchl"),
    Part.SETTING: ("Small firms", "", " "),
    Part.BECAUSE: ("They know her", "", " "),
    Part.SO: ("Six came", "", " "),
    Part.NOT_WHERE: ("Nobody answers", "", " "),
    Part.HOLDS: ("h", "p", "n", ""),
    Part.DUE: DATES,
    Part.FIRST_SIGN: ("They ring", "", " "),
    Part.HELPER: NAMES,
    Part.HELPER_AGREED: ("y", "n", ""),
    Part.CONFIRMED: ("y", "y", "e", "d", "s", "h", "+"),
    Following.WORDS: ("Write", "Call", "", " "),
    Following.DUE: DATES,
    Part.RECEIVER: NAMES,
    Part.RECEIVER_AGREED: ("y", "n", ""),
    Part.HAPPENED: ("They rang", "", " "),
    Part.LEARNED: ("Ask first", "", " "),
}
ROOM = ("& cai", "& dai", "& megan", "~ dai", "~ megan", "% megan", "% amina, dai")
OTHER = (
    *("<", "<", "<", "<", "-", "-", ">", "#", "!", "!!", "* 5", "* x"),
    *("=", "= 2", "= f", "= x", ".", ".", "^ Have you tried?"),
    *("@ dai", "@ megan", "@ amina", "@ cai", "+ dai: Ring", "+ Ring", *ROOM),
    *("? Who knows?", "\\", ": time", "y", "1 2", "One", "nonsense", "dai"),
)
STATEMENTS = tuple(Weighed(f"s.{n}", n, f"We do {n} of it.") for n in (1, 2, 3))
OFTEN = 8  # of ten lines, those that fit the question
Line = tuple[int, int]  # how fitting a line is, and which of those it is
line = st.tuples(st.integers(0, 9), st.integers(0, 1_000))


@st.composite
def scripts(draw: st.DrawFn) -> list[Line]:
    """Lines for someone to type; some sessions get far, and some do not."""
    size = draw(st.sampled_from([0, 10, 30, 70]))
    return draw(st.lists(line, min_size=size, max_size=size + 5))


def shipped() -> dict[str, Design]:
    """Return the designs that lie in `sessions/`, and one with a step of every kind."""
    files = sorted(SESSIONS.glob("*.toml"))
    read = {file.stem: parse_design(tomllib.loads(file.read_text())) for file in files}
    return {**read, "whole": WHOLE}


def a_meeting(design: Design = WHOLE, **more: object) -> Meeting:
    """Return a meeting by *design*, with a scale wherever it asks for one."""
    scales = {step.scale for step in design.steps if step.scale}
    at_hand = tuple(replace(SCALE, id=scale) for scale in sorted(scales))
    content = replace(CONTENT, scales=at_hand)
    return Meeting(_weighing(design), content=content, **more)


def _weighing(design: Design) -> Design:
    """Return *design* as a session opens with it; lessons have two statements."""
    steps = (
        replace(step, statements=STATEMENTS[: 2 if step.weighed == LESSON else 3])
        if step.weighed
        else step
        for step in design.steps
    )
    return replace(design, steps=tuple(steps))


@st.composite
def designs(draw: st.DrawFn) -> Design:
    """Any design that its rules allow."""
    ids = draw(st.lists(st.sampled_from("abcdef"), min_size=1, unique=True))
    steps = [draw(_steps(id_, ids)) for id_ in ids]
    presenters = draw(st.integers(1, 3))
    if presenters > 1 and draw(st.booleans()):
        steps = [*_with_breaks(steps)]
    design = a_design(*_regrouped(steps), presenters=presenters)
    minutes = sum(step.minutes * design.times(step) for step in design.steps)
    design = replace(design, minutes=minutes)
    assert not list(check_design(design_data(design)))
    return design


def _with_breaks(steps: list[Step]) -> Iterator[Step]:
    """Yield *steps* with a break after whatever repeats."""
    for step, after in zip(steps, (*steps[1:], None), strict=True):
        yield step
        if step.repeats and not (after and after.repeats):
            yield a_step(f"break-{step.id}", repeats=True, between=True)


def _regrouped(steps: Iterable[Step]) -> Iterator[Step]:
    """Yield *steps*; people meet others in each groups but the first."""
    is_first = True
    for step in steps:
        if step.layout is Layout.GROUPS:
            yield replace(step, regroups=not is_first)
            is_first = False
        else:
            yield step


@st.composite
def _steps(draw: st.DrawFn, id_: str, ids: list[str]) -> Step:
    layout = draw(st.sampled_from([e for e in Layout if e is not Layout.SHEETS]))
    keeps = draw(st.sampled_from(MAY_KEEP[layout]))
    may_repeat = keeps is not Keeps.FOLLOWUP and layout is not Layout.SHEETS
    speaks = draw(st.sampled_from(Speaks))
    on_sheets = layout is Layout.SHEETS
    may_show = [e for e in Shows if e is not Shows.ACTIONS or keeps not in HAS_ACTIONS]
    shows = Shows.STATEMENT if on_sheets else draw(st.sampled_from(may_show))
    on_slips = layout is Layout.SLIPS and keeps is Keeps.RATING
    may_weigh = ["", LESSON, AGREEMENT, "drivers"] if on_slips else [""]
    weighs = draw(st.sampled_from(may_weigh)) if shows is Shows.STATEMENT else ""
    is_sized = layout is Layout.GROUPS and speaks is not Speaks.PAIRS
    return a_step(
        id_,
        layout=layout,
        keeps=keeps,
        speaks=speaks,
        group_size=draw(st.integers(2, 4)) if is_sized else PAIR,
        shows=shows,
        weighs=AGREEMENT if on_sheets else weighs,
        question="What?",
        unattributed=layout in UNNAMED,
        scale="holds" if keeps is Keeps.RATING else "",
        holds=draw(st.booleans()),
        repeats=keeps is Keeps.ISSUE or (may_repeat and draw(st.booleans())),
        spare_to=draw(st.sampled_from(["", *ids])),
    )


def fitting(meeting: Meeting, line: Line) -> str:
    """Return what *line* is at the question that *meeting* asks now."""
    how_fitting, which = line
    offered = FITTING[meeting.asked.slot] if how_fitting < OFTEN else OTHER
    return offered[which % len(offered)]


def played(meeting: Meeting, typed: Iterable[str | Line]) -> Meeting:
    """Type the lines; what cannot be read is let be, and a pause is taken up again."""
    for line in typed:
        try:
            meeting.types(line if isinstance(line, str) else fitting(meeting, line))
        except MISTAKES:
            continue
        if meeting.walkthrough.stage is Stage.PAUSED:
            meeting.put_down_and_taken_up()
        if meeting.walkthrough.stage is Stage.CLOSED:
            break
    return meeting


def a_second_meeting(first: Iterable[Line]) -> Meeting:
    """Return the meeting after one played by the lines *first*, Cai coming late."""
    before = played(a_meeting(present="mdac"), first)
    if before.walkthrough.stage is not Stage.CLOSED:
        before.closed()
    return a_meeting(before=before)


@st.composite
def meetings(draw: st.DrawFn) -> Meeting:
    """A meeting under way, by any design, perhaps the second one of its set."""
    match draw(st.sampled_from(["first", "second", "by any design"])):
        case "second":
            begun = a_second_meeting(draw(scripts()))
        case "by any design":
            begun = a_meeting(draw(designs()), before=draw(st.sampled_from(BEFORE)))
        case _:
            begun = a_meeting()
    return played(begun, draw(scripts()))


# Nothing, or a meeting at which Megan, Dai and Cai said two actions each.
TWICE = ["Ring", "n", "", "", "+", "Write", "", "", "", "y"]
BEFORE = (
    None,
    Meeting(actions(), present="mdc").types("23 april", *TWICE * 3).closed(),
)


def still_stands(was: Iterable[Kept], now: Meeting) -> bool:
    """Say whether all that stood still does, at its turn, with every part it had."""
    standing = {kept.id: kept for kept in now.walkthrough.heard.standing}
    return all(
        kept.id in standing
        and standing[kept.id].words == kept.words
        and standing[kept.id].value == kept.value
        and standing[kept.id].turn == kept.turn
        and kept.parts.items() <= standing[kept.id].parts.items()
        for kept in was
    )
