"""Which front end a room gets, by its terminal and by what was asked for."""

import sys

import pytest

from tmworkshop.adapters.front_ends.plain import Plain
from tmworkshop.adapters.front_ends.terminal import Terminal
from tmworkshop.cli.asker import Asker
from tmworkshop.cli.options import Options
from tmworkshop.cli.session.session_tools import open_front_end
from tmworkshop.domain.errors import Missing


@pytest.fixture
def at_a_terminal(monkeypatch):
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)


def options(*, plain=False, no_input=False, **environ):
    environ = {"TERM": "xterm-256color", **environ}
    return Options(None, environ, plain=plain, no_input=no_input)


def test_a_terminal_gets_a_screen(at_a_terminal):
    assert isinstance(open_front_end(options()), Terminal)


@pytest.mark.parametrize(
    "environ",
    [{"TMWORKSHOP_PLAIN": "1"}, {"TERM": "dumb"}, {"TERM": "unknown"}, {"TERM": ""}],
)
def test_the_environment_may_ask_for_plain_lines(at_a_terminal, environ):
    assert isinstance(open_front_end(options(**environ)), Plain)


def test_a_terminal_that_has_no_name_gets_plain_lines(at_a_terminal):
    nameless = Options(None, {}, plain=False, no_input=False)
    assert isinstance(open_front_end(nameless), Plain)


def test_output_that_goes_elsewhere_is_plain(at_a_terminal, monkeypatch):
    monkeypatch.setattr(sys.stdout, "isatty", lambda: False)
    assert isinstance(open_front_end(options()), Plain)


def test_plain_lines_may_come_from_a_pipe():
    assert isinstance(open_front_end(options(plain=True)), Plain)


@pytest.mark.parametrize(
    "given", [{}, {"no_input": True}, {"plain": True, "no_input": True}]
)
def test_without_anyone_to_ask_the_flag_is_named(given):
    with pytest.raises(Missing, match="--script FILE"):
        open_front_end(options(**given))


def test_git_bash_on_windows_gets_plain_lines_and_one_sentence(monkeypatch, capsys):
    monkeypatch.setattr("tmworkshop.cli.options.sys.platform", "win32")
    in_git_bash = options(MSYSTEM="MINGW64")
    assert isinstance(open_front_end(in_git_bash), Plain)
    assert Asker(in_git_bash).is_there
    assert capsys.readouterr().err.count("no Windows console") == 1
