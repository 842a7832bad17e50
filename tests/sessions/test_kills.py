"""A session that is killed at any point is taken up at that point, with all it kept."""

import time
from pathlib import Path
from random import Random

import pytest

from tests.sessions.playing import RESUME, founded, played, story
from tests.terminals import PipeProcess, PtyProcess, environment, squeezed
from tmworkshop.adapters import drawing

SECOND = Path(__file__).with_name("second-session.toml")
KILLS = 10  # by each seed; every third comes between the key and the next paint
PLAIN_SEEDS, TERMINAL_SEEDS = (1, 2, 3, 4), (5, 6)
STARTED, LAST = 1, 2  # neither the opening nor the close is cut off here


@pytest.fixture(scope="module")
def second(tmp_path_factory):
    """Return the lines of a second session, each with the file as it was by then."""
    file = founded(tmp_path_factory.mktemp("second") / "workspace")
    played(file)
    return played(file, SECOND)


class Room:
    """A session that is cut off and taken up again."""

    def __init__(self, second, folder, seed):
        self.lines = second
        self.random = Random(seed)  # noqa: S311
        self.file = founded(folder / "workspace")
        self.env = environment(TMWORKSHOP_WORKSPACE=str(folder / "workspace"))
        self.at = self.random.randrange(STARTED, len(self.lines) - KILLS)
        self.file.write_bytes(self.line.file)

    @property
    def line(self):
        return self.lines[self.at]

    def go_on(self, process, keys_of):
        """Answer a few questions, each seen painted, as far as there are any."""
        for _ in range(self.random.randrange(3)):
            if self.at < len(self.lines) - LAST:
                process.answer(keys_of(self.line))
                self.at += 1

    def cut_off(self, process, keys):
        """Kill *process* in the middle of an answer."""
        process.type(keys)
        time.sleep(self.random.uniform(0, 0.04))  # the point that is tried
        process.kill()

    def look_back(self, *, in_the_middle):
        """Find what is kept, and where the session stands by that."""
        told = story(self.file)
        may_be_kept = [self.at, self.at + 1] if in_the_middle else [self.at]
        kept = [at for at in may_be_kept if self.lines[at].kept == len(told)]
        assert kept, f"{len(told)} facts, and {self.line.kept} were acknowledged"
        (self.at,) = kept
        assert told == self.story_by_then()

    def story_by_then(self):
        """Return what an uncut session had kept by the line in hand."""
        uncut = self.file.with_suffix(".uncut")
        uncut.write_bytes(self.line.file)
        return story(uncut)


def test_every_line_of_the_session_keeps_something(second):
    kept = [line.kept for line in second]
    assert kept == sorted(set(kept))
    assert len(kept) > 50


@pytest.mark.parametrize("seed", PLAIN_SEEDS)
def test_plain_lines_are_taken_up_where_they_were_cut_off(second, tmp_path, seed):
    room = Room(second, tmp_path, seed)
    for kill in range(KILLS):
        with PipeProcess(*RESUME, "--plain", env=room.env) as plain:
            asked = plain.until_asked()
            assert asked.endswith(f"{drawing.question(room.line.screen.ask)} >\n")
            assert room.line.screen.speaker in asked
            room.go_on(plain, lambda line: line.typed)
            if in_the_middle := kill % 3 == 2:
                room.cut_off(plain, room.line.typed)
        room.look_back(in_the_middle=in_the_middle)


@pytest.mark.parametrize("seed", TERMINAL_SEEDS)
def test_a_terminal_is_taken_up_where_it_was_cut_off(second, tmp_path, seed):
    room = Room(second, tmp_path, seed)
    for kill in range(KILLS):
        with PtyProcess(*RESUME, env=room.env) as terminal:
            asked = squeezed(terminal.until_asked(1))
            assert squeezed(room.line.screen.ask.label) in asked
            assert room.line.screen.speaker in asked
            room.go_on(terminal, lambda line: line.keys)
            if in_the_middle := kill % 3 == 2:
                room.cut_off(terminal, room.line.keys)
        room.look_back(in_the_middle=in_the_middle)
