"""Letters that go into files and come out of pipes, whatever the system's habit is."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.packs import letter_from
from tests.terminals import environment

# a Python whose streams are as they are in a pipe on Windows
NARROW = """
import io, sys
for name in ("stdin", "stdout", "stderr"):
    stream = getattr(sys, name)
    setattr(sys, name, io.TextIOWrapper(stream.detach(), encoding="cp1252"))
from tmworkshop.__main__ import main
main()
"""
NAME = "Ŵyn Llŷr"


@pytest.fixture
def narrow(dyffryn):
    """Return what runs a command on a system that knows few letters."""

    def run(*words, typed="", **more):
        env = environment(TMWORKSHOP_WORKSPACE=str(dyffryn.folder), **more)
        command, given = (sys.executable, "-c", NARROW, *words), typed.encode()
        done = subprocess.run(
            command, env=env, input=given, stdout=subprocess.PIPE, check=True
        )
        return done.stdout

    dyffryn.run("member", "add", NAME)
    return run


def test_a_list_in_a_file_has_every_letter(narrow):
    assert NAME.encode() in narrow("member", "list")


def test_what_comes_through_a_pipe_is_kept_whole(tmp_path, dyffryn, narrow):
    file, words = letter_from(tmp_path, name="Gwlad Ŷdfryn")
    letter = Path(file).read_text("utf-8")
    assert "Gwlad Ŷdfryn".encode() in narrow(
        "pack", "accept", "-", "--accept", words, typed=letter
    )


def test_who_asks_for_other_letters_has_them(narrow):
    latin = narrow("member", "list", PYTHONIOENCODING="latin-1")
    assert b"?yn Ll?r" in latin
