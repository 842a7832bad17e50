"""Sessions played at random: plausible lines, typed by someone who makes mistakes."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from hypothesis import strategies as st

from tests.builders import CONTENT, SCALE, WHOLE, Meeting
from tmworkshop.domain.design import Design
from tmworkshop.domain.design_rules import parse_design
from tmworkshop.domain.errors import IllegalMove, NotFound, Unclear
from tmworkshop.domain.kept import Kept
from tmworkshop.domain.walkthrough import Stage

SESSIONS = Path(__file__).parents[2] / "sessions"
MISTAKES = (Unclear, NotFound, IllegalMove)
ANSWERS = (
    *("", "", "", " ", "One", "Two", "Three", "Small firms: they ring", "Dai: We ring"),
    *("1 2 ?", "0", "y", "n", "d", "k", "c", "h", "l", "p", "e", "s", "+"),
    *("dai", "amina", "megan", "nobody", "fri", "30 april", "3/4", "no date"),
)
MOVES = ("<", "<", "<", "-", ">", "#", "!", "!!", "*5", "=", "=2", "@dai", "@ megan")
ROOM = ("& cai", "~ dai", "~ megan", "& dai", "& megan", "% megan", "% amina, dai")
WORDS = ("+ dai: Ring", "+ Ring", "? Who knows?", "\\", ": time")
lines = st.lists(
    st.one_of(*map(st.sampled_from, (ANSWERS, ANSWERS, MOVES, ROOM, WORDS))),
    max_size=50,
)


def shipped() -> dict[str, Design]:
    """Return the designs that lie in `sessions/`, and one with a step of every kind."""
    files = sorted(SESSIONS.glob("*.toml"))
    read = {file.stem: parse_design(tomllib.loads(file.read_text())) for file in files}
    return {**read, "whole": WHOLE}


def a_meeting(design: Design = WHOLE, **more: object) -> Meeting:
    """Return a meeting by *design*, with a scale wherever it asks for one."""
    scales = {step.scale for step in design.steps if step.scale}
    at_hand = tuple(replace(SCALE, id=scale) for scale in sorted(scales))
    return Meeting(design, content=replace(CONTENT, scales=at_hand), **more)


def played(meeting: Meeting, typed: Iterable[str]) -> Meeting:
    """Type the lines; what cannot be read is let be, and a pause is taken up again."""
    for line in typed:
        try:
            meeting.types(line)
        except MISTAKES:
            continue
        if meeting.walkthrough.stage is Stage.PAUSED:
            meeting.put_down_and_taken_up()
        if meeting.walkthrough.stage is Stage.CLOSED:
            break
    return meeting


def a_second_meeting(first: Iterable[str]) -> Meeting:
    """Return the meeting after one played by the lines *first*, Cai coming late."""
    before = played(a_meeting(present="mdac"), first)
    if before.walkthrough.stage is not Stage.CLOSED:
        before.closed()
    return a_meeting(before=before)


@st.composite
def meetings(draw: st.DrawFn) -> Meeting:
    """A meeting under way, perhaps the second one of its set."""
    second = draw(st.booleans())
    begun = a_second_meeting(draw(lines)) if second else a_meeting()
    return played(begun, draw(lines))


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
