import pytest

from tests.builders import (
    Meeting,
    a_floor,
    a_review,
    a_round,
    a_talk,
    actions,
    an_action,
    an_issue,
    questions,
    slips,
)
from tmworkshop.domain.errors import Unclear
from tmworkshop.domain.facts import TurnKey, What
from tmworkshop.domain.session.typed.intents import Go
from tmworkshop.domain.session.typed.moves import make_move

FIRM = "Ring the firm"


def with_actions(*owners):
    """A second meeting, each of *owners* having said an action at the first."""
    first = Meeting(actions(), present=tuple(owners)).types("23 april")
    for _ in owners:
        an_action(first)
    return first.closed()


# --- back


def test_back_leads_to_the_part_before_even_an_empty_one():
    meeting = Meeting(actions()).types("", FIRM, "", "They ring", "<", "<")
    assert meeting.at == ("due", "m")


def test_back_from_the_first_part_leads_to_the_words():
    meeting = Meeting(actions()).types("", FIRM, "<")
    assert meeting.at == ("words", "m")
    assert meeting.asked.kept.words == FIRM


def test_back_from_the_words_leads_to_the_turn_before():
    assert Meeting(actions()).types("", FIRM, "<", "<").at[0] == "meeting"


def test_on_an_open_floor_back_leads_through_what_was_said():
    meeting = Meeting(a_talk(), a_floor()).types("", "One", "Two", "<")
    assert meeting.asked.kept.words == "Two"
    assert meeting.types("<").asked.kept.words == "One"
    assert meeting.types("<").at[0] == "go"


def test_what_was_said_on_an_open_floor_can_be_put_right():
    assert Meeting(a_floor()).types("Onne", "<", "One").said == ["One"]


def test_an_earlier_line_that_was_emptied_stays_and_so_does_the_open_floor():
    meeting = Meeting(a_floor(), a_round()).types("One", "Two", "<", "<", " ")
    assert (meeting.said, meeting.asked.kept) == (["One", "Two"], None)
    assert meeting.walkthrough.cursor == TurnKey("floor")


def test_back_leads_from_the_counts_to_the_slips_and_then_to_the_turn_before():
    meeting = Meeting(a_talk(), slips()).types("", "1 2", "<")
    assert meeting.at[0] == "slips"
    assert meeting.types("<").at[0] == "go"


def test_back_at_the_beginning_says_so():
    meeting = Meeting(a_round()).types("<")
    assert (meeting.last.facts, meeting.notice) == (
        (),
        "This is where the session began.",
    )


def test_back_before_the_close_leads_to_the_last_turn():
    assert Meeting(a_round()).types(*"123", "<").at == ("words", "a")


def test_back_from_an_early_close_leads_to_the_turn_in_hand():
    meeting = Meeting(a_round()).types("!!", "<")
    assert (meeting.last.facts, meeting.at) == ((), ("words", "m"))


def test_minutes_that_were_given_away_are_not_given_twice():
    meeting = Meeting(a_talk(), a_review(spare_to="talk"), a_round()).types(
        "", "y", "<"
    )
    assert meeting.walkthrough.cursor == TurnKey("talk")


def test_back_from_words_out_of_turn_goes_no_further_than_they_do():
    meeting = Meeting(a_round()).types(f"+ dai: {FIRM}", "<", "<")
    assert meeting.at == ("words", "m")
    assert meeting.asked.kept.words == FIRM
    assert "out of turn" in meeting.notice


# --- to someone


def test_who_was_left_open_in_this_step_is_returned_to_first():
    meeting = Meeting(a_round("first"), a_round()).types("", "", "", "", "", "@ megan")
    assert meeting.walkthrough.cursor == TurnKey("round", speaker="m")


def test_who_spoke_in_this_step_can_put_it_right():
    meeting = Meeting(a_round("first"), a_round()).types(
        *["", "", "", "One", "@ megan"]
    )
    assert meeting.asked.kept.words == "One"


def test_who_comes_late_can_look_back_on_their_actions_and_the_room_goes_on():
    meeting = Meeting(a_review(), a_round(), before=with_actions("m", "c"))
    meeting.types("d", "", "One", "& cai", "@ cai")
    assert meeting.at == ("value", "c")
    assert meeting.types("d", "").at == ("words", "d")


def test_all_actions_of_who_comes_late_are_looked_back_on():
    before = Meeting(actions(), present="c").types("", FIRM, "", "", "", "+")
    meeting = Meeting(a_review(), a_round(), before=an_action(before, "Write").closed())
    meeting.types("One", "& cai", "@ cai", "d", "")
    assert meeting.at == ("value", "c")
    assert meeting.types("l", "").at == ("words", "d")


def test_someone_whose_turn_is_to_come_can_be_heard_first():
    meeting = Meeting(a_round()).types("@ amina", "Three")
    assert meeting.at == ("words", "m")
    assert meeting.types("One", "Two").at[0] == "close"


def test_what_someone_said_earlier_can_be_returned_to():
    meeting = Meeting(a_round(), a_talk()).types("One", "Two", "Three", "@ dai")
    assert meeting.asked.kept.words == "Two"


def test_before_the_close_who_was_left_open_is_returned_to():
    meeting = (
        Meeting(a_round("first"), a_round()).types("", *"23", "One").to_the_close()
    )
    assert meeting.types("@ megan").walkthrough.cursor == TurnKey("first", speaker="m")
    assert meeting.types("First").at == ("words", "d")


def test_at_an_early_close_who_has_not_had_a_turn_yet_is_returned_to():
    meeting = Meeting(a_talk(), a_round()).types("!!", "@ amina", "Three")
    assert meeting.said == ["Three"]
    assert meeting.walkthrough.cursor == TurnKey("talk")


def test_a_presenter_is_returned_to_for_their_issue():
    meeting = Meeting(an_issue(), questions(), a_talk()).types("Our forms", "", "@ dai")
    assert meeting.asked.kept is None
    assert meeting.walkthrough.cursor == TurnKey("ask", "d")


def test_who_has_no_other_turn_is_said_to_have_none():
    meeting = Meeting(a_talk(), a_round()).types("@ dai")
    assert meeting.last.facts == ()
    assert meeting.notice == "Dai Okafor has no other turn yet."


# --- the close


def test_the_close_can_be_come_to_from_anywhere_and_asks_first():
    meeting = Meeting(a_round()).types("!!")
    assert (meeting.last.facts, meeting.at[0]) == ((), "close")
    assert meeting.types("").walkthrough.turn is None


# --- who comes and goes, and what is said of it


def test_who_arrives_is_welcomed():
    assert Meeting(a_round()).types("& cai").notice == "Cai Rees joins from here on."


def test_who_arrives_after_the_review_hears_how_to_come_back_to_it():
    meeting = Meeting(a_review(), a_round(), before=with_actions("m", "c"))
    meeting.types("d", "", "& cai")
    assert meeting.notice.endswith("To look back on 1 action: @ Cai Rees")


def test_who_comes_back_after_their_review_is_not_sent_to_it_again():
    meeting = Meeting(a_review(), a_round(), before=with_actions("m", "d"))
    meeting.types("d", "", "", "", "~ megan", "& megan")
    assert meeting.notice == "Megan Prys-Jones joins from here on."


def test_who_arrives_before_the_review_needs_no_telling():
    meeting = Meeting(a_talk(), a_review(), before=with_actions("c")).types("& cai")
    assert meeting.notice == "Cai Rees joins from here on."


def test_who_leaves_leaves_their_words():
    meeting = Meeting(a_round()).types("~ dai")
    assert meeting.notice == "Dai Okafor has left; what was said stays."


def test_more_minutes_are_said_back():
    assert Meeting(a_talk()).types("* 1").notice == "1 minute more."
    assert Meeting(a_talk()).types("* 5").notice == "5 minutes more."


@pytest.mark.parametrize("line", ["#", "= 2", "* 5", "^ Why not?"])
def test_what_changes_nothing_in_the_question_leaves_it_in_hand(line):
    meeting = Meeting(actions()).types("", FIRM, "fri", "<", line)
    assert meeting.last.focus.part == "due"


@pytest.mark.parametrize("line", ["-", ">"])
def test_words_out_of_turn_are_no_turn_to_pass(line):
    with pytest.raises(Unclear, match="Enter leaves this empty"):
        Meeting(a_round()).types(f"+ dai: {FIRM}", line)


def test_a_pause_says_nothing():
    found = make_move(Meeting(a_round()).place, Go(What.PAUSE))
    assert ([fact.what for fact in found.facts], found.notice) == ([What.PAUSE], "")
