"""A set is begun with all of it or nothing; one that holds nothing is told so."""

import os
import signal
import subprocess
import sys

import pytest

from tests.terminals import environment
from tmworkshop.adapters.store.workspace import FolderWorkspace

KILLED = """
import os, signal, sys
from tmworkshop.cli import main

name, at = sys.argv.pop(1), int(sys.argv.pop(1))
real, times = getattr(os, name), []

def killed(*given, **more):
    times.append(given)
    if len(times) == at:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(*given, **more)

setattr(os, name, killed)
main()
"""
ADD = ("set", "add", "Moor", "--kept-until", "none")


@pytest.mark.parametrize("at", range(1, 5))
@pytest.mark.parametrize("call", ["fdatasync", "fsync", "replace", "rename"])
def test_a_kill_leaves_no_set_that_cannot_be_read(desk, call, at):
    env = environment(TMWORKSHOP_WORKSPACE=str(desk.folder))
    command = (sys.executable, "-c", KILLED, call, str(at), *ADD)
    ended = subprocess.run(command, env=env, capture_output=True, check=False)
    assert ended.returncode in (0, -signal.SIGKILL)
    known = desk.json("set", "list")["sets"] if desk.folder.exists() else []
    assert [each["name"] for each in known] in ([], ["Moor"])
    if not known:
        desk.run(*ADD)
    assert desk.json("set", "list")["sets"][0]["name"] == "Moor"


@pytest.fixture
def begun(desk):
    """A set that an older version began and never named."""
    FolderWorkspace(desk.folder).found_set("moor")
    return desk


def test_a_set_that_holds_nothing_is_told_so_beside_the_others(begun):
    begun.run("set", "add", "Dyffryn set", "--kept-until", "none")
    assert "holds nothing yet" in begun.run("set", "list").stdout
    told = " ".join(begun.told("set", "show", "moor", code=1).split())
    assert "begin it once more under the same name, or take it back" in told


def test_it_is_begun_once_more(begun):
    assert begun.run(*ADD).stdout == "moor\n"
    assert begun.json("set", "list")["sets"][0]["name"] == "Moor"


def test_or_it_is_taken_back(begun):
    begun.run("set", "discard", "moor", "--yes")
    assert begun.json("set", "list")["sets"] == []
    assert not os.path.lexists(begun.folder / "sets" / "moor.jsonl")
