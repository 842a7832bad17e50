"""``tools/skips``: a test that was skipped needs a reason that someone wrote down."""

import subprocess
import sys
from pathlib import Path

import pytest

SKIPS = Path(__file__).parents[2] / "tools" / "skips"
TESTS = """
import pytest

@pytest.mark.skip(reason="not today")
@pytest.mark.parametrize("tool", ["tmux"])
def test_in_a_terminal(tool): ...

@pytest.mark.xfail(reason="known")
def test_of_a_known_fault():
    raise AssertionError
"""


@pytest.fixture(scope="module")
def results(tmp_path_factory):
    home = tmp_path_factory.mktemp("some")
    (home / "test_some.py").write_text(TESTS)
    (home / "test_whole.py").write_text("import pytest; pytest.importorskip('no')")
    (home / "pytest.ini").write_text("[pytest]")
    command = (sys.executable, "-m", "pytest", "--junitxml=results.xml")
    subprocess.run(command, cwd=home, check=True)
    return home / "results.xml"


def skips(results, *allowed):
    leave = results.with_name("allowed.txt")
    leave.write_text("\n".join(allowed), encoding="utf-8")
    return subprocess.run(
        [sys.executable, SKIPS, results, leave],
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_skip_without_a_reason_fails_and_is_named(results):
    answer = skips(results, "# a word on each", "test_whole", "")
    named = {line.rpartition(" ")[2] for line in answer.stderr.splitlines()}
    assert answer.returncode == 1
    assert named == {"test_some.test_in_a_terminal", "test_whole"}


def test_a_skip_with_a_reason_passes(results):
    answer = skips(
        results,
        "test_some.test_in_a_terminal  no terminal here",
        "test_whole  its package is for macOS only",
    )
    assert (answer.returncode, answer.stderr) == (0, "")
