"""What is private is not put before the room, and is not lost by not being shown."""

from tests.builders import (
    Meeting,
    a_review,
    a_round,
    a_talk,
    actions,
    an_action,
    slips,
)
from tmworkshop.domain.facts import Amended, Kind, Said
from tmworkshop.domain.levels import Level
from tmworkshop.domain.session.course.scene import NOT_SHOWN

FIRM = "Ring the firm"


def made_private(meeting, words, **more):
    """Let *words* be private from now on."""
    of = meeting.kept(words).id
    given = {"session": meeting.opened.id, **more}
    return meeting.keeps(Amended(of=of, part="level", value="private", **given))


def taken_up_again():
    """Come back to words that their speaker made private since."""
    said = Meeting(a_round(), a_talk(), present="m").types("One")
    return made_private(said, "One").types("<")


def reviewed_in_private(*steps, after=(), **more):
    """Look back on an action that its owner made private after its session."""
    before = Meeting(actions()).types("", FIRM, "23 april", "They ring", "", "")
    action = made_private(before.closed(), FIRM, session="")
    return Meeting(a_review(**more), *steps, before=action).types(*after)


def test_private_words_are_not_shown_again():
    meeting = taken_up_again()
    assert meeting.screen.lines == (NOT_SHOWN,)
    assert (meeting.screen.ask.default, meeting.screen.ask.stands) == ("", "One")


def test_enter_leaves_private_words_as_they_are():
    meeting = taken_up_again()
    assert meeting.types("").said == ["One"]


def test_private_words_are_taken_away_and_put_back_without_being_told():
    meeting = taken_up_again()
    assert NOT_SHOWN in meeting.types("\\").notice
    assert "One" not in meeting.notice


def test_a_private_action_is_looked_back_on_without_its_words():
    assert reviewed_in_private().screen.lines == (f">1  {NOT_SHOWN}",)


def test_what_its_owner_says_of_it_now_is_shown_and_no_date():
    meeting = reviewed_in_private(after=["k", "30 april"])
    assert meeting.screen.lines == (f">1  {NOT_SHOWN}", "    = keep going.")


def test_what_it_became_is_not_shown_either():
    shown = reviewed_in_private(after=["c", "Write to the mill"]).screen.lines
    assert shown == (
        f">1  {NOT_SHOWN}",
        "    = changed.",
        f"    Megan Prys-Jones: {NOT_SHOWN}",
    )


def test_to_change_it_its_words_do_not_stand_in_the_line():
    ask = reviewed_in_private(after=["c"]).screen.ask
    assert (ask.default, ask.stands) == ("", FIRM)


def test_the_close_reads_back_no_private_action():
    meeting = Meeting(actions(), a_talk()).types("", FIRM, "fri", "", "", ">", "y")
    lines = made_private(meeting, FIRM).to_the_close().screen.lines
    assert lines[:2] == ("Not yet confirmed:", f"   Megan Prys-Jones: {NOT_SHOWN}")
    assert "Friday" not in " ".join(lines)


def with_word_sent(before, **more):
    (action,) = before.actions
    said = Said(
        kind=Kind.FOLLOWUP,
        value="done",
        speaker=action.owner,
        follows=action.id,
        parts={"happened": "They rang back."},
        **more,
    )
    before.facts += before.stamp([said])
    return before


def test_private_word_that_someone_away_has_sent_is_not_read_out():
    before = an_action(Meeting(actions()).types("")).closed()
    with_word_sent(before, level=Level.PRIVATE)
    review = Meeting(a_review(spare_to="talk"), a_talk(), before=before, present="d")
    assert review.screen.lines == ()


def test_private_slips_are_not_counted_on_the_screen():
    counted = Meeting(slips(), a_talk()).types("1 2").screen
    private = Meeting(slips(level=Level.PRIVATE), a_talk()).types("1 2").screen
    assert counted.tally
    assert not private.tally


def test_a_private_step_says_who_will_read():
    assert Meeting(a_round(level=Level.PRIVATE)).screen.words == (
        "What is kept here is private: you and whoever runs this laptop read it.",
    )
