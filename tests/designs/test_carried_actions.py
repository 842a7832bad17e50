"""What is theirs already fits the screen on which the next action is asked for."""

import tomllib
from dataclasses import replace

import pytest

from tests.builders import CONTENT, SCALE, Meeting, actions
from tmworkshop.adapters.content.resources import folder
from tmworkshop.adapters.front_ends.painted_screen import Canvas, paint_screen
from tmworkshop.domain.design import Keeps, Layout
from tmworkshop.domain.design_rules import parse_design

FILES = sorted(folder("sessions").glob("*.toml"))
DESIGNS = [parse_design(tomllib.loads(file.read_text("utf-8"))) for file in FILES]
ASKING = [
    design
    for design in DESIGNS
    if any(s.keeps is Keeps.ACTION and s.layout is Layout.EACH for s in design.steps)
]
FIRM = "Ring the small firm on the quay and ask what our forms cost them"
MILL = "Write to the mill about their apprentices"


def with_two_actions():
    """Return a meeting at which Megan said two actions, with all their parts."""
    meeting = Meeting(actions()).types("23 april")
    meeting.types(FIRM, "23 april", "They ring back", "dai", "y", "+")
    return meeting.types(MILL, "23 april", "They answer", "", "y").closed()


def asked_for_an_action(design):
    """Return the meeting as Megan is first asked for an action of hers."""
    scales = {step.scale for step in design.steps} - {""}
    content = replace(CONTENT, scales=[replace(SCALE, id=each) for each in scales])
    meeting = Meeting(design, before=with_two_actions(), content=content)
    for _ in range(99):
        turn = meeting.walkthrough.turn
        if turn.step.keeps is Keeps.ACTION and meeting.at == ("words", "m"):
            return meeting
        meeting.types("")
    raise AssertionError(f"{design.id} asks Megan for no action")


@pytest.mark.parametrize("design", ASKING, ids=lambda design: design.id)
def test_two_actions_of_theirs_stand_whole_on_a_small_screen(design):
    meeting = asked_for_an_action(design)
    theirs = [f"Yours already, by 23 April: {words}" for words in (FIRM, MILL)]
    assert list(meeting.screen.lines) == theirs
    shown = " ".join(" ".join(paint_screen(meeting.screen, Canvas(80, 24), 0)).split())
    assert all(line in shown for line in theirs)
    assert "more: Page Down" not in shown
