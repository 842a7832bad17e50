"""What is covered counts while tests near to the code run, and for no other."""

from types import SimpleNamespace

import pytest

from tests.counted import Counted, forget_all
from tmworkshop.domain.letters import fold_letter

NEAR, FAR = "tests/unit/test_lines.py::test_a", "tests/sessions/test_kills.py::test_a"
OFTEN = "tests/cli/test_duties.py::test_a"


class Tracing:
    """Stands for a coverage: says whether it traces, and how often it began to."""

    is_on, begun = True, 0

    def start(self):
        self.is_on, self.begun = True, self.begun + 1

    def stop(self):
        self.is_on = False


@pytest.fixture
def tracing():
    return Tracing()


@pytest.fixture
def traced(tracing):
    counted = Counted(tracing)

    def run(nodeid):
        next(counted.pytest_runtest_protocol(SimpleNamespace(nodeid=nodeid)))
        return tracing.is_on

    return run


def test_tests_near_to_the_code_are_traced_and_others_are_not(traced):
    tried = (FAR, NEAR, NEAR, FAR, NEAR, OFTEN)
    expected = [False, True, True, False, True, False]
    assert [traced(each) for each in tried] == expected


def test_it_begins_once_for_tests_that_follow_each_other(traced, tracing):
    for each in (NEAR, NEAR, NEAR):
        traced(each)
    assert tracing.begun == 1


def test_what_was_worked_out_untraced_is_worked_out_again():
    fold_letter("é")
    forget_all()
    assert fold_letter.cache_info().currsize == 0
