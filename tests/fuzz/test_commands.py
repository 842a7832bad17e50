"""Whatever is typed at a command, it ends in an answer or in words: never a traceback.

The commands find themselves; what a terminal would obey never comes out of one.
"""

from __future__ import annotations

import os

import click
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.mangled import texts
from tests.invented import invented
from tmworkshop.adapters.cells import TURNS
from tmworkshop.adapters.store.workspace import FolderWorkspace
from tmworkshop.cli import main

INPUTS = 300 if os.environ.get("HYPOTHESIS_PROFILE") == "soak" else 12
PLAYS = {"demo"}  # takes any folder, and half a minute
CODES = {0, 1, 2, 3, 4, 5}
UNFORESEEN = "something went wrong that should not have"
CONTROLS = (*range(10), *range(11, 32), *range(0x7F, 0xA0))
OBEYED = [chr(code) for code in (*CONTROLS, *TURNS)]


def leaves(command, path=()):
    if not isinstance(command, click.Group):
        yield path, command
        return
    context = click.Context(command)
    for name in command.list_commands(context):
        yield from leaves(command.get_command(context, name), (*path, name))


LEAVES = {path: leaf for path, leaf in leaves(main) if path[0] not in PLAYS}
PLAUSIBLE = ("set-1", "m1", "1", "2", "all", "everyone", "today", "12/3/2026", "0")
given_words = st.sampled_from(PLAUSIBLE) | texts


@st.composite
def typed(draw, command):
    """Words for *command*: some of its arguments and options, whatever they hold."""
    words = []
    for parameter in command.params:
        if isinstance(parameter, click.Argument):
            if parameter.required or draw(st.booleans()):
                words.append(draw(given_words))
        elif draw(st.integers(0, 3)) == 0:
            words.append(parameter.opts[0])
            if not parameter.is_flag:
                words.append(draw(given_words))
    return words


@pytest.fixture
def workspace(tmp_path, monkeypatch):
    monkeypatch.setenv("TZ", "Europe/London")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(
        "tmworkshop.adapters.pages.press.WeasyPress.pdf", lambda *_: b"%PDF"
    )
    folder = tmp_path / "workspace"
    for set_id, story in invented(7).stories.items():
        FolderWorkspace(folder).found_set(set_id).keep(story.facts)
    return folder


@pytest.mark.parametrize("path", LEAVES, ids=" ".join)
def test_a_command_ends_in_an_answer_or_in_words(path, workspace):
    runner = CliRunner(env={"TMWORKSHOP_WORKSPACE": str(workspace)})

    @settings(max_examples=INPUTS)
    @given(typed(LEAVES[path]))
    def tried(words):
        # in colour, as at a terminal: elsewhere click takes escapes out itself
        result = runner.invoke(main, ["--no-input", *path, *words], color=True)
        assert result.exit_code in CODES, result.output
        assert UNFORESEEN not in result.stderr
        if result.exit_code:
            assert result.output.strip()
        assert not any(letter in result.output for letter in OBEYED)

    tried()
