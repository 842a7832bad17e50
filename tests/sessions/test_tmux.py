"""A session typed and read through tmux, as a person in front of it would."""

import os
import subprocess
import time

import pytest

from tests.sessions.playing import RESUME, START, story
from tests.terminals import PATIENCE


class Pane:
    """A pane of a tmux server of its own."""

    def __init__(self, tmux, socket, env):
        self._tmux = (tmux, "-S", str(socket), "-f", os.devnull)
        self._env = env
        size = ("-x", "80", "-y", "24")
        self._run("new-session", "-d", *size, "-s", "it", "sh")

    def close(self):
        self._run("kill-server")

    def keys(self, *keys):
        self._run("send-keys", "-t", "it", *keys)

    def paste(self, text):
        """Paste as a terminal does that does not mark what is pasted."""
        self._run("set-buffer", text)
        self._run("paste-buffer", "-t", "it")

    def shown(self):
        return self._run("capture-pane", "-p", "-t", "it")

    def history(self):
        return self._run("capture-pane", "-p", "-S", "-", "-t", "it")

    def until(self, *texts):
        end = time.monotonic() + PATIENCE
        while not all(text in self.shown() for text in texts):
            if time.monotonic() > end:
                raise TimeoutError(f"{texts} never came; there is:\n{self.shown()}")
        return self.shown()

    def _run(self, *words):
        command = (*self._tmux, *words)
        run = subprocess.run(
            command, env=self._env, capture_output=True, check=True, text=True
        )
        return run.stdout


@pytest.fixture
def pane(tmux, tmp_path, desk):
    pane = Pane(tmux, tmp_path / "socket", desk.env)
    yield pane
    pane.close()


def test_a_facilitator_walks_blanks_goes_back_pauses_and_resumes(pane, desk):
    pane.keys(" ".join(START), "Enter")
    pane.until("What we agree (1 of 12)", "Enter moves on >")
    pane.keys("Enter")
    pane.until("Check-in (2 of 12)", "Enter moves on >")
    pane.keys("#")
    shown = pane.until("Show the screen again? (Enter yes)")
    assert "Dyffryn" not in shown
    pane.keys("Enter")
    pane.until("Check-in (2 of 12)", "Enter moves on >")
    pane.keys("Enter")
    pane.until("Give these minutes away? (Enter yes) >")
    pane.keys("y")
    pane.until("The evidence (4 of 12)", "Enter moves on >")
    pane.keys("Enter")
    pane.until("Slips (Enter moves on) >")
    pane.keys("3 1 4 ?", "Enter")
    pane.until("0   1 o   2   3 o   4 o   cannot say 1", "Enter moves on >")
    pane.keys("<")
    pane.until("> 1 3 4 ?")
    pane.keys("Enter")
    pane.until("Enter moves on >")
    pane.keys("Enter")
    pane.until("Statement 2 of", "Slips (Enter moves on) >")
    pane.keys(">", "Enter")
    pane.until("Examples (6 of 12)", "(Enter moves on) >")
    pane.keys("dai: Ours never answer.", "Enter")
    pane.until("Does the lesson hold there?", "(Enter leaves it) >")
    pane.keys("n")
    pane.until("Dai Okafor: Ours never answer.", "(Enter moves on) >")
    pane.keys("C-c")
    pane.until("Paused. Take it up again with:\n  tmworkshop session resume")
    assert "Ours never answer." not in pane.history()
    pane.keys(f"clear; {' '.join(RESUME)}", "Enter")
    pane.until("Dai Okafor: Ours never answer.", "(Enter moves on) >")
    pane.keys("!", "Enter")
    pane.until("Paused.")
    moves = [fact["what"] for fact in story(desk.file) if "what" in fact]
    assert moves.count("blank") == 2
    assert moves.count("pause") == 2


def test_tabs_keep_pasted_words_apart(pane, desk):
    pane.keys(" ".join(START), "Enter")
    pane.until("What we agree (1 of 12)", "Enter moves on >")
    pane.keys("+ dai: ")
    pane.paste("Ask the mill\tCai\tby Friday")
    pane.until("+ dai: Ask the mill Cai by Friday")
    pane.keys("Enter")
    pane.until("Kept for Dai Okafor.", "By when")
    assert story(desk.file)[-1]["words"] == "Ask the mill Cai by Friday"


@pytest.mark.parametrize("plain", ["", " --plain"])
def test_a_pasted_list_is_an_action_each(pane, desk, plain):
    pane.keys(f"{' '.join(START)}{plain}", "Enter")
    pane.until("Enter moves on")
    pane.paste("+ dai: bring the form\n+ megan: ask at the mill")
    pane.until("the form ⏎ + megan: ask at the mill")
    pane.keys("Enter")
    pane.until("Kept for Dai Okafor. Kept for Megan Prys-Jones.", "By when")
    *_, first, last = story(desk.file)
    assert (first["speaker"], first["words"]) == ("m2", "bring the form")
    assert (last["speaker"], last["words"]) == ("m1", "ask at the mill")


def test_a_line_longer_than_the_window_gives_the_screen_back(pane):
    pane.keys(" ".join(START), "Enter")
    whole = pane.until("What we agree (1 of 12)", "Enter moves on >")
    pane.paste(" ".join(f"word{number:04}" for number in range(333)))
    shown = pane.until("word0332")
    assert "What we agree (1 of 12)" not in shown
    pane.keys("C-u")
    pane.until("What we agree (1 of 12)", "Enter moves on >")
    assert pane.shown() == whole
