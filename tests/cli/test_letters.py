"""Letters that go into files and come out of pipes, whatever the system's habit is."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.test_sessions import ALL
from tests.packs import LEAD, letter_from
from tests.remembered import words_elsewhere
from tests.terminals import environment
from tmworkshop.adapters.packs.signatures import signer_of

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
    file, _ = letter_from(tmp_path, name="Gwlad Ŷdfryn")
    words = words_elsewhere(signer_of(LEAD))
    letter = Path(file).read_text("utf-8")
    assert "Gwlad Ŷdfryn".encode() in narrow(
        "pack", "accept", "-", "--accept", words, typed=letter
    )


LINES = b"+ Megan: ring caf\xc3\xa9 Ll\xc5\xb7r\n\n\n+ Dai: the caf\xe9\n+ Dai: go\n"


def test_a_line_that_is_not_in_utf_8_is_named_and_all_before_it_is_kept(dyffryn):
    told = dyffryn.run("--plain", *ALL, keys=LINES, code=2)
    assert "Error: Line 4 of what came is not in UTF-8" in told.stderr
    assert "give it from line 4 on" in " ".join(told.stderr.split())
    kept = dyffryn.run("action", "list").stdout
    assert "ring café Llŷr" in kept
    assert "Dai" not in kept
    rest = LINES.decode("latin-1").splitlines(keepends=True)[3]
    dyffryn.run("--plain", "session", "resume", keys=rest)
    assert "the café" in dyffryn.run("action", "list").stdout


def test_lines_in_what_windows_calls_unicode_are_not_in_utf_8(dyffryn):
    utf_16 = LINES.decode("latin-1").encode("utf-16")
    told = dyffryn.run("--plain", *ALL, keys=utf_16, code=2)
    assert "Error: Line 1 of what came is not in UTF-8" in told.stderr


def test_an_invitation_may_stand_in_a_letter_of_other_letters(tmp_path, dyffryn):
    file, words = letter_from(tmp_path)
    letter = "Annwyl gyfeillion, dewch i'r caf\xe9!\n".encode("latin-1")
    letter += Path(file).read_bytes()
    accepted = dyffryn.run("pack", "accept", "-", "--accept", words, keys=letter)
    assert accepted.exit_code == 0


def test_who_asks_for_other_letters_has_them(narrow):
    latin = narrow("member", "list", PYTHONIOENCODING="latin-1")
    assert b"?yn Ll?r" in latin
