"""A session that is killed at any point is taken up at that point, with all it kept."""

import pytest

from tests.sessions.cutting import KILLS, Room, second_session
from tests.sessions.playing import RESUME
from tests.terminals import PipeProcess, PtyProcess, squeezed
from tmworkshop.adapters.front_ends import screen_blocks

PLAIN_SEEDS, TERMINAL_SEEDS = (1, 2, 3, 4), (5, 6)


@pytest.fixture(scope="module")
def second(tmp_path_factory):
    """Return the lines of a second session, each with the file as it was by then."""
    return second_session(tmp_path_factory.mktemp("second"))


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
            assert asked.endswith(
                screen_blocks.question_text(room.line.screen.ask) + " >\n"
            )
            assert room.line.screen.speaker in asked
            room.go_on(plain, lambda line: line.typed)
            # every third comes between the key and the next paint
            if in_the_middle := kill % 3 == 2:
                room.cut_off(plain, room.line.typed)
        assert not room.lacks(in_the_middle=in_the_middle)


@pytest.mark.parametrize("seed", TERMINAL_SEEDS)
def test_a_terminal_is_taken_up_where_it_was_cut_off(second, tmp_path, seed):
    room = Room(second, tmp_path, seed)
    for kill in range(KILLS):
        with PtyProcess(*RESUME, env=room.env) as terminal:
            asked = squeezed(terminal.until_asked(1))
            assert squeezed(room.line.screen.ask.label) in asked
            assert room.line.screen.speaker in asked
            room.go_on(terminal, lambda line: line.keys)
            # every third comes between the key and the next paint
            if in_the_middle := kill % 3 == 2:
                room.cut_off(terminal, room.line.keys)
        assert not room.lacks(in_the_middle=in_the_middle)
