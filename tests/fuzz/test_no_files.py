"""What bears the name of a file of ours and is none: a pipe, socket, folder or link.

Nothing waits for it or falls over it: it is passed over, or told with its name.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket

import pytest
from click.testing import CliRunner

from tests.fuzz.test_commands import CODES, UNFORESEEN
from tests.fuzz.test_strange_sets import NOW
from tests.hostile import SET, a_story, tame
from tmworkshop.adapters.pages.press import WeasyPress
from tmworkshop.cli import main

PATIENCE = 8  # seconds; more than any command takes
BESIDE = (  # ours, whose place nothing else is to take
    f"sets/{SET}.jsonl.lock",
    f"sets/{SET}.jsonl.steer.lock",
    f"sets/{SET}.jsonl.torn",
    f"sets/{SET}.jsonl.new",
    "sets/.lock",
    f"drafts/{SET}.draft",
    "backups/.lock",
    "backups/elsewhere.json",
    "reserve",
    "workspace.toml",
    "purged.txt",
)
STRANGE = (
    "sets/moor.jsonl",
    "sets/moor.jsonl.torn",
    "drafts/moor.draft",
    "backups/2026-01-01T100000Z-close.zip",
    "backups/mine.zip.new",
    "designs/mine.toml",
    "prompts/lessons/mine.toml",
    "templates/participant.html",
    "reports/moor/mine.html",
    f"exports/{SET}/m1.json",
    "logs/mine.log",
)
COMMANDS = (
    (),
    ("set", "list"),
    ("session", "list"),
    ("session", "edit", "--session", "1"),
    ("action", "list", "--all"),
    ("member", "show", "Ana", "--words"),
    ("member", "erase", "Ana", "--preview"),
    ("member", "export", "Ana"),
    ("report", "set", "--session", "1", "--as", "text"),
    ("programme", "compare"),
    ("backup", "make"),
    ("backup", "list"),
    ("backup", "verify"),
    ("design", "list"),
    ("session", "resume", "--plain"),
    ("doctor",),
    ("doctor", "--fix"),
    ("set", "purge", SET, "--now", "--yes"),
)


def pipe(place, _):
    os.mkfifo(place)


def address(place, at):
    bound = socket.socket(socket.AF_UNIX)
    bound.bind(str(at / "s"))  # a path as long as ours is none for a socket
    bound.close()
    (at / "s").rename(place)


def folder(place, _):
    place.mkdir()
    (place / "inside").write_text("x")


def device(place, _):
    place.symlink_to("/dev/zero")


NO_FILES = (pipe, address, folder, device)


@pytest.fixture(scope="module")
def begun(tmp_path_factory):
    top = tmp_path_factory.mktemp("begun") / "w"
    a_story(tame).keep_in(top, SET)
    return top


@pytest.fixture
def run(begun, tmp_path, monkeypatch):
    """Run a command in a workspace, and give up on one that waits."""
    monkeypatch.setenv("TZ", "Europe/London")
    monkeypatch.setattr(WeasyPress, "pdf", lambda *_: b"%PDF-")
    place = shutil.copytree(begun, tmp_path / "w")
    runner = CliRunner(env={"TMWORKSHOP_NOW": NOW, "TMWORKSHOP_WORKSPACE": str(place)})

    def waits(*_):
        raise TimeoutError("it waits for ever")

    def run(*words):
        before = signal.signal(signal.SIGALRM, waits)
        signal.alarm(PATIENCE)
        try:
            result = runner.invoke(main, words, input="\n" * 8 + "!!\nclose\n")
        finally:
            signal.alarm(0)
            signal.signal(signal.SIGALRM, before)
        assert result.exit_code in CODES, (words, result.output, result.exception)
        assert UNFORESEEN not in result.output, words
        return result.output

    run.place = place
    run.at = tmp_path
    return run


def put(run, name, make):
    place = run.place / name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.unlink(missing_ok=True)
    make(place, run.at)
    return place


@pytest.mark.parametrize("make", NO_FILES, ids=lambda make: make.__name__)
def test_nothing_waits_for_what_only_bears_such_a_name(run, make):
    for name in STRANGE:
        put(run, name, make)
    for words in COMMANDS:
        run(*words)


@pytest.mark.parametrize("name", BESIDE)
def test_nothing_waits_for_what_stands_in_the_place_of_ours(run, name):
    put(run, name, pipe)
    for words in COMMANDS:
        run(*words)


@pytest.mark.parametrize("make", NO_FILES, ids=lambda make: make.__name__)
def test_others_are_shown_and_what_is_no_set_is_told(run, make):
    put(run, "sets/moor.jsonl", make)
    put(run, "backups/2026-01-01T100000Z-close.zip", make)
    assert "Dyffryn said" in run("set", "list")
    told = "".join(run("doctor").split())  # a long path is broken anywhere
    assert "moor.jsonlliesamongthesetsandisnone" in told
    assert "2026-01-01T100000Z-close.zipliesamongthebackupsandisnone" in told
    assert "couldnotbelookedat" not in told
    assert "hand" in run("backup", "make")
