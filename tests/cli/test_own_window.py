"""A window of its own: commands one after another, and Ctrl-C leaves it open."""

import subprocess
import sys

import pytest

from tests.terminals import PtyProcess, environment
from tmworkshop.cli.own_window import is_ours_alone, split_words

WINDOW = (sys.executable, "-m", "tmworkshop.cli.own_window")


@pytest.fixture
def env(tmp_path):
    return environment(TMWORKSHOP_WORKSPACE=str(tmp_path / "workspace"))


def test_it_shows_what_is_waiting_and_runs_what_is_typed(env):
    typed = 'set add "Ysgol Ŵyl"\ntmworkshop set list\n\nexit\nset add Never\n'
    done = subprocess.run(
        WINDOW, env=env, input=typed, capture_output=True, text=True, check=True
    )
    assert "tmworkshop init" in done.stderr
    assert "exit closes this window" in done.stderr
    assert "Ysgol Ŵyl" in done.stdout
    assert "Never" not in done.stdout + done.stderr


def test_it_ends_where_nothing_more_comes(env):
    done = subprocess.run(WINDOW, env=env, input="", text=True, check=False)
    assert done.returncode == 0


def test_a_quotation_mark_that_is_missing_is_told(env):
    typed = 'set add "Ysgol\n'
    done = subprocess.run(
        WINDOW, env=env, input=typed, capture_output=True, text=True, check=True
    )
    assert 'A " is missing.' in done.stderr


def test_ctrl_c_is_for_the_command_and_leaves_the_window_open(env):
    with PtyProcess(*WINDOW, env=env) as window:
        window.until_last("tmworkshop>")
        window.type("set li\x03")
        window.until_so(lambda: window.shown.count("tmworkshop>") == 2)
        window.type("init\r")
        window.until("Your name")
        window.type("\x03")
        window.until("Stopped.")
        window.until_last("tmworkshop>")
        window.type("exit\r")
        assert window.ended() == 0


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("", []),
        ("session start", ["session", "start"]),
        ("tmworkshop set list", ["set", "list"]),
        (
            r"member import E:\rosters\ŵyl.xlsx",
            ["member", "import", "E:\\rosters\\ŵyl.xlsx"],
        ),
        (
            r'backup make --to "F:\Gŵyl y De"',
            ["backup", "make", "--to", "F:\\Gŵyl y De"],
        ),
        ('set add "Dai\'s set #2"', ["set", "add", "Dai's set #2"]),
        ("set add Dai's", ["set", "add", "Dai's"]),
    ],
)
def test_a_line_is_taken_apart_as_windows_takes_it(line, words):
    assert list(split_words(line)) == words


def test_where_there_are_shells_no_window_is_ours():
    assert not is_ours_alone()
