"""A screen in lines: everything is there, nothing is too wide, nothing is obeyed."""

from dataclasses import fields, is_dataclass, replace
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.screens import HEADING, choice, screen
from tmworkshop.adapters.cells import (
    UNBROKEN,
    harmless,
    harmless_lines,
    width_of,
    words_of,
    wrap_text,
)
from tmworkshop.adapters.front_ends import screen_blocks
from tmworkshop.adapters.front_ends.painted_screen import (
    BOLD,
    DIM,
    NORMAL,
    Canvas,
    paint_keys,
    paint_screen,
    prompt_text,
)
from tmworkshop.adapters.front_ends.typed_line import line_to_begin_with, list_choices
from tmworkshop.domain.session.questions.ask import Shape
from tmworkshop.domain.session.shown.screen import CardView, Tally

WIDTHS = (40, 60, 79, 99)
CARD = CardView(
    "Harder with small firms",
    "Of all employers, small ones can be particularly difficult to engage.",
    "crisp-2014, section 2.3",
    "the reviewers' reading",
    "What have you asked of small firms so far?",
)
FULL = choice(
    speaker="Megan Prys-Jones",
    place="2nd of 6, then Dai",
    title="Lesson 7: Small firms can be hard to engage",
    words=(
        "Tell us what you did and what came of it, expected or not.",
        "Then what now.",
    ),
    card=CARD,
    stems=("What got in the way?", "Who else saw it?", "What would you do again?"),
    cue="Let the member read their own words. No rescue and no praise.",
    never="answer for someone, or ask why not.",
    groups=("1  Ann and Ben", "2  Cai, Dai and Eve"),
    lines=(">1  Ask the Jobcentre whether we could share one form.", "    By Friday."),
    tally=(*(Tally(f"{n} label", n % 3) for n in range(5)), Tally("I cannot say", 1)),
    notice="Friday 6 March 2026.",
)
OVERLONG = "Żaneta says 李小龍李小龍李小龍李小龍李小龍李小龍 " * 3 + "x" * 130


def lines_of(shown, width):
    parts = (screen_blocks.draw_head, screen_blocks.draw_body, screen_blocks.draw_foot)
    return [
        line for part in parts for block in part(shown, width) for line in block.lines
    ]


def text_of(shown, width=79):
    return "\n".join(lines_of(shown, width))


def block(shown, region, width=79):
    blocks = [
        *screen_blocks.draw_head(shown, width),
        *screen_blocks.draw_body(shown, width),
    ]
    return next(each.lines for each in blocks if each.region is region)


@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_is_wider_than_the_terminal(width):
    assert max(map(width_of, lines_of(FULL, width))) <= width


@pytest.mark.parametrize("width", WIDTHS)
def test_words_that_are_too_long_are_broken_and_none_is_lost(width):
    lines = block(screen(words=(OVERLONG,)), screen_blocks.Region.WORDS, width)
    assert max(map(width_of, lines)) <= width
    assert "".join("".join(lines).split()) == "".join(OVERLONG.split())


@given(st.text(max_size=300), st.integers(20, 100))
def test_any_words_at_all_fit_any_width(text, width):
    shown = harmless(text)
    lines = wrap_text(shown, width, "  - ")
    assert all(width_of(line) <= width for line in lines)
    assert "".join("".join(lines).split())[1:] == "".join(shown.split())


def test_the_header_is_one_line_with_the_set_the_session_the_step_and_the_minutes():
    shown = screen(heading=replace(HEADING, note="silence"))
    assert block(shown, screen_blocks.Region.HEADER) == (
        " Dyffryn set · session 3 · Action review (3 of 10) · 6 of 15 min · silence",
    )


def test_a_narrow_header_breaks_between_its_parts():
    assert block(screen(), screen_blocks.Region.HEADER, 40) == (
        " Dyffryn set · session 3",
        " Action review (3 of 10) · 6 of 15 min",
    )


def test_who_is_on_stands_left_and_who_is_next_stands_right():
    (line,) = block(FULL, screen_blocks.Region.WHO)
    assert line.startswith(" Megan Prys-Jones   ")
    assert line.endswith("   2nd of 6, then Dai")
    assert width_of(line) == 78


def test_a_wide_name_is_counted_by_its_columns():
    (line,) = block(replace(FULL, speaker="李小龍"), screen_blocks.Region.WHO)
    assert width_of(line) == 78
    assert len(line) == 75


def test_names_too_long_for_one_line_take_two():
    lines = block(replace(FULL, speaker="Megan " * 4), screen_blocks.Region.WHO, 40)
    assert lines == (" Megan Megan Megan Megan", " 2nd of 6, then Dai")


def test_a_tally_is_counts_at_each_point_and_never_a_mean():
    (line,) = block(FULL, screen_blocks.Region.TALLY)
    assert line == " 0   1 o   2 o o   3   4 o   cannot say 1"


def test_a_card_is_a_block_of_its_own_with_finding_strength_source_and_question():
    lines = block(FULL, screen_blocks.Region.CARD)
    assert all(line.startswith(" │ ") for line in lines)
    assert " │ The reviewers' reading   crisp-2014, section 2.3" in lines


def test_what_belongs_to_an_action_stands_under_its_words():
    first, second = block(FULL, screen_blocks.Region.KEPT)
    assert first.index("Ask") == second.index("By")


def test_the_choice_that_enter_takes_is_marked():
    assert "d done   [k] keep going" in text_of(choice(default="keep"))


def test_the_question_says_what_enter_does():
    assert screen_blocks.question_text(FULL.ask) == "What now? (Enter leaves it)"


def test_few_keys_are_named_and_one_that_shows_all():
    assert "< back   - pass   + action   # blank   / all keys" in text_of(screen())


def test_every_key_is_listed_with_what_it_does():
    listed = "\n".join(screen_blocks.draw_all_keys(screen(), 79))
    assert "  +  an action: + words, or + Name: words" in listed
    assert "  !  pause" in listed


EVIL = "\x1b]0;owned\x07 \x9b31m \x1b[2J \u202edrow\u2066"


def made_evil(value):
    """Return *value* with every text in it exchanged, wherever it stands."""
    if isinstance(value, StrEnum) or not is_dataclass(value):
        return EVIL if type(value) is str else value
    held = {field.name: getattr(value, field.name) for field in fields(value)}
    return replace(value, **{name: made_evil_too(each) for name, each in held.items()})


def made_evil_too(held):
    if isinstance(held, tuple) and not hasattr(held, "_fields"):
        return tuple(map(made_evil, held))
    if isinstance(held, dict):
        return dict.fromkeys(held, EVIL)
    return made_evil(held)


@pytest.mark.parametrize("shape", Shape)
def test_nothing_in_any_text_of_a_screen_reaches_the_terminal(shape):
    evil = made_evil(FULL)
    asks = (replace(evil.ask, shape=shape), replace(evil.ask, shape=shape, label=""))
    for shown in (replace(evil, ask=ask) for ask in asks):
        painted = [
            *paint_screen(shown, Canvas(80, 100), 0),
            *paint_keys(shown, Canvas(80, 100), 0),
            prompt_text(shown, Canvas(80, 100)),
            *list_choices(shown),
            *lines_of(shown, UNBROKEN),
        ]
        text = "".join(painted).replace(BOLD, "").replace(DIM, "").replace(NORMAL, "")
        assert not {"\x1b", "\x07", "\x9b", "\u202e", "\u2066"} & set(text)
        assert "\\x1b]0;owned" in text


def test_a_point_of_a_scale_without_words_is_no_trouble():
    assert block(
        screen(tally=(Tally("", 2), Tally("?", 1))), screen_blocks.Region.TALLY
    )


def test_a_line_break_in_words_makes_no_line_of_its_own():
    assert harmless("one\ntwo\u2028three\tfour") == "one two three four"


def test_what_would_turn_the_words_beside_it_is_shown():
    # to close it at the end is not enough: a line holds several people's words
    assert harmless("\u2067Dai") == "\\x2067Dai"
    assert harmless("x\u2069\u202c") == "x\\x2069\\x202c"
    assert words_of("\u202eDai\u2066 \ufeff") == "Dai "


def test_letters_of_any_script_and_joined_ones_stay_as_they_are():
    for text in ("مريم", "می\u200cروم", "👩🏽\u200d🚒", "e\u0301", "\u200fד"):
        assert harmless(text) == words_of(text) == text


def test_several_lines_stay_lines_where_they_may():
    assert harmless_lines("one\r\ntwo\x1b[2J\n") == "one \ntwo\\x1b[2J\n"


def test_letters_that_no_terminal_could_be_sent_are_shown():
    assert harmless("a\udcff") == "a\\xdcff"


def test_pasted_words_become_one_line_without_control_characters():
    assert words_of(" one\r\ntwo\x1b\x00\tthree ") == " one  two three "


def test_parts_of_a_line_stay_whole_where_they_can():
    scale = "0 not at all   1 a little   2 in part"
    assert wrap_text(scale, 20) == ["0 not at all", "1 a little", "2 in part"]


def test_without_a_width_each_text_is_one_line():
    (line,) = block(
        screen(words=("word " * 500,)), screen_blocks.Region.WORDS, UNBROKEN
    )
    assert line.split() == ["word"] * 500


def tables(number):
    return tuple(f"{n}  Ann {n}, Ben, Cai and Dai" for n in range(1, number + 1))


def test_a_few_groups_stand_below_one_another():
    groups = block(screen(groups=tables(4)), screen_blocks.Region.GROUPS)
    assert [line.strip() for line in groups] == [*tables(4)]


def test_many_groups_stand_beside_one_another():
    groups = block(screen(groups=tables(15)), screen_blocks.Region.GROUPS)
    assert groups[0] == f" {tables(15)[0]}              {tables(15)[1]}"
    assert groups[-1] == " 15  Ann 15, Ben, Cai and Dai"
    assert len(groups) == 8


def test_groups_too_wide_to_stand_beside_one_another_are_wrapped_under_their_names():
    names = "Megan Prys-Jones, Dai Okafor, Amina Li and Cai Rees"
    groups = block(screen(groups=(f"1  {names}",) * 9), screen_blocks.Region.GROUPS, 40)
    assert groups[:2] == (
        " 1  Megan Prys-Jones, Dai Okafor, Amina",
        "    Li and Cai Rees",
    )


def test_read_out_each_group_is_a_line():
    groups = block(screen(groups=tables(9)), screen_blocks.Region.GROUPS, UNBROKEN)
    assert len(groups) == 9


def test_what_is_never_done_stands_dim_below_the_cue():
    shown = screen(cue="Wait.", never="answer.", lines=("One",))
    lines = paint_screen(shown, Canvas(80, 24), 0)
    cue = lines.index(" For you: Wait.")
    assert lines[cue : cue + 4] == [
        " For you: Wait.",
        f"{DIM} Never: answer.{NORMAL}",
        "",
        "  One",
    ]


def test_where_there_is_no_room_what_is_never_done_goes_first():
    roomy = screen(cue="Wait.", never="answer.", lines=("One",))
    rows = next(n for n in range(30) if "Never" in "".join(at(roomy, n)))
    tight = "".join(at(roomy, rows - 1))
    assert "Never" not in tight
    assert "For you: Wait." in tight
    assert "more: Page Down" not in tight


def at(shown, rows):
    return paint_screen(shown, Canvas(80, rows), 0)


def test_of_the_words_to_many_groups_what_they_are_to_talk_about_stays():
    words = (*(f"Word {number}." for number in range(20)), "What is shared?")
    shown = "\n".join(at(screen(words=words, groups=tables(12)), 24))
    assert "12  Ann 12, Ben" in shown
    assert "What is shared?" in shown
    assert "Word 0." not in shown


def test_groups_matter_more_than_the_words_to_the_room():
    shown = "\n".join(at(replace(FULL, groups=tables(30)), 24))
    assert "1  Ann 1, Ben" in shown
    assert CARD.title not in shown
    assert "more: Page Down" in shown


@pytest.mark.parametrize("rows", [6, 10, 24, 50])
def test_a_painting_leaves_a_row_for_the_answer(rows):
    lines = paint_screen(FULL, Canvas(80, rows), 0)
    assert len(lines) < max(rows, 12)


def test_of_a_long_screen_what_was_kept_is_shown_first():
    kept = tuple(f"Question {number}?" for number in range(40))
    shown = "\n".join(paint_screen(replace(FULL, lines=kept), Canvas(80, 24), 0))
    assert "Question 39?" in shown
    assert "Question 0?" not in shown
    assert "… more: Page Down" in shown


def test_page_down_shows_all_of_a_long_screen_in_the_end():
    kept = tuple(f"Question {number}?" for number in range(40))
    long = replace(FULL, lines=kept)
    pages = ["\n".join(paint_screen(long, Canvas(80, 24), page)) for page in range(9)]
    for line in (*kept, *FULL.words, *FULL.stems, CARD.finding[:40]):
        assert any(line in page for page in pages)


def test_all_keys_stand_in_place_of_what_there_is_to_read():
    shown = "\n".join(paint_keys(FULL, Canvas(80, 24), 0))
    assert "blank the screen" in shown
    assert "expected or not" not in shown


def test_words_that_stand_in_the_line_are_as_they_could_have_been_typed():
    said = "one\ntwo\x1b[2J \u202edrow\udc80"
    assert line_to_begin_with(screen(default=said)) == "one two[2J drow"
    assert line_to_begin_with(screen(default="<b>")) == " <b>"


def test_words_that_begin_as_a_key_that_does_nothing_here_stand_as_words():
    assert "=" not in screen().offers
    assert line_to_begin_with(screen(default="= b")) == " = b"
    assert line_to_begin_with(screen(shape=Shape.SHEET, default="?2021")) == "?2021"
