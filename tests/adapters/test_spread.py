"""How far apart people stand, as a table or in words."""

import pytest

from tests.adapters.test_drawing import EVIL, WIDTHS, made_evil
from tests.screens import screen
from tmworkshop.adapters.cells import UNBROKEN, width_of
from tmworkshop.adapters.front_ends import screen_blocks
from tmworkshop.adapters.front_ends.painted_screen import Canvas, paint_screen
from tmworkshop.adapters.front_ends.screen_blocks import Region
from tmworkshop.adapters.front_ends.typed_line import guess_meaning, line_to_begin_with
from tmworkshop.domain.session.questions.ask import Ask, Enter, Shape
from tmworkshop.domain.session.shown.screen import Spread, Tally

LABELS = ("0 not at all", "1 a little", "2 fully", "I cannot say")
LONG = (
    "Someone here leads for the partnership as a whole, whatever else there is to do."
)


def row(label, *counts):
    return Spread(label, tuple(map(Tally, LABELS, counts)))


FEW = (row("Leadership", 3, 0, 2, 1), row(LONG, 0, 6, 0, 0))
MANY = tuple(row(f"Statement {n}", 3, 1, 2, 0) for n in range(24))


def lines_of(rows, width=79):
    blocks = screen_blocks.draw_body(screen(spread=rows), width)
    return next((each.lines for each in blocks if each.region is Region.SPREAD), ())


def test_each_statement_has_a_row_and_each_point_a_column():
    head, first, *_ = lines_of(FEW)
    assert head.split() == ["0", "1", "2", "?"]
    assert first.split() == ["Leadership", "3", "·", "2", "1"]
    assert first.index("3") == head.index("0")
    assert len(head) == len(first)


def test_words_that_are_too_long_go_on_below_beside_no_figure():
    _, _, *wrapped = lines_of(FEW)
    assert wrapped[0].split()[-4:] == ["·", "6", "·", "·"]
    assert not any(sign in wrapped[1] for sign in "·0126?")
    said = " ".join(wrapped).replace("·", "").replace("6", "")
    assert " ".join(said.split()) == LONG


@pytest.mark.parametrize("width", [*WIDTHS, screen_blocks.NARROWEST])
def test_no_row_is_wider_than_the_terminal(width):
    assert max(map(width_of, lines_of(FEW, width))) <= width


@pytest.mark.parametrize("width", [screen_blocks.NARROWEST, UNBROKEN])
def test_where_no_table_fits_and_where_none_is_seen_it_is_said_in_words(width):
    said = " ".join(" ".join(lines_of(FEW[:1], width)).split())
    assert said == "Leadership: 3 at 0, 2 at 2, 1 cannot say"


def test_without_statements_nothing_stands():
    assert lines_of(()) == ()


def test_no_text_of_a_row_is_obeyed():
    for width in (79, screen_blocks.NARROWEST, UNBROKEN):
        told = "".join(lines_of((made_evil(FEW[0]),), width))
        assert not set(EVIL) & {"\x1b", "\x07", "\x9b"} & set(told)


def test_a_long_table_begins_on_the_first_page_and_goes_on_over_the_next():
    shown = screen(words=("How far apart we stand.",), spread=MANY)
    first = "\n".join(paint_screen(shown, Canvas(80, 24), 0))
    assert "How far apart" in first
    assert "Statement 0 " in first
    assert "… more: Page Down" in first
    every = "\n".join(
        line for page in (0, 1) for line in paint_screen(shown, Canvas(80, 24), page)
    )
    assert all(f"Statement {n} " in every for n in range(24))


# --- a sheet as it is typed


def a_sheet(**ask):
    given = Ask("Sheet 1", Shape.SHEET, Enter.MOVES_ON, **ask)
    return screen(ask=given, points=(0, 1, 2), statements=("One", "Two", "Three"))


@pytest.mark.parametrize(
    ("line", "told"),
    [("", ""), ("0", "1 of 3 "), ("0 2,?", "3 of 3 "), ("0127", "4 of 3 ")],
)
def test_beside_a_sheet_stands_how_many_figures_it_has_so_far(line, told):
    assert guess_meaning(a_sheet(), line) == told


def test_a_sheet_that_was_typed_stands_in_the_line():
    assert line_to_begin_with(a_sheet(default="012", stands="0 1 2")) == "012"
