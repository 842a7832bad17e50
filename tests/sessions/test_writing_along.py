"""Two real windows on one session: one steers in a terminal, one writes lines along."""

import signal
from collections import Counter
from contextlib import ExitStack

import pytest

from tests.sessions.playing import RESUME, START
from tests.terminals import TMWORKSHOP, PipeProcess, PtyProcess, squeezed
from tmworkshop.adapters.front_ends.draft_places import drafts_of
from tmworkshop.adapters.front_ends.drafts import STANDS
from tmworkshop.adapters.store.fact_file import FactFile
from tmworkshop.cli.session.session_tools import WAITS
from tmworkshop.domain.facts import Moved, Said, What

SCRIBE = (*TMWORKSHOP, "session", "scribe")
OVER = "The session is closed. What you typed is kept."
LEFT = "You no longer write along."
ROUNDS = 6


def said(desk):
    facts = FactFile(desk.file).facts()
    return [fact for fact in facts if isinstance(fact, Said)]


def until(process, words):
    """Look again until the lines of *process* say *words*."""
    told = process.until_asked()
    while words not in told:
        told = process.answer("")
    return told


def test_what_both_type_is_in_the_file_once_and_each_sees_the_others(at_an_action):
    with (
        PtyProcess(*RESUME, env=at_an_action.env, rows=40) as room,
        PipeProcess(*SCRIBE, env=at_an_action.env) as beside,
    ):
        room.until("What (Enter moves on) >")
        until(beside, "Megan Prys-Jones")
        for number in range(ROUNDS):
            beside.type(f"? Dai: scribed {number}")
            room.answer(f"? Megan: steered {number}\r")
            beside.until_asked()
        beside.answer("? Dai: and last")
        room.answer("? Megan: last\r")
        room.until("Written along: Dai Okafor: and last.")
        beside.answer("Ring the mill.")
        # it is there by itself, and takes nothing from under the fingers
        room.until("Ring the mill.")
        room.until("What (Enter moves on) >")
        room.answer("\r")
        room.until("so nothing has moved on")
        room.until("By when")
        room.type("\x03")
        assert room.ended() == 0
        assert beside.ended() == 0
        assert LEFT in beside.written
    kept = Counter(each.words for each in said(at_an_action))
    expected = [f"{who} {n}" for who in ("scribed", "steered") for n in range(ROUNDS)]
    assert {words: kept[words] for words in expected} == dict.fromkeys(expected, 1)
    assert kept["Ring the mill."] == 1


def test_a_second_window_is_offered_to_write_along(at_an_action):
    with PtyProcess(*RESUME, env=at_an_action.env) as first:
        first.until_asked(1)
        with PtyProcess(*RESUME, env=at_an_action.env) as second:
            second.until("Another window is steering")
            second.until("Write along instead [y/N]:")
            second.type("y\r")
            second.until("What >")
            second.answer("Ring the mill.\r")
            second.until("Kept.")
            second.answer("!!\r")
            second.until("Whoever steers moves on.")
            second.type("\x03")  # what stands in the line is not kept yet
            second.type("\x03")
            assert second.ended() == 0
            assert LEFT in squeezed(second.shown)
            assert "Megan" not in second.shown
    assert [each.words for each in said(at_an_action)][-1] == "Ring the mill."


def test_whoever_will_not_write_along_is_told_who_steers(at_an_action):
    with PtyProcess(*RESUME, env=at_an_action.env) as first:
        first.until_asked(1)
        with PtyProcess(*RESUME, env=at_an_action.env) as second:
            second.until("Write along instead")
            second.type("n\r")
            assert second.ended() == 4


def test_where_nobody_can_be_asked_the_command_is_named(at_an_action):
    with PtyProcess(*RESUME, env=at_an_action.env) as first:
        first.until_asked(1)
        with PipeProcess(*RESUME, "--plain", env=at_an_action.env) as second:
            assert second.ended() == 4
            command = "To write along: tmworkshop session scribe --set dyffryn"
            assert command in squeezed(second.written)


def test_writing_along_is_over_when_the_session_is_closed(desk):
    with PipeProcess(*START, "--plain", env=desk.env) as room:
        room.until_asked()
        with PipeProcess(*SCRIBE, env=desk.env) as beside:
            beside.until_asked()
            room.answer("!!")
            room.type("close")
            assert room.ended() == 0
            beside.type("; just as it ends")
            assert beside.ended() == 0
            assert beside.written.strip().endswith(OVER)
    assert said(desk)[-1].words == "just as it ends"
    facts = FactFile(desk.file).facts()
    assert [f.what for f in facts if isinstance(f, Moved)][-1] is What.STOP


HALF = "Dai: Half a thought of Żaneta's"
SOLO = "What >"


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGHUP, signal.SIGTERM])
@pytest.mark.parametrize("flags", [(), ("--plain",)], ids=["", "plain"])
def test_what_is_half_typed_beside_is_there_again(at_an_action, flags, end):
    for line in ("", STANDS):
        with PtyProcess(*SCRIBE, *flags, env=at_an_action.env) as beside:
            beside.until(SOLO)
            if not line:
                beside.type(HALF)
            beside.until(HALF)
            assert (STANDS in beside.shown) == bool(line)
            beside.end(end)
            assert (WAITS in beside.shown) == (end != signal.SIGKILL)
    with PtyProcess(*RESUME, env=at_an_action.env) as room:
        room.until_asked(1)
        assert HALF not in room.shown


def test_what_two_have_half_typed_beside_is_not_mixed(at_an_action):
    lines = ("Dai: of the one", "Megan: of the other")
    with ExitStack() as stack:
        windows = [
            stack.enter_context(PtyProcess(*SCRIBE, env=at_an_action.env))
            for _ in lines
        ]
        for window, line in zip(windows, lines, strict=True):
            window.until(SOLO)
            window.type(line)
            window.until(line)
        for window in windows:
            window.kill()
    again = []
    with ExitStack() as stack:
        for _ in lines:
            window = stack.enter_context(PtyProcess(*SCRIBE, env=at_an_action.env))
            window.until(STANDS)
            window.until_asked(1)
            again += [line for line in lines if line in window.shown]
        with PtyProcess(*SCRIBE, env=at_an_action.env) as third:
            third.until(SOLO)
            assert STANDS not in third.shown
    assert sorted(again) == sorted(lines)


def test_a_line_that_was_taken_beside_is_offered_no_more(at_an_action):
    with PtyProcess(*SCRIBE, env=at_an_action.env) as beside:
        beside.until(SOLO)
        beside.type("Ring the mill.")
        beside.until("Ring the mill.")
        beside.answer("\r")
        beside.until("Kept.")
        beside.kill()
    with PtyProcess(*SCRIBE, env=at_an_action.env) as beside:
        beside.until_asked(1)
        assert STANDS not in beside.shown
        beside.type("\x03")
        assert beside.ended() == 0
    assert list(drafts_of(at_an_action.folder, "dyffryn")) == []


def test_a_close_drops_what_was_half_typed_beside(desk):
    with PtyProcess(*START, "--plain", env=desk.env) as room:
        room.until(" >")
        with PtyProcess(*SCRIBE, env=desk.env) as beside:
            beside.until_asked(1)
            beside.type("Dai: half")
            beside.until("Dai: half")
            beside.kill()
        assert any(drafts_of(desk.folder, "dyffryn"))
        room.type("!!\r")
        room.until("close")
        room.type("close\r")
        assert room.ended() == 0
    assert list(drafts_of(desk.folder, "dyffryn")) == []


def test_a_request_to_end_clears_the_screen_of_whoever_writes_along(at_an_action):
    with PtyProcess(*SCRIBE, env=at_an_action.env) as beside:
        beside.until("What >")
        beside.stop()
        assert beside.ended() == 143
        assert LEFT in squeezed(beside.shown)
        assert "Megan" not in beside.shown
