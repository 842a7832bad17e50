"""A key on paper: what is printed reads back, and no slip of a finger goes unseen."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmworkshop.domain.errors import Unclear
from tmworkshop.domain.rescue_letters import (
    BEGINS,
    LETTERS,
    join_rescue_lines,
    read_rescue_line,
    rescue_lines,
)

SECRETS = st.text(LETTERS, min_size=58, max_size=58).map(BEGINS.__add__)
ONE = BEGINS + LETTERS + LETTERS[:26]


def read(lines):
    return join_rescue_lines(
        read_rescue_line(number, line) for number, line in enumerate(lines, 1)
    )


@given(secret=SECRETS)
def test_what_is_printed_reads_back(secret):
    lines = rescue_lines(secret)
    assert read(lines) == secret
    assert [len(line.split()) for line in lines] == [3] * 5


@given(secret=SECRETS)
def test_small_letters_and_spaces_do_not_matter(secret):
    lines = rescue_lines(secret)
    assert read(line.lower().replace(" ", "") for line in lines) == secret
    assert read(f" {line.replace(' ', ' - ')} " for line in lines) == secret


@given(
    secret=SECRETS,
    line=st.integers(0, 4),
    place=st.integers(0, 14),
    letter=st.sampled_from(LETTERS + "Ŷ"),
)
def test_any_one_letter_that_is_mistyped_is_seen_and_its_group_named(
    secret, line, place, letter
):
    lines = [each.replace(" ", "") for each in rescue_lines(secret)]
    was = lines[line]
    mistyped = was[:place] + letter + was[place + 1 :]
    if mistyped == was:
        return
    with pytest.raises(Unclear, match=rf"Line {line + 1}: group {place // 5 + 1} "):
        read_rescue_line(line + 1, mistyped)


@given(secret=SECRETS, places=st.permutations(range(15)))
def test_groups_that_change_places_are_seen(secret, places):
    groups = " ".join(rescue_lines(secret)).split()
    moved = [groups[place] for place in places]
    if moved == groups:
        return
    lines = (" ".join(moved[at : at + 3]) for at in range(0, 15, 3))
    try:
        again = read(lines)
    except Unclear:
        return
    assert again == secret


def test_letters_that_are_taken_for_others_are_read_as_those():
    (line, *_) = rescue_lines(BEGINS + "L08" + ONE[len(BEGINS) + 3 :])
    assert read_rescue_line(1, line.replace("L", "I").replace("8", "b")) == (
        read_rescue_line(1, line.replace("L", "1").replace("0", "O"))
    )


@pytest.mark.parametrize("typed", ["", "QPZR", "Q" * 16])
def test_a_line_of_another_length_is_said(typed):
    with pytest.raises(Unclear, match=f"15 letters, and these are {len(typed)}"):
        read_rescue_line(1, typed)


def test_several_groups_that_are_wrong_are_all_named():
    line = re.sub(r"\w", "Q", rescue_lines(ONE)[1])
    with pytest.raises(Unclear, match=r"group 1 \(QQQQQ\) and group 2"):
        read_rescue_line(2, line)


def test_an_end_that_is_no_sheets_is_said():
    letters = [read_rescue_line(n, x) for n, x in enumerate(rescue_lines(ONE), 1)]
    with pytest.raises(Unclear, match="does not end as a rescue sheet does"):
        join_rescue_lines([*letters[:-1], "QPZR" * 3])
