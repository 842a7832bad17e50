"""Statements put one by one, and sheets: what is asked, and what the room then sees."""

from dataclasses import replace

import pytest

from tests.builders import (
    CONTENT,
    RULES,
    Meeting,
    a_floor,
    a_round,
    a_talk,
    actions,
    an_issue,
    sheets,
    slips,
    weighing,
)
from tmworkshop.domain.design import Keeps, Layout, Shows, Speaks
from tmworkshop.domain.errors import Unclear
from tmworkshop.domain.facts import Kind, TurnKey
from tmworkshop.domain.session.questions.wording import (
    NO_STATEMENT,
    TOO_FEW_SHEETS,
    WIDEST_FIRST,
)
from tmworkshop.domain.session.shown.screen import Spread, Tally
from tmworkshop.domain.session.typed.grammar import read_intent
from tmworkshop.domain.session.typed.scribe import (
    find_outcome_beside,
    find_question_beside,
    screen_beside,
)

ONE_VOICE, PASSING, TEA = RULES


def tally_of(*counts):
    labels = ("0 not at all", "1 a little", "2 fully", "I cannot say")
    return tuple(map(Tally, labels, counts))


# --- statements on slips


def test_each_statement_is_put_in_its_words_one_after_the_other():
    meeting = Meeting(weighing(*RULES), a_talk("next"))
    put = []
    for _ in RULES:
        put.append((meeting.screen.words[0], meeting.screen.place))
        meeting.types("2 2", "")
    assert put == [
        ("“One person speaks at a time.”", "Statement 1 of 3"),
        ("“Anyone may pass.”", "Statement 2 of 3"),
        ("“We begin with tea.”", "Statement 3 of 3"),
    ]
    assert meeting.walkthrough.turn.step.id == "next"


def test_figures_are_kept_at_the_statement_and_the_wording_they_are_of():
    meeting = Meeting(weighing(*RULES)).types("2 0", "", "1")
    assert [(k.turn.item, k.value) for k in meeting.walkthrough.heard.standing] == [
        ("agreement.1@2", "0 2"),
        ("agreement.2@2", "1"),
    ]


def test_one_statement_alone_is_not_numbered():
    assert Meeting(weighing(TEA)).screen.place == ""


def test_a_statement_shows_its_own_counts_and_those_of_no_other():
    meeting = Meeting(weighing(*RULES))
    assert meeting.screen.tally == ()
    assert meeting.types("2 0 0").screen.tally == tally_of(2, 0, 1, 0)
    assert meeting.types("").screen.tally == ()
    assert meeting.types("? ?").screen.tally == tally_of(0, 0, 0, 2)


def test_on_the_step_after_the_statements_stand_side_by_side_in_their_order():
    meeting = Meeting(weighing(*RULES), a_talk("next"), a_talk("then"))
    meeting.types("2 0", "", "", "1 1", "")
    assert meeting.screen.tally == ()
    assert meeting.screen.spread == (
        Spread("One voice", tally_of(1, 0, 1, 0)),
        Spread("Tea", tally_of(0, 2, 0, 0)),
    )
    assert meeting.types("").screen.spread == ()


def test_where_one_statement_of_several_was_weighed_its_counts_stand_alone():
    meeting = Meeting(weighing(*RULES), a_talk("next")).types("2 0", "", "", "")
    assert meeting.screen.tally == tally_of(1, 0, 1, 0)
    assert meeting.screen.spread == ()


@pytest.mark.parametrize(
    "after",
    [
        a_talk("after"),
        a_talk("after", layout=Layout.GROUPS, speaks=Speaks.PAIRS),
        a_floor("after"),
        a_floor("after", Keeps.ACTION),
    ],
)
def test_counts_of_a_statement_stand_where_people_then_talk(after):
    meeting = Meeting(weighing(TEA), after).types("2 0", "")
    assert meeting.walkthrough.turn.step == after
    assert meeting.screen.tally == tally_of(1, 0, 1, 0)


@pytest.mark.parametrize("after", [a_round("after"), actions("after"), an_issue()])
def test_counts_of_a_statement_are_gone_where_people_answer_one_by_one(after):
    meeting = Meeting(weighing(TEA), after, presenters="d").types("2 0", "")
    assert meeting.walkthrough.turn.step == after
    assert meeting.screen.tally == ()


@pytest.mark.parametrize("after", [a_talk("after"), a_floor("after"), a_round("after")])
def test_other_counts_stand_on_their_own_step_alone(after):
    meeting = Meeting(slips(), after).types("2 0")
    assert meeting.screen.tally == tally_of(1, 0, 1, 0)
    assert meeting.types("").screen.tally == ()


def test_back_leads_to_the_statement_before_with_its_figures_in_the_line():
    meeting = Meeting(weighing(*RULES)).types("2 0", "", "1 1", "", "<")
    assert meeting.screen.words[0] == "“Anyone may pass.”"
    assert meeting.screen.ask.default == "1 1"
    meeting.types("1 2", "<", "<", "0 0")
    standing = [kept.value for kept in meeting.walkthrough.heard.standing]
    assert standing == ["0 0", "1 2"]


def test_a_statement_may_be_passed_and_the_rest_of_the_step_left():
    meeting = Meeting(weighing(*RULES), a_talk("next")).types("-", ">")
    assert meeting.walkthrough.turn.step.id == "next"
    left = [turn.key.item for turn in meeting.walkthrough.left_open()]
    assert left == ["agreement.2@2", "agreement.3@2"]


def test_a_session_that_was_cut_off_resumes_at_the_statement_it_was_at():
    meeting = Meeting(weighing(*RULES)).types("2 0", "", "1 1")
    meeting.put_down_and_taken_up()
    assert meeting.screen.words[0] == "“Anyone may pass.”"
    assert meeting.types("").screen.words[0] == "“We begin with tea.”"


def test_statements_are_weighed_on_the_issue_of_each_presenter():
    step = weighing(ONE_VOICE, TEA, repeats=True)
    after = a_talk("after", repeats=True)
    meeting = Meeting(step, after, presenters="da")
    meeting.types("2", "", "2", "")
    assert len(meeting.screen.spread) == 2
    meeting.types("", "0", "", "")
    assert meeting.screen.tally == tally_of(1, 0, 0, 0)  # of the second issue alone


# --- what a session from before knew


def test_a_session_without_statements_puts_the_first_of_its_lesson():
    meeting = Meeting(slips(shows=Shows.STATEMENT, weighs=""), a_talk("next"))
    assert meeting.screen.words[0] == "“A firm of eight could take part.”"
    assert meeting.types("2 0").screen.tally == tally_of(1, 0, 1, 0)
    assert meeting.types("").screen.tally == tally_of(1, 0, 1, 0)
    (kept,) = meeting.walkthrough.heard.standing
    assert kept.turn == TurnKey("slips")


def test_where_there_is_nothing_to_weigh_it_is_said():
    step = slips(shows=Shows.STATEMENT, weighs="agreement")
    assert Meeting(step).screen.words[0] == NO_STATEMENT
    empty = replace(sheets(), statements=())
    meeting = Meeting(empty, a_talk("next"))
    assert meeting.screen.words[0] == NO_STATEMENT
    assert meeting.types("").walkthrough.turn.step.id == "next"


def test_a_lesson_is_named_only_where_it_is_what_is_weighed():
    lesson = replace(weighing(TEA), weighs="lesson")
    assert Meeting(lesson).screen.title == "Lesson 7: Small firms"
    assert Meeting(replace(lesson, weighs="agreement")).screen.title == ""


# --- sheets


def typed(*lines):
    return Meeting(sheets(), a_floor("talk"), present="mdac").types(*lines)


def test_a_sheet_is_one_line_of_figures_run_together_or_apart():
    meeting = typed("012", "0 1 2", "2,?,0")
    standing = [kept.value for kept in meeting.walkthrough.heard.standing]
    assert standing == ["0 1 2", "0 1 2", "2 ? 0"]
    assert {kept.speaker for kept in meeting.walkthrough.heard.standing} == {""}


def test_while_sheets_are_typed_only_their_number_is_shown():
    meeting = typed()
    assert meeting.screen.words[0] == "The sheet has 3 statements, a number for each."
    assert meeting.screen.lines == ()
    assert meeting.screen.ask.label == "Sheet 1"
    meeting.types("012", "222")
    assert meeting.screen.lines == ("2 sheets typed, 4 here.",)
    assert (meeting.screen.tally, meeting.screen.spread) == ((), ())
    assert (meeting.screen.ask.label, meeting.screen.ask.enter) == (
        "Sheet 3",
        "done",
    )


def test_an_earlier_sheet_that_was_emptied_stays_and_the_next_one_is_asked_for():
    meeting = typed("012", "222", "<", "<", " ")
    assert meeting.screen.lines == ("2 sheets typed, 4 here.",)
    assert meeting.screen.ask.label == "Sheet 3"


def test_once_they_are_in_the_widest_gaps_stand_first():
    meeting = typed("020", "021", "022", "022", "")
    assert meeting.screen.words == (
        WIDEST_FIRST,
        "Tea: “We begin with tea.”",
        "One voice: “One person speaks at a time.”",
        "0 not at all   1 a little   2 fully   ? I cannot say",
    )
    assert meeting.screen.cue == ""
    assert meeting.screen.spread == (
        Spread("Tea", tally_of(1, 1, 2, 0)),
        Spread("One voice", tally_of(4, 0, 0, 0)),
        Spread("Passing", tally_of(0, 0, 4, 0)),
    )
    seen = meeting.screen.spread
    assert meeting.types("").walkthrough.turn.step.id == "talk"
    assert meeting.screen.spread == seen


def test_statements_without_a_title_stand_in_their_words_once():
    bare = tuple(replace(each, title="") for each in RULES)
    meeting = Meeting(sheets(*bare), present="mdac")
    meeting.types("020", "021", "022", "")
    assert len(meeting.screen.words) == 2
    assert meeting.screen.spread[0].label == "We begin with tea."


def test_nothing_stands_of_two_sheets():
    meeting = typed("020", "021", "")
    assert meeting.screen.words == (TOO_FEW_SHEETS,)
    assert meeting.screen.spread == ()
    assert meeting.types("").screen.spread == ()


def test_without_a_sheet_there_is_nothing_to_look_at():
    meeting = typed("")
    assert meeting.walkthrough.turn.step.id == "talk"
    left = [turn.key for turn in meeting.walkthrough.left_open()]
    assert TurnKey("sheets") in left


def test_no_more_sheets_are_taken_than_people_came():
    meeting = typed("000", "111", "222", "~ cai", "012")
    assert meeting.screen.ask.label == "All sheets are in"
    with pytest.raises(Unclear, match="There are 4 sheets, and 4 came"):
        meeting.types("012")
    assert meeting.types("").screen.words[0] == WIDEST_FIRST


def test_a_sheet_may_be_put_right():
    meeting = typed("000", "111", "<")
    assert (meeting.screen.ask.label, meeting.screen.ask.default) == ("Sheet 2", "111")
    meeting.types("112")
    assert meeting.screen.ask.label == "Sheet 3"
    meeting.types("<", "<", "")
    standing = [kept.value for kept in meeting.walkthrough.heard.standing]
    assert standing == ["0 0 0", "1 1 2"]


def test_a_sheet_may_be_taken_away_and_put_back_and_its_figures_are_not_said():
    meeting = typed("000", "121", "\\")
    assert meeting.notice == "Taken away: a sheet.  (\\\\ puts it back)"
    assert meeting.screen.lines == ("1 sheet typed, 4 here.",)
    assert meeting.types("\\\\").notice == "Put back: a sheet."
    assert meeting.screen.lines == ("2 sheets typed, 4 here.",)


def test_if_every_sheet_is_taken_away_there_is_nothing_to_look_at():
    meeting = typed("000", "\\", "")
    assert meeting.walkthrough.turn.step.id == "talk"


def test_back_from_the_gaps_leads_to_the_sheets_and_one_more_can_be_typed():
    meeting = typed("000", "111", "222", "", "<")
    assert meeting.screen.lines == ("3 sheets typed, 4 here.",)
    meeting.types("012", "")
    assert len(meeting.walkthrough.heard.standing) == 4
    assert meeting.walkthrough.turn.key.item in ("", "spread")


def test_a_question_mark_is_a_figure_of_a_sheet_and_no_key():
    assert "?" not in {key.key for key in typed().screen.keys}
    assert typed("??0").walkthrough.heard.standing[0].value == "? ? 0"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            "02",
            "2 figures, and the sheet has 3 statements; "
            "the last falls on “Passing”: 02",
        ),
        ("0220", "4 figures, and the sheet has 3 statements; it ends at “Tea”: 0220"),
        ("072", "'7' stands as figure 2, for “Passing”: 0 to 2, or ? for cannot say."),
        ("0x", "'x' stands as figure 2, for “Passing”: 0 to 2, or ? for cannot say."),
        ("0227", "4 figures, and the sheet has 3 statements; it ends at “Tea”: 0227"),
    ],
)
def test_a_sheet_that_does_not_fit_is_told_with_what_is_there_and_where(line, told):
    with pytest.raises(Unclear) as caught:
        typed(line)
    assert str(caught.value) == told


def test_a_long_sheet_is_told_in_fives():
    many = tuple(replace(TEA, id=f"s.{n}", title=f"No {n}") for n in range(12))
    meeting = Meeting(sheets(*many))
    with pytest.raises(Unclear, match=r"falls on “No 10”: 01201 20120 1$"):
        meeting.types("01201201201")
    meeting.types("012012012012", "<")
    assert meeting.screen.ask.default == "01201 20120 12"


def test_points_of_two_signs_are_typed_apart():
    wide = replace(CONTENT.scales[0], points=tuple(
        replace(CONTENT.scales[0].points[0], value=n) for n in (0, 5, 10)
    ))  # fmt: skip
    content = replace(CONTENT, scales=(wide,))
    meeting = Meeting(sheets(), content=content).types("0 10 5", "<")
    assert meeting.screen.ask.default == "0 10 5"


def test_a_session_that_was_cut_off_amid_the_sheets_goes_on_with_the_next():
    meeting = typed("000", "111")
    meeting.put_down_and_taken_up()
    assert meeting.screen.ask.label == "Sheet 3"


def test_sheets_do_not_stand_on_what_comes_before_them():
    meeting = Meeting(slips(), sheets(), present="mdac")
    assert meeting.types("2", "").screen.tally == ()
    assert meeting.types("000", "111", "222", "<", "<", "<", "<").screen.spread == ()


def test_a_design_knows_its_sheets():
    design = Meeting(slips(), sheets(), a_round()).walkthrough.design
    assert [step.layout for step in design.on_sheets] == [Layout.SHEETS]


# --- beside whoever steers


def beside(meeting):
    return screen_beside(meeting.walkthrough, meeting.scene, meeting.clock.time)


def test_whoever_writes_along_sees_the_counts_and_types_no_sheet():
    meeting = typed("020", "021", "022")
    assert beside(meeting).lines == ("3 sheets typed, 4 here.",)
    assert beside(meeting).spread == ()
    assert beside(meeting.types("")).spread == meeting.screen.spread != ()
    place = replace(meeting.place, asked=find_question_beside(meeting.walkthrough))
    line = read_intent(beside(meeting), "0 1 2")
    (kept,) = find_outcome_beside(place, line, ()).facts
    assert (kept.kind, kept.words, kept.unattributed) == (Kind.NOTE, "0 1 2", False)


def test_whoever_writes_along_leaves_slips_of_a_statement_to_whoever_steers():
    meeting = Meeting(weighing(*RULES)).types("2 0")
    assert beside(meeting).tally == meeting.screen.tally != ()
    place = replace(meeting.place, asked=find_question_beside(meeting.walkthrough))
    (kept,) = find_outcome_beside(place, read_intent(beside(meeting), "1 1"), ()).facts
    assert kept.kind is Kind.NOTE
