"""The list of tests that a Windows passes over names tests that there are."""

from pathlib import Path

import pytest

from tests import posix

HERE = Path(__file__).parents[1]


@pytest.mark.parametrize("place", posix.FILES)
def test_a_file_that_is_left_out_is_there(place):
    assert (HERE / place).exists()


@pytest.mark.parametrize("file", posix.TESTS)
def test_each_test_that_is_passed_over_stands_in_its_file(file):
    text = (HERE / file).read_text("utf-8")
    named = {name for names in posix.TESTS[file].values() for name in names}
    tests = {name for name in named if not name.startswith("[")}
    assert [name for name in tests if f"def test_{name}(" not in text] == []


def test_why_is_said_of_a_test_of_a_parameter_and_of_no_other():
    reserve = "tests/adapters/test_reserve.py::test_the_notice_counts_down"
    assert posix.why_alone(f"{reserve}[real]") == posix.CALLS
    assert posix.why_alone(f"{reserve}[played]") == ""
    locked = "tests/adapters/test_locks.py::Held::test_a_lock_file_is_private"
    assert posix.why_alone(locked) == posix.MODES
    assert posix.why_alone("tests/cli/test_trouble.py") == posix.TERMINALS
    assert posix.why_alone("tests/unit/test_facts.py::test_it") == ""
