"""Everyone's page, offered at the close to somebody there, and printed at a yes."""

import os
import time

import pytest

from tests.sessions.playing import RESUME, START, story
from tests.terminals import PipeProcess, PtyProcess
from tmworkshop.cli.session.page_offer import OFFER

CLOSED = ("!!\r", "close\r")
# the terminal and plain lines
either_way = pytest.mark.parametrize("flags", [(), ("--plain",)], ids=["", "plain"])
pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such terminal")


@pytest.fixture
def room(at_an_action, tmp_path):
    """A session half way, a screen, and a program that shows files: one that notes."""
    desk, programs = at_an_action, tmp_path / "bin"
    programs.mkdir()
    desk.shown = tmp_path / "shown"
    program = programs / "xdg-open"
    program.write_text(f'#!/bin/sh\necho "$@" > "{desk.shown}"\n')
    program.chmod(0o700)
    desk.env |= {"PATH": f"{programs}:{desk.env['PATH']}", "DISPLAY": ":7"}
    return desk


def pages(desk):
    return [*(desk.folder / "reports").rglob("m*.html")]


def closed(terminal):
    """Close a session in which something was said, and wait for the offer."""
    terminal.until("(Enter moves on) >")
    terminal.type(CLOSED[0])
    terminal.until("(type close) >")
    terminal.type(CLOSED[1])
    terminal.until("[y/N]")
    assert OFFER.split()[0] in terminal.shown


@either_way
def test_a_yes_prints_everyones_page_and_shows_their_folder(room, flags):
    with PtyProcess(*RESUME, *flags, env=room.env, rows=50) as terminal:
        closed(terminal)
        assert not pages(room)
        terminal.type("y\r")
        assert terminal.ended() in (
            0,
            3,
        )  # without Pango it is said that no PDF is made
    folder = room.folder / "reports" / "dyffryn-set" / "session-1"
    assert room.shown.read_text() == f"{folder}\n"
    assert len(pages(room)) == 5


@either_way
@pytest.mark.parametrize("keys", ["\r", "n\r", "\r\r\r\r\r\r", "\x03", "\x04"])
def test_enter_is_no_and_so_is_whatever_ends_it(room, flags, keys):
    with PtyProcess(*RESUME, *flags, env=room.env, rows=50) as terminal:
        closed(terminal)
        terminal.type(keys)
        assert terminal.ended() == 0
    assert not pages(room)
    assert not room.shown.exists()
    assert story(room.file)[-1]["what"] == "stop"


def test_keys_that_were_there_before_it_was_asked_answer_nothing(room):
    with PtyProcess(*RESUME, env=room.env, rows=50) as terminal:
        terminal.until("(Enter moves on) >")
        terminal.type(CLOSED[0])
        terminal.until("(type close) >")
        terminal.type("close\r")
        time.sleep(0.05)  # all at once would be taken for a paste
        terminal.type("y\r")
        terminal.until("[y/N]")
        terminal.rest(0.5)
        assert not pages(room)
        terminal.type("\x03")
        assert terminal.ended() == 0


def test_with_a_pipe_for_a_keyboard_nobody_is_asked(room):
    with PipeProcess(*RESUME, "--plain", env=room.env) as plain:
        plain.until_asked()
        plain.type("!!\nclose\ny\ny\n")
        assert plain.ended() == 0
        assert OFFER not in plain.written
    assert not pages(room)


def test_the_window_that_steered_holds_the_session_no_more_while_it_is_asked(room):
    with PtyProcess(*RESUME, env=room.env, rows=50) as terminal:
        closed(terminal)
        with PipeProcess(*START, "--plain", env=room.env) as other:
            other.until_asked()
            other.type("!!\nclose\n")
            assert other.ended() == 0
        terminal.type("\r")
        assert terminal.ended() == 0


def test_where_nothing_was_said_there_is_no_page_to_offer(desk):
    with PtyProcess(*START, env=desk.env, rows=50) as terminal:
        terminal.until("Enter moves on >")
        terminal.type(CLOSED[0])
        terminal.until("(type close) >")
        terminal.type(CLOSED[1])
        assert terminal.ended() == 0
        assert OFFER.split()[0] not in terminal.shown
