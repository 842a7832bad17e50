"""Everything is looked at once, put right where it may be, and told to no stranger."""

import ast
from pathlib import Path

import pytest

from tmworkshop import adapters
from tmworkshop.application.doctor import exit_code, list_report_lines, run_checks
from tmworkshop.domain.errors import Environment
from tmworkshop.domain.findings import (
    About,
    Finding,
    MachineCheck,
    State,
    noted,
    unknown,
    well,
)

CHECKS = Path(adapters.__file__).parent / "checks"


def a_check(*findings, about=About.WORKSPACE, name="made-up"):
    return MachineCheck(name, about, lambda: iter(findings))


def wrong(said="It is amiss.", *places, **more):
    return Finding(State.WRONG, said, places, **more)


def failing(error):
    def look():
        raise error

    return MachineCheck("made-up", About.MACHINE, look)


def states(examined):
    return [finding.state for each in examined for finding in each.findings]


def test_a_place_stands_in_the_sentence():
    assert (
        well("{} is in order.", "/home/dai/sets").told == "/home/dai/sets is in order."
    )


def test_what_cannot_be_told_says_how_to_look_oneself():
    found = unknown("{} could not be read.", "/home/dai", remedy="Look at its rights.")
    assert (found.state, found.told) == (State.UNKNOWN, "/home/dai could not be read.")
    assert found.remedy == "Look at its rights."


@pytest.mark.parametrize(
    ("checks", "code"),
    [
        ([], 0),
        ([a_check(well("Fine."), noted("Mind."), unknown("Who knows."))], 0),
        ([a_check(wrong())], 1),
        ([a_check(wrong(), about=About.MACHINE)], 3),
        ([a_check(wrong()), a_check(wrong(), about=About.MACHINE)], 3),
    ],
)
def test_the_exit_says_whether_something_is_to_be_put_right(checks, code):
    assert exit_code(run_checks(checks)) == code


def test_a_check_that_fails_hides_no_other():
    examined = list(run_checks([failing(KeyError("Dai")), a_check(well("Fine."))]))
    assert states(examined) == [State.UNKNOWN, State.WELL]
    assert "KeyError" in examined[0].findings[0].told
    assert "Dai" not in examined[0].findings[0].told


def test_what_the_machine_refuses_is_to_be_put_right():
    (examined,) = run_checks([failing(Environment("/home/dai is full"))])
    (found,) = examined.findings
    assert (found.state, found.detail) == (State.WRONG, "/home/dai is full")


class Leak:
    """Something that is amiss until it is mended."""

    def __init__(self, mend=None):
        self.is_open = True
        self.mend = mend or self.close

    def close(self):
        self.is_open = False

    def look(self):
        if self.is_open:
            leak = wrong("{} drips.", "/home/dai", mend=self.mend)
            yield leak.mended_as("{} dripped; a new washer is in.", "/home/dai")
        else:
            yield well("All is dry.")

    @property
    def check(self):
        return MachineCheck("leak", About.WORKSPACE, self.look)


def test_nothing_is_mended_unasked():
    leak = Leak()
    assert states(run_checks([leak.check])) == [State.WRONG]
    assert leak.is_open


def test_what_was_mended_is_told_and_looked_at_again():
    (examined,) = run_checks([Leak().check], mend=True)
    assert [finding.told for finding in examined.findings] == [
        "Put right: /home/dai dripped; a new washer is in.",
        "All is dry.",
    ]


def test_asked_to_mend_what_is_well_stays_as_it_is():
    assert states(run_checks([a_check(well("Fine."), wrong())], mend=True)) == [
        State.WELL,
        State.WRONG,
    ]


def test_what_cannot_be_mended_says_why():
    def refuse():
        raise PermissionError("not yours")

    (examined,) = run_checks([Leak(refuse).check], mend=True)
    assert "not yours" in examined.findings[0].detail
    assert states([examined]) == [State.WRONG, State.WRONG]


def test_a_block_for_strangers_quotes_no_place_no_machine_and_no_remedy():
    found = wrong(
        "{} is damaged.",
        "/home/dai/sets/dyffryn.jsonl",
        remedy="restore dyffryn",
        detail="Dai said so",
    )
    lines = list_report_lines(run_checks([a_check(found)]), lambda place: "set-1")
    assert lines == ["made-up: to put right: set-1 is damaged."]


def test_whatever_can_be_mended_says_what_was_done():
    for file in sorted(CHECKS.glob("*.py")):
        tree = ast.parse(file.read_text("utf-8"))
        calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
        mends = [word for each in calls for word in each.keywords if word.arg == "mend"]
        done = [each for each in calls if "mended_as" in ast.unparse(each.func)]
        assert len(mends) <= len(done), file.name
