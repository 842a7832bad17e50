"""Errors that nobody foresaw, and a real terminal."""

import json
import os
import subprocess
import sys
import warnings

import pytest
from click.testing import CliRunner

from tests.terminals import TMWORKSHOP
from tmworkshop.adapters.content.shelf import ShelfOfPrompts
from tmworkshop.cli import main


@pytest.fixture
def broken(monkeypatch):
    def break_down(self):
        try:
            raise KeyError("Dai said he would ring")
        except KeyError as error:
            raise ZeroDivisionError("Megan said the form is late") from error

    monkeypatch.setattr(ShelfOfPrompts, "lessons", break_down)


@pytest.mark.usefixtures("broken")
def test_an_error_nobody_foresaw_is_told_without_a_traceback(dyffryn):
    told = dyffryn.told("lesson", "list", code=1)
    assert told.startswith("Error: something went wrong that should not have.")
    assert f"Your session is safe in {dyffryn.folder}" in told
    assert "Traceback" not in told


@pytest.mark.usefixtures("broken")
def test_its_log_says_where_and_holds_no_words(dyffryn):
    told = dyffryn.told("lesson", "list", code=1)
    (log,) = (dyffryn.folder / "logs").glob("*.log")
    assert told.endswith(str(log))
    written = log.read_text()
    assert "ZeroDivisionError" in written
    assert "KeyError" in written
    assert "in break_down" in written
    assert "Megan" not in written
    assert "Dai" not in written


@pytest.mark.usefixtures("broken")
def test_without_a_workspace_the_log_lies_beside_where_it_would_be(desk, tmp_path):
    desk.told("lesson", "list", code=1)
    (log,) = tmp_path.rglob("tmworkshop-*.log")
    assert log.parent == desk.folder.with_name(f"{desk.folder.name}-logs")
    assert not desk.folder.exists()


def test_an_error_before_the_options_are_there_is_noted_in_the_workspace(
    dyffryn, monkeypatch
):
    def breaks(*_):
        raise ZeroDivisionError

    monkeypatch.setattr("tmworkshop.cli.options.Options.__init__", breaks)
    dyffryn.told("lesson", "list", code=1)
    assert list((dyffryn.folder / "logs").glob("*.log"))


@pytest.mark.usefixtures("broken")
@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
@pytest.mark.parametrize("where", ["", "-logs"])
def test_the_log_is_private_whatever_the_shell_allows(desk, tmp_path, where):
    if not where:
        desk.folder.mkdir(mode=0o700)
    before = os.umask(0)
    try:
        desk.told("lesson", "list", code=1)
    finally:
        os.umask(before)
    (log,) = tmp_path.rglob("tmworkshop-*.log")
    assert log.is_relative_to(desk.folder.with_name(f"{desk.folder.name}{where}"))
    assert log.stat().st_mode & 0o777 == 0o600
    assert log.parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.usefixtures("broken")
def test_a_log_that_cannot_be_written_is_said(desk):
    desk.folder.with_name(f"{desk.folder.name}-logs").write_text("no folder")
    assert desk.told("lesson", "list", code=1).endswith("none could be written")


SAID = "Megan said the form is late"


def grouped():
    return ExceptionGroup(SAID, [ValueError(SAID), KeyError({"words": SAID})])


def noted():
    error = RuntimeError(SAID)
    error.add_note(SAID)
    return error


def chained():
    error = TypeError(SAID)
    error.__cause__ = json.JSONDecodeError(SAID, f'{{"words": "{SAID}"}}', 3)
    error.__cause__.__context__ = UnicodeDecodeError("utf-8", SAID.encode(), 0, 1, SAID)
    return error


def named():
    return type("Odd", (LookupError,), {"__str__": lambda _: SAID})(SAID)


def without_a_file():
    return OSError(22, SAID)


WHERE = {  # what breaks, and a command that comes to it
    "tmworkshop.adapters.store.fact_file.FactFile.facts": ("set", "show"),
    "tmworkshop.adapters.store.fact_file.FactFile.keep": ("member", "add", SAID),
    "tmworkshop.adapters.front_ends.plain.Plain.ask": (
        *("session", "start", "--plain", "--design", "set-half-day", "--lesson", "0"),
        *("--present", "everyone", "--presenter", "Dai"),
    ),
    "tmworkshop.cli.member.member_import.read_roster_file": (
        "member",
        "import",
        "x.csv",
    ),
    "tmworkshop.cli.session.scripted_session.read_script": (
        *("session", "start", "--script", "x.toml"),
    ),
    "tmworkshop.adapters.pages.finished.Pages.render": ("report", "slips"),
    "tmworkshop.adapters.backups.folder_backups.FolderBackups.make": ("backup", "make"),
    "tmworkshop.cli.member.member_page.answer_table": ("member", "list"),
}


@pytest.mark.parametrize("where", WHERE)
@pytest.mark.parametrize("error", [grouped, noted, chained, named, without_a_file])
def test_whatever_breaks_wherever_nothing_that_was_said_is_logged(
    dyffryn, monkeypatch, where, error
):
    def break_down(*_args, **_kwargs):
        words = SAID  # as a frame has them
        warnings.warn(words, stacklevel=1)
        raise error()

    for name in ("Amina Li", "Cai Rees"):
        dyffryn.run("member", "add", name)
    monkeypatch.setattr(where, break_down)
    with pytest.warns(UserWarning, match=SAID):
        told = dyffryn.run(*WHERE[where], code=1).stderr
    (log,) = (dyffryn.folder / "logs").glob("*.log")
    written = log.read_text()
    assert "in break_down" in written
    assert "said" not in written
    assert "said" not in told
    assert "Traceback" not in told
    assert os.name == "nt" or log.stat().st_mode & 0o777 == 0o600


def test_ctrl_c_stops_quietly(dyffryn, monkeypatch):
    def stop(self):
        raise KeyboardInterrupt

    monkeypatch.setattr(ShelfOfPrompts, "lessons", stop)
    assert dyffryn.told("lesson", "list", code=130) == "Stopped."


def at_a_terminal(desk, *words, keys=b""):
    ours, theirs = os.openpty()
    asking = subprocess.Popen(
        [sys.executable, "-m", "tmworkshop", *words],
        env={**os.environ, **desk.environ},
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    asked = _until_asked(asking) if keys else ""
    os.write(ours, keys)
    answer, talk = asking.communicate(timeout=30)
    os.close(ours)
    os.close(theirs)
    return asking.returncode, answer, asked + talk


def _until_asked(asking):
    """Return what *asking* says up to its question."""
    said = ""
    while not said.endswith(": "):
        letter = os.read(asking.stderr.fileno(), 1).decode()
        assert letter, said
        said += letter
    return said


def test_in_a_terminal_questions_are_asked_and_answers_go_to_stdout(desk):
    code, answer, talk = at_a_terminal(
        desk, "init", "--contact", "01632 960123", keys=b"Sian Rees\n"
    )
    assert (code, answer.strip()) == (0, str(desk.folder / "workspace.toml"))
    assert "Your name" in talk


def test_in_a_terminal_too_no_input_asks_nothing(desk):
    code, answer, talk = at_a_terminal(desk, "--no-input", "init")
    assert (code, answer) == (2, "")
    assert "--facilitator" in talk


def test_the_end_of_input_stops_quietly(desk):
    code, answer, talk = at_a_terminal(desk, "init", keys=b"\x04")
    assert (code, answer) == (130, "")
    assert talk.endswith("Stopped.\n")


def test_a_reader_that_goes_away_is_no_error(desk):
    ours, theirs = os.pipe()
    os.close(ours)
    listing = subprocess.run(
        [sys.executable, "-m", "tmworkshop", "lesson", "show", "8"],
        env={**os.environ, **desk.environ},
        stdout=theirs,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(theirs)
    assert listing.stderr == ""


def test_bytes_that_are_no_letter_are_said_to_be_none(desk):
    told = subprocess.run(
        [sys.executable, "-m", "tmworkshop", "set", "add", b"Dyffryn \xff"],
        env={**os.environ, **desk.environ},
        capture_output=True,
        check=False,
    )
    assert told.returncode == 2
    assert b"holds a letter that cannot be read" in told.stderr


@pytest.mark.parametrize("told_of", ["utf-8", "utf-8:strict"])
def test_half_a_letter_through_a_pipe_costs_that_line_and_nothing_before(
    dyffryn, told_of
):
    dyffryn.run("member", "add", "Amina Li")
    dyffryn.run("member", "add", "Cai Rees")
    flags = ("--design", "lesson-session-90", "--lesson", "7", "--present", "everyone")
    typed = b"+ Dai: ring the mill\n" + "by n\xf4n\n".encode("latin-1") + b"!!\n"
    done = subprocess.run(
        [*TMWORKSHOP, "session", "start", "--plain", *flags, "--presenter", "Dai"],
        env={**os.environ, **dyffryn.environ, "PYTHONIOENCODING": told_of},
        input=typed,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2
    assert b"Line 2 of what came is not in UTF-8" in done.stderr
    kept = dyffryn.run("action", "list").stdout
    assert "ring the mill" in kept
    assert "\ufffd" not in kept


def test_a_terminal_without_welsh_letters_loses_only_those(desk):
    listing = subprocess.run(
        [sys.executable, "-m", "tmworkshop", "set", "add", "Tŷ Gwyn"],
        env={**os.environ, **desk.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert listing.stdout == "ty-gwyn\n"


@pytest.mark.parametrize(
    "words",
    [
        ("set", "list", "{}"),
        ("set", "list", "--{}"),
        ("set", "{}"),
        ("{}",),
        ("--{}",),
        ("session", "edit", "{}"),
        ("session", "edit", "--level", "{}"),
        ("--workspace", "/nowhere/{}/x", "set", "list"),
    ],
)
def test_nothing_that_was_typed_amiss_reaches_the_terminal(desk, words):
    evil = "\x1b]0;owned\x07\x9b31m\u202e"
    typed = [word.format(evil) for word in words]
    # in colour, as at a terminal: elsewhere click takes most of it out
    result = CliRunner(env=desk.environ).invoke(main, typed, color=True)
    assert result.exit_code in (2, 3)
    assert "owned" in result.output
    assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(result.output)


@pytest.mark.parametrize(
    "words",
    [
        ("--workspace", "~nobody-here/sets", "set", "list"),
        ("backup", "make", "--to", "~nobody-here"),
        ("backup", "restore", "~nobody-here"),
        ("backup", "restore", "last", "--to", "~nobody-here/sets"),
    ],
)
def test_a_home_of_nobody_is_said(dyffryn, words):
    dyffryn.run("backup", "make")
    assert "give its whole path" in dyffryn.told(*words, code=3)
