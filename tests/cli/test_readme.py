"""What the README shows of the reading commands is what they say."""

import re
import shlex
from pathlib import Path

import pytest

README = Path(__file__).parents[2] / "README.md"
READING = ("evidence search", "evidence show", "design list")


def shown():
    """Yield each command of the README that reads, with the lines shown after it."""
    for block in re.findall(r"```\n(.*?)```", README.read_text("utf-8"), re.DOTALL):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            line, _, said = part.partition("\n")
            if any(each in line for each in READING):
                yield shlex.split(line)[1:], said.removesuffix("…\n").rstrip()


SHOWN = [pytest.param(*each, id=" ".join(each[0])) for each in shown()]


def test_the_readme_shows_commands():
    assert len(SHOWN) == 3


@pytest.mark.parametrize(("words", "said"), SHOWN)
def test_what_is_shown_is_what_is_said(desk, words, said):
    assert desk.run(*words).stdout.startswith(said)


def test_the_commands_are_those_of_the_help(desk):
    listed = desk.run("--help").stdout.partition("Commands:\n")[2].rstrip()
    assert listed in README.read_text("utf-8")
