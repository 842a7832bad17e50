"""Real sessions in a terminal that are ended in the middle of an answer.

An answer is acknowledged once the next question was seen painted.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from signal import SIGHUP, SIGKILL, SIGTERM, Signals

from bench.scratch import scratch
from soak.tally import Cut, Tally
from tests.sessions.cutting import Room, second_session
from tests.sessions.playing import RESUME
from tests.terminals import PtyProcess

WAYS = {SIGKILL: 120, SIGTERM: 30, SIGHUP: 30}  # times in a soak


def sessions() -> list[Tally]:
    """End sessions in every way that a process can be told to end."""
    with scratch() as folder:
        lines = second_session(folder / "uncut")
        rooms = (Room(lines, folder / str(seed), seed) for seed in count())
        return [ended(rooms, way, WAYS[way]) for way in WAYS]


def ended(rooms: Iterator[Room], signal: Signals, times: int) -> Tally:
    """End sessions by *signal*, so many *times*."""
    tally = Tally(f"a session in a terminal, {signal.name}", by=Cut.KILL)
    room = next(rooms)
    for _ in range(times):
        if room.is_nearly_over:
            room = next(rooms)
        _end(room, signal, tally)
    return tally


def _end(room: Room, signal: Signals, tally: Tally) -> None:
    began = room.at
    with PtyProcess(*RESUME, env=room.env) as terminal:
        terminal.until_asked(1)
        room.go_on(terminal, lambda line: line.keys)
        tally.acknowledged += room.at - began
        room.cut_off(terminal, room.line.keys, signal)
    tally.lost += room.lacks(in_the_middle=True)
    tally.times += 1
