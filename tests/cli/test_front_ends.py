"""Which front end a room gets, by its terminal and by what was asked for."""

import ctypes
import re
import sys
from contextlib import redirect_stderr
from io import StringIO

import pytest

from tests.typists import FakeWindows
from tmworkshop.adapters.front_ends import keyboard
from tmworkshop.adapters.front_ends.letters import find_letters
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


@pytest.fixture
def windows(monkeypatch, at_a_terminal):
    """Return a Windows whose console is a terminal, as its kernel tells of it."""
    system = FakeWindows()
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "WinDLL", lambda _: system, raising=False)
    monkeypatch.delenv("TERM", raising=False)
    return system


def on_windows(*, plain=False, **environ):
    return Options(None, environ, plain=plain, no_input=False)


def opened(options):
    """Return the kind of front end that opens, and what is said of that."""
    with redirect_stderr(StringIO()) as told:
        return type(open_front_end(options)), told.getvalue()


def test_a_console_of_windows_gets_a_screen(windows):
    assert opened(on_windows()) == (Terminal, "")


def test_where_a_screen_reader_runs_lines_are_plain_and_one_says_why(windows):
    windows.reads_aloud = True
    assert on_windows().is_plain
    kind, told = opened(on_windows())
    assert kind is Plain
    assert re.fullmatch("A screen reader runs here.*TMWORKSHOP_PLAIN=0.*\n", told)


def test_plain_lines_are_refused_in_spite_of_a_screen_reader(windows):
    windows.reads_aloud = True
    assert opened(on_windows(TMWORKSHOP_PLAIN="0")) == (Terminal, "")


@pytest.mark.parametrize("given", [{"plain": True}, {"TMWORKSHOP_PLAIN": "1"}])
def test_whoever_asks_for_plain_lines_needs_no_reason(windows, given):
    windows.reads_aloud = True
    assert opened(on_windows(**given)) == (Plain, "")


def test_a_refusal_makes_no_screen_of_a_terminal_that_has_none(at_a_terminal):
    refused = {"TMWORKSHOP_PLAIN": "0"}
    assert opened(options(**refused)) == (Terminal, "")
    assert opened(options(**refused, TERM="dumb")) == (Plain, "")


def test_a_console_that_draws_nothing_gets_plain_lines_and_one_says_why(windows):
    windows.draws = False
    kind, told = opened(on_windows(TMWORKSHOP_PLAIN="0"))
    assert kind is Plain
    assert re.fullmatch("This console draws no screens.*\n", told)


def test_a_keyboard_is_quiet_between_two_questions_and_then_as_it_was(windows):
    windows.modes[-10] = 0b111_1111
    keyboard.quieten()
    keyboard.quieten()
    assert windows.modes[-10] == 0b111_1000
    keyboard.restore()
    keyboard.restore()
    assert windows.modes[-10] == 0b111_1111


def test_a_keyboard_that_was_left_quiet_is_woken(windows):
    windows.modes[-10] = 0b111_1000
    keyboard.wake()
    assert windows.modes[-10] == 0b111_1111


def test_what_stdin_is_there_that_is_no_console_has_no_keyboard(windows):
    windows.modes = {}  # the null device calls itself a terminal
    keyboard.quieten()
    assert find_letters() is None
    keyboard.restore()
