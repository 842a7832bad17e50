"""``./dev test --fast``: the tests nearest to a change first, for as long as told."""

import re
import subprocess
import sys
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def tool():
    loader = SourceFileLoader("touched", str(ROOT / "tools" / "touched"))
    tool = module_from_spec(spec_from_loader(loader.name, loader))
    loader.exec_module(tool)
    return tool


@pytest.fixture(scope="module")
def leans(tool):
    files = ("tests/**/*.py", "tmworkshop/**/*.py", "prompts/**/*", "sessions/**/*")
    files += ("templates/**/*", "README.md")
    every = [file for each in files for file in ROOT.glob(each)]
    return tool.leans_of(file.relative_to(ROOT).as_posix() for file in every)


@pytest.fixture(scope="module")
def near(tool, leans):
    return lambda *changed: tool.touched(changed, leans)


GROUPS = "tmworkshop/domain/session/course/groups.py"
ADD = "tmworkshop/cli/member/member_add.py"


def test_after_a_change_in_a_module_those_come_first_that_are_named_after_it(near):
    first = {"tests/unit/test_groups.py", "tests/property/test_group_laws.py"}
    assert set(near(GROUPS)[:2]) == first
    assert "tests/cli/test_members.py" in near(ADD)[:3]


def test_then_those_that_import_it_before_those_that_import_those(near):
    tests = near(GROUPS)
    assert tests.index("tests/unit/test_material.py") < len(tests) // 4
    assert tests.index("tests/cli/test_purging.py") > len(tests) // 4


def test_a_test_that_has_changed_touches_itself(near):
    test = "tests/unit/test_groups.py"
    assert near(test)[0] == test


def test_a_conftest_that_has_changed_touches_what_stands_beside_it(near):
    assert "tests/cli/test_purging.py" in near("tests/cli/conftest.py")


@pytest.mark.parametrize(
    ("file", "test"),
    [
        ("sessions/troika-45.toml", "tests/designs/test_walking_designs.py"),
        ("sessions/troika-45.toml", "tests/designs/test_shipped_designs.py"),
        ("sessions/troika-45.toml", "tests/content/test_words.py"),
        ("sessions/demo/moor-1.toml", "tests/end_to_end/test_demo.py"),
        ("prompts/consent.toml", "tests/content/test_words.py"),
        ("prompts/evidence/engage.toml", "tests/content/test_prompts.py"),
        ("templates/set.html", "tests/templates/test_templates.py"),
        ("README.md", "tests/cli/test_readme.py"),
        ("tests/content/findings.txt", "tests/content/test_prompts.py"),
    ],
)
def test_after_a_change_in_a_file_that_nobody_imports_those_come_that_read_it(
    near, file, test
):
    assert test in near(file)[:20]


def test_every_module_is_near_to_a_test(tool, leans):
    from_tests = tool.steps_from({*filter(tool.is_test, leans)}, leans)
    modules = {file for file in leans if file.startswith("tmworkshop/")}
    far = modules - from_tests.keys()
    assert {file for file in far if not file.endswith("/__init__.py")} == set()


def test_what_nobody_leans_on_touches_no_test(near):
    assert near("LICENSE") == []


@pytest.mark.parametrize("flags", [(), ("-n", "1", "--maxschedchunk", "1")])
@pytest.mark.parametrize(("body", "code"), [("pass", 0), ("assert 0", 2)])
def test_a_run_ends_when_its_time_is_over(tmp_path, flags, body, code):
    tests = "\n".join(f"def test_{n}(): {body}" for n in range(9))
    (tmp_path / "test_some.py").write_text(tests)
    command = (sys.executable, "-m", "pytest", "-p", "tests.within", "--within", "0")
    run = subprocess.run(
        [*command, *flags, tmp_path],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )
    assert (run.returncode, "the time is over" in run.stdout) == (code, True)
    (tried,) = re.findall(r"(\d+) (?:passed|failed) in", run.stdout)
    assert 0 < int(tried) < 9
