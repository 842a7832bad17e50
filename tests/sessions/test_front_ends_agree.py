"""The same answers give the same facts, however they are typed."""

import shutil

import pytest

from tests.sessions.playing import (
    EXAMPLE,
    NOW,
    START,
    founded,
    played,
    story,
)
from tests.terminals import PipeProcess, PtyProcess, environment

AT_LEAST = 40  # facts compared, or the script has shrunk


@pytest.fixture(scope="module")
def script(tmp_path_factory):
    file = founded(tmp_path_factory.mktemp("script") / "workspace")
    before = tmp_path_factory.mktemp("before") / "set.jsonl"
    shutil.copy(file, before)
    return before, played(file), story(file)


def workspace_with(before, tmp_path):
    file = founded(tmp_path / "workspace")
    shutil.copy(before, file)
    env = environment(
        TMWORKSHOP_WORKSPACE=str(tmp_path / "workspace"), TMWORKSHOP_NOW=NOW
    )
    return file, env


def test_the_example_script_is_long_enough_to_compare(script):
    _, _, told = script
    assert len(told) >= AT_LEAST


def test_a_script_gives_the_same_bytes_again(tmp_path):
    first = founded(tmp_path / "first")
    again = founded(tmp_path / "again")
    played(first, EXAMPLE)
    played(again, EXAMPLE)
    assert first.read_bytes() == again.read_bytes()


def test_a_terminal_gives_the_facts_of_the_script(script, tmp_path):
    before, lines, told = script
    file, env = workspace_with(before, tmp_path)
    with PtyProcess(*START, env=env) as terminal:
        terminal.until_asked(1)
        for line in lines[:-1]:
            terminal.answer(line.keys)
        terminal.type(lines[-1].keys)
        terminal.until("[y/N]")  # everyone's page is offered, which a script is not
        terminal.type("\r")
        assert terminal.ended() == 0
    assert story(file) == told


def test_plain_lines_give_the_facts_of_the_script(script, tmp_path):
    before, lines, told = script
    file, env = workspace_with(before, tmp_path)
    with PipeProcess(*START, "--plain", env=env) as plain:
        plain.until_asked()
        for line in lines[:-1]:
            plain.answer(line.typed)
        plain.type(lines[-1].typed)
        assert plain.ended() == 0
    assert story(file) == told
