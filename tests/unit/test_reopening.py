"""A session after its close was taken back: where it stands, and what stays sealed."""

from datetime import timedelta

import pytest

from tests.builders import Meeting, a_round, actions, an_action, sheets, slips
from tests.fakes import Copies, MemorySet
from tmworkshop.application.seal import seal_slips
from tmworkshop.domain.design import Keeps
from tmworkshop.domain.errors import Unclear
from tmworkshop.domain.facts import Said, What
from tmworkshop.domain.session.course.replay import replay_facts
from tmworkshop.domain.session.course.stages import Stage
from tmworkshop.domain.session.typed.place import SEALED


def reopened(meeting):
    """Close *meeting*, let the close seal what it seals, and take it back."""
    meeting.closed()
    resealed(meeting)
    return meeting.keeps(meeting.move(What.REOPEN))


def resealed(meeting):
    file = MemorySet(*meeting.facts)
    seal_slips(file, Copies())
    meeting.facts = list(file.facts())
    meeting.walkthrough = replay_facts(meeting.begun, meeting.ours)


def nameless(meeting):
    every = (fact for fact in meeting.facts if isinstance(fact, Said))
    return sorted(said.words or said.value for said in every if said.unattributed)


def devices(meeting):
    return {said.device for said in meeting.facts if getattr(said, "unattributed", 0)}


def test_it_goes_on_at_the_read_back():
    meeting = reopened(Meeting(a_round()).types("One"))
    assert meeting.walkthrough.stage is Stage.LIVE
    assert meeting.at[0] == "close"
    assert [turn.speaker for turn in meeting.walkthrough.left_open()] == ["d", "a"]


def test_what_was_never_asked_is_not_asked_either():
    meeting = Meeting(a_round(), a_round("last")).types("One")
    meeting.keeps(meeting.move(What.STOP), meeting.move(What.REOPEN))
    assert meeting.at[0] == "close"


def test_a_turn_that_had_been_gone_back_to_is_not_open_any_more():
    meeting = Meeting(a_round(), a_round("last")).types("One", "Two", "<")
    meeting.keeps(meeting.move(What.STOP), meeting.move(What.REOPEN))
    assert meeting.at[0] == "close"


def test_from_there_back_leads_to_the_last_turn_and_a_name_to_theirs():
    meeting = reopened(Meeting(a_round()).types("One", "Two", "Three"))
    assert meeting.types("<").at == ("words", "a")
    assert meeting.types("Four", "@ megan").at == ("words", "m")
    assert meeting.types("").at[0] == "close"
    assert meeting.said == ["One", "Two", "Four"]


def test_an_action_can_be_said_and_what_was_confirmed_stays_so():
    meeting = an_action(Meeting(actions(), present="m").types("23 april"))
    reopened(meeting).types("+ megan: Write", "", "", "")
    ring, write = meeting.actions
    assert (ring.confirmed, write.words) == (True, "Write")
    assert [kept.words for kept in meeting.scene.to_read_back(meeting.walkthrough)] == [
        "Write"
    ]


def test_the_time_between_is_nobodys():
    meeting = Meeting(a_round()).types("One").closed()
    before = meeting.walkthrough.airtime
    meeting.clock.time += timedelta(hours=3)
    meeting.keeps(meeting.move(What.REOPEN), meeting.move(What.RESUME))
    assert meeting.walkthrough.airtime.seconds == before.seconds


def test_a_slip_that_comes_late_is_sealed_with_the_others():
    meeting = reopened(Meeting(slips("notes", Keeps.REFLECTION)).types("One"))
    resealed(meeting.types("<", "Two").closed())
    assert nameless(meeting) == ["One", "Two"]
    assert devices(meeting) == {""}


def test_figures_that_come_late_are_put_into_their_line_and_sealed_once_more():
    meeting = reopened(Meeting(slips()).types("1 2"))
    meeting.types("<", "1 2 2").closed()
    links = {fact.id for fact in meeting.ours if getattr(fact, "part", "") == "value"}
    resealed(meeting)
    assert nameless(meeting) == ["1 2 2"]
    assert not links & {fact.id for fact in meeting.facts}


def test_sheets_are_taken_until_there_is_one_for_each_who_came():
    meeting = Meeting(sheets(), present="mdac").types("012", "012", "012")
    reopened(meeting)
    assert meeting.walkthrough.left_open() == ()
    meeting.types("<", "<")
    assert meeting.screen.lines == ("3 sheets typed, 4 here.",)
    with pytest.raises(Unclear, match="There are 4 sheets, and 4 came"):
        meeting.types("222", "222")
    resealed(meeting.closed())
    assert nameless(meeting) == ["0 0 0 2", "1 1 1 2", "2 2 2 2"]


def test_of_sheets_too_few_to_count_nothing_is_left_and_more_can_be_typed():
    meeting = reopened(Meeting(sheets(), present="mdac").types("012", "012"))
    assert nameless(meeting) == []
    meeting.types("<", "012", "012", "012")
    resealed(meeting.closed())
    assert nameless(meeting) == ["0 0 0", "1 1 1", "2 2 2"]


def test_sealed_words_of_nobody_are_neither_changed_nor_taken_away():
    meeting = reopened(Meeting(slips("notes", Keeps.REFLECTION)).types("One", ">"))
    for typed in ("Two", "\\"):
        with pytest.raises(Unclear) as refused:
            meeting.types("<", "<", typed)
        assert str(refused.value) == SEALED
    assert nameless(meeting) == ["One"]
