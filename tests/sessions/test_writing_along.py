"""Two real windows on one session: one steers in a terminal, one writes lines along."""

from collections import Counter

from tests.sessions.playing import RESUME, START
from tests.terminals import TMWORKSHOP, PipeProcess, PtyProcess, squeezed
from tmworkshop.adapters.store.fact_file import FactFile
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


def test_a_request_to_end_clears_the_screen_of_whoever_writes_along(at_an_action):
    with PtyProcess(*SCRIBE, env=at_an_action.env) as beside:
        beside.until("What >")
        beside.stop()
        assert beside.ended() == 143
        assert LEFT in squeezed(beside.shown)
        assert "Megan" not in beside.shown
